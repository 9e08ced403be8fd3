"""The cookie that holds the secret of a session."""

from __future__ import annotations

from fastapi import Request
from fastapi.responses import Response

from dashboards.web.site import Site
from kpi.sessions import LONGEST


def session_secret(request: Request) -> str | None:
    """Return the secret that a browser brings."""
    return request.cookies.get(_name(is_https(request)))


def put_session(request: Request, answer: Response, secret: str) -> None:
    """Let the browser keep a secret; no script reads it, and no other site makes it be sent with a form."""
    https = is_https(request)
    age = int(LONGEST.total_seconds())
    answer.set_cookie(_name(https), secret, max_age=age, path="/", secure=https, httponly=True, samesite="lax")


def drop_session(request: Request, answer: Response) -> None:
    """Let the browser forget it."""
    https = is_https(request)
    answer.delete_cookie(_name(https), path="/", secure=https, httponly=True, samesite="lax")


def is_https(request: Request) -> bool:
    """Say whether the browser came over https, to us or to the server before us."""
    if request.url.scheme == "https":
        return True
    site: Site = request.app.state.site
    web = site.settings.web
    return web.https and f"https://{request.headers.get('host', '')}" == web.origin


def _name(https: bool) -> str:  # noqa: FBT001  one of two
    """Return the cookie's name; with ``__Host-`` browsers take it only from this host and over https."""
    return "__Host-dondoc" if https else "dondoc"
