"""One request by one person: what they may do, what they asked for, and the ways to answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from fastapi import HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.datastructures import FormData

from dashboards.web.asked import Asked, read_asked
from dashboards.web.asset_files import assets
from dashboards.web.evaluated import Evaluated, Evaluations
from dashboards.web.flash import put_flash, take_flash
from dashboards.web.links import LiveLinks
from dashboards.web.navigation import PLACES, Place
from dashboards.web.pages import render
from dashboards.web.shell import Shell
from dashboards.web.site import Site
from kpi.permissions import Act
from targets.wording import Language, Sentence

if TYPE_CHECKING:
    from dashboards.web.viewer import Viewer

#: Below this path programs ask; they are answered in JSON.
API = "/api"


@dataclass(frozen=True, slots=True)
class Visit:
    """A request, seen from the side of whoever makes it. Routes get one from `dashboards.web.needs.needs`."""

    request: Request
    viewer: Viewer | None  #: None where nobody needs to be signed in
    asked: Asked
    now: datetime
    form: FormData = field(default_factory=FormData)  #: that was sent; empty where none was

    @property
    def site(self) -> Site:
        """Return what the application is built upon."""
        found: Site = self.request.app.state.site
        return found

    @property
    def person(self) -> Viewer:
        """Return who is signed in, where the route sees to it that someone is."""
        if self.viewer is None:
            raise HTTPException(401)
        return self.viewer

    @property
    def language(self) -> Language:
        """Return the language asked for, or the office's own."""
        return self.asked.language or self.site.settings.language

    @property
    def links(self) -> LiveLinks:
        """Return the links of this request's pages."""
        hashes = {name: asset.hash for name, asset in assets().items()}
        return LiveLinks(self.request.scope.get("root_path", ""), self.asked.kept, hashes)

    @property
    def address(self) -> str:
        """Return where the request comes from."""
        return self.request.client.host if self.request.client is not None else ""

    def typed(self, name: str) -> str:
        """Return what was typed into a field of the form, if it is there, without what no keyboard types."""
        value = self.form.get(name, "")
        typed = value if isinstance(value, str) else ""
        return "".join(letter for letter in typed if letter.isprintable() or letter in "\n\t").strip()

    def password(self, name: str) -> str:
        """Return what was typed into a field for a password, every character of it."""
        value = self.form.get(name, "")
        return value if isinstance(value, str) else ""

    def evaluated(self) -> Evaluated:
        """Return what is known as of the day asked for, judged within the period asked for."""
        found: Evaluations = self.request.app.state.evaluations
        return found.at(self.asked.as_of(self.now), self.now, self.asked.period)

    def present(self) -> Evaluated:
        """Return what is known now, whatever day was asked for: what a form is filled or an act done by."""
        found: Evaluations = self.request.app.state.evaluations
        return found.at(self.now, self.now)

    def page(
        self,
        template: str,
        *,
        status: int = 200,
        as_of: datetime | None = None,
        here: str | None = None,
        **values: object,
    ) -> HTMLResponse:
        """Answer with a page.

        Args:
            template: its file in ``templates/``.
            status: 422 when a form is shown again with what is wrong.
            as_of: the moment that its figures are as of, if it shows any.
            here: the place it belongs to; the first part of the address, unless told.
            values: what the template needs besides.
        """
        shell = Shell(
            links=self.links,
            language=self.language,
            office=self.site.settings.office,
            viewer=self.viewer,
            as_of=as_of,
            places=self._places(),
            here=self.request.url.path.strip("/").partition("/")[0] if here is None else here,
            said=take_flash(self.request),
            asked=self.asked,
        )
        answer = HTMLResponse(render(template, shell, **values), status)
        if shell.said is not None:
            put_flash(answer, None)
        return answer

    def go(self, *parts: str, said: Sentence | None = None, **query: str) -> Response:
        """Answer a form that was taken: go on to a page, which says what came of it (Post/Redirect/Get)."""
        answer = RedirectResponse(self.links.page(*parts, **query), 303)
        if said is not None:
            put_flash(answer, said)
        return answer

    def _places(self) -> tuple[Place, ...]:
        known: Mapping[str, object] = self.request.app.state.places
        viewer = self.viewer
        if viewer is None:
            return ()
        return tuple(place for place in PLACES if place.path in known and _sees(viewer, place))


def visit(request: Request, viewer: Viewer | None, form: FormData | None = None) -> Visit:
    """Return a request as one by a viewer.

    Raises:
        DondocError: the query asks for what cannot be.
    """
    site: Site = request.app.state.site
    return Visit(request, viewer, read_asked(_query(request)), site.now(), form or FormData())


def is_api(request: Request) -> bool:
    """Say whether a program asks."""
    path: str = request.scope["path"]
    return path.startswith(f"{request.scope.get('root_path', '')}{API}/")


def _query(request: Request) -> Mapping[str, str]:
    """Return the query by the names of the pages; programs have their own."""
    query = request.query_params
    return {page: query.get(ours, "") for ours, page in _OF_PROGRAMS.items()} if is_api(request) else query


_OF_PROGRAMS = {"as_of": "ngay", "period": "ky", "lang": "tieng"}


def _sees(viewer: Viewer, place: Place) -> bool:
    somewhere = place.act in {Act.READ, Act.SEND} and not place.whole
    return viewer.may_somewhere(place.act) if somewhere else viewer.may(place.act)
