"""When the reports of very many units came: of each the first that was acceptable, without its cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection, select

from kpi.store.recorded import recorded_by
from kpi.store.steps import corrected, last_steps
from kpi.store.tables import submission
from kpi.submission_states import Step


def arrivals(
    connection: Connection, as_of: datetime, known_at: datetime, plan: str
) -> Mapping[str, Mapping[str, datetime]]:
    """Return by period (key) and unit when the first acceptable report came; none while the last one was returned.

    Args:
        connection: the database.
        as_of: received at or before this moment.
        known_at: recorded at or before this moment.
        plan: under this plan.
    """
    redated, steps = corrected(connection, known_at), last_steps(connection, as_of, known_at)
    asked = select(submission.c.period, submission.c.unit, submission.c.revision, submission.c.received_at).where(
        submission.c.plan == plan, recorded_by(submission, known_at)
    )
    came: dict[tuple[str, str], list[tuple[datetime, int]]] = defaultdict(list)
    for period, unit, revision, entered in connection.execute(asked):
        received = redated.get(((plan, unit, period), revision), entered).astimezone(UTC)
        if received <= as_of:
            came[period, unit].append((received, revision))
    found: dict[str, dict[str, datetime]] = defaultdict(dict)
    for (period, unit), revisions in came.items():
        if steps.get(((plan, unit, period), max(revisions)[1])) is not Step.RETURN:
            found[period][unit] = min(revisions)[0]
    return found
