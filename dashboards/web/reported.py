"""Which report an address means, and the form that is filled for it."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import HTTPException

from dashboards.views.form import FormView, form_views
from dashboards.views.owed import addressed_units
from dashboards.web.faults import Refused
from dashboards.web.visit import Visit
from kpi.evaluation.inputs import Inputs
from kpi.submission import Slot
from targets.periods import Period, parse_period
from targets.plan import Plan
from targets.units import Unit
from targets.wording import say


@dataclass(frozen=True, slots=True)
class About:
    """What a report is about."""

    plan: Plan
    unit: Unit
    period: Period

    @property
    def slot(self) -> Slot:
        """Return the report's own key."""
        return self.plan.id, self.unit.id, self.period.key

    @property
    def parts(self) -> tuple[Plan, Unit, Period]:
        """Return the three as they are."""
        return self.plan, self.unit, self.period


def about_report(visit: Visit, unit: str, plan: str, period: str) -> About:
    """Return what an address means.

    Raises:
        HTTPException: there is no such unit, plan or period: 404.
    """
    inputs = visit.evaluated().inputs
    found = next((one for one in inputs.plans if one.id == plan), None)
    asked = parse_period(period)
    if found is None or asked is None or asked.key != period or asked not in found.report_periods:
        raise HTTPException(404)
    who = next((one for one in inputs.registry.units if one.id == unit), None)
    if who is None:
        raise HTTPException(404)
    return About(found, who, asked)


def form_to_fill(inputs: Inputs, about: About) -> FormView:
    """Return the form of a report.

    Raises:
        Refused: the plan asks nothing of the unit in this period: 404.
    """
    plan, unit, period = about.parts
    if plan.form is None or unit.id not in {one.id for one in addressed_units(inputs.registry, plan, period)}:
        text = say(
            "{unit} không phải báo cáo kỳ này theo kế hoạch này.",
            "{unit} need not report for this period under this plan.",
            unit=unit.label,
        )
        raise Refused(404, text)
    [view] = form_views(inputs, plan, plan.form, period, [unit])
    return view
