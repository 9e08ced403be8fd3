"""Pages that are drawn once for all who are shown the same, until something is recorded or it is another day."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace

from fastapi.responses import HTMLResponse, Response
from markupsafe import escape

from dashboards.web.evaluated import Evaluations
from dashboards.web.flash import take_flash
from dashboards.web.visit import Visit


def kept_page(visit: Visit, draw: Callable[[Visit], Response], *more: Hashable) -> Response:
    """Answer with a page as it was drawn before, if nothing that it shows can have changed since.

    Who the visitor is does not come to ``draw``: it is given a visit by somebody of the same rights without a name.

    Args:
        visit: to be answered.
        draw: answers a visit with the page, by its address, by what its viewer may see and do, by the settings, and by
            what the audit trail tells of; by nothing else.
        more: whatever else it shows.
    """
    if take_flash(visit.request) is not None:
        return draw(visit)  # what is said on it is for this once
    evaluations: Evaluations = visit.request.app.state.evaluations
    leaves, viewer = evaluations.leaves, visit.person
    marks = leaves.marks
    name, token = marks["name"].decode(), marks["token"].decode()
    anyone = replace(visit, viewer=replace(viewer, account="", name=name, token=token, session=None))
    rights = viewer.role, viewer.scope, viewer.unit
    url = visit.request.url
    key = visit.evaluated().state, url.path, url.query, rights, more
    found = leaves.get(key, lambda: bytes(draw(anyone).body))
    own = {marks["name"]: escape(viewer.name).encode(), marks["token"]: escape(viewer.token).encode()}
    if "gzip" not in visit.request.headers.get("accept-encoding", ""):
        return HTMLResponse(found.plain(own))
    return HTMLResponse(found.gzipped(own), headers={"Vary": "Accept-Encoding", "Content-Encoding": "gzip"})
