"""Reports handed in as files, what became of each, and files as they were received."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Annotated

from fastapi import APIRouter, File, Form, HTTPException, UploadFile
from fastapi.responses import Response

from dashboards.views.handed_in import handed_in
from dashboards.web.downloads import download
from dashboards.web.entered import entered_by
from dashboards.web.faults import Refused
from dashboards.web.needs import needs
from dashboards.web.visit import Visit
from kpi.errors import DondocError
from kpi.intake.guard import Guard
from kpi.permissions import Act
from kpi.store.engine import reading
from kpi.store.kept_files import Kept, file_content, times_received
from kpi.submission import Outcome
from kpi.usecases.receive_submission import receive_files
from targets.wording import Sentence

router = APIRouter()


@router.get("/nop")
def hand_in_page(visit: Annotated[Visit, needs(Act.SEND, somewhere=True)]) -> Response:
    """Show where files are handed in."""
    return visit.page("hand_in.html", found=(), wrong=None, typed={})


@router.post("/nop")
def hand_in(
    visit: Annotated[Visit, needs(Act.SEND, somewhere=True)],
    tep: Annotated[list[UploadFile], File()],
    nhan: Annotated[str, Form()] = "",
    nhap: Annotated[str, Form()] = "",
) -> Response:
    """Receive files, and say of each what became of it. The same files again are recognised, and recorded once."""
    files = [(file.filename or "", file.file.read()) for file in tep if file.filename]
    typed = {"nhan": nhan, "nhap": bool(nhap)}
    if not files:
        return visit.page("hand_in.html", status=422, found=(), wrong=_NO_FILE, typed=typed)
    try:
        entered = entered_by(visit, nhan, draft=bool(nhap))
    except DondocError as error:
        return visit.page("hand_in.html", status=422, found=(), wrong=error.sentence, typed=typed)
    receipts = [receipt for of_file in receive_files(visit.site.engine, files, entered) for receipt in of_file]
    view = handed_in(receipts, visit.present().inputs.registry)
    taken = all(one.receipt.outcome is not Outcome.REFUSED for one in view)
    return visit.page("hand_in.html", status=200 if taken else 422, found=view, wrong=None, typed=typed)


@router.get("/tep/{sha256}")
def kept_file(sha256: str, visit: Annotated[Visit, needs(Act.READ, somewhere=True)]) -> Response:
    """Send a file as it was received."""
    times = _seen(visit, sha256)
    return download(_content(visit, sha256), times[-1].file_name)


@router.get("/tep/{sha256}/danh-dau")
def marked_copy(sha256: str, visit: Annotated[Visit, needs(Act.READ, somewhere=True)]) -> Response:
    """Send a copy of a workbook with its mistakes marked, made anew from what was said when it was read."""
    told = [one for one in _seen(visit, sha256) if one.issues]
    if not told:
        raise HTTPException(404)
    last = max(one.recorded_at for one in told)
    issues = [issue for one in told if one.recorded_at == last for issue in one.issues]
    with Guard() as guard:
        copy = guard.mark(_content(visit, sha256), issues, visit.language)
    if copy is None:
        raise Refused(422, _NOT_MARKED)
    return download(copy.content, f"{PurePosixPath(told[-1].file_name).stem}-danh-dau.xlsx")


def _seen(visit: Visit, sha256: str) -> list[Kept]:
    """Return the times a file came that the viewer may know of: about units they read, or sent by themselves."""
    with reading(visit.site.engine) as connection:
        times = times_received(connection, sha256)
    person = visit.person
    found = [
        one
        for one in times
        if person.scope is None or (person.reads(one.unit) if one.unit else one.actor == person.account)
    ]
    if not found:
        raise HTTPException(404)
    return found


def _content(visit: Visit, sha256: str) -> bytes:
    with reading(visit.site.engine) as connection:
        content = file_content(connection, sha256)
    if content is None:
        raise HTTPException(404)
    return content


_NO_FILE = Sentence("Chưa chọn tệp nào.", "No file was chosen.")
_NOT_MARKED = Sentence(
    "Không làm được bản đánh dấu của tệp này: nó không phải sổ tính Excel đọc được. Xem danh sách lỗi trên trang.",
    "No marked copy of this file can be made: it is no workbook that can be read. See the list of mistakes.",
)
