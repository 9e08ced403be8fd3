"""The headers that every answer carries: what a browser may load and do, and what it must not keep."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: What plotly.js adds as style elements, by hash: an empty one, to which it adds rules one by one; that of its maps.
STYLE_HASHES = (
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    "'sha256-ji27qzEtxXZW+7dun6UwjHXJ18e6WAin1VvNtkzIE/o='",
)
_FILES = f"script-src 'self'; style-src 'self' {' '.join(STYLE_HASHES)}; img-src 'self' data:; base-uri 'none'"
#: Of static files: nothing but our own files; no inline script, no style of anyone else, no form, no frame.
STATIC_POLICY = f"default-src 'none'; {_FILES}; form-action 'none'"
#: Of the live site: the same, and forms to ourselves.
LIVE_POLICY = f"default-src 'none'; {_FILES}; connect-src 'self'; form-action 'self'; frame-ancestors 'none'"
#: A browser that has seen the site over https asks for nothing else for a year.
_HTTPS_ONLY = "max-age=31536000"


def security_headers(*, https: bool) -> Mapping[str, str]:
    """Return the headers that every answer carries."""
    always = {
        "Content-Security-Policy": LIVE_POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Cache-Control": "private, no-store",  # people share machines; assets say otherwise
    }
    return {**always, "Strict-Transport-Security": _HTTPS_ONLY} if https else always


class SecurityHeaders:
    """Adds to each answer the headers it does not carry yet."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        self._app = app
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                found = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    found.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, sending if scope["type"] == "http" else send)
