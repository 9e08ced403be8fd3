"""The calendar of deadlines, and the deadlines of a unit as a calendar file."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

from dashboards.exports.calendar_file import MEDIA_TYPE, calendar_entries, write_calendar
from dashboards.views.deadlines import deadlines_view
from dashboards.web.kept_page import kept_page
from dashboards.web.needs import needs
from dashboards.web.shown import shown_part
from dashboards.web.visit import Visit
from kpi.permissions import Act

router = APIRouter()


@router.get("/han")
@router.get("/han/{month}")
def deadlines_page(visit: Annotated[Visit, needs(Act.READ, somewhere=True)], month: str | None = None) -> Response:
    """Show a month of deadlines, and all of them, with the units that the visitor may see."""
    return kept_page(visit, lambda anyone: _deadlines(anyone, month))


@router.get("/lich/{unit}/thoi-han.ics")
def calendar_file(unit: str, visit: Annotated[Visit, needs(Act.READ, "unit")]) -> Response:
    """Send the deadlines of a unit for a calendar."""
    known = visit.evaluated()
    if all(one.id != unit for one in known.district.units):
        raise HTTPException(404)
    inputs = known.inputs
    found = inputs.registry.unit(unit)
    content = write_calendar(found, calendar_entries(inputs, known.results, found), inputs.as_of, visit.language)
    return Response(
        content, media_type=MEDIA_TYPE, headers={"Content-Disposition": f'attachment; filename="{unit}.ics"'}
    )


def _deadlines(visit: Visit, month: str | None) -> Response:
    part = shown_part(visit)
    view = deadlines_view(part, month)
    if view is None:
        raise HTTPException(404)
    return visit.page("deadlines.html", view=view, as_of=part.district.as_of)
