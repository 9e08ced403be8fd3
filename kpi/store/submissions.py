"""Files, receipts and submissions: written once, never changed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Connection, func, insert, select

from kpi.store.figures import add_figure_row
from kpi.store.tables import cell, receipt, stored_file, submission
from kpi.submission import CellValue, Outcome, Receipt, RefusedFile, Submission


def keep_file(connection: Connection, sha256: str, content: bytes) -> None:
    """Keep the bytes of a file as they were received; the same bytes are kept once."""
    known = connection.execute(select(stored_file.c.sha256).where(stored_file.c.sha256 == sha256)).first()
    if known is None:
        connection.execute(insert(stored_file).values(sha256=sha256, size=len(content), content=content))


def add_receipt(connection: Connection, received: Receipt, recorded_at: datetime, actor: str) -> int:
    """Write down that a file was received and what became of it; return the receipt's number."""
    result = connection.execute(
        insert(receipt).values(
            sha256=received.sha256,
            file_name=received.file_name,
            received_at=received.received_at,
            recorded_at=recorded_at,
            actor=actor,
            outcome=received.outcome.value,
            plan=received.plan,
            unit=received.unit,
            period=received.period,
            issues=json.dumps([issue.as_json() for issue in received.issues], ensure_ascii=False),
        )
    )
    return int(result.inserted_primary_key[0])  # type: ignore[index]  # there is one: the table has a key


def next_revision(connection: Connection, plan: str, unit: str, period: str) -> int:
    """Return the number the next submission of a unit for a period will have."""
    last = connection.execute(
        select(func.max(submission.c.revision)).where(
            submission.c.plan == plan, submission.c.unit == unit, submission.c.period == period
        )
    ).scalar()
    return int(last or 0) + 1


def accepted_before(connection: Connection, sha256: str) -> tuple[str, datetime] | None:
    """Return the name and moment of an accepted file with the same bytes, if there is one."""
    row = connection.execute(
        select(receipt.c.file_name, receipt.c.received_at)
        .where(receipt.c.sha256 == sha256, receipt.c.outcome == Outcome.ACCEPTED.value)
        .order_by(receipt.c.id)
        .limit(1)
    ).first()
    return (row.file_name, row.received_at) if row else None


def add_submission(connection: Connection, receipt_id: int, sent: Submission) -> None:
    """Append one revision of what a unit reported, with all its cells, and its figures once more as a row."""
    result = connection.execute(
        insert(submission).values(
            receipt=receipt_id,
            plan=sent.plan,
            unit=sent.unit,
            period=sent.period,
            revision=sent.revision,
            received_at=sent.received_at,
            recorded_at=sent.recorded_at,
        )
    )
    number = result.inserted_primary_key[0]  # type: ignore[index]  # as above
    rows = [
        {
            "submission": number,
            "indicator": value.indicator,
            "value": None if value.value is None else str(value.value),
            "sheet": value.sheet,
            "cell": value.cell,
            "note": value.note,
        }
        for value in sent.values
    ]
    if rows:
        connection.execute(insert(cell), rows)
    add_figure_row(connection, int(number), sent)


def submissions(
    connection: Connection, as_of: datetime, known_at: datetime, of: tuple[str, str] | None = None
) -> tuple[Submission, ...]:
    """Return every revision received by ``as_of`` and recorded by ``known_at``, oldest first.

    With ``of``, only those under one plan (its id) of one unit (its id).
    """
    where = [submission.c.received_at <= as_of, submission.c.recorded_at <= known_at]
    if of is not None:
        where += [submission.c.plan == of[0], submission.c.unit == of[1]]
    values: dict[int, list[CellValue]] = defaultdict(list)
    cells = select(cell).join(submission, submission.c.id == cell.c.submission).where(*where)
    for row in connection.execute(cells.order_by(cell.c.submission, cell.c.indicator)):
        value = None if row.value is None else Decimal(row.value)
        values[row.submission].append(CellValue(row.indicator, value, row.sheet, row.cell, row.note))
    rows = connection.execute(
        select(submission, receipt.c.file_name, receipt.c.sha256)
        .join(receipt, receipt.c.id == submission.c.receipt)
        .where(*where)
        .order_by(submission.c.plan, submission.c.unit, submission.c.period, submission.c.revision)
    )
    return tuple(
        Submission(
            plan=row.plan,
            unit=row.unit,
            period=row.period,
            revision=row.revision,
            received_at=row.received_at,
            recorded_at=row.recorded_at,
            file_name=row.file_name,
            sha256=row.sha256,
            values=tuple(values[row.id]),
        )
        for row in rows
    )


def refused_files(connection: Connection, as_of: datetime, known_at: datetime) -> Sequence[RefusedFile]:
    """Return the files refused by ``as_of`` whose unit and period could be told, oldest first."""
    rows = connection.execute(
        select(receipt)
        .where(
            receipt.c.outcome == Outcome.REFUSED.value,
            receipt.c.received_at <= as_of,
            receipt.c.recorded_at <= known_at,
            receipt.c.plan.is_not(None),
            receipt.c.unit.is_not(None),
            receipt.c.period.is_not(None),
        )
        .order_by(receipt.c.received_at, receipt.c.id)
    )
    return tuple(RefusedFile(r.plan, r.unit, r.period, r.received_at, r.file_name) for r in rows)
