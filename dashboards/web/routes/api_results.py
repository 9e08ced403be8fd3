"""For programs: results, deadlines, shortfalls, scores and what changed, of the units that their owner may see."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, HTTPException, Query
from fastapi.responses import Response

from dashboards.exports.changes import changes_json
from dashboards.exports.compiled import compiled_json
from dashboards.exports.shortfalls import shortfalls_json
from dashboards.views.choice import choice
from dashboards.views.part import Part
from dashboards.views.promises import PromiseView
from dashboards.views.shortfall_list import shortfall_list
from dashboards.web.api_result_shapes import ChangesSince, Due, Results, Scores, Shortfalls
from dashboards.web.api_shapes import Compiled, Shape
from dashboards.web.for_programs import AS_TABLE, Wanted, answer, api_router
from dashboards.web.needs import needs
from dashboards.web.routes.compiled import compiled_view
from dashboards.web.shown import changed_since, shown_part
from dashboards.web.visit import Visit
from kpi.evaluation.results import Result
from kpi.evaluation.scores import scores
from kpi.evaluation.shapes import due_json, evaluation_json, scores_json
from kpi.permissions import Act

router = api_router("Kết quả")


@dataclass(frozen=True, slots=True)
class Only:
    """Which results are asked for, by ids; empty: whichever."""

    plan: Annotated[str, Query(description="Mã kế hoạch.")] = ""
    target: Annotated[str, Query(description="Mã chỉ tiêu, nhiệm vụ.")] = ""
    unit: Annotated[str, Query(description="Mã đơn vị (id).")] = ""

    def names(self, promise: PromiseView, unit: str) -> bool:
        """Say whether a promise of a unit is asked for."""
        return self.plan in {"", promise.plan_id} and self.target in {"", promise.id} and self.unit in {"", unit}

    def of(self, results: tuple[Result, ...]) -> list[Result]:
        """Return those asked for."""
        return [
            one
            for one in results
            if self.plan in {"", one.plan.id}
            and self.target in {"", one.promise.id, one.promise.written_id}
            and self.unit in {"", one.unit.id}
        ]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of results that programs may ask for."""

    rows: str  #: its last part of the path, and the rows of its shape, unless `key` says otherwise
    model: type[Shape]
    words: str
    shape: Callable[[Visit, Part, list[Result]], Mapping[str, Any]]
    key: str = ""


TABLES = (
    Table(
        "results",
        Results,
        "Mọi kết quả đánh giá: đạt, chưa, thiếu bao nhiêu, vì sao (như “dondoc evaluate --json”).",
        lambda visit, part, found: evaluation_json(found, part.inputs.as_of, visit.language, part.inputs.revisions),
    ),
    Table(
        "due",
        Due,
        "Mọi nhiệm vụ có hạn: ai đã nộp, ai chậm, ai quá hạn (như “dondoc due --json”).",
        lambda visit, part, found: due_json(found, part.inputs.as_of, visit.language),
        key="duties",
    ),
    Table(
        "shortfalls",
        Shortfalls,
        "Ai thiếu gì, bao nhiêu, từ bao giờ, cần làm gì (như “dondoc shortfall --json”).",
        lambda visit, part, found: shortfalls_json(
            shortfall_list(part.inputs, found, visit.site.settings.office), visit.language
        ),
    ),
    Table(
        "scores",
        Scores,
        "Điểm của từng đơn vị theo kế hoạch có thang điểm (như “dondoc score --json”).",
        lambda visit, part, found: scores_json(scores(found), part.inputs.as_of, visit.language),
    ),
)


def _offer(table: Table) -> None:
    """Let programs ask for a table."""

    def table_of(
        visit: Annotated[Visit, needs(Act.READ, somewhere=True)],
        only: Annotated[Only, Depends()],
        wanted: Wanted = "json",
    ) -> Response:
        part = shown_part(visit)
        shape = table.shape(visit, part, only.of(part.results))
        return answer(visit, shape, shape[table.key or table.rows], wanted)

    router.add_api_route(
        f"/{table.rows}",
        table_of,
        name=table.rows,
        description=table.words,
        response_model=table.model,
        responses=AS_TABLE,
    )


for _table in TABLES:
    _offer(_table)


@router.get("/changes", response_model=ChangesSince, responses=AS_TABLE)
def changes_since(
    visit: Annotated[Visit, needs(Act.READ, somewhere=True)],
    only: Annotated[Only, Depends()],
    since: Annotated[date | None, Query(description="So với cuối ngày này; mặc định: một tuần trước.")] = None,
    wanted: Wanted = "json",
) -> Response:
    """Điều gì đã khác từ một ngày trước: ai đạt thêm, ai lùi lại, vì sao (như trang tổng quan)."""
    part = shown_part(visit)
    day = choice(part.inputs.today, visit.asked.period, since, ()).since
    shape = changes_json(
        changed_since(visit, None, day), visit.language, lambda one: only.names(one.promise, one.unit_id)
    )
    return answer(visit, shape, shape["changes"], wanted)


@router.get("/compiled", response_model=Compiled)
def compiled(
    visit: Annotated[Visit, needs(Act.READ)],
    plan: Annotated[str, Query(description="Mã kế hoạch; bỏ trống: mọi kế hoạch.")] = "",
) -> Response:
    """Báo cáo tổng hợp của kỳ được hỏi (như “dondoc report compile --json”); 404 khi kỳ chưa có báo cáo nào."""
    found = compiled_view(visit, plan).compiled
    if found is None:
        raise HTTPException(404)
    return answer(visit, compiled_json(found.report, found.narrative))
