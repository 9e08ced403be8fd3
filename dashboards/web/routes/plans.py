"""The registered plans, and the page of each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

from dashboards.views.plan_page import plan_page_view
from dashboards.web.kept_page import kept_page
from dashboards.web.needs import needs
from dashboards.web.shown import shown_part
from dashboards.web.visit import Visit
from kpi.permissions import Act
from kpi.usecases.read_plans import Revision, all_revisions

router = APIRouter(prefix="/ke-hoach")


@router.get("")
def plans_page(visit: Annotated[Visit, needs(Act.READ, somewhere=True)]) -> Response:
    """Show the registered plans, those not in force yet among them."""
    return kept_page(visit, _plans_page)


@router.get("/{plan}")
def plan_page(plan: str, visit: Annotated[Visit, needs(Act.READ, somewhere=True)]) -> Response:
    """Show a plan: its promises, their words, its revisions."""
    return kept_page(visit, lambda anyone: _plan_page(anyone, plan))


def _plans_page(visit: Visit) -> Response:
    part = shown_part(visit)
    judging = {plan.id: plan for plan in part.inputs.plans}
    plans = [plan_page_view(part, judging.get(id_, known[-1].plan)) for id_, known in _known(visit).items()]
    return visit.page("plans.html", plans=plans, as_of=part.district.as_of)


def _plan_page(visit: Visit, plan: str) -> Response:
    part = shown_part(visit)
    known = _known(visit).get(plan)
    if known is None:
        raise HTTPException(404)
    judging = next((one for one in part.inputs.plans if one.id == plan), known[-1].plan)
    return visit.page("plan.html", view=plan_page_view(part, judging, known), as_of=part.district.as_of)


def _known(visit: Visit) -> Mapping[str, tuple[Revision, ...]]:
    """Return every revision of every plan, by the plans' ids; read once for as long as nothing is recorded."""
    engine = visit.site.engine
    return visit.evaluated().view("revisions", lambda: all_revisions(engine))
