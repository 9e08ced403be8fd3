"""Working days: the official schedules of 2023 to 2026 by hand, and numpy's business days as a second route."""

from __future__ import annotations

import pickle
import subprocess
import sys
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from targets.day_overrides import DayOverride
from targets.provenance import Source
from targets.workdays import VIETNAM, WorkCalendar, vietnam_calendar, weekday_name

CALENDAR = vietnam_calendar()

#: The weekdays off in each year's announced schedule, and the Saturdays worked for them.
OFF = {
    2023: "01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04",
    2024: "01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03",
    2025: "01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02",
    2026: "01-01 01-02 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02 11-24",
}
MADE_UP = {2023: "", 2024: "05-04", 2025: "04-26", 2026: "01-10 08-22"}

DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))
SCHEDULED_DAYS = st.dates(date(2023, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("year", "working_days"),
    [
        (2023, 249),  # 365 days from a Sunday: 260 weekdays - 11 off
        (2024, 251),  # 366 days from a Monday: 262 weekdays - 12 off + 1 Saturday
        (2025, 250),  # 365 days from a Wednesday: 261 weekdays - 12 off + 1 Saturday
        (2026, 249),  # 365 days from a Thursday: 261 weekdays - 14 off + 2 Saturdays
    ],
)
def test_working_days_of_a_year(year: int, working_days: int) -> None:
    first, after = date(year, 1, 1), date(year + 1, 1, 1)
    assert CALENDAR.count(first, after) == working_days
    worked = {first + timedelta(n) for n in range((after - first).days) if CALENDAR.is_working(first + timedelta(n))}
    weekdays = {first + timedelta(n) for n in range((after - first).days) if (first + timedelta(n)).isoweekday() < 6}
    assert weekdays - worked == _days(year, OFF[year])
    assert worked - weekdays == _days(year, MADE_UP[year])


@pytest.mark.parametrize(
    ("first_off", "last_off"),
    [
        ("2022-12-31", "2023-01-02"),  # New Year on a Sunday, Monday in lieu
        ("2023-01-20", "2023-01-26"),  # Tết Quý Mão
        ("2023-04-29", "2023-05-03"),  # Giỗ Tổ on a Saturday, 30/4 on a Sunday: two days in lieu
        ("2023-09-01", "2023-09-04"),
        ("2024-02-08", "2024-02-14"),  # Tết Giáp Thìn
        ("2024-04-27", "2024-05-01"),
        ("2024-08-31", "2024-09-03"),
        ("2025-01-25", "2025-02-02"),  # Tết Ất Tỵ
        ("2025-04-30", "2025-05-04"),
        ("2025-08-30", "2025-09-02"),
        ("2026-01-01", "2026-01-04"),
        ("2026-02-14", "2026-02-22"),  # Tết Bính Ngọ
        ("2026-08-29", "2026-09-02"),
        ("2018-12-29", "2019-01-01"),  # over a year's end
    ],
)
def test_long_breaks(first_off: str, last_off: str) -> None:
    start, end = date.fromisoformat(first_off), date.fromisoformat(last_off)
    assert CALENDAR.previous(end) == start - timedelta(days=1)
    assert CALENDAR.next(start) == end + timedelta(days=1)
    assert CALENDAR.count(start, end + timedelta(days=1)) == 0


@pytest.mark.parametrize(
    "day", ["2014-12-27", "2019-01-05", "2024-05-04", "2025-04-26", "2026-01-10", "2026-08-22"]
)  # the first two are made up in another year than their day off
def test_a_make_up_saturday_is_a_working_day(day: str) -> None:
    saturday = date.fromisoformat(day)
    assert weekday_name(saturday).vi == "thứ Bảy"
    assert CALENDAR.is_working(saturday)
    assert CALENDAR.previous(saturday + timedelta(days=1)) == saturday
    assert CALENDAR.add(saturday - timedelta(days=1), 1) == saturday


def test_before_the_half_year_report_of_2023() -> None:
    sunday = date(2023, 6, 4)
    assert not CALENDAR.is_working(sunday)
    assert CALENDAR.previous(sunday) == date(2023, 6, 2)
    assert CALENDAR.next(sunday) == date(2023, 6, 5)


def test_adds_working_days_and_does_not_count_the_first() -> None:
    thursday = date(2023, 8, 31)
    assert CALENDAR.add(thursday, 1) == date(2023, 9, 5)  # 1/9 and 4/9 are off, 2-3/9 a weekend
    assert CALENDAR.add(thursday, 5) == date(2023, 9, 11)  # 5, 6, 7, 8, 11
    assert CALENDAR.add(date(2023, 9, 5), -1) == thursday
    assert CALENDAR.add(date(2023, 9, 3), 0) == date(2023, 9, 3)  # nothing added: the Sunday itself
    assert CALENDAR.add(date(2023, 9, 3), 1) == date(2023, 9, 5)
    assert CALENDAR.add(date(2024, 2, 28), 2) == date(2024, 3, 1)  # Wednesday, 29/2, Friday


def test_counts_from_start_to_end_excluded() -> None:
    assert CALENDAR.count(date(2023, 6, 1), date(2023, 6, 2)) == 1
    assert CALENDAR.count(date(2023, 6, 1), date(2023, 6, 1)) == 0
    assert CALENDAR.count(date(2023, 6, 2), date(2023, 6, 1)) == 0


@pytest.mark.parametrize(
    ("day", "vietnamese", "english"),
    [
        ("2023-06-04", "Chủ nhật 04/6/2023 là ngày nghỉ hằng tuần", "Sunday 4 Jun 2023 is a weekly day off"),
        (
            "2023-09-04",
            "thứ Hai 04/9/2023 là ngày nghỉ lễ, tết: Quốc khánh (nghỉ bù), theo Bộ luật Lao động và lịch nghỉ của năm",
            (
                "Monday 4 Sep 2023 is a public holiday: National Day (observed), "
                "by the Labour Code and the year's schedule"
            ),
        ),
        (
            "2026-11-24",
            "thứ Ba 24/11/2026 là ngày nghỉ lễ, tết: Ngày Văn hóa Việt Nam, theo Nghị quyết 80-NQ/TW ngày 07/01/2026",
            "Tuesday 24 Nov 2026 is a public holiday: Vietnam Cultural Day, by Nghị quyết 80-NQ/TW ngày 07/01/2026",
        ),
        (
            "2026-01-02",
            "thứ Sáu 02/01/2026 là ngày nghỉ, theo Công văn 12729/VPCP-KGVX ngày 25/12/2025",
            "Friday 2 Jan 2026 is a day off, by Công văn 12729/VPCP-KGVX ngày 25/12/2025",
        ),
        (
            "2024-05-04",
            "thứ Bảy 04/5/2024 là ngày làm bù, theo Công văn 2450/VPCP-KGVX ngày 12/4/2024",
            "Saturday 4 May 2024 is a make-up working day, by Công văn 2450/VPCP-KGVX ngày 12/4/2024",
        ),
        (
            "2019-01-05",
            "thứ Bảy 05/01/2019 là ngày làm bù, theo lịch nghỉ lễ, tết của năm",
            "Saturday 5 Jan 2019 is a make-up working day, by the year's holiday schedule",
        ),
    ],
)
def test_says_why(day: str, vietnamese: str, english: str) -> None:
    why = CALENDAR.why(date.fromisoformat(day))
    assert why is not None
    assert (why.vi, why.en) == (vietnamese, english)


def test_an_ordinary_day_needs_no_reason() -> None:
    assert CALENDAR.why(date(2023, 6, 5)) is None


def test_rows_of_the_office_win_and_the_last_one_for_a_day_wins() -> None:
    """Số liệu minh họa: an office that works the bridge day after all, and rests on a day of its own."""
    order = Source("Thông báo 01/TB (số liệu minh họa)")
    bridge, own_day = date(2026, 1, 2), date(2026, 3, 10)
    calendar = vietnam_calendar(
        [
            DayOverride(own_day, working=True, source=order),
            DayOverride(bridge, working=True, source=order),
            DayOverride(own_day, working=False, source=order),
        ]
    )
    assert calendar.is_working(bridge)
    assert not calendar.is_working(own_day)
    assert str(calendar.why(bridge)) == "thứ Sáu 02/01/2026 là ngày làm việc, theo Thông báo 01/TB (số liệu minh họa)"
    assert str(calendar.why(own_day)) == "thứ Ba 10/3/2026 là ngày nghỉ, theo Thông báo 01/TB (số liệu minh họa)"
    assert calendar.count(bridge, date(2026, 1, 11)) == CALENDAR.count(bridge, date(2026, 1, 11)) + 1


def test_the_calendar_without_rows_is_the_library_alone() -> None:
    assert WorkCalendar(()).is_working(date(2026, 1, 2))
    assert not WorkCalendar(()).is_working(date(2026, 1, 10))


def test_is_a_value() -> None:
    assert vietnam_calendar() == CALENDAR
    assert hash(vietnam_calendar()) == hash(CALENDAR)
    assert pickle.loads(pickle.dumps(CALENDAR)) == CALENDAR  # noqa: S301  our own bytes; workers receive it so
    assert vietnam_calendar([DayOverride(date(2026, 3, 10), working=False, source=Source("x"))]) != CALENDAR


def test_weekdays_are_named_as_vietnamese_does() -> None:
    week = [weekday_name(date(2023, 6, 5) + timedelta(days=n)) for n in range(7)]
    assert [name.vi for name in week] == [
        *("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"),
    ]
    assert [name.en[:3] for name in week] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def test_the_zone_is_seven_hours_ahead() -> None:
    for month in (1, 7):
        assert datetime(2023, month, 1, tzinfo=VIETNAM).utcoffset() == timedelta(hours=7)


def test_importing_does_not_load_the_holidays_package() -> None:
    code = "import sys, targets.workdays; sys.exit('holidays' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(DAYS)
def test_previous_and_next_bracket_the_day(day: date) -> None:
    before, after = CALENDAR.previous(day), CALENDAR.next(day)
    assert before <= day <= after
    assert CALENDAR.is_working(before)
    assert CALENDAR.is_working(after)
    assert (before == after) == CALENDAR.is_working(day)
    assert CALENDAR.count(before, after) == (0 if CALENDAR.is_working(day) else 1)


@given(DAYS, st.integers(-60, 60))
def test_adding_and_taking_away_returns_to_a_working_day(day: date, n: int) -> None:
    working = CALENDAR.next(day)
    there = CALENDAR.add(working, n)
    assert CALENDAR.add(there, -n) == working
    assert CALENDAR.count(min(working, there), max(working, there)) == abs(n)


@given(DAYS)
def test_a_reason_is_given_exactly_when_the_week_alone_would_say_otherwise(day: date) -> None:
    ordinary = CALENDAR.is_working(day) and day.isoweekday() < 6
    assert (CALENDAR.why(day) is None) == ordinary


@given(SCHEDULED_DAYS, SCHEDULED_DAYS)
def test_counts_agree_with_numpy(start: date, end: date) -> None:
    expected = int(np.busday_count(start, end, busdaycal=_numpy_calendar())) if start <= end else 0
    assert CALENDAR.count(start, end) == expected


@given(st.dates(date(2023, 4, 1), date(2026, 9, 30)), st.integers(-40, 40))
def test_additions_agree_with_numpy(day: date, n: int) -> None:
    calendar = _numpy_calendar()
    # numpy first moves a day off to a working day: away from the direction counted, so that the move counts nothing
    roll: Literal["backward", "forward"] = "backward" if n > 0 else "forward"
    expected = np.busday_offset(day, n, roll=roll, busdaycal=calendar).astype(object) if n else day
    assert CALENDAR.add(day, n) == expected


@lru_cache(maxsize=1)
def _numpy_calendar() -> np.busdaycalendar:
    """Return the four schedules for numpy, which knows no working Saturday: every day works but those listed."""
    every_day = [date(2023, 1, 1) + timedelta(days=n) for n in range(4 * 365 + 1)]
    off = {day for year, days in OFF.items() for day in _days(year, days)}
    made_up = {day for year, days in MADE_UP.items() for day in _days(year, days)}
    idle = [day for day in every_day if day in off or (day.isoweekday() > 5 and day not in made_up)]
    return np.busdaycalendar(weekmask="1111111", holidays=np.array(idle, dtype="datetime64[D]"))


def _days(year: int, days: str) -> set[date]:
    return {date.fromisoformat(f"{year}-{day}") for day in days.split()}
