"""Whoever must sign in first is asked to, and then goes on where they were: nothing typed is lost.

What a form held when its session was found to be over is put into the sign-in page, and after it into a page that
sends it again, this time with the token of the new session. It stays in the browser all the while: nothing of it is
kept here. Files cannot be put back into a form; their names are told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import Response
from starlette.datastructures import FormData, UploadFile

from dashboards.web.forgery import FIELD
from dashboards.web.site import Site
from dashboards.web.visit import visit
from targets.wording import Sentence

#: How the fields of a form that waits are named in the sign-in form.
WAITING = "giu."
#: The field that says where to go on.
ONWARD = "tiep"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A form that waits for its sender to sign in."""

    fields: tuple[tuple[str, str], ...] = ()
    files: tuple[str, ...] = ()  #: names of files that must be chosen again


class SignInFirst(Exception):  # noqa: N818  no mistake
    """Somebody must sign in before the request can be taken."""

    def __init__(self, onward: str, form: FormData | None) -> None:
        super().__init__(onward)
        self.onward = onward
        self.form = form


class PasswordFirst(Exception):  # noqa: N818  no mistake
    """Somebody's password was set by somebody else: it is to be changed before anything else."""


def waiting_form(form: Iterable[tuple[str, str | UploadFile]], prefix: str = "") -> Waiting:
    """Return what of a form can wait: its words, but for passwords and tokens, and the names of its files.

    With a prefix only the fields so named, without it.
    """
    fields, files = [], []
    for name, value in form:
        bare = name.removeprefix(prefix)
        if not name.startswith(prefix) or bare == FIELD or "mat-khau" in bare:
            continue
        if isinstance(value, str):
            fields.append((bare, value))
        elif value.filename:
            files.append(value.filename)
    return Waiting(tuple(fields), tuple(files))


def is_onward(path: str) -> bool:
    """Say whether one may be sent on to a path: one of ours, and no address of another site."""
    plain = path.startswith("/") and not path.startswith("//") and "\\" not in path and path.isprintable()
    return plain and not urlsplit(path).netloc


def sign_in_page(
    request: Request,
    onward: str,
    waiting: Waiting,
    *,
    status: int = 200,
    name: str = "",
    wrong: Sentence | None = None,
) -> Response:
    """Show the sign-in page.

    Args:
        request: that is answered.
        onward: where to go on; the first page if that is none of ours.
        waiting: a form that waits.
        status: of the answer.
        name: that was typed.
        wrong: why somebody is not signed in.
    """
    site: Site = request.app.state.site
    return visit(request, None).page(
        "sign_in.html",
        status=status,
        here="",
        onward=onward if is_onward(onward) else "",
        waiting=waiting,
        name=name,
        wrong=wrong,
        nobody=request.app.state.nobody(),
        service=site.settings.oidc.label if site.settings.oidc is not None else "",
    )
