"""For programs: a report filled by its figures, the files attached to reports, files as they were received."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import File, Form, Path, UploadFile
from fastapi.responses import Response

from dashboards.views.entry import Typed, filled_form
from dashboards.views.report_page import seen
from dashboards.web.api_asked import FormAsked
from dashboards.web.api_shapes import EvidenceRow, Evidences, Fault, FormTaken
from dashboards.web.entered import entered_by
from dashboards.web.faults import Refused
from dashboards.web.for_programs import AS_TABLE, Wanted, answer, api_router
from dashboards.web.needs import needs
from dashboards.web.reported import about_report, form_to_fill
from dashboards.web.routes.entry import receive_form
from dashboards.web.routes.hand_in import kept_file
from dashboards.web.visit import Visit
from kpi.evidence import Evidence, EvidenceKind
from kpi.permissions import Act
from kpi.submission import Outcome
from kpi.usecases.attach_evidence import Attachment, attach_evidence
from kpi.usecases.read_reports import read_report
from kpi.usecases.report_standing import EVER
from targets.units import Registry
from targets.wording import Sentence, say

router = api_router("Báo cáo")
_BYTES: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
}


@router.post(
    "/reports/{unit}/{plan}/{of_period}",
    response_model=FormTaken,
    responses={409: {"model": Fault, "description": "Báo cáo đã có thay đổi sau lần xem ấy; chưa ghi gì."}},
)
def fill(
    unit: str, plan: str, of_period: str, asked: FormAsked, visit: Annotated[Visit, needs(Act.SEND, "unit")]
) -> Response:
    """Nộp một báo cáo bằng số liệu, như điền biểu trên trang; 422 và “issues” khi có chỗ chưa đúng."""
    about, engine = about_report(visit, unit, plan, of_period), visit.site.engine
    form = form_to_fill(visit.present().inputs, about)
    unknown = [name for name in (*asked.values, *asked.notes) if name not in form.form.indicators]
    if unknown:
        raise Refused(422, say("Biểu không có “{name}”.", "The form has no “{name}”.", name=unknown[0]))
    if asked.seen != seen(read_report(engine, about.slot, EVER, EVER)):
        raise Refused(409, _CHANGED)
    typed = {one: Typed(asked.typed(one), asked.notes.get(one, "")) for one in form.form.indicators}
    receipt = receive_form(visit, about, filled_form(form, typed), draft=asked.draft)
    shape = {"seen": seen(read_report(engine, about.slot, EVER, EVER)), **receipt.as_json(visit.language)}
    if receipt.outcome is Outcome.REFUSED:
        error = {"status": 422, "text": _NOT_TAKEN.vi, "text_en": _NOT_TAKEN.en}
        return answer(visit, {**shape, "error": error}, status=422)
    return answer(visit, shape)


@router.get("/evidence", response_model=Evidences, responses=AS_TABLE)
def evidence(
    visit: Annotated[Visit, needs(Act.READ, somewhere=True)], unit: str = "", wanted: Wanted = "json"
) -> Response:
    """Biên bản, báo cáo bằng văn bản đã đính kèm; “unit”: chỉ của một đơn vị (mã)."""
    inputs, period = visit.evaluated().inputs, visit.asked.period
    rows = [
        _row(one, inputs.registry)
        for one in inputs.evidence
        if visit.person.reads(one.unit) and unit in {"", one.unit} and (period is None or one.period == period.key)
    ]
    return answer(visit, {"as_of": inputs.as_of.isoformat(), "evidence": rows}, rows, wanted)


@router.post("/reports/{unit}/{plan}/{of_period}/evidence", response_model=EvidenceRow)
def attach(
    unit: str,
    plan: str,
    of_period: str,
    visit: Annotated[Visit, needs(Act.SEND, "unit")],
    file: Annotated[UploadFile, File(description="Tệp .docx, .pdf; báo cáo bằng văn bản: cả .txt.")],
    kind: Annotated[EvidenceKind, Form(description="minutes: biên bản; report: báo cáo bằng văn bản.")],
    received_at: Annotated[str, Form(description="Lúc nhận được, do cán bộ ghi: 2023-06-02T16:30.")] = "",
) -> Response:
    """Đính kèm biên bản, báo cáo bằng văn bản vào một báo cáo."""
    about = about_report(visit, unit, plan, of_period)
    entered = entered_by(visit, received_at, draft=False)
    name = "".join(letter for letter in file.filename or "" if letter.isprintable()) or "tep"
    sent = Attachment(kind, name, file.file.read(), entered.received_at)
    kept = attach_evidence(visit.site.engine, about.slot, sent, visit.now, visit.person.account)
    return answer(visit, _row(kept, visit.evaluated().inputs.registry))


@router.get("/files/{sha256}", responses=_BYTES, response_class=Response)
def kept(
    sha256: Annotated[str, Path(pattern="^[0-9a-f]{64}$", description="“sha256” của tệp trong các câu trả lời khác.")],
    visit: Annotated[Visit, needs(Act.READ, somewhere=True)],
) -> Response:
    """Một tệp đúng như đã nhận: báo cáo, biên bản."""
    return kept_file(sha256, visit)


def _row(one: Evidence, registry: Registry) -> dict[str, object]:
    name = registry.unit(one.unit).name if one.unit in registry else one.unit
    return {"plan": one.plan, "unit": name, "unit_id": one.unit, "period": one.period, **one.as_json()}


_CHANGED = Sentence(
    "Báo cáo đã có thay đổi sau lần xem ấy. Hãy xem lại báo cáo rồi gửi số “seen” mới; chưa ghi gì.",
    "The report changed after it was seen. Look at it again and send the new “seen”; nothing was recorded.",
)
_NOT_TAKEN = Sentence(
    "Chưa tiếp nhận: xem “issues”, sửa rồi gửi lại.", "Not accepted: see “issues”, mend it and send it again."
)
