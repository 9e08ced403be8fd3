"""What is slow to make is made once, whoever asks; who asks for something else does not wait; memory is bounded."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

import pytest

from dashboards.web.made_once import MadeOnce


def test_it_is_made_once_and_given_to_all_who_ask_meanwhile() -> None:
    made: list[int] = []
    kept: MadeOnce[str] = MadeOnce(10)
    barrier, found = threading.Barrier(4), list[str]()

    def make() -> str:
        made.append(1)
        return f"made {len(made)} time"

    def ask() -> None:
        barrier.wait()
        found.append(kept.get("key", make))

    _all_at_once([ask] * 4)
    assert made == [1]
    assert all(one is found[0] for one in found)


def test_nobody_waits_for_what_they_did_not_ask_for() -> None:
    kept: MadeOnce[str] = MadeOnce(10)
    begun, go_on = threading.Event(), threading.Event()

    def slow() -> str:
        begun.set()
        assert go_on.wait(10)
        return "slow"

    thread = threading.Thread(target=lambda: kept.get("slow", slow))
    thread.start()
    assert begun.wait(10)
    assert kept.get("quick", lambda: "quick") == "quick"  # while the slow one is still being made
    go_on.set()
    thread.join()
    assert kept.get("slow", lambda: "again") == "slow"


def test_one_thing_may_be_made_of_another() -> None:
    kept: MadeOnce[int] = MadeOnce(10)
    assert kept.get("three", lambda: kept.get("two", lambda: 2) + 1) == 3
    assert kept.get("two", lambda: 20) == 2


def test_what_weighs_too_much_goes_the_longest_not_asked_for_first() -> None:
    kept: MadeOnce[str] = MadeOnce(10, weigh=len)
    for key, thing in (("a", "1234"), ("b", "5678")):  # 8 of 10
        kept.get(key, lambda thing=thing: thing)  # type: ignore[misc]
    kept.get("a", lambda: "made again")  # asked for after b
    kept.get("c", lambda: "90")  # 10 of 10
    assert [kept.get(key, lambda: "made again") for key in "ac"] == ["1234", "90"]
    kept.get("d", lambda: "x")  # 11: b goes
    assert [kept.get(key, lambda: "?") for key in "acd"] == ["1234", "90", "x"]
    assert kept.get("b", lambda: "new") == "new"  # 4 + 2 + 1 + 3 = 10


def test_what_is_heavier_than_all_that_may_be_kept_is_given_all_the_same() -> None:
    kept: MadeOnce[str] = MadeOnce(3, weigh=len)
    assert kept.get("large", lambda: "12345") == "12345"
    assert kept.get("small", lambda: "1") == "1"
    assert kept.get("large", lambda: "54321") == "54321"  # it was let go


def test_what_fails_is_tried_again() -> None:
    kept: MadeOnce[int] = MadeOnce(10)
    with pytest.raises(ZeroDivisionError):
        kept.get("key", lambda: 1 // 0)
    assert kept.get("key", lambda: 1) == 1


def _all_at_once(asks: Sequence[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=ask) for ask in asks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
