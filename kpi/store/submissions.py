"""Files, receipts and submissions: written once, never changed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from sqlalchemy import ColumnElement, Connection, func, insert, or_, select

from kpi.audit import What, fingerprint
from kpi.store.audit import add_row
from kpi.store.figures import add_figure_row
from kpi.store.steps import events
from kpi.store.tables import cell, receipt, stored_file, submission, submission_event
from kpi.submission import CellValue, Outcome, Receipt, RefusedFile, Submission
from kpi.submission_life import lived
from kpi.submission_states import Step
from targets.wording import Sentence, say


def keep_file(connection: Connection, sha256: str, content: bytes) -> None:
    """Keep the bytes of a file as they were received; the same bytes are kept once."""
    known = connection.execute(select(stored_file.c.sha256).where(stored_file.c.sha256 == sha256)).first()
    if known is None:
        connection.execute(insert(stored_file).values(sha256=sha256, size=len(content), content=content))


def add_receipt(connection: Connection, received: Receipt, recorded_at: datetime, actor: str) -> int:
    """Write down that a file was received and what became of it; return the receipt's number."""
    row = {
        "sha256": received.sha256,
        "file_name": received.file_name,
        "received_at": received.received_at,
        "recorded_at": recorded_at,
        "actor": actor,
        "outcome": received.outcome.value,
        "plan": received.plan,
        "unit": received.unit,
        "period": received.period,
        "issues": json.dumps([issue.as_json() for issue in received.issues], ensure_ascii=False),
    }
    return add_row(connection, What.RECEIPT, row, actor)


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


def add_submission(connection: Connection, receipt_id: int, sent: Submission, actor: str) -> None:
    """Append one revision of what a unit reported, with all its cells, and its figures once more as a row."""
    row = {
        "receipt": receipt_id,
        "plan": sent.plan,
        "unit": sent.unit,
        "period": sent.period,
        "revision": sent.revision,
        "received_at": sent.received_at,
        "declared_at": sent.declared_at,
        "recorded_at": sent.recorded_at,
    }
    rows = cell_rows(sent.values)
    number = add_row(connection, What.SUBMISSION, row, actor, cells=fingerprint(rows))
    if rows:
        connection.execute(insert(cell), [{"submission": number, **one} for one in rows])
    add_figure_row(connection, number, sent)


def cell_rows(values: Iterable[CellValue]) -> list[dict[str, str | None]]:
    """Return the cells of a submission as rows, by indicator."""
    return [
        {
            "indicator": value.indicator,
            "value": None if value.value is None else str(value.value),
            "sheet": value.sheet,
            "cell": value.cell,
            "note": value.note,
        }
        for value in sorted(values, key=lambda value: value.indicator)
    ]


def submissions(
    connection: Connection, as_of: datetime, known_at: datetime, of: tuple[str, str] | None = None
) -> tuple[Submission, ...]:
    """Return every revision received by ``as_of`` and recorded by ``known_at``, oldest first, with its state then.

    With ``of``, only those under one plan (its id) of one unit (its id).
    """
    redated = select(submission_event.c.submission).where(submission_event.c.step == Step.REDATE.value)
    where = [
        or_(submission.c.received_at <= as_of, submission.c.id.in_(redated)),
        submission.c.recorded_at <= known_at,
    ]
    if of is not None:
        where += [submission.c.plan == of[0], submission.c.unit == of[1]]
    values = _values(connection, where)
    rows = connection.execute(
        select(submission, receipt.c.file_name, receipt.c.sha256)
        .join(receipt, receipt.c.id == submission.c.receipt)
        .where(*where)
    )
    sent = (
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
            declared_at=row.declared_at,
        )
        for row in rows
    )
    return lived(sent, events(connection, as_of, known_at, of), as_of)


def _values(connection: Connection, where: Sequence[ColumnElement[bool]]) -> Mapping[int, list[CellValue]]:
    """Return the cells of the submissions that satisfy conditions, by the submissions' numbers."""
    values: dict[int, list[CellValue]] = defaultdict(list)
    cells = select(cell).join(submission, submission.c.id == cell.c.submission).where(*where)
    for row in connection.execute(cells.order_by(cell.c.submission, cell.c.indicator)):
        value = None if row.value is None else Decimal(row.value)
        values[row.submission].append(CellValue(row.indicator, value, row.sheet, row.cell, row.note))
    return values


def refused_files(connection: Connection, as_of: datetime, known_at: datetime) -> Sequence[RefusedFile]:
    """Return the files refused or kept as drafts by ``as_of`` whose unit and period could be told, oldest first."""
    rows = connection.execute(
        select(receipt)
        .where(
            receipt.c.outcome.in_([Outcome.REFUSED.value, Outcome.DRAFT.value]),
            receipt.c.received_at <= as_of,
            receipt.c.recorded_at <= known_at,
            receipt.c.plan.is_not(None),
            receipt.c.unit.is_not(None),
            receipt.c.period.is_not(None),
        )
        .order_by(receipt.c.received_at, receipt.c.id)
    )
    return tuple(
        RefusedFile(
            r.plan,
            r.unit,
            r.period,
            r.received_at,
            r.file_name,
            _as_draft(r.received_at) if r.outcome == Outcome.DRAFT.value else None,
        )
        for r in rows
    )


def _as_draft(at: datetime) -> Sentence:
    return say("bản nháp nhận lúc {at}, chưa nộp", "a draft received at {at}, not submitted", at=at)
