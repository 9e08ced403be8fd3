"""What came of a form, said on the page that follows: carried there by a cookie that lives for a minute."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode

from fastapi import Request
from fastapi.responses import Response

from targets.wording import Sentence

_COOKIE = "dondoc_said"
#: Browsers keep no cookie of more than 4 KiB.
_LONGEST = 800


def put_flash(answer: Response, said: Sentence | None) -> None:
    """Let the next page say something; None: nothing any more."""
    if said is None:
        answer.delete_cookie(_COOKIE, httponly=True, samesite="lax")
        return
    words = json.dumps([said.vi[:_LONGEST], said.en[:_LONGEST]], ensure_ascii=False)
    value = urlsafe_b64encode(words.encode()).decode()
    answer.set_cookie(_COOKIE, value, max_age=60, httponly=True, samesite="lax")


def take_flash(request: Request) -> Sentence | None:
    """Return what is to be said on this page; whatever is no sentence of ours is nothing."""
    try:
        vi, en = json.loads(urlsafe_b64decode(request.cookies.get(_COOKIE, "")))
    except (ValueError, TypeError):  # no base64, no JSON, no pair
        return None
    return Sentence(str(vi), str(en))
