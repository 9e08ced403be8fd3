"""A month of the calendar: the days worked and the days off by name, and what is due on which."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboards.views.terms import TermView
from rules.verdict import Verdict
from targets.periods import Period, PeriodKind
from targets.wording import Sentence
from targets.workdays import WorkCalendar

#: The most months that are offered: those nearest to today.
MOST = 24
_KEY = re.compile(r"(\d{4})-(\d{2})")
_SATURDAY = 5


class DayKind(StrEnum):
    """Whether a day is worked, and why it is not."""

    WORKED = "worked"
    WEEKEND = "weekend"
    OFF = "off"  #: a public holiday, or a day given off
    MADE_UP = "made-up"  #: a day of the weekend that is worked


_KINDS = {
    (False, True): DayKind.WORKED,
    (False, False): DayKind.OFF,
    (True, True): DayKind.MADE_UP,
    (True, False): DayKind.WEEKEND,
}


@dataclass(frozen=True, slots=True)
class DayView:
    """One day."""

    day: date
    kind: DayKind
    why: Sentence | None  #: why it is off, or worked against the usual
    due: tuple[TermView, ...]  #: whose last day it is
    last_working: tuple[TermView, ...]  #: whose last working day it is, the last day being a day off after it
    today: bool


@dataclass(frozen=True, slots=True)
class MonthView:
    """One month, week by week."""

    year: int
    month: int
    weeks: tuple[tuple[DayView | None, ...], ...]  #: Monday to Sunday; None: of another month

    @property
    def key(self) -> str:
        """Return the month as addresses have it: 2023-06."""
        return f"{self.year}-{self.month:02}"

    @property
    def name(self) -> Sentence:
        """Return the month in words."""
        period = Period(PeriodKind.MONTH, self.year, self.month)
        return Sentence(period.name("vi"), period.name("en"))

    @property
    def told(self) -> tuple[DayView, ...]:
        """Return the days that are off, or worked, against the usual."""
        days = (day for week in self.weeks for day in week if day is not None)
        return tuple(day for day in days if day.kind in {DayKind.OFF, DayKind.MADE_UP})


def month_view(key: str, terms: Sequence[TermView], days: WorkCalendar, today: date) -> MonthView | None:
    """Return a month by its key; None where it is none.

    Args:
        key: the year and the month, 2023-06.
        terms: every deadline.
        days: the working days.
        today: the day it is.
    """
    found = _KEY.fullmatch(key)
    if found is None or not 1 <= int(found[2]) <= 12 or not 1900 <= int(found[1]) < 3000:  # noqa: PLR2004  as `targets.periods` has it
        return None
    year, month = int(found[1]), int(found[2])
    weeks = calendar.Calendar().monthdatescalendar(year, month)
    shown = tuple(
        tuple(_day(day, terms, days, today) if day.month == month else None for day in week) for week in weeks
    )
    return MonthView(year, month, shown)


def months_with_deadlines(terms: Iterable[TermView], today: date) -> tuple[str, ...]:
    """Return the months, by key, in which something is due, and this one; no more than `MOST`, nearest to today."""
    days = {term.promise.deadline.last_day.replace(day=1) for term in terms} | {today.replace(day=1)}
    nearest = sorted(days, key=lambda day: abs((day - today).days))[:MOST]
    return tuple(f"{day:%Y-%m}" for day in sorted(nearest))


def _day(day: date, terms: Sequence[TermView], days: WorkCalendar, today: date) -> DayView:
    weekend, worked = day.weekday() >= _SATURDAY, days.is_working(day)
    return DayView(
        day=day,
        kind=_KINDS[weekend, worked],
        why=days.why(day),
        due=tuple(term for term in terms if term.promise.deadline.last_day == day),
        last_working=tuple(
            term
            for term in terms
            if term.promise.deadline.last_working_day == day and term.promise.deadline.last_day != day
        ),
        today=day == today,
    )


def look_of(term: TermView) -> Verdict:
    """Return the verdict whose look a deadline has: done by all, still open, or past and not done by some."""
    if not term.undone:
        return Verdict.MET
    return Verdict.OVERDUE if term.over else Verdict.NOT_DUE
