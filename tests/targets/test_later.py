"""A value that is made later is the value itself to whoever looks; nobody who looks at what is told makes it."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, replace

import pytest

from targets.later import Later, later


@dataclass(frozen=True, slots=True)
class Answer(Later):
    """Something that has a short part and a long one."""

    short: str
    long: str = "not said"

    @property
    def both(self) -> str:
        return f"{self.short}: {self.long}"


MADE: list[str] = []


def make() -> Answer:
    MADE.append("made")
    return Answer("yes", "because it is so")


@pytest.fixture
def answer() -> Answer:
    MADE.clear()
    return later(Answer, make, short="yes")


def test_what_is_told_is_there_and_the_rest_is_made_when_it_is_read_and_once(answer: Answer) -> None:
    assert (answer.short, MADE) == ("yes", [])
    assert (answer.long, answer.long, answer.short, MADE) == ("because it is so", "because it is so", "yes", ["made"])


def test_it_equals_and_reads_as_what_is_made(answer: Answer) -> None:
    assert answer == make()
    assert hash(later(Answer, make)) == hash(make())
    assert repr(later(Answer, make)) == repr(make())
    assert later(Answer, make).both == "yes: because it is so"
    assert isinstance(answer, Answer)


def test_it_is_copied_packed_and_changed_as_any_value() -> None:
    assert pickle.loads(pickle.dumps(later(Answer, make))) == make()  # noqa: S301  our own
    assert copy.copy(later(Answer, make)) == copy.deepcopy(later(Answer, make)) == make()
    assert replace(later(Answer, make), short="no") == Answer("no", "because it is so")
    assert asdict(later(Answer, make)) == {"short": "yes", "long": "because it is so"}


def test_it_stays_frozen(answer: Answer) -> None:
    with pytest.raises(FrozenInstanceError):
        answer.long = "otherwise"  # type: ignore[misc]


def test_there_is_nothing_in_it_but_its_fields(answer: Answer) -> None:
    assert not hasattr(answer, "__html__")  # what templates look for
    assert not hasattr(Answer("yes"), "_make")
    assert MADE == []


def test_what_fails_fails_again(answer: Answer) -> None:
    def fail() -> Answer:
        raise ValueError("no")

    broken = later(Answer, fail)
    for _ in range(2):
        with pytest.raises(ValueError, match="no"):
            _ = broken.long
    assert answer.long
