"""The scores of units under the plans that have a scoring."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kpi.evaluation.results import Result
from rules.scoring import Score, score_unit
from rules.verdict import Judgement
from targets.plan import Plan
from targets.units import Unit


@dataclass(frozen=True, slots=True)
class UnitScore:
    """One unit's score under one plan."""

    plan: Plan
    unit: Unit
    score: Score


def scores(results: Iterable[Result]) -> tuple[UnitScore, ...]:
    """Return the scores of single units, plan by plan, in the order in which the results name them."""
    judged: dict[tuple[str, str], dict[str, Judgement]] = defaultdict(dict)
    found: dict[tuple[str, str], tuple[Plan, Unit]] = {}
    for result in results:
        if not result.whole and result.plan.scoring is not None:
            key = (result.plan.id, result.unit.id)
            found[key] = (result.plan, result.unit)
            judged[key][result.promise.id] = result.judgement
    return tuple(
        UnitScore(plan, unit, score_unit(plan.scoring, judged[key]))
        for key, (plan, unit) in found.items()
        if plan.scoring is not None
    )
