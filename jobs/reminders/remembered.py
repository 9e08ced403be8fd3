"""The days to come as the clock of a workspace would plan them, by what its ledger holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Engine

from jobs.reminders.horizon import plan_days
from jobs.reminders.situation import Situation, open_promises
from kpi.outbox import Ledger, PlannedDay
from kpi.store.engine import reading
from kpi.store.ledger import ledger


def plan_known_days(
    engine: Engine, situation: Situation, start: date, end: date, today: date
) -> Iterator[tuple[date, PlannedDay]]:
    """Yield each working day of ``[start, end)`` with what would be said on it.

    From ``today`` on without what is in the ledger; from a past day on as if nothing had been said before it. A day is
    planned from its first hour on, whatever hour it is now.
    """
    if start < today:
        return plan_days(situation, start, end, Ledger())
    with reading(engine) as connection:
        known = ledger(connection, start, open_promises(situation))
    return plan_days(situation, start, end, known)
