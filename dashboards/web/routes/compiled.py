"""The compiled report of a period: its words on a page, and the same as a file."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

from dashboards.exports.compiled import FORMATS, MEDIA_TYPES, compiled_file
from dashboards.papers.own_templates import REPORT as TEMPLATE
from dashboards.papers.own_templates import own_template
from dashboards.views.compiled_page import CompiledPage, compiled_page
from dashboards.views.office_paper import REPORT, OfficePaper, office_paper
from dashboards.web.downloads import download
from dashboards.web.needs import needs
from dashboards.web.pages import formats_of
from dashboards.web.visit import Visit
from kpi.permissions import Act

router = APIRouter()


@router.get("/tong-hop")
def compiled_words(visit: Annotated[Visit, needs(Act.READ)], ke_hoach: str = "") -> Response:
    """Show the report of the period asked for, of one plan or all."""
    view = compiled_view(visit, ke_hoach)
    as_of = visit.evaluated().district.as_of
    return visit.page("compiled.html", view=view, paper=_paper(visit), as_of=as_of, formats=formats_of(FORMATS))


@router.get("/tai-ve/tong-hop.{ending}")
def compiled_download(ending: str, visit: Annotated[Visit, needs(Act.READ)], ke_hoach: str = "") -> Response:
    """Send the report that the page shows as a file: in Word in the office's own template, if it has one."""
    suffix = f".{ending}"
    view = compiled_view(visit, ke_hoach)
    if suffix not in MEDIA_TYPES or view.compiled is None or view.period is None:
        raise HTTPException(404)
    own = own_template(visit.site.folder, TEMPLATE) if suffix == ".docx" else None
    content = compiled_file(suffix, view.compiled.report, view.compiled.narrative, _paper(visit), own)
    return download(content, f"bao-cao-{view.period.key}{suffix}", MEDIA_TYPES[suffix])


def compiled_view(visit: Visit, plan: str) -> CompiledPage:
    """Return what the page shows of the period asked for, of one plan (by id) or, where none is named, of all.

    Raises:
        HTTPException: there is no such plan: 404.
    """
    known, settings = visit.evaluated(), visit.site.settings
    if plan and all(one.id != plan for one in known.inputs.plans):
        raise HTTPException(404)
    office, period = settings.letterhead.issuer or settings.office, visit.asked.period
    return known.view(
        ("compiled", plan), lambda: compiled_page(known.inputs, office, _paper(visit).mark, period, plan or None)
    )


def _paper(visit: Visit) -> OfficePaper:
    settings = visit.site.settings
    return office_paper(settings.letterhead, settings.office, REPORT, visit.evaluated().inputs.today)
