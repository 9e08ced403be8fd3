"""What became of a report, in sentences: what was sent, drafted and attached, and the steps taken on it."""

from __future__ import annotations

from kpi.evidence import Evidence
from kpi.submission import Draft, Submission
from kpi.submission_life import Report
from kpi.submission_states import Event
from targets.wording import Sentence, say


def history(report: Report) -> tuple[Sentence, ...]:
    """Return a sentence for everything that happened, in the order in which it was recorded."""
    lines = [(one.recorded_at, 0, _sending(one)) for one in report.revisions]
    lines += [(event.recorded_at, 1, _step(event)) for event in report.events]
    lines += [(draft.recorded_at, 0, _draft(draft)) for draft in report.drafts]
    lines += [(file.recorded_at, 2, _attached(file)) for file in report.evidence]
    return tuple(sentence for _, _, sentence in sorted(lines, key=lambda line: line[:2]))


def _sending(sent: Submission) -> Sentence:

    declared = Sentence("", "")
    if sent.declared_at is not None:
        declared = say("; đơn vị ghi gửi lúc {at}", "; the unit says sent at {at}", at=sent.declared_at)
    return say(
        "Lần {n}: nhận lúc {at}{declared}; ghi vào lúc {entered}; tệp {file}",
        "Revision {n}: received at {at}{declared}; entered at {entered}; file {file}",
        n=sent.revision,
        at=sent.received_at,
        declared=declared,
        entered=sent.recorded_at,
        file=sent.file_name,
    )


def _draft(draft: Draft) -> Sentence:

    given = sum(value.value is not None for value in draft.values)
    return say(
        "Bản nháp nhận lúc {at}: đọc được {n} số, {k} vấn đề; tệp {file}",
        "Draft received at {at}: {n} figures read, {k} issues; file {file}",
        at=draft.received_at,
        n=given,
        k=len(draft.issues),
        file=draft.file_name,
    )


def _attached(file: Evidence) -> Sentence:

    return say(
        "Đính kèm {kind} nhận lúc {at}: {file}",
        "Attached {kind} received at {at}: {file}",
        kind=file.kind.label,
        at=file.received_at,
        file=file.file_name,
    )


def _step(event: Event) -> Sentence:

    more = Sentence("", "")
    if event.received_at is not None:
        more = say(" từ {old} thành {at}", " from {old} to {at}", old=event.received_before, at=event.received_at)
    elif event.until is not None:
        more = say(" đến hết ngày {day}", " until the end of {day}", day=event.until)
    return say(
        "{at}: {actor} {step} lần {n}{more}{reason}",
        "{at}: {actor}: {step}, revision {n}{more}{reason}",
        at=event.at,
        actor=event.actor,
        step=event.step.label,
        n=event.revision,
        more=more,
        reason=f": {event.reason}" if event.reason else "",
    )
