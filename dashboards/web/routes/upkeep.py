"""How the machinery does, for whoever runs it; and one line for whatever watches the machine."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from dashboards.views.upkeep import SILENT, UpkeepView, upkeep_view
from dashboards.web.needs import needs
from dashboards.web.visit import Visit
from kpi.errors import DatabaseError
from kpi.permissions import Act
from kpi.store.audit import head
from kpi.store.engine import reading
from kpi.store.ledger import waiting
from kpi.store.runs import runs
from kpi.store.workers import last_beat, workers

router = APIRouter()
#: The last of each that are shown.
WORKERS, RUNS = 10, 40


@router.get("/suc-khoe")
def upkeep(visit: Annotated[Visit, needs(Act.COORDINATE)]) -> Response:
    """Show what is well and what is to be seen to."""
    return visit.page("upkeep.html", view=upkeep_now(visit))


def upkeep_now(visit: Visit) -> UpkeepView:
    """Return how the machinery does now."""
    site = visit.site
    with reading(site.engine) as connection:
        at_work, ran, out = workers(connection, WORKERS), runs(connection, RUNS), waiting(connection)
    known = site.upkeep
    return upkeep_view(
        visit.now,
        known.examine(site.settings, visit.now) if known is not None else (),
        at_work,
        ran,
        known.backups() if known is not None else (),
        out,
        known.chores if known is not None else {},
    )


@router.get("/healthz")
def alive(visit: Annotated[Visit, needs(Act.ANYONE)]) -> Response:
    """Say whether pages can be served: 200 when the database answers, else 503; and whether a worker is at work."""
    try:
        with reading(visit.site.engine) as connection:
            head(connection)
        beat = last_beat(visit.site.engine)
    except DatabaseError:
        return JSONResponse({"ok": False}, 503)
    return JSONResponse({"ok": True, "worker": beat is not None and visit.now - beat <= SILENT})
