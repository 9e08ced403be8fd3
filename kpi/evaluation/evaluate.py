"""Judges every promise of every plan for every unit it is addressed to. Pure: inputs in, results out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

import numpy as np

from kpi.evaluation.derived import derived_readings
from kpi.evaluation.frame import Facts, facts, figures
from kpi.evaluation.inputs import Inputs, judged_within
from kpi.evaluation.judged import Judged
from kpi.evaluation.now import figure_results_now, report_results_now
from kpi.evaluation.passed import restated
from kpi.evaluation.readings import reading
from kpi.evaluation.reports import report_results
from kpi.evaluation.results import Result, at_moment, tally
from kpi.evaluation.score import VERDICTS, score
from kpi.evaluation.totals import total_result
from kpi.evaluation.view import View
from kpi.evidence import EvidenceKind, proves
from rules.condition import Term
from rules.duty_rule import standing_of
from rules.exemption import exempt
from rules.target_rule import judge_share
from rules.verdict import Judgement, Verdict
from targets.later import later
from targets.periods import Period
from targets.plan import Bounds, Duty, Each, Indicator, Plan, Promise, Target, TotalTarget
from targets.units import Unit
from targets.wording import Sentence, say


def evaluate(
    inputs: Inputs,
    plan: str | None = None,
    period: Period | None = None,
    view: View = View.AS_THEN,
    judged: Judged | None = None,
) -> tuple[Result, ...]:
    """Return the results in the plans' order; of each promise the whole first, then its units in the office's order.

    Args:
        inputs: what is known, and the moment.
        plan: only this plan.
        period: only promises that fall in this period, and those that span it judged by reports from within it.
        view: of whom: the units of each promise's own time, or those that stand in their place today.
        judged: what was judged before, and from now on also what is judged here.
    """
    judged = Judged() if judged is None else judged
    known = facts(inputs.submissions, inputs.accepted_only)
    return tuple(
        result
        for one in inputs.plans
        if plan in {None, one.id}
        for promise in one.promises
        for result in _judge(inputs, known, one, promise, period, view, judged)
    )


def _judge(
    inputs: Inputs, known: Facts, plan: Plan, promise: Promise, period: Period | None, view: View, judged: Judged
) -> Sequence[Result]:
    within, now = judged_within(promise, period), view is View.AS_NOW
    found: Sequence[Result] = ()
    if within is None:
        return ()
    if isinstance(promise, TotalTarget):
        indicator = _indicator(plan, promise.total)
        if now:  # of the units addressed in its time, so that mergers since then change no total
            known = restated(inputs, known, plan, promise, indicator, inputs.roster_day(promise))
        found = (total_result(inputs, known, plan, promise, indicator, within),)
    elif promise.each is not None:
        about = inputs, known, plan, promise, promise.each, within
        found = figure_results_now(*about) if now else _judge_figures(*about, judged)
    elif isinstance(promise, Duty) and within == promise.period:
        found = report_results_now(inputs, plan, promise) if now else report_results(inputs, plan, promise)
    return [_with_assumptions(found[0]), *found[1:]] if found else ()


def _judge_figures(
    inputs: Inputs, known: Facts, plan: Plan, promise: Promise, each: Each, within: Period, before: Judged
) -> Sequence[Result]:
    """Judge a promise that a figure decides: every unit, and the share of units that fulfil it."""
    units, made = inputs.roster(promise), at_moment(inputs, plan, promise)
    own = inputs.deadline(promise)
    own_term = inputs.term(own)
    decided = {grant.unit for grant in inputs.grants if (grant.plan, grant.promise) == (plan.id, promise.id)}
    extended = {
        unit.id: inputs.deadline(promise, inputs.extension(plan, promise, unit)) for unit in units if unit.id in decided
    }
    terms = [inputs.term(extended[unit.id]) if unit.id in extended else own_term for unit in units]
    judged = _judged(inputs, known, plan, each, within, list(zip(units, terms, strict=True)), before)
    results = []
    for unit, term, found in zip(units, terms, judged, strict=True):
        freed = inputs.exemption(plan, promise, unit) if unit.id in decided else None
        judgement = exempt(freed) if freed else _proven(inputs, promise, unit, found)
        standing = standing_of(judgement, term, inputs.today) if isinstance(promise, Duty) else None
        results.append(made.result(unit, extended.get(unit.id, own), judgement, standing=standing))
    share = promise.share if isinstance(promise, Target) else Decimal(100)
    whole = judge_share(share, tally(results), own_term)
    return [made.result(inputs.registry.unit(plan.unit), own, whole, whole=True), *results]


def _proven(inputs: Inputs, promise: Promise, unit: Unit, judgement: Judgement) -> Judgement:
    """Note that a duty that was done lacks the file that is to show it; the verdict stays."""
    proof = promise.proof if isinstance(promise, Duty) else None
    done = judgement.verdict.fulfilled
    if proof is None or not done or proves(inputs.evidence, proof, unit.id, promise.period):
        return judgement
    kind = EvidenceKind(proof).label
    note = say("Chưa có {kind} kèm theo.", "No {kind} attached yet.", kind=kind)
    return replace(judgement, noted=(*judgement.noted, note))


def _judged(
    inputs: Inputs,
    known: Facts,
    plan: Plan,
    each: Each,
    within: Period,
    asked: Sequence[tuple[Unit, Term]],
    before: Judged,
) -> list[Judgement]:
    """Judge the figure of each unit, whether it was reported or is computed from what was."""
    units, terms = [unit for unit, _ in asked], [term for _, term in asked]
    indicator, refused = _indicator(plan, each), inputs.refused_for(each.indicator)
    judge = before.of(each, indicator)
    if indicator.formula is not None:
        computed = derived_readings(known, plan, indicator, within, units, inputs.not_counting)
        return [judge(found, term) for found, term in zip(computed, terms, strict=True)]
    falls = indicator.can_fall
    values, origins = figures(known, each.indicator, within, [unit.id for unit in units], state=falls)
    over = np.array([term.over for term in terms], dtype=bool)
    codes = np.where(over, score(values, each, over=True), score(values, each, over=False, falls=falls))

    def explained(unit: Unit, term: Term, origin: int, verdict: Verdict) -> Judgement:
        return _agreed(judge(reading(known, origin, unit, within, refused), term), verdict)

    found = zip(asked, origins.tolist(), (VERDICTS[code] for code in codes.tolist()), strict=True)
    return [
        later(Judgement, partial(explained, unit, term, origin, verdict), verdict=verdict)
        for (unit, term), origin, verdict in found
    ]


def _indicator(plan: Plan, each: Bounds) -> Indicator:
    found = plan.indicator(each.indicator)
    if found is None:  # a plan is not registered with one that is not defined
        raise ValueError(each.indicator)
    return found


def _agreed(judgement: Judgement, verdict: Verdict) -> Judgement:
    """Return the judgement that explains a verdict; that the two agree is ours to keep."""
    if judgement.verdict is not verdict:
        message = f"{judgement.verdict} explained, {verdict} computed"
        raise AssertionError(message)
    return judgement


def _with_assumptions(result: Result) -> Result:
    """Add what the document leaves open to what is said of the whole."""
    said = tuple(Sentence(text, text) for text in (result.promise.to.note, result.promise.assumption) if text)
    return replace(result, judgement=replace(result.judgement, noted=(*result.judgement.noted, *said)))
