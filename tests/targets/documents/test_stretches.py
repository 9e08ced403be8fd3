"""The stretch around a place, as going left and right letter by letter finds it; and found without going again."""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targets.documents.dues import dues_in
from targets.documents.modes import Mode
from targets.documents.stretches import stretch


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a, b X c, d", "b X c"),
        ("a (b, c) X (d, e), f", "a (b, c) X (d, e)"),  # a comma in brackets parts nothing
        ("a (b, X, c) d, e", "X"),  # but does where the place is in them as well
        ("a (b X) c, d", "a (b X) c"),
        ("a ( b, X ( c, d", "X ( c, d"),  # a bracket left open holds all that follows
        ("a, b) c, X d", "X d"),
        ("a, b) c X d, e", "a, b) c X d"),  # one that was never opened, all before it
        ("X", "X"),
    ],
)
def test_up_to_the_nearest_marks_outside_brackets(text: str, found: str) -> None:
    at = text.index("X")
    assert text[slice(*stretch(text, 0, len(text), at, at + 1, ",;"))] == found


@given(st.text("(),;x ", max_size=30), st.data())
def test_it_is_what_going_letter_by_letter_finds(text: str, data: st.DataObject) -> None:
    cuts = data.draw(st.tuples(*[st.integers(0, len(text))] * 4).map(sorted))
    start, at, until, end = cuts
    marks = data.draw(st.sampled_from([";", ",;"]))
    assert stretch(text, start, end, at, until, marks) == letter_by_letter(text, start, end, at, until, marks)


def letter_by_letter(text: str, start: int, end: int, at: int, until: int, marks: str) -> tuple[int, int]:
    first, depth = at, 0
    while first > start and (depth or text[first - 1] not in marks):
        first -= 1
        depth += (text[first] == ")") - (text[first] == "(" and depth > 0)
    final, depth = until, text.count("(", first, until) - text.count(")", first, until)
    while final < end and (depth > 0 or text[final] not in marks):
        depth += (text[final] == "(") - (text[final] == ")")
        final += 1
    while first < at and text[first] in " ,;:":
        first += 1
    return first, final


@pytest.mark.parametrize(
    "words",
    [
        "(báo cáo trước ngày 05/6 ",
        ") báo cáo trước ngày 05/6 ",
        "báo cáo trước ngày 05/6, ",
        "gửi báo cáo về Sở ( trước ngày 05/6/2024 ",
        "báo cáo (trước ngày 05 hằng tháng ",
    ],
)
def test_twice_as_long_a_sentence_takes_twice_the_work(words: str) -> None:
    # Lines that run are counted, which no other work on the machine changes. Each day once went through the whole
    # sentence again: four times the work.
    lines_run(words * 50)  # what is made once for the whole program is not of this sentence
    assert lines_run(words * 80) < 2.3 * lines_run(words * 40)


def lines_run(text: str) -> int:
    """Return how many lines of Python are run to find the duties of a sentence."""
    count, before = 0, sys.gettrace()

    def trace(_frame: FrameType, event: str, _about: object) -> object:
        nonlocal count
        count += event == "line"
        return trace

    sys.settrace(trace)  # type: ignore[arg-type]  # of any tracer that goes on
    try:
        assert len(list(dues_in(text, 0, len(text), Mode.TASKS, 2024))) >= 40
    finally:
        sys.settrace(before)
    return count
