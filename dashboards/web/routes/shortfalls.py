"""The list of shortfalls: the page, and the same list as a file."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

from dashboards.exports.shortfalls import MEDIA_TYPES, shortfalls_file
from dashboards.views.office_paper import REPORT, office_paper
from dashboards.views.shortfall_page import ShortfallPage, shortfall_page
from dashboards.web.kept_page import kept_page
from dashboards.web.needs import needs
from dashboards.web.pages import shortfall_choices
from dashboards.web.shortfall_query import query_of, read_filters
from dashboards.web.shown import asked_number, shown_part
from dashboards.web.visit import Visit
from kpi.permissions import Act

router = APIRouter()
#: How many lines are shown at once.
AT_ONCE = 100


@router.get("/thieu")
def shortfalls_page(visit: Annotated[Visit, needs(Act.READ, somewhere=True)]) -> Response:
    """Show who lacks what, of the units that the visitor may see."""
    return kept_page(visit, _shown)


@router.get("/tai-ve/thieu.{ending}")
def shortfalls_download(ending: str, visit: Annotated[Visit, needs(Act.READ, somewhere=True)]) -> Response:
    """Send the list that the page shows, all of it, as a file."""
    suffix = f".{ending}"
    if suffix not in MEDIA_TYPES:
        raise HTTPException(404)
    view = _page(visit)
    settings, day = visit.site.settings, view.part.inputs.today
    paper = office_paper(settings.letterhead, settings.office, REPORT, day)
    content = shortfalls_file(suffix, view.shown, paper, visit.language)
    name = f'attachment; filename="thieu-{day.isoformat()}{suffix}"'
    return Response(content, media_type=MEDIA_TYPES[suffix], headers={"Content-Disposition": name})


def _shown(visit: Visit) -> Response:
    view = _page(visit)
    return visit.page(
        "shortfalls.html",
        view=view,
        as_of=view.shown.as_of,
        query=query_of(view.filters),
        page_number=asked_number(visit.request.query_params, "trang"),
        page_size=AT_ONCE,
        choices=shortfall_choices(visit.language, tuple(MEDIA_TYPES)),
    )


def _page(visit: Visit) -> ShortfallPage:
    filters = read_filters(visit.request.query_params)
    part = shown_part(visit)
    key = ("shortfalls", filters, visit.person.scope)
    return visit.evaluated().view(key, lambda: shortfall_page(part, filters))
