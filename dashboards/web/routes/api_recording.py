"""For programs: plans recorded, mergers, splits and renamings of units recorded."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import File, Form, HTTPException, UploadFile
from fastapi.responses import Response

from dashboards.views.unit_consequences import consequences
from dashboards.web.api_asked import Seen, UnitChangeAsked
from dashboards.web.api_shapes import Fault, PlanRecorded, PlanText, UnitChangeDone, UnitChanges
from dashboards.web.faults import Refused
from dashboards.web.for_programs import AS_TABLE, Wanted, answer, api_router
from dashboards.web.needs import needs
from dashboards.web.order_form import Faults, Written, order_of
from dashboards.web.routes.plan_reading import FILE_NAME, recorded_of, stored_plans
from dashboards.web.routes.unit_changes import carried_out, recorded_units, seen_units, undone
from dashboards.web.visit import Visit
from kpi.errors import OvertakenError, RefusedError
from kpi.permissions import Act
from kpi.plan_shapes import plan_row_json
from kpi.unit_shapes import change_json
from kpi.usecases.change_units import Change, Changed, change_units, preview_units
from kpi.usecases.register_plan import register_plan
from targets.wording import Sentence

router = api_router("Ghi kế hoạch, thay đổi đơn vị")
_OVERTAKEN: dict[int | str, dict[str, Any]] = {
    409: {"model": Fault, "description": "Người khác vừa ghi trước; chưa ghi gì."}
}


@router.get("/plans/{plan}/text", response_model=PlanText)
def plan_text(plan: str, visit: Annotated[Visit, needs(Act.COORDINATE)]) -> Response:
    """Tệp của một kế hoạch (YAML), bản ghi sau cùng; “revision” gửi lại làm “seen” khi ghi bản sửa."""
    found = stored_plans(visit).get(plan)
    if found is None:
        raise HTTPException(404)
    told = {"revision": found.revision, "file": found.file_name, "sha256": found.sha256, "text": found.content}
    return answer(visit, {"id": plan, **told})


@router.post("/plans", response_model=PlanRecorded, responses=_OVERTAKEN)
def record_plan(
    visit: Annotated[Visit, needs(Act.COORDINATE)],
    file: Annotated[UploadFile, File(description="Tệp kế hoạch (YAML, UTF-8).")],
    seen: Annotated[Seen, Form(description="Bản đã thấy; kế hoạch mới: 0.")] = 0,
) -> Response:
    """Ghi một kế hoạch hoặc bản sửa của nó (như “dondoc plan add”); 422 và “issues” khi tệp có chỗ sai."""
    try:
        text = file.file.read().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise Refused(422, _NO_TEXT) from None
    before = recorded_of(text, stored_plans(visit))
    if before is not None and before.revision != seen:
        raise Refused(409, _PLAN_CHANGED)
    try:
        done = register_plan(visit.site.engine, text, FILE_NAME, visit.now, visit.person.account)
    except RefusedError as error:
        shape = {"issues": [one.as_json(visit.language) for one in error.issues], "error": _error(error.sentence)}
        return answer(visit, shape, status=422)
    issues = [one.as_json(visit.language) for one in done.issues]
    return answer(visit, {**plan_row_json(done.plan, done.revision), "changed": done.changed, "issues": issues})


@router.get("/unit-changes", response_model=UnitChanges, responses=AS_TABLE)
def unit_changes(visit: Annotated[Visit, needs(Act.READ)], wanted: Wanted = "json") -> Response:
    """Mọi lần sáp nhập, chia tách, đổi tên đã ghi; “seen” gửi lại khi ghi lần mới."""
    registry = recorded_units(visit)
    rows = [change_json(event, registry, visit.language) for event in registry.events]
    return answer(visit, {"seen": seen_units(visit), "changes": rows}, rows, wanted)


@router.post("/unit-changes", response_model=UnitChangeDone, responses=_OVERTAKEN)
def change(asked: UnitChangeAsked, visit: Annotated[Visit, needs(Act.ADMINISTER)]) -> Response:
    """Ghi sáp nhập, chia tách, đổi tên, hoặc hoàn tác lần sau cùng; “dry_run”: chỉ xem hệ quả."""
    wanted: Change = undone
    if asked.kind != "undo":
        order, faults = order_of(_written(asked), recorded_units(visit))
        if order is None:
            return answer(visit, {"faults": _by_name(faults, visit), "error": _error(_FAULTS)}, status=422)
        wanted = carried_out(order)
    engine, actor = visit.site.engine, visit.person.account
    try:
        with visit.site.own_units() as own:
            done = (
                preview_units(engine, wanted, own)
                if asked.dry_run
                else change_units(engine, wanted, visit.now, actor, own, asked.seen)
            )
    except RefusedError as error:
        issues = [one.as_json(visit.language) for one in error.issues]
        return answer(visit, {"issues": issues, "error": _error(error.sentence)}, status=422)
    except OvertakenError as error:
        raise Refused(409, error.sentence) from None
    return answer(visit, {"recorded": not asked.dry_run, "seen": seen_units(visit), **_told(done, visit)})


def _told(done: Changed, visit: Visit) -> dict[str, object]:
    view = consequences(done, visit.evaluated().inputs.plans)
    told = {"came": view.came, "gone": view.gone, "ended": view.ended, "opened": view.opened}
    words = {name: [one.text(visit.language) for one in found] for name, found in told.items()}
    return {**words, "issues": [one.as_json(visit.language) for one in view.warnings]}


def _written(asked: UnitChangeAsked) -> Written:
    """Return the order as the form has it."""
    return Written(
        loai=asked.kind,
        don_vi="\n".join(asked.units),
        thanh="\n".join(f"{one.name}; {one.code}; {one.weight}" for one in asked.into),
        tu_ngay=asked.day.isoformat() if asked.day is not None else "",
        van_ban=asked.document,
        ban_hanh=asked.issued.isoformat() if asked.issued is not None else "",
        cap_tren=asked.parent,
        ben_ngoai="\n".join(asked.outside),
        ty_le_la=asked.weights_are,
        ty_le_theo=asked.weights_from,
        ghi_chu=asked.note,
    )


def _by_name(faults: Faults, visit: Visit) -> dict[str, str]:
    return {_FIELDS[name]: words.text(visit.language) for name, words in faults.items()}


def _error(sentence: Sentence) -> dict[str, object]:
    return {"status": 422, "text": sentence.vi, "text_en": sentence.en}


_FIELDS = {
    "don_vi": "units",
    "thanh": "into",
    "tu_ngay": "day",
    "van_ban": "document",
    "ban_hanh": "issued",
    "cap_tren": "parent",
    "ty_le_la": "weights_are",
}
_NO_TEXT = Sentence("Tệp kế hoạch phải là văn bản UTF-8.", "A plan file must be text in UTF-8.")
_PLAN_CHANGED = Sentence(
    "Kế hoạch có mã này đã được ghi, hoặc người khác vừa sửa. Đọc lại rồi gửi “seen” mới; chưa ghi gì.",
    "A plan of this id is recorded, or somebody changed it. Read it again and send the new “seen”; nothing was done.",
)
_FAULTS = Sentence("Có chỗ chưa đúng: xem “faults”.", "Something is wrong: see “faults”.")
