"""The audit trail: who changed what and when, looked through, verified and taken along."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import closing
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import Response

from dashboards.exports.trail_table import trail_csv
from dashboards.views.trail import Wanted, trail_lines, trail_page
from dashboards.web.needs import needs
from dashboards.web.visit import Visit
from kpi.audit import What
from kpi.permissions import Act
from kpi.store.audit import head, latest_links
from kpi.store.engine import reading
from kpi.usecases.verify_audit import verify_audit

router = APIRouter(prefix="/nhat-ky")
#: Entries of one page.
MOST = 100


def looked_for(
    ai: str = "",
    viec: What | Literal[""] = "",
    don_vi: str = "",
    tu_ngay: date | Literal[""] = "",
    den_ngay: date | Literal[""] = "",
) -> Wanted:
    """Return which entries a query looks for: by whom, of what kind, about which unit, from and to which day."""
    return Wanted(ai, viec or None, don_vi, tu_ngay or None, den_ngay or None)


@router.get("")
def trail(
    visit: Annotated[Visit, needs(Act.COORDINATE)],
    wanted: Annotated[Wanted, Depends(looked_for)],
    duoi: Annotated[int | None, Query(ge=1, le=2**31 - 1)] = None,
) -> Response:
    """Show entries, the latest first; ``duoi``: those below a number."""
    with reading(visit.site.engine) as connection:
        with closing(latest_links(connection, duoi)) as links:
            page = trail_page(links, wanted, MOST)
        end = head(connection)
    return visit.page("audit.html", trail=page, wanted=wanted, given=_given(wanted), kinds=tuple(What), end=end)


@router.get("/kiem-tra")
def verify(visit: Annotated[Visit, needs(Act.COORDINATE)], ma: str = "") -> Response:
    """Verify the whole trail; ``ma``: the hash that somebody kept elsewhere."""
    found = verify_audit(visit.site.engine, ma.strip() or None)
    return visit.page("audit_verified.html", here="nhat-ky", found=found, kept=ma.strip())


@router.get("/tai-ve.{kind}")
def download(
    kind: Literal["csv", "json"],
    visit: Annotated[Visit, needs(Act.COORDINATE)],
    wanted: Annotated[Wanted, Depends(looked_for)],
) -> Response:
    """Send every entry looked for, the oldest first, as CSV or JSON."""
    with reading(visit.site.engine) as connection:
        links = tuple(reversed(tuple(latest_links(connection))))
    lines = tuple(trail_lines(links, wanted))
    if kind == "csv":
        return _file(trail_csv(lines, visit.language), "text/csv; charset=utf-8", "nhat-ky.csv")
    numbers = {line.number for line in lines}
    entries = [link.as_json() for link in links if link.number in numbers]
    body = json.dumps({"entries": entries}, ensure_ascii=False).encode()
    return _file(body, "application/json; charset=utf-8", "nhat-ky.json")


def _given(wanted: Wanted) -> Mapping[str, str]:
    """Return the query that looks for the same."""
    return {
        "ai": wanted.actor,
        "viec": wanted.what or "",
        "don_vi": wanted.unit,
        "tu_ngay": wanted.since.isoformat() if wanted.since is not None else "",
        "den_ngay": wanted.until.isoformat() if wanted.until is not None else "",
    }


def _file(content: bytes, media_type: str, name: str) -> Response:
    return Response(content, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
