"""For programs of the coordinating office: reminders, the audit trail, health."""

from __future__ import annotations

from contextlib import closing
from datetime import date, timedelta
from itertools import islice
from typing import Annotated

from fastapi import Query
from fastapi.responses import Response

from dashboards.web.api_shapes import Health, HealthRows, Ledger, Planned, ReminderTold, Resent, Trail
from dashboards.web.faults import Refused
from dashboards.web.for_programs import AS_TABLE, Wanted, answer, api_router
from dashboards.web.needs import needs
from dashboards.web.routes.reminders import in_ledger, let_go_again
from dashboards.web.routes.upkeep import upkeep_now
from dashboards.web.visit import Visit
from kpi.permissions import Act
from kpi.reminder_shapes import days_json, entry_json
from kpi.store.audit import latest_links
from kpi.store.engine import reading
from kpi.store.ledger import entries
from targets.wording import say

router = api_router("Cơ quan điều phối")


@router.get("/reminders", response_model=Ledger, responses=AS_TABLE)
def reminders(
    visit: Annotated[Visit, needs(Act.COORDINATE)],
    since: Annotated[date | None, Query(description="Chỉ từ ngày này.")] = None,
    wanted: Wanted = "json",
) -> Response:
    """Sổ nhắc việc: đã nói gì với ai, đến đâu; việc không gửi được đứng đầu (như “dondoc remind show --json”)."""
    with reading(visit.site.engine) as connection:
        rows = [entry_json(one, visit.language) for one in entries(connection, since)]
    return answer(visit, {"reminders": rows}, rows, wanted)


@router.get("/reminders/planned", response_model=Planned, responses=AS_TABLE)
def planned(
    visit: Annotated[Visit, needs(Act.COORDINATE)],
    days: Annotated[int, Query(ge=1, le=120, description="Bao nhiêu ngày tới, kể cả hôm nay.")] = 14,
    wanted: Wanted = "json",
) -> Response:
    """Những lời nhắc sẽ gửi trong những ngày tới, nếu không có gì mới (như “dondoc remind plan --json”)."""
    reminding, inputs = visit.site.reminding, visit.evaluated().inputs
    if reminding is None:
        raise Refused(503, say("Ở đây không lập được lời nhắc.", "Reminders cannot be planned here."))
    start = inputs.today
    found = reminding.plan(inputs, visit.site.settings, start, start + timedelta(days=days), visit.now.date())
    shape = days_json(found, inputs.as_of, visit.language)
    return answer(visit, shape, shape["reminders"], wanted)  # type: ignore[arg-type]  # rows


@router.get("/audit", response_model=Trail, responses=AS_TABLE)
def audit(
    visit: Annotated[Visit, needs(Act.COORDINATE)],
    last: Annotated[int, Query(ge=1, le=10_000, description="Bao nhiêu mục cuối.")] = 50,
    below: Annotated[int | None, Query(ge=1, le=2**31 - 1, description="Chỉ các mục trước số này.")] = None,
    wanted: Wanted = "json",
) -> Response:
    """Sổ thay đổi: ai, lúc nào, việc gì, mục cũ trước, kèm mã băm (như “dondoc audit list --json”)."""
    with reading(visit.site.engine) as connection, closing(latest_links(connection, below)) as links:
        rows = [link.as_json() for link in islice(links, last)][::-1]
    return answer(visit, {"entries": rows}, rows, wanted)


@router.get("/reminders/{number}", response_model=ReminderTold)
def reminder(number: int, visit: Annotated[Visit, needs(Act.COORDINATE)]) -> Response:
    """Một thư trong sổ, đúng lời: nguyên văn còn giữ, hoặc viết lại theo sổ."""
    told = in_ledger(visit, number)
    return answer(
        visit,
        {
            "number": told.number,
            "recipient": told.digest.recipient,
            "address": told.digest.address,
            "channel": told.digest.channel,
            "subject": told.written.subject,
            "text": told.written.text,
            "kept": told.kept,
            "state": told.state.text(visit.language),
            "sent_at": told.sent_at.isoformat() if told.sent_at is not None else None,
        },
    )


@router.post("/reminders/{number}/retry", response_model=Resent)
def send_reminder_again(number: int, visit: Annotated[Visit, needs(Act.COORDINATE)]) -> Response:
    """Cho gửi lại một thư không gửi được (như “dondoc remind retry”)."""
    done = let_go_again(visit, number)
    told = {"to": done.address, "to_before": done.before, "kept": done.kept}
    return answer(visit, {"number": done.number, **told, "told": done.told.text(visit.language)})


@router.get("/health", response_model=Health, responses=AS_TABLE)
def health(visit: Annotated[Visit, needs(Act.COORDINATE)], wanted: Wanted = "json") -> Response:
    """Điều gì ổn, điều gì cần xem: những gì “dondoc doctor --json” thấy, tiến trình nền, thư chờ, sao lưu."""
    language = visit.language
    rows = [
        {"verdict": one.verdict, "check": one.name.text(language), "text": one.text.text(language)}
        for one in upkeep_now(visit).looked
    ]
    return answer(visit, {"checks": rows}, rows, wanted)


@router.get("/health/workers", response_model=HealthRows, responses=AS_TABLE)
def health_workers(visit: Annotated[Visit, needs(Act.COORDINATE)], wanted: Wanted = "json") -> Response:
    """Các tiến trình nền, lần cuối trước."""
    rows = [
        {
            "number": one.number,
            "name": one.name,
            "started_at": one.started_at.isoformat(),
            "heartbeat_at": one.beat_at.isoformat(),
            "state": one.state.text(visit.language),
        }
        for one in upkeep_now(visit).workers
    ]
    return answer(visit, {"rows": rows}, rows, wanted)


@router.get("/health/runs", response_model=HealthRows, responses=AS_TABLE)
def health_runs(visit: Annotated[Visit, needs(Act.COORDINATE)], wanted: Wanted = "json") -> Response:
    """Các lần chạy của việc định kỳ, lần cuối trước."""
    rows = [
        {
            "what": one.what.text(visit.language),
            "slot": one.slot.isoformat(),
            "started_at": one.started_at.isoformat(),
            "seconds": one.seconds,
            "state": one.state.text(visit.language),
            "told": one.told,
        }
        for one in upkeep_now(visit).runs
    ]
    return answer(visit, {"rows": rows}, rows, wanted)


@router.get("/health/backups", response_model=HealthRows, responses=AS_TABLE)
def health_backups(visit: Annotated[Visit, needs(Act.COORDINATE)], wanted: Wanted = "json") -> Response:
    """Các bản sao lưu, bản cuối trước."""
    rows = [
        {"name": one.name, "bytes": one.size, "made_at": one.made_at.isoformat()} for one in upkeep_now(visit).backups
    ]
    return answer(visit, {"rows": rows}, rows, wanted)
