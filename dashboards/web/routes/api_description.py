"""The OpenAPI description of what programs may ask for; it holds nothing of the office's."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any

from fastapi import APIRouter
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse, Response

from dashboards.web.for_programs import PREFIX
from dashboards.web.needs import needs
from dashboards.web.routes import (
    api_accounts,
    api_decisions,
    api_evidence,
    api_files,
    api_lists,
    api_office,
    api_papers,
    api_recording,
    api_reports,
    api_results,
)
from dashboards.web.visit import Visit
from kpi.permissions import Act

#: Everything for programs. Files come before what has a part of the path that may be anything.
ROUTERS = (
    api_results.router,
    api_files.router,
    api_lists.router,
    api_reports.router,
    api_evidence.router,
    api_decisions.router,
    api_recording.router,
    api_office.router,
    api_papers.router,
    api_accounts.router,
)
router = APIRouter(prefix=PREFIX)


@router.get("/openapi.json")
def openapi(visit: Annotated[Visit, needs(Act.ANYONE)]) -> Response:
    """Describe the routes for programs."""
    root = visit.request.scope.get("root_path", "")
    return JSONResponse({**description(), "servers": [{"url": root or "/"}]})


@cache
def description() -> dict[str, Any]:
    """Return the description, with the ways to say who asks."""
    found = get_openapi(
        title="Đôn Đốc",
        version="1",
        description="Tài liệu: docs/giao-dien-lap-trinh.md. Mọi câu trả lời chỉ gồm những gì tài khoản được xem.",
        routes=[route for one in ROUTERS for route in one.routes],
    )
    found["components"]["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer", "description": "Mã truy cập, tạo ở trang Tài khoản của tôi."}
    }
    found["security"] = [{"token": []}]
    return found
