"""Written reports checked on a page, or given back in Word with comments. Nothing is kept."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Annotated

from fastapi import APIRouter, File, Form, UploadFile
from fastapi.responses import Response

from dashboards.views.checked_report import checked_view
from dashboards.web.checked_page import KINDS, VERDICTS
from dashboards.web.downloads import download
from dashboards.web.needs import needs
from dashboards.web.visit import Visit
from kpi.permissions import Act
from kpi.usecases.check_reports import Checked, check_reports, commented
from targets.issues import Issue
from targets.wording import Sentence, say

router = APIRouter(prefix="/soat")
#: So many reports are compared at once.
MOST_FILES = 5


@router.get("")
def ask(visit: Annotated[Visit, needs(Act.OWN)]) -> Response:
    """Ask for the reports."""
    return _page(visit)


@router.post("")
def check(
    visit: Annotated[Visit, needs(Act.OWN)],
    tep: Annotated[list[UploadFile], File()],
    viec: Annotated[str, Form()] = "xem",
    don_vi: Annotated[str, Form()] = "",
) -> Response:
    """Check some reports of one body."""
    files = [(PurePosixPath(file.filename).name, file.file.read()) for file in tep if file.filename]
    if not files or len(files) > MOST_FILES:
        return _page(visit, status=422, wrong=_HOW_MANY)
    registry = visit.evaluated().inputs.registry
    roster = tuple(unit.name for unit in registry.units) if don_vi else ()
    checked = check_reports(files, roster)
    if viec == "word":
        return _in_word(visit, checked, files)
    return _page(visit, checked, status=200 if checked.reports else 422)


def _in_word(visit: Visit, checked: Checked, files: list[tuple[str, bytes]]) -> Response:
    name, content = files[0]
    if len(files) > 1 or not name.lower().endswith(".docx") or name not in checked.reports:
        return _page(visit, checked, status=422, wrong=_ONE_WORD)
    words = {verdict: word for verdict, (_, word) in VERDICTS.items()}
    copy, _, issues = commented(checked, name, content, words, visit.language)
    if copy is None:
        return _page(visit, checked, status=422, more=issues)
    return download(copy, f"{PurePosixPath(name).stem}-da-soat.docx")


def _page(
    visit: Visit,
    checked: Checked | None = None,
    *,
    status: int = 200,
    wrong: Sentence | None = None,
    more: tuple[Issue, ...] = (),
) -> Response:
    found = checked is not None and checked.reports
    return visit.page(
        "report_check.html",
        status=status,
        wrong=wrong,
        issues=(*(checked.issues if checked is not None else ()), *more),
        view=checked_view(checked.reports, checked.checks) if found and checked is not None else None,
        verdicts=VERDICTS,
        kinds=KINDS,
    )


_HOW_MANY = say("Chọn từ 1 đến {n} tệp.", "Choose 1 to {n} files.", n=MOST_FILES)
_ONE_WORD = Sentence(
    "Bản có ghi chú chỉ làm được cho một tệp .docx; các phát hiện ở ngay dưới đây.",
    "Comments are written into one .docx only; what was found stands below.",
)
