"""On which days something is said: always working days, before, on and after a deadline, or as a period passes.

The half-year report of 2023, by hand: before 05/6/2023, so the last day is Sunday 04/6 and the last working day Friday
02/6. Back from it over working days: 1 → 01/6 (Thu), 3 → 30/5 (Tue), 7 → 24/5 (Wed), 15 → 12/5 (Fri). After the last
day: 1 → 05/6 (Mon), 3 → 07/6 (Wed), and every 5 more: 14/6, 21/6, 28/6 (Wednesdays).
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.reminders.stages import (
    Stage,
    deadline_stages,
    escalations,
    over_on,
    pace_stages,
    returned_stage,
)
from kpi.settings import Reminders
from targets.deadlines import Deadline, DeadlineKind, DeadlineRule, Roll, deadline_of
from targets.periods import Period, PeriodKind
from targets.workdays import vietnam_calendar

CALENDAR = vietnam_calendar()
DEFAULT = Reminders()


def deadline(before: date = date(2023, 6, 5)) -> Deadline:
    rule = DeadlineRule(kind=DeadlineKind.BEFORE, roll=Roll.STRICT, when=before)
    found = deadline_of(rule, Period(PeriodKind.HALF_YEAR, 2023), CALENDAR)
    assert found is not None
    return found


def written(stages: tuple[Stage, ...]) -> list[tuple[str, str]]:
    return [(stage.name, stage.day.isoformat()) for stage in stages]


def test_the_days_of_the_half_year_report() -> None:
    assert written(deadline_stages(deadline(), DEFAULT, CALENDAR, date(2023, 6, 28))) == [
        ("before-15", "2023-05-12"),
        ("before-7", "2023-05-24"),
        ("before-3", "2023-05-30"),
        ("before-1", "2023-06-01"),
        ("last-day", "2023-06-02"),
        ("after-1", "2023-06-05"),
        ("after-3", "2023-06-07"),
        ("after-8", "2023-06-14"),
        ("after-13", "2023-06-21"),
        ("after-18", "2023-06-28"),
    ]


@pytest.mark.parametrize(("until", "newest"), [("2023-05-29", "before-7"), ("2023-05-30", "before-3")])
def test_only_what_has_come_counting_the_day_itself(until: str, newest: str) -> None:
    found = deadline_stages(deadline(), DEFAULT, CALENDAR, date.fromisoformat(until))
    assert found[-1].name == newest


def test_settings_without_named_days_after_the_deadline_go_on_from_it() -> None:
    settings = Reminders(before=(), after=(), then_every=5)
    assert written(deadline_stages(deadline(), settings, CALENDAR, date(2023, 6, 23))) == [
        ("last-day", "2023-06-02"),
        ("after-5", "2023-06-09"),
        ("after-10", "2023-06-16"),
        ("after-15", "2023-06-23"),
    ]


def test_those_above_are_told_after_three_and_eight_working_days() -> None:
    until = date(2023, 12, 31)
    assert written(escalations(deadline(), DEFAULT, CALENDAR, until, "office")) == [("escalate-3", "2023-06-07")]
    assert written(escalations(deadline(), DEFAULT, CALENDAR, until, "superior")) == [("escalate-8", "2023-06-14")]
    assert escalations(deadline(), DEFAULT, CALENDAR, date(2023, 6, 6), "office") == ()


def test_the_days_of_a_year_without_a_deadline() -> None:
    # Half of 2023 is over on 01/7 (Sat → Mon 03/7), three quarters on 01/10 (Sun → Mon 02/10), 11/12 on 01/12 (Fri);
    # the year on 01/01/2024, New Year's day → Tue 02/01.
    found = pace_stages(date(2023, 1, 1), date(2023, 12, 31), DEFAULT, CALENDAR, date(2024, 6, 1))
    assert written(found) == [
        ("pace-1-2", "2023-07-03"),
        ("pace-3-4", "2023-10-02"),
        ("pace-11-12", "2023-12-01"),
        ("ended", "2024-01-02"),
    ]
    assert [stage.part for stage in found] == [Fraction(1, 2), Fraction(3, 4), Fraction(11, 12), Fraction(1)]


@pytest.mark.parametrize(
    ("start", "end", "part", "day"),
    [
        (date(2023, 1, 1), date(2023, 7, 1), Fraction(1, 2), date(2023, 4, 1)),  # 3 of 6 months
        (date(2023, 1, 1), date(2023, 7, 1), Fraction(3, 4), date(2023, 5, 17)),  # 181 days: 135.75, so 136 have passed
        (date(2022, 10, 1), date(2023, 10, 1), Fraction(1, 3), date(2023, 2, 1)),  # over the new year
        (date(2023, 1, 1), date(2024, 1, 1), Fraction(1, 5), date(2023, 3, 15)),  # 73 days: 31 + 28 + 14
    ],
)
def test_the_day_on_which_a_part_is_over(start: date, end: date, part: Fraction, day: date) -> None:
    assert over_on(start, end, part) == day


def test_a_report_that_came_back_is_spoken_of_on_a_working_day() -> None:
    # Sunday 04/6/2023 23:00 in Hà Nội is 16:00 UTC; the next working day is Monday.
    stage = returned_stage(datetime(2023, 6, 4, 16, tzinfo=UTC), CALENDAR)
    assert written((stage,)) == [("returned-20230604T230000", "2023-06-05")]


@given(before=st.dates(date(2023, 1, 1), date(2027, 12, 31)))
def test_no_stage_falls_on_a_day_off_and_none_twice(before: date) -> None:
    due = deadline(before)
    found = deadline_stages(due, DEFAULT, CALENDAR, before + timedelta(days=60))
    days = [stage.day for stage in found]
    assert all(CALENDAR.is_working(day) for day in days)
    assert days == sorted(set(days))
    assert len({stage.name for stage in found}) == len(found)
    assert all((stage.day <= due.last_day) == (not stage.name.startswith("after")) for stage in found)


@given(start=st.dates(date(2020, 1, 1), date(2027, 12, 31)), days=st.integers(1, 400), part=st.fractions(0, 1))
def test_a_part_is_over_once_as_much_of_the_time_has_passed(start: date, days: int, part: Fraction) -> None:
    end = start + timedelta(days=days)
    day = over_on(start, end, part)
    assert start <= day <= end
    by_days = Fraction((day - start).days, days)
    assert abs(by_days - part) <= Fraction(4, days)  # by whole months at most three days away from the count by days
