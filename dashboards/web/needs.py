"""What a route needs: each declares, by this one dependency, its act and the unit it is about.

Here a request is met: who makes it, whether the form it brings is one of ours, whether they may.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from fastapi import Depends, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import FormData

from dashboards.web.evaluated import Evaluations
from dashboards.web.faults import Refused
from dashboards.web.following import follow
from dashboards.web.forgery import FIELD, HEADER, comes_from_here, form_token, is_token
from dashboards.web.session_cookie import session_secret
from dashboards.web.sign_in_first import PasswordFirst, SignInFirst
from dashboards.web.site import Site
from dashboards.web.viewer import Viewer
from dashboards.web.visit import is_api, visit
from kpi.accounts import scope_of
from kpi.permissions import Act, Role
from kpi.sessions import TokenScope
from kpi.usecases.sign_in import Known, recognise, recognise_token
from targets.wording import Sentence

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


@dataclass(frozen=True, slots=True)
class Need:
    """An act, and the part of the path that names the unit it is about."""

    act: Act
    unit: str | None = None  #: the name of a path parameter; None: the act is about no single unit
    somewhere: bool = False  #: whoever has the act about some unit may come: the page shows each their own part

    async def __call__(self, request: Request) -> AsyncIterator[Any]:
        """Let in whoever may, as a visit; others are told why not."""
        follow(request.app)
        form = await _form(request)
        try:
            if self.act is Act.ANYONE:
                yield visit(request, None, form)
                return
            secret = session_secret(request)
            known = await run_in_threadpool(_who, request, secret)
            if known is None:
                raise _stranger(request, form)
            if known.token is None:
                self._refuse_forgery(request, form, secret or "")
            viewer = await run_in_threadpool(viewer_of, request, known, secret)
            self._refuse_act(request, known, viewer)
            yield visit(request, viewer, form)
        finally:
            if form is not None:
                await form.close()

    def _refuse_forgery(self, request: Request, form: FormData | None, secret: str) -> None:
        """Refuse what changes something and comes from no page of ours."""
        if request.method in _SAFE:
            return
        site: Site = request.app.state.site
        if not comes_from_here(request, site.settings.web.origin):
            raise Refused(403, _FROM_ELSEWHERE)
        sent = request.headers.get(HEADER) or (form.get(FIELD, "") if form is not None else "")
        if not isinstance(sent, str) or not is_token(secret, sent):
            raise Refused(403, _OLD_PAGE)

    def _refuse_act(self, request: Request, known: Known, viewer: Viewer) -> None:
        if known.token is not None and known.token.scope is TokenScope.READ and request.method not in _SAFE:
            raise Refused(403, _READ_ONLY)
        if known.temporary and self.act is not Act.OWN:
            raise PasswordFirst
        unit = request.path_params[self.unit] if self.unit is not None else None
        if not (viewer.may_somewhere(self.act) if self.somewhere else viewer.may(self.act, unit)):
            raise HTTPException(403)


def needs(act: Act, unit: str | None = None, *, somewhere: bool = False) -> Any:  # noqa: ANN401  FastAPI's own type for it is private
    """Declare what a route needs; the parameter that declares it gets the visit.

    ``visit: Annotated[Visit, needs(Act.READ, "unit")]``

    Args:
        act: what the route does.
        unit: the name of the path parameter that holds the id of the unit it is about.
        somewhere: a person with the act about some unit may come; the route then shows only `Viewer.scope`.
    """
    return Depends(Need(act, unit, somewhere))


def viewer_of(request: Request, known: Known, secret: str | None = None) -> Viewer:
    """Return somebody who was recognised as whoever looks, with the units they may act about."""
    account = known.account
    request.scope.setdefault("state", {})["account"] = account.name
    evaluations: Evaluations = request.app.state.evaluations
    top = account.role is Role.LEADER and account.unit is not None
    scope = scope_of(account, evaluations.parents() if top else {})
    token = form_token(secret) if known.token is None and secret else ""
    session = known.session.digest if known.session is not None else None
    return Viewer(account.name, account.label, account.role, scope, account.unit, token, session)


async def _form(request: Request) -> FormData | None:
    """Return the form that a request brings, if it brings one."""
    if request.method in _SAFE or not request.headers.get("content-type", "").lower().startswith(_FORMS):
        return None
    return await request.form(max_files=300, max_fields=3000)


def _who(request: Request, secret: str | None) -> Known | None:
    """Return who makes a request: by a program's token below ``/api/``, else by a browser's session."""
    site: Site = request.app.state.site
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if kind:
        bearer = kind.lower() == "bearer" and is_api(request)
        return recognise_token(site.engine, token.strip(), site.now()) if bearer else None
    return recognise(site.engine, secret, site.now()) if secret else None


def _stranger(request: Request, form: FormData | None) -> Exception:
    """Return what is answered to whoever is not signed in."""
    if is_api(request):
        return HTTPException(401, headers={"WWW-Authenticate": "Bearer"})
    site: Site = request.app.state.site
    if form is not None and not comes_from_here(request, site.settings.web.origin):
        return Refused(403, _FROM_ELSEWHERE)
    query = f"?{request.url.query}" if request.url.query else ""
    return SignInFirst(request.scope["path"] + query, form)


_FROM_ELSEWHERE = Sentence(
    "Biểu mẫu này không gửi từ trang của Đôn Đốc, nên không nhận.",
    "This form does not come from a page of Đôn Đốc and is not taken.",
)
_OLD_PAGE = Sentence(
    "Trang đã cũ. Quay lại, tải lại trang rồi gửi lần nữa; chưa ghi gì.",
    "The page is out of date. Go back, load it again and send once more; nothing was recorded.",
)
_READ_ONLY = Sentence("Mã truy cập này chỉ được đọc.", "This token may only read.")
