"""The pages of units."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

from dashboards.web.needs import needs
from dashboards.web.visit import Visit
from kpi.permissions import Act

router = APIRouter(prefix="/don-vi")


@router.get("/{unit}")
def unit_page(unit: str, visit: Annotated[Visit, needs(Act.READ, "unit")]) -> Response:
    """Show the page of a unit."""
    view = visit.evaluated().units.get(unit)
    if view is None:
        raise HTTPException(404)
    return visit.page("unit.html", view=view, as_of=view.as_of)
