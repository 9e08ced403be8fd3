"""When things are done: the last slot up to now, in Vietnam's time, however late one asks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.timetable import TIMETABLE, daily, every, weekly
from targets.workdays import VIETNAM


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("slot", "now", "expected"),
    [
        (every(15), "2023-06-01T08:00", "2023-06-01T08:00"),
        (every(15), "2023-06-01T08:14:59", "2023-06-01T08:00"),
        (every(15), "2023-06-01T00:01", "2023-06-01T00:00"),
        (daily(5), "2023-06-01T05:00", "2023-06-01T05:00"),
        (daily(5), "2023-06-01T04:59", "2023-05-31T05:00"),
        (daily(7, 30), "2023-01-01T00:00", "2022-12-31T07:30"),
        (weekly(7, 30), "2023-06-05T07:30", "2023-06-05T07:30"),  # a Monday
        (weekly(7, 30), "2023-06-05T07:29", "2023-05-29T07:30"),
        (weekly(7, 30), "2023-06-09T23:59", "2023-06-05T07:30"),  # the Friday after
        (weekly(7, 30), "2023-06-11T23:59", "2023-05-29T07:30"),  # the Sunday after: nothing of this week is due
        (weekly(7, 30), "2025-01-01T08:00", "2024-12-23T07:30"),  # a Wednesday that is a day off,
        (weekly(7, 30), "2025-01-02T08:00", "2024-12-30T07:30"),  # and the day after
        (weekly(7, 30), "2023-05-02T08:00", "2023-04-24T07:30"),  # Monday 01/5 and Tuesday 02/5 are days off
        (
            weekly(7, 30),
            "2023-05-04T08:00",
            "2023-05-04T07:30",
        ),  # and Wednesday 03/5
    ],
)
def test_the_last_slot(slot: object, now: str, expected: str) -> None:
    assert slot(at(now)) == at(expected)  # type: ignore[operator]


def test_slots_are_vietnams_wherever_the_machine_stands() -> None:
    now = datetime(2023, 5, 31, 22, 30, tzinfo=UTC)  # 05:30 on 1 June in Vietnam
    assert daily(5)(now) == at("2023-06-01T05:00")


@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(VIETNAM)))  # noqa: DTZ001  as asked
def test_no_slot_lies_ahead_and_none_is_missed(now: datetime) -> None:
    for entry, length in zip(TIMETABLE, _LENGTHS, strict=True):
        slot = entry.slot(now)
        assert slot <= now < slot + length, entry.name
        assert entry.slot(slot) == slot


#: How long a slot of each entry lasts.
_DAY = timedelta(days=1)
#: A week's from Monday to the end of the next week, or a week longer where Tết takes one.
_LENGTHS = (timedelta(minutes=15), 25 * _DAY, _DAY, _DAY, _DAY, _DAY)


def test_every_entry_has_a_name_of_its_own() -> None:
    assert len({entry.name for entry in TIMETABLE}) == len(TIMETABLE)
