"""Forms that another site sends in somebody's name: what tells them from our own.

Two things must be right: where the browser says that the form comes from, and a token that only our pages know. It
follows from the session's secret; each page writes it in another way, so that compressed pages give nothing of it away.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode

from fastapi import Request

#: The field of a form that carries the token, and the header of a request made by a script.
FIELD, HEADER = "ma", "x-dondoc-ma"
_SIZE = 32


def form_token(secret: str) -> str:
    """Return the token of a session, written anew."""
    mask = secrets.token_bytes(_SIZE)
    return urlsafe_b64encode(mask + _mixed(_token(secret), mask)).decode()


def is_token(secret: str, text: str) -> bool:
    """Say whether a text is the token of a session."""
    try:
        sent = urlsafe_b64decode(text)
    except ValueError:
        return False
    if len(sent) != 2 * _SIZE:
        return False
    return hmac.compare_digest(_mixed(sent[_SIZE:], sent[:_SIZE]), _token(secret))


def comes_from_here(request: Request, origin: str | None) -> bool:
    """Say whether a form comes from a page of ours, as the browser tells.

    Args:
        request: that brings it.
        origin: of the address that people type, if it is known here.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    told = request.headers.get("origin")
    return told is None or told in {origin, f"{request.url.scheme}://{request.headers.get('host', '')}"}


def _token(secret: str) -> bytes:
    return hmac.new(secret.encode(), b"dondoc form", hashlib.sha256).digest()


def _mixed(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
