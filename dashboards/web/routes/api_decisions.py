"""For programs: exemptions and extensions, read and recorded."""

from __future__ import annotations

from typing import Annotated

from fastapi.responses import Response

from dashboards.web.api_asked import DecisionAsked
from dashboards.web.api_shapes import DecisionRow, Decisions
from dashboards.web.faults import Refused
from dashboards.web.for_programs import AS_TABLE, Wanted, answer, api_router
from dashboards.web.needs import needs
from dashboards.web.visit import Visit
from kpi.decisions import decision_rows
from kpi.errors import DecidedError
from kpi.permissions import Act
from kpi.usecases.read_decisions import read_decisions
from kpi.usecases.record_grant import record_grant
from rules.exemption import Grant, GrantKind

router = api_router("Miễn, gia hạn")


@router.get("/decisions", response_model=Decisions, responses=AS_TABLE)
def decisions(visit: Annotated[Visit, needs(Act.READ, somewhere=True)], wanted: Wanted = "json") -> Response:
    """Các quyết định miễn, gia hạn, thu hồi về những đơn vị được xem (như “dondoc decision list --json”)."""
    as_of = visit.evaluated().inputs.as_of
    known = read_decisions(visit.site.engine, as_of)
    rows = decision_rows([one for one in known if visit.person.reads(one.grant.unit)], as_of)
    return answer(visit, {"as_of": as_of.isoformat(), "decisions": rows}, rows, wanted)


@router.post("/decisions", response_model=DecisionRow)
def decide(asked: DecisionAsked, visit: Annotated[Visit, needs(Act.COORDINATE)]) -> Response:
    """Ghi một quyết định miễn, gia hạn, hoặc thu hồi, có hiệu lực từ lúc này; quyết định cũ vẫn còn trong sổ."""
    grant = Grant(
        GrantKind(asked.kind),
        asked.plan,
        asked.target,
        asked.unit,
        asked.reason.strip(),
        asked.by.strip(),
        visit.now,
        asked.until,
        asked.document,
        asked.revoked,
    )
    try:
        made = record_grant(visit.site.engine, grant, visit.now, visit.person.account, asked.seen)
    except DecidedError as error:
        raise Refused(409, error.sentence) from None
    return answer(visit, decision_rows([made], made.grant.decided_at)[0])
