"""For programs: packs for meetings, and the letters that urge units on."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import HTTPException, Query
from fastapi.responses import Response

from dashboards.exports.meeting_packs import all_packs
from dashboards.web.api_asked import PackAsked
from dashboards.web.api_paper_shapes import Letters, PackMade, Packs
from dashboards.web.faults import Refused
from dashboards.web.for_programs import AS_TABLE, Wanted, answer, api_router
from dashboards.web.needs import needs
from dashboards.web.routes.letters import AT_ONCE, letters_view, letters_zip
from dashboards.web.routes.meeting_packs import made_again, pack_for, pack_zip
from dashboards.web.visit import Visit
from kpi.permissions import Act
from targets.wording import say

router = api_router("Hồ sơ họp, công văn")
_ZIP: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}}}
}
OfPlan = Annotated[str, Query(description="Mã kế hoạch; bỏ trống: mọi kế hoạch.")]


@router.get("/meeting-packs", response_model=Packs, responses=AS_TABLE)
def packs(visit: Annotated[Visit, needs(Act.READ)], wanted: Wanted = "json") -> Response:
    """Các hồ sơ họp đã lập (như “dondoc meeting list --json”)."""
    rows = [one.as_json() for one in all_packs(visit.site.engine)]
    return answer(visit, {"packs": rows}, rows, wanted)


@router.post("/meeting-packs", response_model=PackMade)
def make(asked: PackAsked, visit: Annotated[Visit, needs(Act.COORDINATE)]) -> Response:
    """Lập hồ sơ cho một cuộc họp và ghi vào sổ (như “dondoc meeting pack --json”); tệp lấy ở “/{id}/zip”."""
    as_of = asked.as_of.isoformat() if asked.as_of is not None else ""
    return answer(visit, pack_for(visit, asked.meeting.isoformat(), as_of, asked.order).as_json())


@router.get("/meeting-packs/{pack}", response_model=PackMade)
def one_pack(pack: str, visit: Annotated[Visit, needs(Act.READ)]) -> Response:
    """Lập lại một hồ sơ, xem các tệp còn trùng từng byte không (như “dondoc meeting pack --id … --json”)."""
    return answer(visit, made_again(visit, pack).as_json())


@router.get("/meeting-packs/{pack}/zip", responses=_ZIP, response_class=Response)
def pack_files(pack: str, visit: Annotated[Visit, needs(Act.READ)]) -> Response:
    """Các tệp của một hồ sơ, lập lại đúng như khi lập."""
    return pack_zip(made_again(visit, pack))


@router.get("/letters", response_model=Letters, responses=AS_TABLE)
def letters(visit: Annotated[Visit, needs(Act.COORDINATE)], plan: OfPlan = "", wanted: Wanted = "json") -> Response:
    """Đơn vị nào sẽ nhận công văn đôn đốc, về mấy việc; nhóm nào có công văn chung."""
    shape = letters_view(visit, plan).as_json()
    return answer(visit, shape, shape["letters"], wanted)  # type: ignore[arg-type]  # rows


@router.get("/letters/zip", responses=_ZIP, response_class=Response)
def letter_files(
    visit: Annotated[Visit, needs(Act.COORDINATE)],
    plan: OfPlan = "",
    unit: Annotated[
        list[str] | None, Query(description="Mã đơn vị, nhắc lại được; bỏ trống: mọi đơn vị có việc.")
    ] = None,
    group: Annotated[str, Query(description="Một công văn chung cho nhóm này.")] = "",
) -> Response:
    """Công văn đôn đốc, Word và PDF, trong một tệp .zip; nhiều nhất 100 công văn một lần."""
    view = letters_view(visit, plan)
    known, asked = (view.groups, [group]) if group else (view.letters, unit or list(view.letters))
    if any(name not in known for name in asked):
        raise HTTPException(404)
    if len(asked) > AT_ONCE:
        raise Refused(422, say("Nhiều nhất {n} công văn một lần.", "At most {n} letters at once.", n=AT_ONCE))
    return letters_zip(visit, [known[name] for name in dict.fromkeys(asked)])
