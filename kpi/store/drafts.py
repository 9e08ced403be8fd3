"""Drafts: files kept with their mistakes and with what could be read of them. None of it counts."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection, insert, select

from kpi.store.submissions import cell_rows
from kpi.store.tables import draft_cell, receipt, recorded_by
from kpi.submission import CellValue, Draft, Outcome


def add_draft(connection: Connection, receipt_id: int, values: Iterable[CellValue]) -> None:
    """Keep what could be read of a draft; its receipt tells of it, with the fingerprint of its file."""
    rows = [{"receipt": receipt_id, **row} for row in cell_rows(values)]
    if rows:
        connection.execute(insert(draft_cell), rows)


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
    values: dict[int, list[CellValue]] = defaultdict(list)
    cells = select(draft_cell).join(receipt, receipt.c.id == draft_cell.c.receipt).where(*where)
    for row in connection.execute(cells.order_by(draft_cell.c.receipt, draft_cell.c.indicator)):
        value = None if row.value is None else Decimal(row.value)
        values[row.receipt].append(CellValue(row.indicator, value, row.sheet, row.cell, row.note))
    rows = connection.execute(select(receipt).where(*where).order_by(receipt.c.id))
    return tuple(
        Draft(
            plan=row.plan,
            unit=row.unit,
            period=row.period,
            received_at=row.received_at,
            recorded_at=row.recorded_at,
            file_name=row.file_name,
            sha256=row.sha256,
            values=tuple(values[row.id]),
            issues=tuple(f"{issue['place']}: {issue['text']}" for issue in json.loads(row.issues)),
        )
        for row in rows
    )
