"""For programs: results, deadlines and shortfalls, of the units that their owner may see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Query
from fastapi.responses import Response

from dashboards.exports.shortfalls import shortfalls_json
from dashboards.views.shortfall_list import shortfall_list
from dashboards.web.api_shapes import Due, Results, Shortfalls
from dashboards.web.for_programs import AS_TABLE, Wanted, answer, api_router
from dashboards.web.needs import needs
from dashboards.web.shown import shown_part
from dashboards.web.visit import Visit
from kpi.evaluation.results import Result
from kpi.evaluation.shapes import due_json, evaluation_json
from kpi.permissions import Act

router = api_router("Kết quả")


@dataclass(frozen=True, slots=True)
class Only:
    """Which results are asked for, by ids; empty: whichever."""

    plan: Annotated[str, Query(description="Mã kế hoạch.")] = ""
    target: Annotated[str, Query(description="Mã chỉ tiêu, nhiệm vụ.")] = ""
    unit: Annotated[str, Query(description="Mã đơn vị (id).")] = ""

    def of(self, results: tuple[Result, ...]) -> list[Result]:
        """Return those asked for."""
        return [
            one
            for one in results
            if self.plan in {"", one.plan.id}
            and self.target in {"", one.promise.id, one.promise.written_id}
            and self.unit in {"", one.unit.id}
        ]


@router.get("/results", response_model=Results, responses=AS_TABLE)
def results(
    visit: Annotated[Visit, needs(Act.READ, somewhere=True)],
    only: Annotated[Only, Depends()],
    wanted: Wanted = "json",
) -> Response:
    """Mọi kết quả đánh giá: đạt, chưa, thiếu bao nhiêu, vì sao (như “dondoc evaluate --json”)."""
    part = shown_part(visit)
    inputs = part.inputs
    shape = evaluation_json(only.of(part.results), inputs.as_of, visit.language, inputs.revisions)
    return _table(visit, shape, "results", wanted)


@router.get("/due", response_model=Due, responses=AS_TABLE)
def due(
    visit: Annotated[Visit, needs(Act.READ, somewhere=True)],
    only: Annotated[Only, Depends()],
    wanted: Wanted = "json",
) -> Response:
    """Mọi nhiệm vụ có hạn: ai đã nộp, ai chậm, ai quá hạn (như “dondoc due --json”)."""
    part = shown_part(visit)
    return _table(visit, due_json(only.of(part.results), part.inputs.as_of, visit.language), "duties", wanted)


@router.get("/shortfalls", response_model=Shortfalls, responses=AS_TABLE)
def shortfalls(
    visit: Annotated[Visit, needs(Act.READ, somewhere=True)],
    only: Annotated[Only, Depends()],
    wanted: Wanted = "json",
) -> Response:
    """Ai thiếu gì, bao nhiêu, từ bao giờ, cần làm gì (như “dondoc shortfall --json”)."""
    part = shown_part(visit)
    found = shortfall_list(part.inputs, only.of(part.results), visit.site.settings.office)
    return _table(visit, shortfalls_json(found, visit.language), "shortfalls", wanted)


def _table(visit: Visit, shape: Mapping[str, Any], rows: str, wanted: str) -> Response:
    return answer(visit, shape, shape[rows], wanted)
