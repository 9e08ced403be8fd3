"""Receives files: accepts each report as a new revision, or keeps it with its mistakes. Nothing is ever lost."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, Engine

from kpi.evaluation.frame import period_of
from kpi.evaluation.inputs import accepted_only
from kpi.intake.child import MAX_BYTES
from kpi.intake.figure_checks import checked
from kpi.intake.guard import Guard
from kpi.intake.known import Known
from kpi.intake.read_file import read_sheets
from kpi.intake.report import Report
from kpi.intake.rule_checks import Earlier, compared
from kpi.intake.settled import NOTHING, Settled
from kpi.intake.values import as_decimal
from kpi.store.engine import reading, writing
from kpi.store.figures import figures
from kpi.store.submissions import accepted_before, add_receipts, add_submissions, keep_files, last_revisions
from kpi.submission import Outcome, Receipt, Slot, Submission
from kpi.submission_states import Role, Step, refusal
from kpi.usecases.load_inputs import load_plans, load_registry, load_revisions
from kpi.usecases.report_standing import load_report, standing_of
from kpi.usecases.year_before import year_before
from targets.issues import Issue
from targets.plan import Plan
from targets.provenance import Source
from targets.wording import say


@dataclass(frozen=True, slots=True)
class Sending:
    """How a file is sent."""

    declared_at: datetime | None = None  #: when the unit says that it sent it, if it does
    draft: bool = False  #: to be kept as a draft, with what could be read of it; right or wrong, it does not count


#: As most files are.
SENT = Sending()


@dataclass(frozen=True, slots=True)
class Entered:
    """By whom and when files are entered here, when they came, and what the officer settled about them."""

    received_at: datetime  #: when they reached the office; the deadline is judged by this
    at: datetime  #: when they are entered here
    actor: str
    sending: Sending = SENT
    settled: Settled = NOTHING
    role: Role = Role.OFFICER
    units: frozenset[str] | None = None  #: whose reports may come from this sender, by id; None: anyone's


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
    """Read a file with the report of one unit, record what came of it, and return the receipt.

    Args:
        engine: the database.
        content: the file's bytes.
        file_name: as the sender named it.
        received_at: when it reached the office; the deadline is judged by this.
        now: when it is entered here.
        actor: who enters it.
        sending: what else is known of it.
    """
    entered = Entered(received_at, now, actor, sending)
    [[receipt, *_]] = receive_files(engine, [(file_name, content)], entered)
    return receipt


def receive_files(
    engine: Engine, files: Iterable[tuple[str, bytes]], entered: Entered
) -> Iterator[tuple[Receipt, ...]]:
    """Read files, record what came of each, and yield its receipts: one, or one for each unit of a list of units.

    Files are read some at a time before the database is locked; their bytes, receipts and values are then written
    together. When something fails, what was yielded is recorded, and sending the same files again records the rest.
    """
    with Guard() as guard:
        for batch in _batches(files):
            with _uncollected():
                receipts = _receive(engine, batch, entered, guard)
            yield from receipts


@contextmanager
def _uncollected() -> Iterator[None]:
    """Look for no rings of dead values meanwhile: a batch makes hundreds of thousands of values and hardly a ring."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@dataclass(frozen=True, slots=True)
class _File:
    """One file that was handed in."""

    name: str
    sha256: str
    content: bytes

    @property
    def source(self) -> Source:
        return Source(self.name, self.sha256)


_MOST_FILES, _MOST_BYTES = 250, 2 * MAX_BYTES  # read and written together


def _batches(files: Iterable[tuple[str, bytes]]) -> Iterator[list[_File]]:
    batch: list[_File] = []
    for name, content in files:
        batch.append(_File(_storable(name), hashlib.sha256(content).hexdigest(), content))
        if len(batch) >= _MOST_FILES or sum(len(file.content) for file in batch) >= _MOST_BYTES:
            yield batch
            batch = []
    if batch:
        yield batch


