"""Periods: their days by both bases, their names, and reading a name back."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from targets.periods import Basis, Period, PeriodKind, parse_period, periods_of
from targets.wording import Language

MONTH, QUARTER, HALF_YEAR = PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF_YEAR
NINE_MONTHS, YEAR, WEEK = PeriodKind.NINE_MONTHS, PeriodKind.YEAR, PeriodKind.WEEK
BASES: tuple[Basis, Basis] = ("calendar", "administrative")

YEARS = st.integers(1900, 2999)
PERIODS = st.builds(periods_of, YEARS, st.sampled_from(PeriodKind)).flatmap(st.sampled_from)


@pytest.mark.parametrize(
    ("key", "start", "end", "figures_from", "figures_to"),
    [
        # key, first day, first day after; first and last day of the 15-to-14 window
        ("2023", "2023-01-01", "2024-01-01", "2022-12-15", "2023-12-14"),
        ("2023-H1", "2023-01-01", "2023-07-01", "2022-12-15", "2023-06-14"),
        ("2023-H2", "2023-07-01", "2024-01-01", "2023-06-15", "2023-12-14"),
        ("2023-9M", "2023-01-01", "2023-10-01", "2022-12-15", "2023-09-14"),
        ("2023-Q1", "2023-01-01", "2023-04-01", "2022-12-15", "2023-03-14"),
        ("2023-Q2", "2023-04-01", "2023-07-01", "2023-03-15", "2023-06-14"),
        ("2023-Q4", "2023-10-01", "2024-01-01", "2023-09-15", "2023-12-14"),
        ("2023-01", "2023-01-01", "2023-02-01", "2022-12-15", "2023-01-14"),
        ("2023-07", "2023-07-01", "2023-08-01", "2023-06-15", "2023-07-14"),
        ("2023-12", "2023-12-01", "2024-01-01", "2023-11-15", "2023-12-14"),
        ("2024-02", "2024-02-01", "2024-03-01", "2024-01-15", "2024-02-14"),  # leap
        ("2024-03", "2024-03-01", "2024-04-01", "2024-02-15", "2024-03-14"),
        ("2026-W01", "2025-12-29", "2026-01-05", "2025-12-29", "2026-01-04"),  # its Thursday is 1 January 2026
        ("2026-W53", "2026-12-28", "2027-01-04", "2026-12-28", "2027-01-03"),  # its Thursday is 31 December 2026
    ],
)
def test_days_by_both_bases(key: str, start: str, end: str, figures_from: str, figures_to: str) -> None:
    period = _read(key)
    assert (str(period.start), str(period.end)) == (start, end)
    assert period.window("calendar") == (period.start, period.end)
    first, after = period.window("administrative")
    assert (str(first), str(after - timedelta(days=1))) == (figures_from, figures_to)


def test_last_day_is_included() -> None:
    assert _read("2023-H1").last_day == date(2023, 6, 30)
    assert _read("2024-02").last_day == date(2024, 2, 29)
    assert _read("2023-02").last_day == date(2023, 2, 28)
    assert _read("2100-02").last_day == date(2100, 2, 28)  # a century, no leap year


@pytest.mark.parametrize(
    ("key", "vietnamese", "english"),
    [
        ("2023", "năm 2023", "2023"),
        ("2023-H1", "6 tháng đầu năm 2023", "Jan–Jun 2023"),
        ("2023-H2", "6 tháng cuối năm 2023", "Jul–Dec 2023"),
        ("2023-9M", "9 tháng năm 2023", "Jan–Sep 2023"),
        ("2023-Q3", "quý III/2023", "Q3 2023"),
        ("2023-Q4", "quý IV/2023", "Q4 2023"),
        ("2023-07", "tháng 7/2023", "Jul 2023"),
        ("2023-02", "tháng 02/2023", "Feb 2023"),  # months 1 and 2 are padded, as in a date
        ("2023-10", "tháng 10/2023", "Oct 2023"),
        ("2023-W05", "tuần 05 năm 2023", "week 5 of 2023"),
    ],
)
def test_names(key: str, vietnamese: str, english: str) -> None:
    assert _read(key).name() == vietnamese
    assert _read(key).name("en") == english


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("2023", "2023"),
        ("năm 2023", "2023"),
        ("Cả năm 2023", "2023"),
        ("12 tháng năm 2023", "2023"),
        ("2023-h2", "2023-H2"),
        ("6 tháng đầu năm 2023", "2023-H1"),
        ("06 tháng đầu năm 2023", "2023-H1"),
        ("06 tháng năm 2023", "2023-H1"),
        ("6 THÁNG CUỐI NĂM 2023", "2023-H2"),
        ("6 tháng/2023", "2023-H1"),
        ("9 tháng năm 2023", "2023-9M"),
        ("09 tháng đầu năm 2023", "2023-9M"),
        ("2023-9m", "2023-9M"),
        ("3 tháng cuối năm 2023", "2023-Q4"),
        ("3 tháng đầu năm 2023", "2023-Q1"),
        ("quý IV/2023", "2023-Q4"),
        ("Quý iii năm 2023", "2023-Q3"),
        ("Quí 3-2023", "2023-Q3"),
        ("Qúy 03 – 2023", "2023-Q3"),  # tone on the wrong vowel, as typists leave it
        ("quý 1 2023", "2023-Q1"),
        ("2023-q3", "2023-Q3"),
        ("tháng 7/2023", "2023-07"),
        ("Tháng 07 năm 2023", "2023-07"),
        ("tháng 12-2023", "2023-12"),
        ("  2023-07 ", "2023-07"),
        ("tuần 5 năm 2023", "2023-W05"),
        ("Tuần 52/2023", "2023-W52"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_reads_the_words_of_documents(text: str, key: str, form: str) -> None:
    read = parse_period(unicodedata.normalize("NFC" if form == "NFC" else "NFD", text))
    assert read is not None
    assert read.key == key


@pytest.mark.parametrize(
    "text",
    [
        "",
        "quý",
        "6 tháng đầu năm",  # of which year?
        "3 tháng năm 2023",  # any three
        "9 tháng cuối năm 2023",
        "2023-2024",
        "năm 2023-2024",
        "giai đoạn 2021-2025",
        "2023-Q5",
        "2023-H3",
        "2023-13",
        "2023-00",
        "2023-7",  # not a key, and 2023-7 could be a slip for 2023-Q7 or 2023-07
        "2023-8M",
        "tháng 13/2023",
        "tháng 0/2023",
        "tháng 012/2023",
        "quý V/2023",
        "quý 0/2023",
        "quý 5/2023",
        "quỹ IV/2023",  # a fund, not a quarter
        "quý 3/2023 và quý 4/2023",
        "quý 3 2023-Q3",
        "/2023",
        "7/2023",
        "năm 1075",
        "năm 3023",
        "tháng 7/23",
        "báo cáo năm 2023",
        "tháng ٧/2023",  # an Arabic digit
        "2023-W53",  # 2023 has 52 weeks: 28 December 2023 is in the last one
        "2023-W5",
        "tuần 54 năm 2026",
    ],
)
def test_leaves_a_doubt_alone(text: str) -> None:
    assert parse_period(text) is None


@pytest.mark.parametrize(
    ("kind", "year", "index"),
    [
        (QUARTER, 2023, 0),
        (QUARTER, 2023, 5),
        (HALF_YEAR, 2023, 3),
        (MONTH, 2023, 13),
        (YEAR, 2023, 2),
        (NINE_MONTHS, 2023, 2),
        (YEAR, 1899, 1),
        (YEAR, 3000, 1),
        (WEEK, 2023, 53),
    ],
)
def test_refuses_what_no_calendar_has(kind: PeriodKind, year: int, index: int) -> None:
    with pytest.raises(ValueError, match="year"):
        Period(kind, year, index)


def test_orders_by_start_then_end() -> None:
    shuffled = ["2023-9M", "2023-Q2", "2022-12", "2023", "2023-H2", "2023-01", "2023-H1", "2023-Q1", "2023-02"]
    assert [period.key for period in sorted(map(_read, shuffled))] == [
        *("2022-12", "2023-01", "2023-Q1", "2023-H1", "2023-9M", "2023"),  # all but the first start on 1/1/2023
        *("2023-02", "2023-Q2", "2023-H2"),
    ]
    assert _read("2023-H1") <= Period(HALF_YEAR, 2023)
    assert _read("2023-H1") < _read("2023-H2")
    assert not _read("2023-H1") < Period(HALF_YEAR, 2023)


def test_is_a_dictionary_key() -> None:
    assert {Period(QUARTER, 2023, 3): "here"}[_read("quý III/2023")] == "here"
    assert len({Period(NINE_MONTHS, 2023), Period(YEAR, 2023), Period(HALF_YEAR, 2023), Period(QUARTER, 2023)}) == 4


def test_knows_which_periods_are_cumulative_from_january() -> None:
    from_january = {p.key for kind in PeriodKind for p in periods_of(2023, kind) if p.is_year_to_date}
    assert from_january == {"2023-01", "2023-Q1", "2023-H1", "2023-9M", "2023"}


def test_contains_by_calendar_days() -> None:
    nine_months = _read("2023-9M")
    inside = [
        p.key for kind in PeriodKind if kind is not WEEK for p in periods_of(2023, kind) if nine_months.contains(p)
    ]
    assert inside == [f"2023-{n:02d}" for n in range(1, 10)] + ["2023-Q1", "2023-Q2", "2023-Q3", "2023-H1", "2023-9M"]
    assert not nine_months.contains(_read("2022-09"))
    assert not _read("2023-H2").contains(_read("2023"))  # ends with it, starts before it


def test_a_week_is_of_the_year_and_month_of_its_thursday() -> None:
    year, december, january = _read("2026"), _read("2026-12"), _read("2026-01")
    weeks = periods_of(2026, WEEK)
    # 2026 begins on a Thursday and so has 53 Thursdays; January has five of them (1, 8, 15, 22, 29), as December has
    assert (len(weeks), sum(year.contains(week) for week in weeks)) == (53, 53)
    assert [week.key for week in weeks if january.contains(week)] == [f"2026-W0{n}" for n in range(1, 6)]
    assert [week.key for week in weeks if december.contains(week)] == [f"2026-W{n}" for n in range(49, 54)]
    assert weeks[8].contains(weeks[8])
    assert not weeks[8].contains(weeks[9])
    assert not weeks[8].contains(december)


def test_same_period_last_year() -> None:
    assert _read("2026-W53").same_period_last_year() == _read("2025-W52")  # 2025 has 52
    assert _read("2024-02").same_period_last_year() == _read("2023-02")
    assert _read("2023-9M").same_period_last_year().key == "2022-9M"


@given(PERIODS, st.sampled_from(["vi", "en"]))
def test_reading_a_key_or_a_vietnamese_name_gives_the_period_back(period: Period, language: Language) -> None:
    assert parse_period(period.key) == period
    assert parse_period(period.key.casefold()) == period
    assert parse_period(period.name()) == period
    assert parse_period(unicodedata.normalize("NFD", period.name().upper())) == period
    assert str(period.year) in period.name(language)


@given(st.text("0123456789-/ qhmQHMquýítháng năđầcuối", max_size=24))
def test_what_it_reads_it_can_write(text: str) -> None:
    period = parse_period(text)
    assert period is None or parse_period(period.key) == period


@given(YEARS, st.sampled_from(BASES))
def test_months_tile_quarters_tile_half_years_tile_the_year(year: int, basis: Basis) -> None:
    first, after = Period(YEAR, year).window(basis)
    for kind in (MONTH, QUARTER, HALF_YEAR):
        windows = [period.window(basis) for period in periods_of(year, kind)]
        assert windows[0][0] == first
        assert windows[-1][1] == after
        assert all(one[1] == next_one[0] for one, next_one in pairwise(windows))
    quarters, months = periods_of(year, QUARTER), periods_of(year, MONTH)
    for number, quarter in enumerate(quarters):
        of_quarter = months[3 * number : 3 * number + 3]
        assert quarter.window(basis) == (of_quarter[0].window(basis)[0], of_quarter[-1].window(basis)[1])
    assert Period(NINE_MONTHS, year).window(basis) == (first, quarters[2].window(basis)[1])


@given(st.integers(1900, 2998), st.sampled_from(BASES))
def test_years_follow_each_other(year: int, basis: Basis) -> None:
    assert Period(YEAR, year).window(basis)[1] == Period(YEAR, year + 1).window(basis)[0]


@given(PERIODS)
def test_days_agree_with_numpy_months(period: Period) -> None:
    if period.kind is WEEK:  # whole weeks after the Monday of the week that has 4 January in it
        fourth = np.datetime64(f"{period.year}-01-04")
        monday = np.busday_offset(fourth, 0, roll="backward", weekmask="Mon") + 7 * (period.index - 1)
        assert (str(period.start), str(period.end)) == (str(monday), str(monday + 7))
        return
    months = {MONTH: 1, QUARTER: 3, HALF_YEAR: 6, NINE_MONTHS: 9, YEAR: 12}[period.kind]
    first = np.datetime64(f"{period.year}-01", "M") + (period.index - 1) * months
    assert str(period.start) == str(first.astype("datetime64[D]"))
    assert str(period.end) == str((first + months).astype("datetime64[D]"))
    # the 15th is fourteen days after the 1st of the month before
    middles = [str((month - 1).astype("datetime64[D]") + 14) for month in (first, first + months)]
    assert [str(day) for day in period.window("administrative")] == middles


def _read(key: str) -> Period:
    period = parse_period(key)
    assert period is not None, key
    return period
