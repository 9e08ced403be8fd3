"""What every route for programs has: the query it may be asked with, how it refuses, and its answer as JSON or CSV."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from fastapi.responses import JSONResponse, Response

from dashboards.exports.json_table import Row, rows_csv
from dashboards.web.api_shapes import Fault
from dashboards.web.visit import API, Visit

#: Below this path the meaning of what is answered stays; fields may be added.
PREFIX = f"{API}/v1"
_REFUSALS: Mapping[int, str] = {
    401: "Thiếu mã truy cập, hoặc mã không còn hiệu lực.",
    403: "Tài khoản hoặc mã truy cập không được làm việc này.",
    404: "Không có thứ được hỏi.",
    422: "Có giá trị không hiểu được, hoặc không ghi được như vậy.",
    503: "Cơ sở dữ liệu chưa trả lời.",
}
_CSV: Mapping[str, Any] = {"content": {"text/csv": {"schema": {"type": "string"}}}}
#: A route that answers with a table declares that it has it as CSV too.
AS_TABLE: dict[int | str, dict[str, Any]] = {200: dict(_CSV)}


def _asked(
    as_of: Annotated[date | None, Query(description="Như biết vào cuối ngày này; bỏ trống: bây giờ.")] = None,
    period: Annotated[str | None, Query(description="Chỉ kỳ này: 2023, 2023-H1, 2023-9M, 2023-Q3, 2023-07.")] = None,
    lang: Annotated[Literal["vi", "en"] | None, Query(description="Ngôn ngữ của các câu trong câu trả lời.")] = None,
) -> None:
    """Describe what `dashboards.web.visit` reads of the query of every route here."""


def api_router(tag: str) -> APIRouter:
    """Return a router for programs, whose description has the common query and the refusals."""
    refusals: dict[int | str, dict[str, Any]] = {
        status: {"model": Fault, "description": words} for status, words in _REFUSALS.items()
    }
    return APIRouter(prefix=PREFIX, tags=[tag], dependencies=[Depends(_asked)], responses=refusals)


#: As what a table is wanted.
Wanted = Annotated[Literal["json", "csv"], Query(alias="format", description="csv: bảng chính, mở được bằng Excel.")]


def answer(
    visit: Visit, shape: Mapping[str, object], rows: Sequence[Row] = (), wanted: str = "json", *, status: int = 200
) -> Response:
    """Return a shape as JSON, or its table as CSV.

    Args:
        visit: who asks.
        shape: everything.
        rows: its table.
        wanted: "csv" or "json".
        status: of the answer.
    """
    if wanted == "csv":
        name = visit.request.url.path.rpartition("/")[2]
        plain = "".join(letter for letter in name if letter.isascii() and (letter.isalnum() or letter in "-_"))
        headers = {"Content-Disposition": f'attachment; filename="{plain}.csv"', "Cache-Control": "private, no-store"}
        return Response(rows_csv(rows, visit.language), 200, headers, "text/csv; charset=utf-8")
    return JSONResponse(shape, status, headers={"Cache-Control": "private, no-store"})
