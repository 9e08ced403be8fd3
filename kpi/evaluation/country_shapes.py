"""The JSON of an evaluation by the country engine: how every body stands with every promise, without sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kpi.evaluation.country import Verdicts
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.questions import Country, Questions, countable
from kpi.evaluation.rollup import shares
from kpi.evaluation.score import VERDICTS
from kpi.evaluation.shapes import Json, number
from targets.units import Registry


def country_json(country: Country, judged: Iterable[Verdicts], inputs: Inputs) -> Json:
    """Return how the bodies stand, period by period, promise by promise; ``unit`` is null for everyone together.

    ``left_out`` names the promises that this engine does not judge: totals and report duties.
    """
    rows: list[Json] = []
    for questions, verdicts in zip(country.questions, judged, strict=True):
        rows += _rows(country, questions, verdicts, inputs.registry)
    others = ((plan, promise) for plan in inputs.plans for promise in plan.promises if not countable(plan, promise))
    return {
        "as_of": inputs.as_of.isoformat(),
        "units": len(country.tree.units),
        "left_out": [{"plan": plan.id, "target": promise.id} for plan, promise in others],
        "results": rows,
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
