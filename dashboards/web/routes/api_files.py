"""For programs: reports handed in as files, written reports checked, plans read from their documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Annotated

from fastapi import File, Form, UploadFile
from fastapi.responses import Response

from dashboards.web.api_shapes import Checked, PlanRead, Receipts
from dashboards.web.entered import entered_by
from dashboards.web.faults import Refused
from dashboards.web.for_programs import answer, api_router
from dashboards.web.needs import needs
from dashboards.web.routes.report_check import MOST_FILES
from dashboards.web.visit import Visit
from kpi.errors import IllegibleError
from kpi.permissions import Act
from kpi.submission import Outcome
from kpi.usecases.check_reports import check_reports
from kpi.usecases.read_document import read_plan_document
from kpi.usecases.receive_submission import receive_files
from rules.crossfoot.shapes import report_json
from targets.documents.answer import as_json
from targets.issues import Issue
from targets.wording import Language, Sentence, say

router = api_router("Tệp gửi lên")


@router.post("/submissions", response_model=Receipts)
def submissions(
    visit: Annotated[Visit, needs(Act.SEND, somewhere=True)],
    file: Annotated[list[UploadFile], File(description="Một hoặc nhiều tệp báo cáo.")],
    received_at: Annotated[str, Form(description="Lúc nhận được, do cán bộ ghi: 2023-06-02T16:30.")] = "",
    *,
    draft: Annotated[bool, Form(description="Chỉ xem thử, chưa ghi nhận.")] = False,
) -> Response:
    """Nộp báo cáo: mỗi tệp một kết quả, lỗi chỉ ra từng ô; gửi lại đúng tệp ấy không bị ghi hai lần.

    Trả lời 422 khi có tệp không được tiếp nhận; tệp đúng vẫn được ghi nhận.
    """
    entered = entered_by(visit, received_at, draft=draft)
    receipts = [one for of_file in receive_files(visit.site.engine, _contents(file), entered) for one in of_file]
    taken = bool(receipts) and all(one.outcome is not Outcome.REFUSED for one in receipts)
    shape = {"taken": taken, "receipts": [one.as_json(visit.language) for one in receipts]}
    if taken:
        return answer(visit, shape)
    return answer(visit, {**shape, "error": _error(_NOT_TAKEN)}, status=422)


@router.post("/check", response_model=Checked)
def check(
    visit: Annotated[Visit, needs(Act.OWN)],
    file: Annotated[list[UploadFile], File(description="Báo cáo bằng lời của một cơ quan: .docx, .pdf, .txt.")],
    *,
    with_units: Annotated[bool, Form(description="Đối chiếu cả với danh sách đơn vị.")] = False,
) -> Response:
    """Soát số liệu các báo cáo bằng lời (như “dondoc report check --json”); không giữ lại gì."""
    files = _contents(file)
    if len(files) > MOST_FILES:
        raise Refused(422, say("Nhiều nhất {n} tệp.", "At most {n} files.", n=MOST_FILES))
    roster = tuple(unit.name for unit in visit.evaluated().inputs.registry.units) if with_units else ()
    found = check_reports(files, roster)
    shape = report_json(found.reports, found.checks, visit.language)
    issues = _issues(found.issues, visit.language)
    if not found.reports:
        return answer(visit, {**shape, "issues": issues, "error": _error(_UNREAD)}, status=422)
    return answer(visit, {**shape, "issues": issues})


@router.post("/plans/read", response_model=PlanRead)
def read_plan(
    visit: Annotated[Visit, needs(Act.COORDINATE)],
    file: Annotated[UploadFile, File(description="Văn bản kế hoạch: .txt, .docx, .pdf.")],
) -> Response:
    """Đọc một văn bản kế hoạch: đề xuất chỉ tiêu, nhiệm vụ (như “dondoc plan read --json”); không ghi gì."""
    [(name, content)] = _contents([file])
    language = visit.language
    try:
        done = read_plan_document(content, name)
    except IllegibleError as error:
        shape = {"issues": _issues(error.issues, language), "error": _error(_UNREAD)}
        return answer(visit, shape, status=422)
    return answer(visit, as_json(done.reading, done.issues, done.calendar, done.sha256, language))


def _contents(files: Sequence[UploadFile]) -> list[tuple[str, bytes]]:
    """Return name and bytes of each file; what cannot be typed into a name is left out of it."""
    return [(_name(file.filename or ""), file.file.read()) for file in files]


def _name(text: str) -> str:
    plain = "".join(letter for letter in text if letter.isprintable())
    return PurePosixPath(plain.replace("\\", "/")).name[-_LONGEST:] or "tep"


def _issues(issues: Sequence[Issue], language: Language) -> list[dict[str, object]]:
    return [issue.as_json(language) for issue in issues]


def _error(sentence: Sentence) -> dict[str, object]:
    return {"status": 422, "text": sentence.vi, "text_en": sentence.en}


_LONGEST = 200
_NOT_TAKEN = Sentence(
    "Có tệp chưa được tiếp nhận: xem “issues” của nó, sửa rồi gửi lại.",
    "Some file was not accepted: see its “issues”, mend it and send it again.",
)
_UNREAD = Sentence("Không đọc được: xem “issues”.", "It cannot be read: see “issues”.")
