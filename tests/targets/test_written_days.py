"""Days as plans write them: with and without a year, and in the words of the Civil Code."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targets.periods import Period, PeriodKind, parse_period, periods_of
from targets.written_days import RecurringDay, When, parse_when, when_key

PERIODS = st.builds(periods_of, st.integers(1901, 2998), st.sampled_from(PeriodKind)).flatmap(st.sampled_from)
YEARLY = st.dates(date(2000, 1, 1), date(2000, 12, 31)).flatmap(
    lambda day: st.builds(RecurringDay, st.just(day.day), st.just(day.month), after=st.booleans())
)
MONTHLY = st.builds(RecurringDay, st.integers(1, 31), after=st.booleans())
WHENS: st.SearchStrategy[When] = st.one_of(st.dates(date(1900, 1, 1)), YEARLY, MONTHLY, PERIODS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-06-05", date(2023, 6, 5)),
        ("05/6/2023", date(2023, 6, 5)),
        ("ngày 5-6-2023", date(2023, 6, 5)),
        ("29/02/2024", date(2024, 2, 29)),
        ("--06-05", RecurringDay(5, 6)),
        ("--02-29", RecurringDay(29, 2)),
        ("--01-15+1", RecurringDay(15, 1, after=True)),
        ("---25", RecurringDay(25)),
        ("---05+1", RecurringDay(5, after=True)),
        ("đầu năm", RecurringDay(1, 1)),
        ("giữa năm", RecurringDay(30, 6)),
        ("Cuối năm", RecurringDay(31, 12)),
        ("đầu tháng", RecurringDay(1)),
        ("giữa tháng", RecurringDay(15)),
        ("cuối tháng", RecurringDay(31)),
        ("2023-Q4", Period(PeriodKind.QUARTER, 2023, 4)),
        ("quý IV/2023", Period(PeriodKind.QUARTER, 2023, 4)),
        ("2023", Period(PeriodKind.YEAR, 2023)),
    ],
)
def test_reads(text: str, expected: When) -> None:
    assert parse_when(text) == expected
    assert parse_when(unicodedata.normalize("NFD", text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31/6/2023",
        "29/02/2023",
        "2023-13-01",
        "--02-30",
        "--13-01",
        "---32",
        "---00",
        "--06-05+2",
        "05/6",
        "5/6/23",
    ],
)
def test_leaves_what_is_no_day(text: str) -> None:
    assert parse_when(text) is None


@pytest.mark.parametrize(
    ("day", "period", "expected"),
    [
        ("--06-05", "2023-H1", "2023-06-05"),
        ("--06-05", "2024", "2024-06-05"),
        ("--01-15+1", "2023", "2024-01-15"),
        ("--02-29", "2024", "2024-02-29"),
        ("--02-29", "2023", "2023-02-28"),  # the month's last day
        ("---25", "2023-07", "2023-07-25"),
        ("---25", "2023-Q3", "2023-09-25"),  # of the quarter's last month
        ("---05+1", "2023-07", "2023-08-05"),
        ("---05+1", "2023-12", "2024-01-05"),
        ("---31", "2023-02", "2023-02-28"),
        ("---31", "2024-02", "2024-02-29"),
        ("---31", "2023-Q2", "2023-06-30"),
        ("---31+1", "2023-Q2", "2023-07-31"),
        ("---31", "2023", "2023-12-31"),
    ],
)
def test_a_day_without_its_year_is_found_in_a_period(day: str, period: str, expected: str) -> None:
    recurring, reporting = parse_when(day), parse_period(period)
    assert isinstance(recurring, RecurringDay)
    assert reporting is not None
    assert str(recurring.in_period(reporting)) == expected


@pytest.mark.parametrize(
    ("key", "vietnamese", "english"),
    [
        ("--06-05", "05/6 hằng năm", "5 Jun each year"),
        ("--02-05", "05/02 hằng năm", "5 Feb each year"),
        ("--01-15+1", "15/01 năm sau", "15 Jan of the next year"),
        ("---25", "ngày 25 của tháng cuối kỳ", "day 25 of the last month"),
        ("---05+1", "ngày 05 của tháng sau kỳ", "day 5 of the month after"),
        ("---31", "ngày cuối của tháng cuối kỳ", "the last day of the last month"),
    ],
)
def test_names(key: str, vietnamese: str, english: str) -> None:
    day = parse_when(key)
    assert isinstance(day, RecurringDay)
    assert (day.name.vi, day.name.en) == (vietnamese, english)


@pytest.mark.parametrize(("day", "month"), [(0, None), (32, None), (31, 6), (30, 2), (1, 13)])
def test_refuses_a_day_no_month_has(day: int, month: int | None) -> None:
    with pytest.raises(ValueError, match=r"day|month"):
        RecurringDay(day, month)


@given(WHENS)
def test_reading_a_key_gives_the_day_back(when: When) -> None:
    assert parse_when(when_key(when)) == when


@given(YEARLY, PERIODS)
def test_a_yearly_day_keeps_its_month(day: RecurringDay, period: Period) -> None:
    found = day.in_period(period)
    assert (found.month, found.year - period.year) == (day.month, int(day.after))
    assert found.day == day.day or (day.day, found.day) == (29, 28)


@given(MONTHLY, PERIODS)
def test_a_monthly_day_is_in_the_last_month_or_right_after_the_period(day: RecurringDay, period: Period) -> None:
    found = day.in_period(period)
    of = period.end if day.after else period.last_day
    assert (found.year, found.month) == (of.year, of.month)
    assert found.day == day.day or date.fromordinal(found.toordinal() + 1).day == 1
