"""The steps taken on what units sent: appended one after another."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, or_, select

from kpi.audit import What
from kpi.store.audit import add_row
from kpi.store.recorded import recorded_by
from kpi.store.tables import submission, submission_event
from kpi.submission import Slot
from kpi.submission_states import Event, Step


def add_event(connection: Connection, event: Event) -> None:
    """Append one step."""
    on = select(submission.c.id).where(
        submission.c.plan == event.plan,
        submission.c.unit == event.unit,
        submission.c.period == event.period,
        submission.c.revision == event.revision,
    )
    row = {
        "submission": connection.execute(on).scalar(),
        "plan": event.plan,
        "unit": event.unit,
        "period": event.period,
        "step": event.step.value,
        "at": event.at,
        "recorded_at": event.recorded_at,
        "actor": event.actor,
        "reason": event.reason,
        "received_at": event.received_at,
        "received_before": event.received_before,
        "until": event.until,
    }
    add_row(connection, What.STEP, row, event.actor)


def events(
    connection: Connection,
    as_of: datetime,
    known_at: datetime,
    of: tuple[str, str] | None = None,
    steps: Collection[Step] = tuple(Step),
) -> tuple[Event, ...]:
    """Return the steps taken by ``as_of`` and recorded by ``known_at``, in the order in which they were recorded.

    A correction of a time of receipt says what was so before: whenever it was made, it holds as soon as it is recorded.

    Args:
        connection: the database.
        as_of: taken at or before this moment.
        known_at: recorded at or before this moment.
        of: only under one plan (its id) of one unit (its id).
        steps: only these.
    """
    asked = (
        select(submission_event, submission.c.revision)
        .outerjoin(submission, submission.c.id == submission_event.c.submission)
        .where(
            recorded_by(submission_event, known_at),
            or_(submission_event.c.at <= as_of, submission_event.c.step == Step.REDATE.value),
            submission_event.c.step.in_([step.value for step in steps]),
        )
        .order_by(submission_event.c.id)
    )
    if of is not None:
        asked = asked.where(submission_event.c.plan == of[0], submission_event.c.unit == of[1])
    return tuple(
        Event(
            plan=row.plan,
            unit=row.unit,
            period=row.period,
            revision=row.revision or 0,
            step=Step(row.step),
            at=row.at,
            recorded_at=row.recorded_at,
            actor=row.actor,
            reason=row.reason,
            received_at=row.received_at,
            received_before=row.received_before,
            until=row.until,
        )
        for row in connection.execute(asked)
    )


def corrected(connection: Connection, known_at: datetime) -> dict[tuple[Slot, int], datetime]:
    """Return when each revision whose time of receipt was corrected had really been received."""
    found = events(connection, known_at, known_at, steps=(Step.REDATE,))
    return {(one.slot, one.revision): one.received_at for one in found if one.received_at is not None}


def last_steps(connection: Connection, as_of: datetime, known_at: datetime) -> dict[tuple[Slot, int], Step]:
    """Return the last step that gave each revision its state, of those on which any was taken."""
    found = events(connection, as_of, known_at, steps=(Step.RETURN, Step.ACCEPT, Step.UNLOCK))
    return {(one.slot, one.revision): one.step for one in found}
