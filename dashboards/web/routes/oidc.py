"""Signing in through another service: on the way there, and back."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import RedirectResponse, Response

from dashboards.web.needs import needs
from dashboards.web.oidc import OidcError, begin, begun_of, finish
from dashboards.web.routes.sign_in import signed_in
from dashboards.web.session_cookie import is_https
from dashboards.web.sign_in_first import ONWARD, Waiting, sign_in_page
from dashboards.web.visit import Visit
from kpi.accounts import account_name
from kpi.permissions import Act
from kpi.store.accounts import account_of
from kpi.store.engine import reading
from kpi.usecases.sign_in import Typed, begin_session
from kpi.web_settings import Oidc
from targets.wording import Sentence, say

router = APIRouter(prefix="/dang-nhap/oidc")
_COOKIE, _AGE = "dondoc_oidc", 600


@router.get("")
def go_there(visit: Annotated[Visit, needs(Act.ANYONE)]) -> Response:
    """Lead somebody to the service."""
    onward = visit.request.query_params.get(ONWARD, "")
    try:
        address, begun = begin(_service(visit), _back(visit), onward)
    except OidcError as error:
        return _not_signed_in(visit.request, onward, error.sentence)
    answer = RedirectResponse(address, 303)
    https = is_https(visit.request)
    answer.set_cookie(_COOKIE, begun.as_cookie(), max_age=_AGE, secure=https, httponly=True, samesite="lax")
    return answer


@router.get("/ve")
def come_back(visit: Annotated[Visit, needs(Act.ANYONE)]) -> Response:
    """Sign in whoever comes back, by the account that has their name."""
    service, request = _service(visit), visit.request
    begun = begun_of(request.cookies.get(_COOKIE, ""))
    if begun is None:
        return _not_signed_in(request, "", _TOO_LATE)
    try:
        said = finish(service, visit.site.oidc_secret, _back(visit), begun, request.query_params, visit.now)
    except OidcError as error:
        return _not_signed_in(request, begun.onward, error.sentence)
    with reading(visit.site.engine) as connection:
        account = account_of(connection, account_name(said) or "")
    if account is None or account.disabled:
        unknown = say(
            "Chưa có tài khoản “{name}” ở đây; nhờ người quản trị thêm.",
            "There is no account “{name}” here.",
            name=said,
        )
        return _not_signed_in(request, begun.onward, unknown)
    typed = Typed(account.name, "", address=visit.address, agent=request.headers.get("user-agent", ""))
    answer = signed_in(visit, begin_session(visit.site.engine, account, typed, visit.now), begun.onward, Waiting())
    answer.delete_cookie(_COOKIE)
    return answer


def _service(visit: Visit) -> Oidc:
    found = visit.site.settings.oidc
    if found is None:
        raise HTTPException(404)
    return found


def _back(visit: Visit) -> str:
    """Return the address to come back to, as it is registered at the service."""
    address = visit.site.settings.web.address or str(visit.request.base_url).rstrip("/")
    return f"{address}/dang-nhap/oidc/ve"


def _not_signed_in(request: Request, onward: str, why: Sentence) -> Response:
    return sign_in_page(request, onward, Waiting(), status=403, wrong=why)


_TOO_LATE = Sentence("Đã quá lâu. Hãy thử lại từ đầu.", "It took too long. Begin again.")
