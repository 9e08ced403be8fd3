"""The JSON of an evaluation by the country engine: how every body stands with every promise, without sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kpi.evaluation.country import Verdicts
from kpi.evaluation.country_reports import STATES, Reported
from kpi.evaluation.country_totals import Total
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.questions import Country, Questions, countable
from kpi.evaluation.rollup import shares
from kpi.evaluation.score import VERDICTS
from kpi.evaluation.shapes import Json, number, rates_json
from targets.plan import Duty, DutyKind, Plan, Promise, TotalTarget
from targets.units import Registry


def country_json(
    country: Country,
    judged: Iterable[Verdicts],
    inputs: Inputs,
    totals: Iterable[Total] = (),
    reports: Iterable[Reported] = (),
) -> Json:
    """Return how the bodies stand, period by period, promise by promise; ``unit`` is null for everyone together.

    Sums and reports come after what is counted unit by unit. ``left_out`` names what has no date to be judged by.
    """
    rows: list[Json] = []
    for questions, verdicts in zip(country.questions, judged, strict=True):
        rows += _rows(country, questions, verdicts, inputs.registry)
    rows += (_total(total, inputs.registry) for total in totals)
    rows += (row for one in reports for row in _reported(one, inputs.registry))
    others = ((plan, promise) for plan in inputs.plans for promise in plan.promises if _dateless(plan, promise))
    return {
        "as_of": inputs.as_of.isoformat(),
        "units": len(country.tree.units),
        "left_out": [{"plan": plan.id, "target": promise.id} for plan, promise in others],
        "results": rows,
    }


def _dateless(plan: Plan, promise: Promise) -> bool:
    """Say whether nothing is judged of a promise: a report that is sent when it is asked for."""
    if countable(plan, promise) or isinstance(promise, TotalTarget):
        return False
    return not (isinstance(promise, Duty) and promise.kind is DutyKind.REPORT)


def _total(total: Total, registry: Registry) -> Json:
    question, judgement = total.question, total.judgement
    return {
        "plan": question.plan.id,
        "target": question.promise.id,
        "unit": registry.unit(question.plan.unit).name,
        "unit_id": question.plan.unit,
        "whole": True,
        "period": question.within.key,
        "verdict": judgement.verdict.value,
        "value": number(judgement.value),
        "required": number(judgement.required),
        "numerator": None,
        "denominator": None,
        "missing": number(judgement.missing),
        "silent": total.silent,
    }


def _reported(one: Reported, registry: Registry) -> Iterator[Json]:
    question = one.question
    for body in (question.tree.whole, *range(question.tree.whole)):
        id_ = None if body == question.tree.whole else question.tree.bodies[body]
        rates = one.rates(body)
        yield {
            "plan": question.plan.id,
            "target": question.duty.id,
            "unit": registry.unit(id_).name if id_ is not None else None,
            "unit_id": id_,
            "whole": True,
            "period": question.duty.period.key,
            "verdict": one.verdict(body).value,
            "value": rates.received,
            "required": rates.expected,
            "numerator": rates.received,
            "denominator": rates.expected,
            "missing": rates.expected - rates.received,
            "counts": {state.value: int(n) for state, n in zip(STATES, one.counts[body], strict=True)},
            "rates": rates_json(rates),
        }


def _rows(country: Country, questions: Questions, verdicts: Verdicts, registry: Registry) -> Iterator[Json]:
    stand = shares(verdicts.counts, questions)
    for column, question in enumerate(questions.columns):
        for body in (country.tree.whole, *range(country.tree.whole)):
            id_ = None if body == country.tree.whole else country.tree.bodies[body]
            met, needed = int(stand.met[body, column]), int(stand.needed[body, column])
            units, reached = int(stand.units[body, column]), int(stand.hundredths[body, column])
            counts = verdicts.counts[body, :, column]
            if not counts.any():
                continue  # nobody below this body is addressed
            yield {
                "plan": question.plan,
                "target": question.promise,
                "unit": registry.unit(id_).name if id_ is not None else None,
                "unit_id": id_,
                "whole": True,
                "period": questions.within.key,
                "verdict": VERDICTS[stand.verdicts[body, column]].value,
                "value": None if reached < 0 else reached / 100,
                "required": number(question.share),
                "numerator": met,
                "denominator": units,
                "missing": max(0, needed - met),
                "counts": {verdict.value: int(n) for verdict, n in zip(VERDICTS, counts, strict=True)},
            }
