"""Report duties: who sent what was due, when, and who has not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from functools import cache

from kpi.evaluation.frame import live, why_uncounted
from kpi.evaluation.inputs import Inputs, extended_deadline
from kpi.evaluation.rates import Expectation, Rates, expected_reports
from kpi.evaluation.results import Result, at_moment
from kpi.submission import Submission
from kpi.submission_states import State as Life
from rules.duty_rule import Standing, State, judge_report, judge_reports
from rules.exemption import exempt
from rules.verdict import Judgement
from targets.deadlines import Deadline
from targets.plan import Duty, Plan
from targets.provenance import Source
from targets.units import Unit
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
    expected = expected_reports(inputs.registry, duty.to.selector(), [duty.period], duty.part_of_period)
    standing_of, judgement_of = cache(judge_report), cache(report_judgement)  # of most units the same is to be said
    returned, resent = sent_back(inputs, plan), sent_again(inputs, plan)
    results, made = [], at_moment(inputs, plan, duty)
    for unit in reporters(inputs, duty, expected):
        key = (unit.id, duty.period.key)
        report, back, freed = sent.get(key), returned.get(key), inputs.exemption(plan, duty, unit)
        extended = inputs.extension(plan, duty, unit)
        deadline = own if extended is None else extended_deadline(rule, duty.period, inputs.calendar, extended) or own
        came = None if report is None or back is not None else report.received_at
        standing = standing_of(deadline, came, inputs.as_of, refused.get(key), _said_back(report, back, deadline))
        judgement = judgement_of(standing, Source(report.file_name, report.sha256) if report else None)
        if key in resent:
            judgement = replace(judgement, noted=(_said_again(resent[key]),))
        if freed:
            judgement = exempt(freed)
            standing = Standing(State.EXEMPT, 0, judgement.why)
        results.append(made.result(unit, deadline, judgement, standing=standing))
    whole = judge_reports([(r.unit.name, r.standing.state) for r in results if r.standing is not None], own)
    counting = [key for key in sent if key not in returned]
    body, others = inputs.registry.unit(plan.unit), _unexpected(inputs, duty, counting, expected)
    counted = _counted(results, len(others))
    notes = (counted.said(), *(part.said for part in expected.parts), *_also(others))
    whole = replace(whole, noted=(*whole.noted, *notes))
    return (made.result(body, own, whole, whole=True, rates=counted), *results)


def reporters(inputs: Inputs, duty: Duty, expected: Expectation) -> tuple[Unit, ...]:
    """Return the units whose report is expected, in the office's order; of the period, whatever day it is today."""
    there = inputs.registry.roster_over(duty.to.selector(), duty.period.start, duty.period.end)
    return tuple(unit for unit in there if (unit.id, duty.period) in expected.slots)


def _counted(results: Sequence[Result], unexpected: int) -> Rates:
    """Count reports; what a unit is exempt from is not expected of it."""
    states = Counter(result.standing.state for result in results if result.standing is not None)
    received = states[State.DONE] + states[State.LATE]
    return Rates(len(results) - states[State.EXEMPT], received, states[State.DONE], unexpected)


def not_expected(inputs: Inputs, duty: Duty, expected: Expectation) -> tuple[Unit, ...]:
    """Return the units that are addressed within the period and of which no report is expected."""
    there = inputs.registry.roster_over(duty.to.selector(), duty.period.start, duty.period.end)
    return tuple(unit for unit in there if (unit.id, duty.period) not in expected.slots)


def _unexpected(inputs: Inputs, duty: Duty, came: Sequence[Key], expected: Expectation) -> tuple[Unit, ...]:
    """Return the units that sent a report for the period though none was expected of them."""
    ids = {unit for unit, period in came if period == duty.period.key}
    return tuple(unit for unit in not_expected(inputs, duty, expected) if unit.id in ids)


def _also(units: Sequence[Unit]) -> tuple[Sentence, ...]:
    if not units:
        return ()
    names = ", ".join(unit.label for unit in units)
    vi = "Đã nhận cả báo cáo của đơn vị không phải nộp, không tính vào tỷ lệ: {names}."
    return (say(vi, "Also received, and in no rate, from units not expected to report: {names}.", names=names),)


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
    mine = live(sent for sent in inputs.submissions if sent.plan == plan.id)
    return {(sent.unit, sent.period): sent for sent in mine if sent.state is Life.RETURNED}


def sent_again(inputs: Inputs, plan: Plan) -> Mapping[Key, Submission]:
    """Return the last revision that was sent after one was returned, by unit and period."""
    mine = [sent for sent in inputs.submissions if sent.plan == plan.id]
    back = {sent.slot for sent in mine if sent.state is Life.RETURNED}
    return {
        (sent.unit, sent.period): sent for sent in live(mine) if sent.slot in back and sent.state is not Life.RETURNED
    }


def _said_back(first: Submission | None, back: Submission | None, deadline: Deadline) -> Sentence | None:
    """Say that a report was returned and is to be sent again, and that it had come in time if it had."""
    if first is None or back is None:
        return None
    vi, en = (" Lần đầu nộp trong hạn;", " First sent in time;") if first.received_at < deadline.cutoff else ("", "")
    return say(f"{vi} {{why}}.", f"{en} {{why}}.", why=why_uncounted(back))


def _said_again(again: Submission) -> Sentence:
    """Say that the report was returned and sent again; the first sending decides whether it was in time."""
    return say(
        "Đã được trả lại, nộp lại lúc {at}; hạn tính theo lần nộp đầu.",
        "It was returned and sent again at {at}; the first sending is the one judged.",
        at=again.received_at.astimezone(VIETNAM),
    )


def report_judgement(standing: Standing, source: Source | None) -> Judgement:
    """Return the judgement of one unit's report from where it stands; ``source`` is its file."""
    done = standing.state.verdict.fulfilled
    return Judgement(
        standing.state.verdict,
        standing.why,
        value=Decimal(int(done)),
        required=Decimal(1),
        missing=Decimal(int(not done)),
        remedy=standing.remedy,
        source=source,
    )