def _receive(engine: Engine, batch: Sequence[_File], entered: Entered, guard: Guard) -> list[tuple[Receipt, ...]]:
    with reading(engine) as connection:
        registry = load_registry(connection, entered.at)
        plans = load_plans(connection, registry, entered.at, entered.received_at)
        revisions = load_revisions(connection, entered.at, entered.received_at)
    known = Known(plans, registry, entered.received_at, revisions)
    sheets = guard.read_each(((file.content, file.name) for file in batch), entered.settled.encoding)
    read = [
        (_own(report, file, entered), file)
        for file, (found, issues) in zip(batch, sheets, strict=True)
        for report in read_sheets(found, file.source, known, entered.settled, issues)
    ]
    before = year_before(engine, [report for report, _ in read], entered.at, accepted_only(plans.values()))
    reports = checked([(report, file.source) for report, file in read], registry, before)
    with writing(engine) as connection:
        receipts = _record(connection, list(zip(reports, (file for _, file in read), strict=True)), entered)
    of_file: dict[int, list[Receipt]] = {id(file): [] for file in batch}
    for (_, file), receipt in zip(read, receipts, strict=True):
        of_file[id(file)].append(receipt)
    return [tuple(found) for found in of_file.values()]


def _own(report: Report, file: _File, entered: Entered) -> Report:
    """Return a report as its sender may send it: of somebody else's unit it is refused, and noted under nobody's."""
    if entered.units is None or report.unit is None or report.unit.id in entered.units:
        return report
    text = say(
        "báo cáo của {unit}; tài khoản này không gửi thay được",
        "a report of {unit}, for which this account may not send",
        unit=report.unit.label,
    )
    hint = say("Gửi đúng biểu của đơn vị mình.", "Send your own unit's form.")
    return Report(issues=(Issue("not-your-unit", text, file.source, hint),))


def _record(connection: Connection, reports: Sequence[tuple[Report, _File]], entered: Entered) -> list[Receipt]:
    """Write down files and what came of them, and the figures that are accepted; return the receipts in order."""
    before = accepted_before(connection, {file.sha256 for _, file in reports})
    slots = [_slot(report) for report, _ in reports]
    history = _History(connection, [slot for slot in slots if slot is not None], entered)
    receipts: list[Receipt] = []
    for (report, file), slot in zip(reports, slots, strict=True):
        if slot is not None and (file.sha256, slot) in before:
            receipts.append(_duplicate(file, entered.received_at, *before[file.sha256, slot]))
            continue
        issues = history.compared(report, slot, file) if slot is not None else ()
        receipt = _receipt(replace(report, issues=(*report.issues, *issues)) if issues else report, slot, file, entered)
        if receipt.outcome is Outcome.ACCEPTED and slot is not None:
            receipt = replace(receipt, revision=history.next_revision(slot))
            before[file.sha256, slot] = file.name, entered.received_at
        receipts.append(receipt)
    kept = [
        (receipt, report, file)
        for receipt, (report, file) in zip(receipts, reports, strict=True)
        if receipt.outcome is not Outcome.DUPLICATE and len(file.content) <= MAX_BYTES  # a larger one stays where it is
    ]
    keep_files(connection, {file.sha256: file.content for _, _, file in kept})
    drafted = {
        place: report.values for place, (receipt, report, _) in enumerate(kept) if receipt.outcome is Outcome.DRAFT
    }
    numbers = add_receipts(connection, [receipt for receipt, _, _ in kept], entered.at, entered.actor, drafted)
    sent = [
        (number, _submission(receipt, report, entered))
        for number, (receipt, report, _) in zip(numbers, kept, strict=True)
        if receipt.outcome is Outcome.ACCEPTED
    ]
    add_submissions(connection, sent, entered.actor)
    return receipts


