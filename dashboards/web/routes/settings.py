"""The settings: what is in force and what it means, and the file that says so, mended on the page."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import Response
from sqlalchemy import Connection

from dashboards.views.settings_shown import settings_shown
from dashboards.web.following import tell
from dashboards.web.needs import needs
from dashboards.web.settings_file import BEFORE, SettingsFile, changes, put_file, read_file
from dashboards.web.visit import Visit
from kpi.errors import OvertakenError
from kpi.permissions import Act
from kpi.settings import changed_keys
from kpi.store.engine import writing
from kpi.store.office_changes import add_settings_change
from targets.issues import Issue
from targets.wording import Sentence, say

router = APIRouter(prefix="/thiet-lap")


@router.get("")
def settings(visit: Annotated[Visit, needs(Act.ADMINISTER)]) -> Response:
    """Show the settings in force, and the file."""
    file = read_file(visit.site.folder)
    return _page(visit, file, file.text, issues=file.issues)


@router.post("")
def change(
    visit: Annotated[Visit, needs(Act.ADMINISTER)],
    noi_dung: Annotated[str, Form()] = "",
    da_xem: Annotated[str, Form()] = "",
) -> Response:
    """Put another text in the place of the file and go by it; on any mistake the text again, as it was typed."""
    text = "\n".join(noi_dung.splitlines()).rstrip() + "\n"  # browsers end lines as Windows does
    try:
        put = put_settings(visit, da_xem, text)
    except OvertakenError as overtaken:
        now = read_file(visit.site.folder)
        return _page(visit, now, text, status=409, told=overtaken.sentence, differing=changes(now.text, text))
    if put.settings is None:
        return _page(visit, read_file(visit.site.folder), text, status=422, issues=put.issues)
    return visit.go(
        "thiet-lap",
        said=say("Đã ghi thiết lập; bản trước ở {file}.", "Recorded; the one before is {file}.", file=BEFORE),
    )


def put_settings(visit: Visit, seen: str, text: str) -> SettingsFile:
    """Put another text in the place of the settings, go by it and tell the audit trail; on any mistake do nothing.

    Raises:
        OvertakenError: the file is no longer the one whose mark was seen.
    """
    with writing(visit.site.engine) as connection:
        put = put_file(visit.site.folder, seen, text, partial(_note, visit, connection))
    if put.settings is not None:
        tell(visit.site)
    return put


def _note(visit: Visit, connection: Connection, before: SettingsFile, after: SettingsFile) -> None:
    """Tell the audit trail who changed the settings, and what of them."""
    changed = changed_keys(before.settings, after.settings)
    lines = [line for line in changes(before.text, after.text) if line.startswith(("-", "+"))]
    add_settings_change(connection, after.text, changed, lines, visit.now, visit.person.account)


def _page(
    visit: Visit,
    file: SettingsFile,
    text: str,
    *,
    status: int = 200,
    issues: Sequence[Issue] = (),
    told: Sentence | None = None,
    differing: Sequence[str] = (),
) -> Response:
    return visit.page(
        "settings.html",
        status=status,
        file=file,
        typed=text,
        issues=issues,
        told=told,
        differing=differing,
        shown=settings_shown(visit.site.settings),
        followed=file.settings == visit.site.settings,
        before=BEFORE if (visit.site.folder / BEFORE).is_file() else None,
    )
