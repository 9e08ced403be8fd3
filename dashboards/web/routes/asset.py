"""Style sheets, scripts and pictures, under addresses that change with their content."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from dashboards.web.asset_files import assets
from dashboards.web.links import ASSETS_FOLDER
from dashboards.web.needs import needs
from dashboards.web.visit import Visit
from kpi.permissions import Act

router = APIRouter(prefix=f"/{ASSETS_FOLDER}")


@router.get("/{digest}/{name}")
def asset(digest: str, name: str, request: Request, _visit: Annotated[Visit, needs(Act.ANYONE)]) -> Response:
    """Send a file, compressed for whoever takes that; it may be kept for ever."""
    found = assets().get(name)
    if found is None or found.hash != digest:
        raise HTTPException(404)
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(found.compressed, media_type=found.media_type, headers={**headers, "Content-Encoding": "gzip"})
    return Response(found.content, media_type=found.media_type, headers=headers)
