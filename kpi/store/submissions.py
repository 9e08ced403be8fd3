"""Files, receipts and submissions: written once, never changed."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import Connection, func, insert, or_, select

from kpi.audit import What
from kpi.cells import cells_of
from kpi.store.audit import add_rows
from kpi.store.cells import packed, unpacked
from kpi.store.engine import insert_many
from kpi.store.figures import add_figure_rows
from kpi.store.recorded import recorded_by
from kpi.store.steps import events
from kpi.store.tables import draft_cells, receipt, stored_file, submission, submission_cells, submission_event
from kpi.store.texts import digest
from kpi.submission import CellValue, Outcome, Receipt, RefusedFile, Slot, Submission
from kpi.submission_life import lived
from kpi.submission_states import Step
from targets.wording import Sentence, say


def keep_file(connection: Connection, sha256: str, content: bytes) -> None:
    """Keep the bytes of a file as they were received; the same bytes are kept once."""
    keep_files(connection, {sha256: content})


def keep_files(connection: Connection, contents: Mapping[str, bytes]) -> None:
    """Keep the bytes of files, by their SHA-256; the same bytes are kept once."""
    asked = select(stored_file.c.sha256).where(stored_file.c.sha256.in_(contents))
    known = set(connection.execute(asked).scalars())
    rows = [
        {"sha256": sha256, "size": len(content), "content": content}
        for sha256, content in contents.items()
        if sha256 not in known
    ]
    if rows:
        connection.execute(insert(stored_file), rows)


def add_receipt(connection: Connection, received: Receipt, recorded_at: datetime, actor: str) -> int:
    """Write down that a file was received and what became of it; return the receipt's number."""
    [number] = add_receipts(connection, [received], recorded_at, actor)
    return number


def add_receipts(
    connection: Connection,
    received: Sequence[Receipt],
    recorded_at: datetime,
    actor: str,
    drafted: Mapping[int, Sequence[CellValue]] = MappingProxyType({}),
) -> list[int]:
    """Write down what became of many files, or of many units in one; return the receipts' numbers, in order.

    ``drafted`` is what could be read of those that are kept as drafts, by their place among the receipts.
    """
    cells = {place: packed(values) for place, values in drafted.items()}
    told = [{"packed": digest(cells[place])} if place in cells else {} for place in range(len(received))]
    rows = [_receipt_row(one, recorded_at, actor) for one in received]
    numbers = add_rows(connection, What.RECEIPT, rows, actor, told)
    insert_many(
        connection, draft_cells, [{"receipt": numbers[place], "content": text} for place, text in cells.items()]
    )
    return numbers


def _receipt_row(received: Receipt, recorded_at: datetime, actor: str) -> dict[str, object]:
    return {
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


def last_revisions(connection: Connection, plans: Collection[str], units: Collection[str]) -> dict[Slot, int]:
    """Return the number of the last revision of every report of some units under some plans."""
    columns = submission.c.plan, submission.c.unit, submission.c.period
    rows = connection.execute(
        select(*columns, func.max(submission.c.revision))
        .where(submission.c.plan.in_(plans), submission.c.unit.in_(units))
        .group_by(*columns)
    )
    return {(plan, unit, period): int(last) for plan, unit, period, last in rows}


def next_revision(connection: Connection, plan: str, unit: str, period: str) -> int:
    """Return the number the next submission of a unit for a period will have."""
    last = connection.execute(
        select(func.max(submission.c.revision)).where(
            submission.c.plan == plan, submission.c.unit == unit, submission.c.period == period
        )
    ).scalar()
    return int(last or 0) + 1


def accepted_before(connection: Connection, sha256: Collection[str]) -> dict[tuple[str, Slot], tuple[str, datetime]]:
    """Return, of accepted files with these bytes, the name and moment of the first for each report they held."""
    rows = connection.execute(
        select(receipt)
        .where(receipt.c.sha256.in_(sha256), receipt.c.outcome == Outcome.ACCEPTED.value)
        .order_by(receipt.c.id.desc())
    )
    return {(row.sha256, (row.plan, row.unit, row.period)): (row.file_name, row.received_at) for row in rows}


def add_submission(connection: Connection, receipt_id: int, sent: Submission, actor: str) -> None:
    """Append one revision of what a unit reported, with all its cells, and its figures once more as a row."""
    add_submissions(connection, [(receipt_id, sent)], actor)


def add_submissions(connection: Connection, sent: Sequence[tuple[int, Submission]], actor: str) -> None:
    """Append what many units reported, each beside the number of its receipt."""
    cells = [cells_of(one.values).by_indicator() for _, one in sent]
    texts = [packed(one) for one in cells]
    rows = [_submission_row(receipt_id, one) for receipt_id, one in sent]
    numbers = add_rows(connection, What.SUBMISSION, rows, actor, [{"packed": digest(text)} for text in texts])
    if numbers:
        written = zip(numbers, texts, strict=True)
        connection.execute(insert(submission_cells), [{"submission": n, "content": text} for n, text in written])
    add_figure_rows(connection, zip(numbers, cells, strict=True))


def _submission_row(receipt_id: int, sent: Submission) -> dict[str, object]:
    return {
        "receipt": receipt_id,
        "plan": sent.plan,
        "unit": sent.unit,
        "period": sent.period,
        "revision": sent.revision,
        "received_at": sent.received_at,
        "declared_at": sent.declared_at,
        "recorded_at": sent.recorded_at,
    }


def submissions(
    connection: Connection, as_of: datetime, known_at: datetime, of: tuple[str, str] | None = None
) -> tuple[Submission, ...]:
    """Return every revision received by ``as_of`` and recorded by ``known_at``, oldest first, with its state then.

    With ``of``, only those under one plan (its id) of one unit (its id).
    """
    redated = select(submission_event.c.submission).where(submission_event.c.step == Step.REDATE.value)
    where = [
        or_(submission.c.received_at <= as_of, submission.c.id.in_(redated)),
        recorded_by(submission, known_at),
    ]
    if of is not None:
        where += [submission.c.plan == of[0], submission.c.unit == of[1]]
    rows = connection.execute(
        select(submission, receipt.c.file_name, receipt.c.sha256, submission_cells.c.content)
        .join(receipt, receipt.c.id == submission.c.receipt)
        .join(submission_cells, submission_cells.c.submission == submission.c.id)
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
            values=unpacked(row.content),
            declared_at=row.declared_at,
        )
        for row in rows
    )
    return lived(sent, events(connection, as_of, known_at, of), as_of)


def refused_files(connection: Connection, as_of: datetime, known_at: datetime) -> Sequence[RefusedFile]:
    """Return the files refused or kept as drafts by ``as_of`` whose unit and period could be told, oldest first."""
    rows = connection.execute(
        select(receipt)
        .where(
            receipt.c.outcome.in_([Outcome.REFUSED.value, Outcome.DRAFT.value]),
            receipt.c.received_at <= as_of,
            recorded_by(receipt, known_at),
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
