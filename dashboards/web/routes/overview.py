"""The first page: how the plans stand as a whole."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import Response

from dashboards.web.needs import needs
from dashboards.web.visit import Visit
from kpi.permissions import Act

router = APIRouter()


@router.get("/")
def overview(visit: Annotated[Visit, needs(Act.READ)]) -> Response:
    """Show the overview."""
    view = visit.evaluated().district
    return visit.page("district.html", view=view, as_of=view.as_of)
