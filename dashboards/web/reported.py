"""Which report an address means, and the form that is filled for it."""

from __future__ import annotations

from fastapi import HTTPException

from dashboards.views.form import FormView, form_views
from dashboards.views.owed import addressed_units
from dashboards.web.faults import Refused
from dashboards.web.visit import Visit
from kpi.evaluation.inputs import Inputs
from kpi.submission import ReportName
from targets.periods import parse_period
from targets.wording import say


def about_report(visit: Visit, unit: str, plan: str, period: str) -> ReportName:
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
    return ReportName(found, who, asked)


def form_to_fill(inputs: Inputs, about: ReportName) -> FormView:
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
