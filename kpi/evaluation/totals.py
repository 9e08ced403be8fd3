"""Targets about the sum over units: one result for the whole, and who of the units has given no figure."""

from __future__ import annotations

from kpi.evaluation.frame import Facts, figures
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.readings import reading
from kpi.evaluation.results import Result
from rules.total_rule import judge_total
from targets.periods import Period
from targets.plan import Indicator, Plan, TotalTarget


def total_result(
    inputs: Inputs, known: Facts, plan: Plan, target: TotalTarget, indicator: Indicator, within: Period
) -> Result:
    """Judge the sum of the figures that the units addressed have reported; units exempt are not summed."""
    units = [unit for unit in inputs.roster(target) if inputs.exemption(plan, target, unit) is None]
    deadline = inputs.deadline(target)
    _, origins = figures(known, target.total.indicator, within, [unit.id for unit in units])
    readings = [
        (unit.name, reading(known, int(origin), unit, within, ())) for unit, origin in zip(units, origins, strict=True)
    ]
    judgement = judge_total(target.total, indicator, readings, inputs.term(deadline))
    body = inputs.registry.unit(plan.unit)
    return Result(plan, target, body, target.period, deadline, judgement, whole=True)
