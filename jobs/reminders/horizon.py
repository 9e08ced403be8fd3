"""The messages of the days to come if nothing more comes in, each day planned as it would be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from jobs.reminders.planning import plan_digests
from jobs.reminders.situation import Situation
from kpi.outbox import Ledger, PlannedDay
from kpi.settings import Reminders
from targets.workdays import VIETNAM


def plan_days(situation: Situation, start: date, end: date, ledger: Ledger) -> Iterator[tuple[date, PlannedDay]]:
    """Yield each working day of ``[start, end)`` with what would be said on it.

    What is open stays open: a day's plan is what the clock would make of today's knowledge.
    """
    keys, digested = set(ledger.keys), ledger.digested
    day = start
    while day < end:
        if situation.calendar.is_working(day):
            planned = [one for one in _of_day(situation, day, keys, digested) if one != PlannedDay()]
            yield day, _together(planned)
        day, digested = day + timedelta(days=1), frozenset()


def _of_day(
    situation: Situation, day: date, keys: set[tuple[str, str, str, str]], digested: frozenset[tuple[str, str]]
) -> Iterator[PlannedDay]:
    """Yield what is planned at each hour of a day at which some duty's messages may begin to go out."""
    for hour in hours_of(situation.settings.reminders):
        planned = plan_digests(situation, datetime.combine(day, hour, VIETNAM), Ledger(frozenset(keys), digested))
        for digest in planned.digests:
            keys.update(matter.key for matter in digest.matters)
            digested |= {(digest.recipient, digest.channel)}
        keys.update(matter.key for matter in planned.superseded)
        yield planned


def hours_of(settings: Reminders) -> list[time]:
    """Return the hours at which messages may begin to go out, in order."""
    own = (duty.hours.start for duty in settings.duties.values() if duty.hours is not None)
    return sorted({settings.hours.start, *own})


def _together(planned: list[PlannedDay]) -> PlannedDay:
    return PlannedDay(
        tuple(digest for one in planned for digest in one.digests),
        tuple(matter for one in planned for matter in one.superseded),
        tuple(dict.fromkeys(unsaid for one in planned for unsaid in one.unaddressed)),
    )