class _History:
    """What is known of earlier reports when new ones are recorded."""

    def __init__(self, connection: Connection, slots: Sequence[Slot], entered: Entered) -> None:
        units = {unit for _, unit, _ in slots}
        self._connection = connection
        self._received_at = entered.received_at
        self._role = entered.role
        self._last = last_revisions(connection, {plan for plan, _, _ in slots}, units) if slots else {}
        found = figures(connection, entered.at, entered.at, units=units) if self._last else ()
        self._figures = sorted(found, key=lambda one: period_of(one.period).end, reverse=True)

    def next_revision(self, slot: Slot) -> int:
        """Return the number of a report's next revision, and count it."""
        self._last[slot] = self._last.get(slot, 0) + 1
        return self._last[slot]

    def compared(self, report: Report, slot: Slot, file: _File) -> tuple[Issue, ...]:
        """Return what the unit's earlier reports of the year say against one, and whether it is locked."""
        if report.plan is None:
            return ()
        earlier = self._earlier(report)
        values = {cell.indicator: cell for cell in report.values} if earlier is not None else {}
        return (*compared(report.plan, values, earlier, file.source), *self._locked(report.plan, slot, file.source))

    def _earlier(self, report: Report) -> Earlier | None:
        """Return the unit's figures of the last period before this one that began as early in the year."""
        plan, unit, period = report.plan, report.unit, report.period
        if plan is None or unit is None or period is None:
            return None
        for one in self._figures:
            of = period_of(one.period)
            row = one.row_of.get(unit.id)
            if one.plan == plan.id and row is not None and period.start <= of.start and of.end < period.end:
                given = zip(one.indicators, one.values[row].tolist(), strict=True)
                return of, {id_: number for id_, value in given if (number := as_decimal(value)) is not None}
        return None

    def _locked(self, plan: Plan, slot: Slot, file: Source) -> Iterator[Issue]:
        """Yield an issue when the report was accepted, or its figures are final: it must be unlocked first."""
        if slot not in self._last and not (plan.form is not None and plan.form.closings):
            return
        standing = standing_of(self._connection, plan, load_report(self._connection, slot), self._received_at)
        reason = refusal(Step.SUBMIT, standing, self._role)
        if reason is not None:
            hint = say(
                "Nếu cần nhận: dondoc submission unlock {unit} --period {period} --reason “…”, rồi gửi lại tệp.",
                "To take it: dondoc submission unlock {unit} --period {period} --reason “…”, and send the file again.",
                unit=slot[1],
                period=slot[2],
            )
            yield Issue("report-locked", reason, file, hint)


def _slot(report: Report) -> Slot | None:
    if report.plan is None or report.unit is None or report.period is None:
        return None
    return report.plan.id, report.unit.id, report.period.key


def _receipt(report: Report, slot: Slot | None, file: _File, entered: Entered) -> Receipt:
    outcome = Outcome.ACCEPTED if report.acceptable else Outcome.REFUSED
    if entered.sending.draft and slot is not None:
        outcome = Outcome.DRAFT
    return Receipt(
        file.name,
        file.sha256,
        entered.received_at,
        outcome,
        report.plan.id if report.plan else None,
        report.unit.id if report.unit else None,
        report.period.key if report.period else None,
        issues=report.issues,
    )


def _submission(receipt: Receipt, report: Report, entered: Entered) -> Submission:
    """Return the revision that an accepted report becomes."""
    return Submission(
        plan=receipt.plan or "",
        unit=receipt.unit or "",
        period=receipt.period or "",
        revision=receipt.revision or 0,
        received_at=receipt.received_at,
        recorded_at=entered.at,
        file_name=receipt.file_name,
        sha256=receipt.sha256,
        values=report.values,
        declared_at=entered.sending.declared_at,
    )


def _storable(file_name: str) -> str:
    """Return a file's name as every database can keep it: a system may hand over bytes that are no text."""
    return file_name.encode("utf-8", "replace").decode().replace("\0", "?")[-_LONGEST_NAME:]


_LONGEST_NAME = 255


def _duplicate(file: _File, received_at: datetime, name: str, at: datetime) -> Receipt:
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
    issue = Issue("duplicate-file", text, Source(file.name), hint)
    return Receipt(file.name, file.sha256, received_at, Outcome.DUPLICATE, issues=(issue,))
