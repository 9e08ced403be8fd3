"""Receives one file: accepts its report as a new revision, or keeps it with its mistakes. Nothing is ever lost."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy import Connection, Engine

from kpi.intake.child import MAX_BYTES
from kpi.intake.guard import file_issue
from kpi.intake.report import Report, read_report
from kpi.store.engine import reading, writing
from kpi.store.submissions import accepted_before, add_receipt, add_submission, keep_file, next_revision
from kpi.submission import Outcome, Receipt, Submission
from kpi.usecases.load_inputs import load_plans, load_registry
from targets.issues import Issue
from targets.provenance import Source
from targets.wording import say


def receive_submission(
    engine: Engine, content: bytes, file_name: str, *, received_at: datetime, now: datetime, actor: str
) -> Receipt:
    """Read a file, record what came of it, and return the receipt.

    The file is read before the database is locked; the bytes, the receipt and the values are then written together.

    Args:
        engine: the database.
        content: the file's bytes.
        file_name: as the sender named it.
        received_at: when it reached the office; the deadline is judged by this.
        now: when it is entered here.
        actor: who enters it.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    if len(content) > MAX_BYTES:
        issues = (file_issue("too-large", file_name),)  # not kept here: it stays where it was sent from
        return Receipt(file_name, sha256, received_at, Outcome.REFUSED, issues=issues)
    with reading(engine) as connection:
        registry = load_registry(connection, now)
        plans = load_plans(connection, registry, now)
    report = read_report(content, file_name, sha256, plans, registry, received_at)
    with writing(engine) as connection:
        before = accepted_before(connection, sha256)
        if before is not None:
            return _duplicate(file_name, sha256, received_at, *before)
        return _record(connection, report, content, file_name, sha256, received_at, now, actor)


def _record(
    connection: Connection,
    report: Report,
    content: bytes,
    file_name: str,
    sha256: str,
    received_at: datetime,
    now: datetime,
    actor: str,
) -> Receipt:
    """Write down the file and what came of it."""
    plan = report.plan.id if report.plan else None
    unit = report.unit.id if report.unit else None
    period = report.period.key if report.period else None
    accepted = report.acceptable and plan is not None and unit is not None and period is not None
    outcome = Outcome.ACCEPTED if accepted else Outcome.REFUSED
    revision = next_revision(connection, plan, unit, period) if accepted and plan and unit and period else None
    receipt = Receipt(file_name, sha256, received_at, outcome, plan, unit, period, revision, report.issues)
    keep_file(connection, sha256, content)
    number = add_receipt(connection, receipt, now, actor)
    if plan and unit and period and revision is not None:
        sent = Submission(plan, unit, period, revision, received_at, now, file_name, sha256, report.values)
        add_submission(connection, number, sent)
    return receipt


def _duplicate(file_name: str, sha256: str, received_at: datetime, name: str, at: datetime) -> Receipt:
    text = say(
        "tệp này giống hệt “{name}” đã tiếp nhận lúc {at}; không ghi nhận lần nữa",
        "this file is the same as “{name}”, accepted at {at}; it is not recorded again",
        name=name,
        at=at,
    )
    hint = say("Nếu muốn sửa số liệu, gửi tệp đã sửa.", "To correct a figure, send the corrected file.")
    issue = Issue("duplicate-file", text, Source(file_name), hint)
    return Receipt(file_name, sha256, received_at, Outcome.DUPLICATE, issues=(issue,))
