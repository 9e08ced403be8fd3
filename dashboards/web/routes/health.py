"""Whether the site and the worker's clock go, for whoever watches the machine."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from dashboards.web.health import health
from dashboards.web.needs import needs
from dashboards.web.visit import Visit
from kpi.permissions import Act
from kpi.store.workers import last_beat

router = APIRouter()


@router.get("/healthz")
def healthz(visit: Annotated[Visit, needs(Act.ANYONE)]) -> Response:
    """Say whether the database answers, and when a worker was last heard of; 200 also where no worker runs."""
    beat = last_beat(visit.site.engine)
    status, said = health(visit.now, beat)
    worker = "none" if beat is None else "well" if status == 200 else "silent"  # noqa: PLR2004  as health says
    return JSONResponse({**said, "ok": worker != "silent", "worker": worker}, 503 if worker == "silent" else 200)
