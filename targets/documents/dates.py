"""Days as plans write them: 05/6/2023, ngày 20 tháng 3 năm 2024, 05/6, tháng 9/2024, quý II, 6 tháng đầu năm, cuối năm.

A day without a year is a day of the plan's year; "ngày 15 hằng tháng" and "ngày 20 của tháng cuối quý" are days of each
reporting period. Whether a day is a deadline is not said here: that is `targets.documents.dues`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from targets.periods import Period, PeriodKind
from targets.written_days import RecurringDay, When


@dataclass(frozen=True, slots=True)
class Named:
    """A day or a period named in a text."""

    when: When  #: a day without its year is a `RecurringDay`; a period without one has the plan's
    has_year: bool
    start: int
    end: int


def days_in(text: str, start: int, end: int, year: int | None) -> Iterator[Named]:
    """Yield the days and periods named in a stretch of text, in order; what no calendar has is left out.

    Args:
        text: the text.
        start: of the stretch.
        end: of the stretch.
        year: the plan's, for a month or a quarter named without one.
    """
    for found in _NAMED.finditer(text, start, end):
        named = _read(found, year)
        if named is not None:
            yield named


def last_day(when: When, year: int) -> date | None:
    """Return the last day that is meant, in a year; None for a day of each month."""
    if isinstance(when, date):
        return when
    if isinstance(when, Period):
        return when.last_day
    return when.in_period(Period(PeriodKind.YEAR, year)) if when.month is not None else None


_YEAR = r"(?:\s?[/.-]\s?(?P<{0}>(?:19|20)\d{{2}})(?!\d)|\s+năm\s+(?P<{0}b>(?:19|20)\d{{2}}))"
_NAMED = re.compile(
    r"(?=[\dnthqsc(])(?:(?:ngày\s+)?(?<![\d/.])(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>(?:19|20)\d{2})(?!\d)"
    r"|ngày\s+(?P<dayb>\d{1,2})\s+tháng\s+(?P<monthb>\d{1,2})(?:\s+năm\s+(?P<yearb>(?:19|20)\d{2}))?"
    r"|ngày\s+(?P<eachday>\d{1,2})\s+(?:(?:của\s+)?(?:hằng|hàng|mỗi)\s+tháng"
    r"|(?:của\s+)?(?:các\s+)?tháng\s+(?P<which>cuối|đầu|sau|kế tiếp|tiếp theo"
    r"|liền kề)[^\W\d_]*(?:\s+(?:của\s+)?(?:mỗi\s+|hằng\s+|hàng\s+)?(?:quý|kỳ|tháng)(?:\s+(?P<next>sau"
    r"|kế tiếp|tiếp theo|liền kề))?)?)"
    r"|(?:ngày\s+|(?<=trước\s)|(?<=hết\s)|(?<=và\s)|(?<=đến\s)|(?<=là\s)"
    r"|(?<=,\s))(?<![\d/.])(?P<dayc>\d{1,2})/(?P<monthc>\d{1,2})(?![\d/])"
    r"|\((?P<dayd>\d{1,2})/(?P<monthd>\d{1,2})\)"
    r"|ngày\s+(?P<dayonly>\d{1,2})(?![\d/-]|\s?[-–]\s?\d)(?:\s+(?:hằng|hàng)\s+tháng)?"
    r"|(?<!\d\s)tháng\s+(?P<m>\d{1,2})(?:" + _YEAR.format("my") + r")?(?![\d/])"
    r"|(?<![\d/.])(?P<n>0?[1-9]|1[0-2])/(?P<ny>20\d{2})(?!\d)"
    r"|qu[ýí]\s+(?P<q>IV|I{1,3}|[1-4])(?![IVX\d])(?:,(?=\s+năm))?(?:" + _YEAR.format("qy") + r")?"
    r"|(?:0?6|sáu)\s+tháng\s+(?P<half>đầu|cuối)\s+năm(?:\s+(?P<hy>20\d{2}))?"
    r"|(?P<end>cuối|hết)\s+(?:tháng\s+12\s+)?năm(?:\s+(?P<ey>20\d{2}))?"
    r"|(?<!đến )năm\s+(?P<y>20\d{2})(?!\s?[-–]\s?\d|\d))",
    re.IGNORECASE,
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def _read(found: re.Match[str], year: int | None) -> Named | None:
    got = {name: text for name, text in found.groupdict().items() if text is not None}
    try:
        when, has_year = _when(got, year)
    except ValueError:  # 31/6, or month 13
        return None
    return Named(when, has_year, found.start(), found.end()) if when is not None else None


def _when(got: dict[str, str], year: int | None) -> tuple[When | None, bool]:
    """Return what the parts of a match name, and whether they say the year.

    Raises:
        ValueError: no calendar has it.
    """
    if "eachday" in got:
        after = "next" in got or got.get("which", "") in {"sau", "kế tiếp", "tiếp theo", "liền kề"}
        return RecurringDay(int(got["eachday"]), after=after), False
    if "dayonly" in got:
        return RecurringDay(int(got["dayonly"])), False
    for suffix in ("", "b", "c", "d"):
        if f"day{suffix}" in got:
            day, month, of = int(got[f"day{suffix}"]), int(got[f"month{suffix}"]), got.get(f"year{suffix}")
            return (date(int(of), month, day), True) if of else (RecurringDay(day, month), False)
    kind, index, written = _period(got)
    of = written or (str(year) if year else None)
    return (Period(kind, int(of), index) if of else None), written is not None


def _period(got: dict[str, str]) -> tuple[PeriodKind, int, str | None]:
    """Return the kind and number of a period that is named, and its year as written."""
    if "m" in got:
        return PeriodKind.MONTH, int(got["m"]), got.get("my") or got.get("myb")
    if "n" in got:
        return PeriodKind.MONTH, int(got["n"]), got["ny"]
    if "q" in got:
        return PeriodKind.QUARTER, _QUARTERS[got["q"].casefold()], got.get("qy") or got.get("qyb")
    if "half" in got:
        return PeriodKind.HALF_YEAR, 1 if got["half"].casefold() == "đầu" else 2, got.get("hy")
    return PeriodKind.YEAR, 1, got.get("ey") or got.get("y")
