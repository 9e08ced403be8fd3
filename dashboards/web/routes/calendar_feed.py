"""Deadlines for calendar programs, which cannot sign in: whoever has the address may read, until it is revoked.

The secret stands in the address, so it is never written down: only its hash is kept, and the access log tells only the
route. It shows what its owner may still read at the time, and is good for nothing else.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

from dashboards.exports.calendar_file import MEDIA_TYPE, calendar_entries, write_calendar
from dashboards.exports.office_calendar import office_calendar
from dashboards.web.needs import needs, viewer_of
from dashboards.web.shown import shown_part
from dashboards.web.visit import Visit
from kpi.permissions import Act
from kpi.usecases.sign_in import recognise_token

router = APIRouter()


@router.get("/lich/{secret}.ics")
def feed(secret: str, visit: Annotated[Visit, needs(Act.ANYONE)]) -> Response:
    """Send the deadlines that an address stands for, as they are now; 404 where it stands for none."""
    known = recognise_token(visit.site.engine, secret, visit.now, calendar=True)
    if known is None or known.token is None:
        raise HTTPException(404)
    owner = replace(visit, viewer=viewer_of(visit.request, known))
    return Response(_calendar(owner, known.token.unit), media_type=MEDIA_TYPE)


def _calendar(visit: Visit, unit: str | None) -> bytes:
    """Return the deadlines of a unit, or of all that somebody may read."""
    if unit is None:
        part = shown_part(visit)
        return office_calendar(part, part.inputs.as_of, visit.language)
    known = visit.evaluated()
    if not visit.person.reads(unit) or unit not in known.inputs.registry:
        raise HTTPException(404)
    found = known.inputs.registry.unit(unit)
    return write_calendar(
        found, calendar_entries(known.inputs, known.results, found), known.inputs.as_of, visit.language
    )
