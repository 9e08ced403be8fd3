"""Targets about the sum over units: one result for the whole, and who of the units has given no figure."""

from __future__ import annotations

from kpi.evaluation.derived import derived_total
from kpi.evaluation.frame import Facts, figures
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.readings import reading
from kpi.evaluation.results import Result, at_moment
from rules.condition import judge_unit
from rules.total_rule import judge_total
from targets.periods import Period
from targets.plan import Each, Indicator, Plan, TotalTarget


def total_result(
    inputs: Inputs, known: Facts, plan: Plan, target: TotalTarget, indicator: Indicator, within: Period
) -> Result:
    """Judge the sum of the figures that the units addressed have reported; units exempt are not summed."""
    units = [unit for unit in inputs.roster(target) if inputs.exemption(plan, target, unit) is None]
    deadline = inputs.deadline(target)
    body, term = inputs.registry.unit(plan.unit), inputs.term(deadline)
    if indicator.formula is not None:
        found = derived_total(known, plan, indicator, within, units)
        judgement = judge_unit(Each(**target.total.model_dump()), indicator, found, term)
        return at_moment(inputs, plan, target).result(body, deadline, judgement, whole=True)
    _, origins = figures(known, target.total.indicator, within, [unit.id for unit in units], state=indicator.can_fall)
    readings = [
        (unit.name, reading(known, int(origin), unit, within, ())) for unit, origin in zip(units, origins, strict=True)
    ]
    judgement = judge_total(target.total, indicator, readings, term)
    return at_moment(inputs, plan, target).result(body, deadline, judgement, whole=True)
