"""The page of a target or duty."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

from dashboards.views.target_page import STANDS, target_view
from dashboards.web.kept_page import kept_page
from dashboards.web.needs import needs
from dashboards.web.shown import asked_number, shown_part
from dashboards.web.visit import Visit
from kpi.permissions import Act

router = APIRouter(prefix="/chi-tieu")
#: How many units of one kind are shown at once.
AT_ONCE = 60


@router.get("/{plan}/{target}")
def target_page(plan: str, target: str, visit: Annotated[Visit, needs(Act.READ, somewhere=True)]) -> Response:
    """Show a target or duty, with those of its units that the visitor may see."""
    return kept_page(visit, lambda anyone: _target_page(anyone, plan, target))


def _target_page(visit: Visit, plan: str, target: str) -> Response:
    part, query = shown_part(visit), visit.request.query_params
    known = {(whole.promise.plan_id, whole.promise.id) for one in part.district.plans for whole in one.wholes}
    if (plan, target) not in known:
        raise HTTPException(404)
    key = ("target", plan, target, visit.person.scope)
    view = visit.evaluated().view(key, lambda: target_view(part, plan, target))
    stand = query.get("nhom", "")
    return visit.page(
        "target.html",
        view=view,
        as_of=part.district.as_of,
        here="",
        stand_key=stand if stand in STANDS else "",
        stand_page=asked_number(query, "trang"),
        stand_size=AT_ONCE,
    )
