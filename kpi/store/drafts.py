"""Drafts: files kept with their mistakes and with what could be read of them. None of it counts."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import Connection, select

from kpi.store.cells import unpacked
from kpi.store.recorded import recorded_by
from kpi.store.tables import draft_cells, receipt
from kpi.submission import Draft, Outcome


def drafts(
    connection: Connection, as_of: datetime, known_at: datetime, of: tuple[str, str] | None = None
) -> tuple[Draft, ...]:
    """Return the drafts received by ``as_of`` and recorded by ``known_at``, oldest first.

    With ``of``, only those under one plan (its id) of one unit (its id).
    """
    where = [
        receipt.c.outcome == Outcome.DRAFT.value,
        receipt.c.received_at <= as_of,
        recorded_by(receipt, known_at),
    ]
    if of is not None:
        where += [receipt.c.plan == of[0], receipt.c.unit == of[1]]
    asked = select(receipt, draft_cells.c.content).outerjoin(draft_cells, draft_cells.c.receipt == receipt.c.id)
    rows = connection.execute(asked.where(*where).order_by(receipt.c.id))
    return tuple(
        Draft(
            plan=row.plan,
            unit=row.unit,
            period=row.period,
            received_at=row.received_at,
            recorded_at=row.recorded_at,
            file_name=row.file_name,
            sha256=row.sha256,
            values=unpacked(row.content) if row.content is not None else (),
            issues=tuple(f"{issue['place']}: {issue['text']}" for issue in json.loads(row.issues)),
        )
        for row in rows
    )
