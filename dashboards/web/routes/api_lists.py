"""For programs: plans and units."""

from __future__ import annotations

from typing import Annotated

from fastapi import HTTPException
from fastapi.responses import Response

from dashboards.web.api_shapes import PlanFile, Plans, UnitHistory, Units
from dashboards.web.for_programs import AS_TABLE, Wanted, answer, api_router
from dashboards.web.needs import needs
from dashboards.web.visit import Visit
from kpi.permissions import Act
from kpi.plan_shapes import plan_json, plan_row_json
from kpi.unit_shapes import unit_history_json, unit_json
from kpi.usecases.read_plans import last_revisions

router = api_router("Kế hoạch và đơn vị")


@router.get("/plans", response_model=Plans, responses=AS_TABLE)
def plans(visit: Annotated[Visit, needs(Act.READ, somewhere=True)], wanted: Wanted = "json") -> Response:
    """Các kế hoạch đã đăng ký, bản cuối (như “dondoc plan list --json”)."""
    rows = [plan_row_json(last.plan, last.number) for last in last_revisions(visit.site.engine)]
    return answer(visit, {"plans": rows}, rows, wanted)


@router.get("/plans/{plan}", response_model=PlanFile, responses=AS_TABLE)
def plan_file(plan: str, visit: Annotated[Visit, needs(Act.READ, somewhere=True)], wanted: Wanted = "json") -> Response:
    """Một kế hoạch, đủ mọi chỉ tiêu, nhiệm vụ, bản đang có hiệu lực (như “dondoc plan show --json”).

    Bảng (CSV): các chỉ tiêu rồi các nhiệm vụ.
    """
    found = next((one for one in visit.evaluated().inputs.plans if one.id == plan), None)
    if found is None:
        raise HTTPException(404)
    whole = plan_json(found)
    return answer(visit, whole, [*whole["targets"], *whole["duties"]], wanted)  # type: ignore[misc]  # lists of rows


@router.get("/units", response_model=Units, responses=AS_TABLE)
def units(visit: Annotated[Visit, needs(Act.READ, somewhere=True)], wanted: Wanted = "json") -> Response:
    """Các đơn vị đang hoạt động vào ngày được hỏi mà tài khoản được xem (như “dondoc unit list --json”)."""
    inputs = visit.evaluated().inputs
    rows = [unit_json(one) for one in inputs.registry.at(inputs.today) if visit.person.reads(one.id)]
    return answer(visit, {"as_of": inputs.as_of.isoformat(), "units": rows}, rows, wanted)


@router.get("/units/{unit}", response_model=UnitHistory, responses=AS_TABLE)
def unit_history(unit: str, visit: Annotated[Visit, needs(Act.READ, "unit")], wanted: Wanted = "json") -> Response:
    """Một đơn vị, từ đâu ra, nay là đơn vị nào (như một mục của “dondoc unit history --json”).

    Bảng (CSV): các lần sáp nhập, chia tách, đổi tên.
    """
    registry = visit.evaluated().inputs.registry
    if unit not in registry:
        raise HTTPException(404)
    told = unit_history_json(registry.unit(unit), registry, visit.language)
    return answer(visit, told, told["events"], wanted)  # type: ignore[arg-type]  # rows
