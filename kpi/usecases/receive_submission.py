"""Receives one file: accepts its report as a new revision, or keeps it with its mistakes. Nothing is ever lost."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, Engine

from kpi.evaluation.frame import counted, period_of
from kpi.intake.child import MAX_BYTES
from kpi.intake.guard import file_issue
from kpi.intake.identify import Known
from kpi.intake.read_file import read_reports
from kpi.intake.report import Report
from kpi.intake.rule_checks import Earlier, fallen
from kpi.store.drafts import add_draft
from kpi.store.engine import reading, writing
from kpi.store.submissions import (
    accepted_before,
    add_receipt,
    add_submission,
    keep_file,
    next_revision,
    submissions,
)
from kpi.submission import Outcome, Receipt, Submission
from kpi.submission_states import Role, Step, refusal
from kpi.usecases.load_inputs import load_plans, load_registry
from kpi.usecases.report_standing import load_report, standing_of
from targets.issues import Issue
from targets.provenance import Source
from targets.wording import say


@dataclass(frozen=True, slots=True)
class Sending:
    """How a file is sent."""

    declared_at: datetime | None = None  #: when the unit says that it sent it, if it does
    draft: bool = False  #: to be kept as a draft, with what could be read of it; right or wrong, it does not count


#: As most files are.
SENT = Sending()


def receive_submission(
    engine: Engine,
    content: bytes,
    file_name: str,
    *,
    received_at: datetime,
    now: datetime,
    actor: str,
    sending: Sending = SENT,
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
        sending: what else is known of it.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    file_name = _storable(file_name)
    if len(content) > MAX_BYTES:
        issues = (file_issue("too-large", file_name),)  # not kept here: it stays where it was sent from
        return Receipt(file_name, sha256, received_at, Outcome.REFUSED, issues=issues)
    with reading(engine) as connection:
        registry = load_registry(connection, now)
        plans = load_plans(connection, registry, now, received_at)
    report, *_ = read_reports(content, file_name, sha256, Known(plans, registry, received_at))
    with writing(engine) as connection:
        before = accepted_before(connection, sha256)
        if before is not None:
            return _duplicate(file_name, sha256, received_at, *before)
        report = _compared(connection, report, Source(file_name, sha256), received_at, now)
        receipt = _receipt(report, file_name, sha256, received_at)
        if sending.draft and None not in {receipt.plan, receipt.unit, receipt.period}:
            receipt = replace(receipt, outcome=Outcome.DRAFT)
        return _record(connection, receipt, report, content, _Entered(now, actor, sending.declared_at))


def _compared(connection: Connection, report: Report, file: Source, received_at: datetime, now: datetime) -> Report:
    """Add what the unit's earlier reports of the year say against this one, and whether this one is locked."""
    plan, unit, period = report.plan, report.unit, report.period
    if plan is None or unit is None or period is None:
        return report
    earlier: Earlier | None = None
    for sent in counted(submissions(connection, now, now, of=(plan.id, unit.id))):
        of = period_of(sent.period)
        if period.start <= of.start and of.end < period.end and (earlier is None or earlier[0].end < of.end):
            earlier = of, {cell.indicator: cell.value for cell in sent.values if cell.value is not None}
    values = {cell.indicator: cell for cell in report.values}
    locked = _locked(connection, report, file, received_at)
    return replace(report, issues=(*report.issues, *fallen(plan, values, earlier, file), *locked))


def _locked(connection: Connection, report: Report, file: Source, received_at: datetime) -> Iterator[Issue]:
    """Yield an issue when the report was accepted, or its figures are final: it must be unlocked first."""
    if report.plan is None or report.unit is None or report.period is None:
        return
    slot = report.plan.id, report.unit.id, report.period.key
    standing = standing_of(connection, report.plan, load_report(connection, slot), received_at)
    reason = refusal(Step.SUBMIT, standing, Role.OFFICER)
    if reason is not None:
        hint = say(
            "Nếu cần nhận: dondoc submission unlock {unit} --period {period} --reason “…”, rồi gửi lại tệp.",
            "To take it: dondoc submission unlock {unit} --period {period} --reason “…”, and send the file again.",
            unit=report.unit.id,
            period=report.period.key,
        )
        yield Issue("report-locked", reason, file, hint)


def _receipt(report: Report, file_name: str, sha256: str, received_at: datetime) -> Receipt:
    return Receipt(
        file_name,
        sha256,
        received_at,
        Outcome.ACCEPTED if report.acceptable else Outcome.REFUSED,
        report.plan.id if report.plan else None,
        report.unit.id if report.unit else None,
        report.period.key if report.period else None,
        issues=report.issues,
    )


@dataclass(frozen=True, slots=True)
class _Entered:
    """By whom and when a file was entered here, and when its sender says it was sent."""

    at: datetime
    actor: str
    declared_at: datetime | None


def _record(connection: Connection, receipt: Receipt, report: Report, content: bytes, entered: _Entered) -> Receipt:
    """Write down the file and what came of it, and its figures when they are accepted."""
    keep_file(connection, receipt.sha256, content)
    number = add_receipt(connection, receipt, entered.at, entered.actor)
    plan, unit, period = receipt.plan, receipt.unit, receipt.period
    if receipt.outcome is Outcome.DRAFT:
        add_draft(connection, number, report.values)
    if receipt.outcome is not Outcome.ACCEPTED or plan is None or unit is None or period is None:
        return receipt
    revision = next_revision(connection, plan, unit, period)
    sent = Submission(
        plan=plan,
        unit=unit,
        period=period,
        revision=revision,
        received_at=receipt.received_at,
        recorded_at=entered.at,
        file_name=receipt.file_name,
        sha256=receipt.sha256,
        values=report.values,
        declared_at=entered.declared_at,
    )
    add_submission(connection, number, sent, entered.actor)
    return replace(receipt, revision=revision)


def _storable(file_name: str) -> str:
    """Return a file's name as every database can keep it: a system may hand over bytes that are no text."""
    return file_name.encode("utf-8", "replace").decode().replace("\0", "?")[-_LONGEST_NAME:]


_LONGEST_NAME = 255


def _duplicate(file_name: str, sha256: str, received_at: datetime, name: str, at: datetime) -> Receipt:
    text = say(
        "tệp này giống hệt “{name}” đã tiếp nhận lúc {at}; không ghi nhận lần nữa",
        "this file is the same as “{name}”, accepted at {at}; it is not recorded again",
        name=name,
        at=at,
    )
    hint = say("Nếu muốn sửa số liệu, gửi tệp đã sửa.", "To correct a figure, send the corrected file.")
    if at != received_at:
        hint = say(
            "{hint} Nếu thời điểm nhận ghi sai: dondoc submission redate.",
            "{hint} If the time of receipt is wrong: dondoc submission redate.",
            hint=hint,
        )
    issue = Issue("duplicate-file", text, Source(file_name), hint)
    return Receipt(file_name, sha256, received_at, Outcome.DUPLICATE, issues=(issue,))
