"""The first page: how the plans stand, of everyone or of the units below a body."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import Response

from dashboards.views.choice import choice
from dashboards.views.heat import MOST_UNITS
from dashboards.views.overview import overview
from dashboards.web.kept_page import kept_page
from dashboards.web.needs import needs
from dashboards.web.shown import asked_number, changed_since, shown_part
from dashboards.web.visit import Visit
from kpi.permissions import Act

router = APIRouter()


@router.get("/")
def first_page(visit: Annotated[Visit, needs(Act.READ, somewhere=True)]) -> Response:
    """Show the overview, of what the visitor may see."""
    return kept_page(visit, _first_page)


def _first_page(visit: Visit) -> Response:
    body = visit.request.query_params.get("thuoc") or None
    part = shown_part(visit, body)
    chosen = choice(part.inputs.today, visit.asked.period, visit.asked.since, part.inputs.plans)
    evaluated = visit.evaluated()
    view = evaluated.view(
        ("overview", body, visit.person.scope, chosen.since),
        lambda: overview(part, changed_since(visit, body, chosen.since)),
    )
    return visit.page(
        "overview.html",
        view=view,
        as_of=view.district.as_of,
        choice=chosen,
        heat_page=asked_number(visit.request.query_params, "trang"),
        heat_size=MOST_UNITS,
    )
