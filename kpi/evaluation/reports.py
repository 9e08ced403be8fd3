"""Report duties: who sent what was due, when, and who has not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from kpi.evaluation.frame import live, why_uncounted
from kpi.evaluation.inputs import Inputs, extended_deadline
from kpi.evaluation.results import Result
from kpi.submission import Submission
from kpi.submission_states import State
from rules.duty_rule import Standing, judge_report, judge_reports
from rules.duty_rule import State as DutyState
from rules.exemption import exempt
from rules.verdict import Judgement
from targets.deadlines import Deadline
from targets.plan import Duty, Plan
from targets.provenance import Source
from targets.wording import Sentence, say
from targets.workdays import VIETNAM

#: (unit, period) of one plan.
Key = tuple[str, str]


def report_results(inputs: Inputs, plan: Plan, duty: Duty) -> Sequence[Result]:
    """Judge a report duty: the whole first, then every unit. Nothing for a duty that has no date yet (ad hoc)."""
    rule = duty.deadline.rule() if duty.deadline else None
    own = extended_deadline(rule, duty.period, inputs.calendar, None) if rule else None
    if rule is None or own is None:
        return ()
    sent, refused = first_sent(inputs, plan), last_refused(inputs, plan)
    returned, resent = sent_back(inputs, plan), sent_again(inputs, plan)
    results = []
    for unit in inputs.roster(duty):
        key = (unit.id, duty.period.key)
        report, back, freed = sent.get(key), returned.get(key), inputs.exemption(plan, duty, unit)
        extended = inputs.extension(plan, duty, unit)
        deadline = extended_deadline(rule, duty.period, inputs.calendar, extended) or own
        standing = _standing(inputs, deadline, report, back, refused.get(key))
        judgement = _judgement(standing, report, resent.get(key))
        if freed:
            judgement = exempt(freed)
            standing = Standing(DutyState.EXEMPT, 0, judgement.why)
        results.append(Result(plan, duty, unit, duty.period, deadline, judgement, standing=standing))
    whole = judge_reports([(r.unit.name, r.standing.state) for r in results if r.standing is not None], own)
    body = inputs.registry.unit(plan.unit)
    return (Result(plan, duty, body, duty.period, own, whole, whole=True), *results)


def first_sent(inputs: Inputs, plan: Plan) -> Mapping[Key, Submission]:
    """Return the first acceptable report of each unit and period: a correction does not make it late."""
    first: dict[Key, Submission] = {}
    for sent in sorted(inputs.submissions, key=lambda s: (s.received_at, s.revision), reverse=True):
        if sent.plan == plan.id:
            first[sent.unit, sent.period] = sent
    return first


def last_refused(inputs: Inputs, plan: Plan) -> Mapping[Key, datetime]:
    """Return when the last file that could not be accepted arrived, by unit and period."""
    last: dict[Key, datetime] = {}
    for file in inputs.refused:
        if file.plan == plan.id:
            key = (file.unit, file.period)
            last[key] = max(file.received_at, last.get(key, file.received_at))
    return last


def sent_back(inputs: Inputs, plan: Plan) -> Mapping[Key, Submission]:
    """Return the reports that were returned and have not been sent again, by unit and period."""
    return {
        (sent.unit, sent.period): sent
        for sent in live(inputs.submissions)
        if sent.plan == plan.id and sent.state is State.RETURNED
    }


def sent_again(inputs: Inputs, plan: Plan) -> Mapping[Key, Submission]:
    """Return the last revision that was sent after one was returned, by unit and period."""
    mine = [sent for sent in inputs.submissions if sent.plan == plan.id]
    back = {sent.slot for sent in mine if sent.state is State.RETURNED}
    return {
        (sent.unit, sent.period): sent for sent in live(mine) if sent.slot in back and sent.state is not State.RETURNED
    }


def _standing(
    inputs: Inputs, deadline: Deadline, report: Submission | None, back: Submission | None, refused: datetime | None
) -> Standing:
    """Judge one unit's report; one that was returned counts as not sent, and it is said that it had come, and when."""
    if report is None or back is None:
        return judge_report(deadline, report.received_at if report else None, inputs.as_of, refused)
    vi, en = (" Lần đầu nộp trong hạn;", " First sent in time;") if report.received_at < deadline.cutoff else ("", "")
    said = say(f"{vi} {{why}}.", f"{en} {{why}}.", why=why_uncounted(back))
    return judge_report(deadline, None, inputs.as_of, returned=said)


def _judgement(standing: Standing, report: Submission | None, again: Submission | None = None) -> Judgement:
    done = standing.state.verdict.fulfilled
    return Judgement(
        standing.state.verdict,
        standing.why,
        value=Decimal(int(done)),
        required=Decimal(1),
        missing=Decimal(int(not done)),
        remedy=standing.remedy,
        noted=(_said_again(again),) if again is not None else (),
        source=Source(report.file_name, report.sha256) if report else None,
    )


def _said_again(again: Submission) -> Sentence:
    """Say that the report was returned and sent again; the first sending decides whether it was in time."""
    return say(
        "Đã được trả lại, nộp lại lúc {at}; hạn tính theo lần nộp đầu.",
        "It was returned and sent again at {at}; the first sending is the one judged.",
        at=again.received_at.astimezone(VIETNAM),
    )
