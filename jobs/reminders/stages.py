"""On which days something is to be said of a promise: all of them working days, in order.

What has a deadline is spoken of before its last working day, on it, and after the last day for as long as it is not
done. What only has a period (a dialogue in the year, a target) is spoken of when parts of the period are over and it
lags behind, and once when the period has ended.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from itertools import chain, count
from math import ceil

from kpi.settings import Reminders
from targets.deadlines import Deadline
from targets.workdays import VIETNAM, WorkCalendar


@dataclass(frozen=True, slots=True)
class Stage:
    """One occasion on which something is to be said."""

    name: str  #: "before-15", "last-day", "after-1", "pace-3-4", "ended", "escalate-3", "returned-…"
    day: date  #: a working day
    part: Fraction | None = None  #: of the period that is over, for what is judged by its pace


def deadline_stages(deadline: Deadline, settings: Reminders, calendar: WorkCalendar, until: date) -> tuple[Stage, ...]:
    """Return the stages of a deadline up to a day, which counts, in order."""
    last = deadline.last_working_day
    if until < last - _longest(max(settings.before, default=0)):
        return ()
    before = [Stage(f"before-{n}", calendar.add(last, -n)) for n in sorted(set(settings.before), reverse=True)]
    return (
        *(stage for stage in (*before, Stage("last-day", last)) if stage.day <= until),
        *_afterwards(deadline.last_day, settings, calendar, until),
    )


def pace_stages(
    start: date, last_day: date, settings: Reminders, calendar: WorkCalendar, until: date
) -> tuple[Stage, ...]:
    """Return the stages of a period up to a day, which counts, in order; both of its days are in it."""
    end = last_day + timedelta(days=1)
    parts = [
        Stage(f"pace-{part.numerator}-{part.denominator}", calendar.next(over_on(start, end, part)), part)
        for part in sorted(set(settings.pace))
    ]
    stages = (*parts, Stage("ended", calendar.next(end), Fraction(1)))
    return tuple(stage for stage in stages if stage.day <= until)


def escalations(
    deadline: Deadline, settings: Reminders, calendar: WorkCalendar, until: date, to: str
) -> tuple[Stage, ...]:
    """Return the stages at which somebody else is told of a deadline that has passed, in order."""
    steps = sorted({step.after for step in settings.escalate if step.to == to})
    stages = (Stage(f"escalate-{n}", calendar.add(deadline.last_day, n)) for n in steps)
    return tuple(stage for stage in stages if stage.day <= until)


def returned_stage(at: datetime, calendar: WorkCalendar) -> Stage:
    """Return the stage of a report that was received and could not be accepted."""
    local = at.astimezone(VIETNAM)
    return Stage(f"returned-{local:%Y%m%dT%H%M%S}", calendar.next(local.date()))


def over_on(start: date, end: date, part: Fraction) -> date:
    """Return the first day on which a part of ``[start, end)`` is over; by months where they come out even.

    >>> over_on(date(2023, 1, 1), date(2024, 1, 1), Fraction(3, 4)).isoformat()
    '2023-10-01'
    >>> over_on(date(2023, 6, 1), date(2023, 7, 1), Fraction(1, 2)).isoformat()
    '2023-06-16'
    """
    months = (end.year - start.year) * 12 + end.month - start.month
    passed = part * months
    if start.day == end.day == 1 and passed.denominator == 1:
        year, month = divmod(start.month - 1 + int(passed), 12)
        return date(start.year + year, month + 1, 1)
    return start + timedelta(days=ceil(part * (end - start).days))


def _longest(working_days: int) -> timedelta:
    """Return more days than so many working days ever take, the longest holiday among them."""
    return timedelta(days=4 * working_days + 30)


def _afterwards(last_day: date, settings: Reminders, calendar: WorkCalendar, until: date) -> Iterator[Stage]:
    """Yield the stages after a last day: those named, then one every so many working days without end."""
    named = sorted(set(settings.after))
    day, passed = last_day, 0
    for n in chain(named, count((named[-1] if named else 0) + settings.then_every, settings.then_every)):
        day, passed = calendar.add(day, n - passed), n
        if day > until:
            return
        yield Stage(f"after-{n}", day)
