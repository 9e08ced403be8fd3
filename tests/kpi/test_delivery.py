"""When to try again: sooner at first, hourly later, and not for ever."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from kpi.delivery import MessageState, Patience, next_try
from tests.kpi.matters import NOON

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def test_the_waits_double_up_to_an_hour() -> None:
    waits = [next_try(Patience(), attempt, NOON, NOON) for attempt in range(1, 10)]
    # 1, 2, 4, 8, 16, 32 minutes, then 64 would be more than an hour
    assert waits == [NOON + timedelta(minutes=n) for n in (1, 2, 4, 8, 16, 32, 60, 60, 60)]


def test_five_days_after_the_first_attempt_it_is_given_up() -> None:
    last = NOON + 5 * DAY
    assert next_try(Patience(), 130, NOON, last - MINUTE) == last + timedelta(minutes=59)
    assert next_try(Patience(), 131, NOON, last) is None


@given(attempt=st.integers(1, 10_000), hours=st.integers(0, 119))
def test_every_wait_lies_between_the_shortest_and_the_longest(attempt: int, hours: int) -> None:
    at = NOON + timedelta(hours=hours)
    again = next_try(Patience(), attempt, NOON, at)
    assert again is not None
    assert MINUTE <= again - at <= timedelta(hours=1)


def test_every_state_has_its_word() -> None:
    assert len({state.label.vi for state in MessageState}) == len({state.label.en for state in MessageState}) == 8
