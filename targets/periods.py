"""Reporting periods: week, month, quarter, half-year, nine months, year; their days, names, and how to read a name.

Every interval in the program is start-included, end-excluded. A period has two bases: the calendar one is what its name
says; the administrative one is the window its figures are taken from, from a 15th to a 14th, as the rules written after
Nghị định 09/2019/NĐ-CP put it. Neither says when the report is due: that is `targets.deadlines`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import total_ordering
from typing import Literal

from targets.names import match_key
from targets.wording import Language, write_date

#: What the days of a period are counted by.
Basis = Literal["calendar", "administrative"]


class PeriodKind(StrEnum):
    """How long a period is."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    NINE_MONTHS = "nine-months"  #: January to September, cumulative; there is one a year
    YEAR = "year"
    WEEK = "week"  #: Monday to Sunday; of the year, and the month, in which its Thursday falls (ISO 8601)


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """One reporting period; a value fit for a dictionary key, ordered by (start, end).

    >>> first_half = Period(PeriodKind.HALF_YEAR, 2023)
    >>> first_half.key, first_half.name(), str(first_half.last_day)
    ('2023-H1', '6 tháng đầu năm 2023', '2023-06-30')
    >>> [str(day) for day in first_half.window("administrative")]
    ['2022-12-15', '2023-06-15']
    """

    kind: PeriodKind
    year: int
    index: int = 1  #: which of its kind in the year, from 1

    def __post_init__(self) -> None:
        """Refuse a period that no calendar has."""
        if self.year not in _YEARS:
            raise ValueError(f"year {self.year} is not between {_YEARS[0]} and {_YEARS[-1]}")
        if not 1 <= self.index <= _count(self.kind, self.year):
            raise ValueError(f"a year has no {self.kind} number {self.index}")

    def __lt__(self, other: Period) -> bool:
        return (self.start, self.end) < (other.start, other.end)

    @property
    def key(self) -> str:
        """The name programs use: 2023, 2023-H1, 2023-Q3, 2023-9M, 2023-07, 2023-W05."""
        return f"{self.year}{_KEY_ENDS[self.kind].format(self.index)}"

    @property
    def start(self) -> date:
        """The first calendar day."""
        if self.kind is PeriodKind.WEEK:
            return date.fromisocalendar(self.year, self.index, 1)
        return date(self.year, (self.index - 1) * _MONTHS[self.kind] + 1, 1)

    @property
    def end(self) -> date:
        """The first calendar day after the period."""
        if self.kind is PeriodKind.WEEK:
            return self.start + _WEEK
        months = self.index * _MONTHS[self.kind]
        return date(self.year + months // 12, months % 12 + 1, 1)

    @property
    def last_day(self) -> date:
        """The last calendar day, included."""
        return self.end - timedelta(days=1)

    @property
    def is_year_to_date(self) -> bool:
        """Whether the period starts with its year, so that a cumulative figure from January is its own figure."""
        return self.start == date(self.year, 1, 1)

    def name(self, language: Language = "vi") -> str:
        """Return the period as people write it: 6 tháng đầu năm 2023, quý III/2023, tháng 02/2023."""
        if language == "en":
            return _english_name(self)
        match self.kind:
            case PeriodKind.YEAR:
                return f"năm {self.year}"
            case PeriodKind.NINE_MONTHS:
                return f"9 tháng năm {self.year}"
            case PeriodKind.HALF_YEAR:
                return f"6 tháng {('đầu', 'cuối')[self.index - 1]} năm {self.year}"
            case PeriodKind.QUARTER:
                return f"quý {_ROMAN[self.index - 1]}/{self.year}"
            case PeriodKind.MONTH:
                return f"tháng {write_date(self.start).removeprefix('01/')}"
            case PeriodKind.WEEK:
                return f"tuần {self.index:02d} năm {self.year}"

    def contains(self, other: Period) -> bool:
        """Say whether every calendar day of the other period is in this one; of a week, its Thursday."""
        return other.lies_within(self.start, self.end)

    def lies_within(self, start: date, end: date) -> bool:
        """Say whether the period lies from ``start`` to before ``end``; a week does when its Thursday does."""
        if self.kind is PeriodKind.WEEK:
            return start <= self.start + _TO_THURSDAY < end
        return start <= self.start and self.end <= end

    def window(self, basis: Basis) -> tuple[date, date]:
        """Return the days the period's figures are taken from: the first, and the first after.

        The administrative window starts on the 15th of the month before the period and ends with the 14th of the
        period's last month. Rules that follow Nghị định 09/2019/NĐ-CP list it for a month, a quarter, six months and a
        year (year 2023: 15/12/2022 to 14/12/2023), a provincial one for nine months (Khánh Hòa, Quyết định
        01/2023/QĐ-UBND, Điều 4). The second half-year (15/6 to 14/12) is in none of them: it follows the same pattern.
        None of them says anything of a week, which keeps its days.
        """
        if basis == "calendar" or self.kind is PeriodKind.WEEK:
            return self.start, self.end
        return _middle_of_month_before(self.start), _middle_of_month_before(self.end)

    def same_period_last_year(self) -> Period:
        """Return the period that "so với cùng kỳ" compares with; of a week 53, the last week of the year before."""
        return replace(self, year=self.year - 1, index=min(self.index, _count(self.kind, self.year - 1)))


def periods_of(year: int, kind: PeriodKind) -> tuple[Period, ...]:
    """Return the periods of one kind in a year, in order.

    >>> [period.key for period in periods_of(2023, PeriodKind.QUARTER)]
    ['2023-Q1', '2023-Q2', '2023-Q3', '2023-Q4']
    """
    return tuple(Period(kind, year, index) for index in range(1, _count(kind, year) + 1))


def parse_period(text: str) -> Period | None:
    """Return the period that the whole text names, or None when it names none or leaves a doubt.

    Reads keys in any case and Vietnamese words in any Unicode form, wherever the tone mark was put. "6 tháng năm 2023"
    is the first half, as reports use it; "3 tháng năm 2023" could be any three, hence None.

    >>> parse_period("2023-q3"), parse_period("Quí 3-2023") == parse_period("quý III/2023")
    (Period(kind=<PeriodKind.QUARTER: 'quarter'>, year=2023, index=3), True)
    """
    found = _WRITTEN.fullmatch(match_key(text))
    if found is None:
        return None
    name = _LEADING_ZERO.sub("", found["name"] or "") + (found["key_end"] or "")
    named, year = _NAMES.get(name), int(found["year"])
    if named is None or named[1] > _count(named[0], year):  # no name, or a week 53 that the year has not
        return None
    return Period(named[0], year, named[1])


#: Beyond these a year in a document is a slip of the pen.
_YEARS = range(1900, 3000)
_MONTHS = {
    PeriodKind.MONTH: 1,
    PeriodKind.QUARTER: 3,
    PeriodKind.HALF_YEAR: 6,
    PeriodKind.NINE_MONTHS: 9,
    PeriodKind.YEAR: 12,
}
_KEY_ENDS = {
    PeriodKind.MONTH: "-{:02d}",
    PeriodKind.QUARTER: "-Q{}",
    PeriodKind.HALF_YEAR: "-H{}",
    PeriodKind.NINE_MONTHS: "-9M",
    PeriodKind.YEAR: "",
    PeriodKind.WEEK: "-W{:02d}",
}
_ROMAN = ("I", "II", "III", "IV")


_WEEK, _TO_THURSDAY = timedelta(days=7), timedelta(days=3)
_MOST_WEEKS_YEAR = 2020  # one of those with 53 weeks


def _count(kind: PeriodKind, year: int) -> int:
    """Return how many periods of a kind a year has."""
    if kind is PeriodKind.WEEK:
        return date(year, 12, 28).isocalendar().week  # 28 December is always in the last one
    return 12 // _MONTHS[kind]


def _english_name(period: Period) -> str:
    """Return 2023, Q3 2023, week 5 of 2023, Jan–Jun 2023 or Jul 2023."""
    if period.kind is PeriodKind.YEAR:
        return str(period.year)
    if period.kind is PeriodKind.QUARTER:
        return f"Q{period.index} {period.year}"
    if period.kind is PeriodKind.WEEK:
        return f"week {period.index} of {period.year}"
    first, last = (write_date(day, "en").split(" ", 1)[1] for day in (period.start, period.last_day))
    return last if first == last else f"{first.split()[0]}–{last}"


def _middle_of_month_before(first_of_month: date) -> date:
    return (first_of_month - timedelta(days=1)).replace(day=15)


#: A name, a link, the year; or the year and the end of a key: "quý iv/2023", "2023-q4".
_WRITTEN = re.compile(
    r"(?:(?P<name>.+?)(?: năm | ?[-–/] ?| ))?(?P<year>(?:19|2[0-9])[0-9]{2})(?P<key_end>-[0-9a-z]+)?",
)
_LEADING_ZERO = re.compile(r"\b0(?=[1-9]\b)")  # 06 tháng, quý 03, tháng 07


def _names() -> dict[str, tuple[PeriodKind, int]]:
    """Return what may stand before the year, or after it in a key, and the period it means."""
    names = {
        "": (PeriodKind.YEAR, 1),
        "năm": (PeriodKind.YEAR, 1),
        "cả": (PeriodKind.YEAR, 1),
        "12 tháng": (PeriodKind.YEAR, 1),
        "9 tháng": (PeriodKind.NINE_MONTHS, 1),
        "9 tháng đầu": (PeriodKind.NINE_MONTHS, 1),
        "6 tháng": (PeriodKind.HALF_YEAR, 1),
        "6 tháng đầu": (PeriodKind.HALF_YEAR, 1),
        "6 tháng cuối": (PeriodKind.HALF_YEAR, 2),
        "3 tháng đầu": (PeriodKind.QUARTER, 1),
        "3 tháng cuối": (PeriodKind.QUARTER, 4),
        **{f"tháng {n}": (PeriodKind.MONTH, n) for n in range(1, 13)},
        **{f"{q} {n}": (PeriodKind.QUARTER, n) for q in ("quý", "quí") for n in range(1, 5)},
        **{f"{q} {r}": (PeriodKind.QUARTER, n) for q in ("quý", "quí") for n, r in enumerate(_ROMAN, 1)},
        **{f"tuần {n}": (PeriodKind.WEEK, n) for n in range(1, _count(PeriodKind.WEEK, _MOST_WEEKS_YEAR) + 1)},
        **{
            end.format(n): (kind, n)
            for kind, end in _KEY_ENDS.items()
            for n in range(1, _count(kind, _MOST_WEEKS_YEAR) + 1)
        },
    }
    return {match_key(name): meaning for name, meaning in names.items()}


_NAMES = _names()
