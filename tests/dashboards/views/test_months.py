"""A month: which days are worked, which are off and why, and what is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.views.months import DayKind, DayView, MonthView, look_of, month_view, months_with_deadlines
from dashboards.views.terms import term_views
from rules.verdict import Verdict
from targets.workdays import vietnam_calendar
from tests.dashboards.world import the_plan

TODAY = date(2023, 10, 1)
CALENDAR = vietnam_calendar()
TERMS = term_views(the_plan().wholes, TODAY)


def month(key: str, today: date = TODAY) -> MonthView:
    """Return a month of the small world."""
    found = month_view(key, TERMS, CALENDAR, today)
    assert found is not None
    return found


def days(found: MonthView) -> dict[int, DayView]:
    """Return its days by number."""
    return {day.day.day: day for week in found.weeks for day in week if day is not None}


def test_june_has_a_deadline_on_a_sunday() -> None:
    # "Trước ngày 05/6": to the end of Sunday 4 June; the last working day is Friday the 2nd.
    june = days(month("2023-06"))
    assert (june[4].kind, [term.promise.id for term in june[4].due]) == (DayKind.WEEKEND, ["bao-cao-6-thang"])
    assert (june[2].kind, [term.promise.id for term in june[2].last_working]) == (DayKind.WORKED, ["bao-cao-6-thang"])
    assert not june[4].last_working
    assert [n for n, day in june.items() if day.due or day.last_working] == [2, 4]


def test_weeks_run_from_monday_and_hold_the_month_alone() -> None:
    weeks = month("2023-06").weeks  # 1 June 2023 was a Thursday
    assert [day and day.day.day for day in weeks[0]] == [None, None, None, 1, 2, 3, 4]
    assert {len(week) for week in weeks} == {7}


@given(st.dates(date(1990, 1, 1), date(2040, 12, 31)))
def test_every_day_is_in_its_month_once(day: date) -> None:
    numbers = list(days(month(f"{day:%Y-%m}")))
    assert numbers == list(range(1, len(numbers) + 1))
    assert day.day in numbers


def test_holidays_and_days_made_up_are_named() -> None:
    # Quốc khánh 2023: Friday 1 and Monday 4 September off. Saturday 10/01/2026 is worked for 2 January.
    september = month("2023-09")
    assert [day.day.day for day in september.told] == [1, 4]
    assert all(day.why is not None and "Quốc khánh" in day.why.vi for day in september.told)
    january = days(month("2026-01"))
    assert (january[2].kind, january[10].kind, january[11].kind) == (DayKind.OFF, DayKind.MADE_UP, DayKind.WEEKEND)


def test_today_is_marked_and_only_in_its_month() -> None:
    assert [n for n, day in days(month("2023-10")).items() if day.today] == [1]
    assert not any(day.today for day in days(month("2023-06")).values())


def test_months_have_names_and_keys() -> None:
    assert (month("2023-06").name.vi, month("2023-06").name.en, month("2023-06").key) == (
        "tháng 6/2023",
        "Jun 2023",
        "2023-06",
    )


@pytest.mark.parametrize("key", ["2023-13", "2023-00", "2023-6", "0000-01", "9999-01", "hom-nay", "", "2023-06-01"])
def test_what_is_no_month_gives_none(key: str) -> None:
    assert month_view(key, TERMS, CALENDAR, TODAY) is None


def test_months_in_which_something_is_due() -> None:
    assert months_with_deadlines(TERMS, TODAY) == ("2023-06", "2023-10", "2023-12")
    assert months_with_deadlines((), TODAY) == ("2023-10",)


def test_how_a_deadline_looks() -> None:
    # The report: past, two have not sent it. The rest: until the end of the year.
    assert [look_of(term) for term in TERMS] == [Verdict.OVERDUE, *[Verdict.NOT_DUE] * 3]
    assert look_of(replace(TERMS[0], undone=())) is Verdict.MET
