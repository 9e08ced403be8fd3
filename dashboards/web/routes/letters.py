"""The letters that urge units on: to whom they would go now, and each of them, or all, to be taken away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

from dashboards.exports.letters import (
    NO_PDF,
    Template,
    can_print,
    letter_file,
    letter_files,
    letter_name,
    paper_of,
    the_template,
)
from dashboards.exports.shortfalls import MEDIA_TYPES
from dashboards.exports.zipped import zipped
from dashboards.views.letter_list import LetterList, letter_list
from dashboards.views.letters import Letter
from dashboards.views.paging import piece
from dashboards.web.downloads import download
from dashboards.web.faults import Refused
from dashboards.web.needs import needs
from dashboards.web.shown import asked_number
from dashboards.web.visit import Visit
from kpi.permissions import Act

router = APIRouter()
#: How many letters are shown, and sent as one file, at once.
AT_ONCE = 100


@router.get("/cong-van")
def letters(visit: Annotated[Visit, needs(Act.COORDINATE)], ke_hoach: str = "") -> Response:
    """Show which units would get a letter now, and about how much."""
    view = letters_view(visit, ke_hoach)
    return visit.page(
        "letters.html",
        view=view,
        as_of=view.as_of,
        shown=piece(tuple(view.letters.values()), asked_number(visit.request.query_params, "trang"), AT_ONCE),
        paper=paper_of(visit.site.settings, visit.evaluated().inputs.today),
        endings={common: _endings(visit, common=common) for common in (False, True)},
        no_pdf=NO_PDF,
    )


@router.get("/tai-ve/cong-van.zip")
def all_letters(visit: Annotated[Visit, needs(Act.COORDINATE)], ke_hoach: str = "") -> Response:
    """Send the letters that a page shows, as Word documents and PDF, as one file."""
    every = tuple(letters_view(visit, ke_hoach).letters.values())
    return letters_zip(visit, piece(every, asked_number(visit.request.query_params, "trang"), AT_ONCE).items)


@router.get("/tai-ve/cong-van/{unit}.{ending}")
def unit_letter(
    unit: str, ending: str, visit: Annotated[Visit, needs(Act.COORDINATE, "unit")], ke_hoach: str = ""
) -> Response:
    """Send the letter to one unit."""
    return _sent(visit, letters_view(visit, ke_hoach).letters.get(unit), f".{ending}")


@router.get("/tai-ve/cong-van-nhom.{ending}")
def common_letter(
    ending: str, visit: Annotated[Visit, needs(Act.COORDINATE)], nhom: str = "", ke_hoach: str = ""
) -> Response:
    """Send the one letter to all units of a group."""
    return _sent(visit, letters_view(visit, ke_hoach).groups.get(nhom), f".{ending}")


def letters_view(visit: Visit, plan: str) -> LetterList:
    """Return the letters of the day and the period asked for, of one plan (by id) or, where none is named, of all.

    Raises:
        HTTPException: there is no such plan: 404.
    """
    known = visit.evaluated()
    if plan and all(one.id != plan for one in known.inputs.plans):
        raise HTTPException(404)
    party = visit.site.settings.letterhead.form == "party"
    return known.view(
        ("letters", plan, party),
        lambda: letter_list(known.inputs, known.results, known.office, plan or None, party=party),
    )


def letters_zip(visit: Visit, chosen: Sequence[Letter]) -> Response:
    """Return letters, all to one unit each or all to several, as one file.

    Raises:
        HTTPException: there is none: 404.
        BadTemplateError: the office's own template cannot be filled.
    """
    if not chosen:
        raise HTTPException(404)
    day, template = visit.evaluated().inputs.today, _template(visit, common=chosen[0].common)
    files = letter_files(chosen, visit.site.settings, template, day)
    return download(zipped(sorted(files.items())), f"cong-van-{day.isoformat()}.zip", "application/zip")


def _sent(visit: Visit, letter: Letter | None, ending: str) -> Response:
    """Return one file of a letter."""
    if letter is None or ending not in _ENDINGS:
        raise HTTPException(404)
    template = _template(visit, common=letter.common)
    content = letter_file(ending, letter, visit.site.settings, template, visit.evaluated().inputs.today)
    if content is None:
        raise Refused(422, NO_PDF)
    return download(content, letter_name(letter, ending), MEDIA_TYPES[ending])


def _endings(visit: Visit, *, common: bool) -> dict[str, str]:
    """Return the forms in which letters are had, by how their files' names end."""
    printable = can_print(_template(visit, common=common))
    return {ending: name for ending, name in _ENDINGS.items() if printable or ending != ".pdf"}


def _template(visit: Visit, *, common: bool) -> Template:
    return the_template(visit.site.folder, visit.site.settings, None, common=common)


_ENDINGS = {".docx": "Word", ".pdf": "PDF"}
