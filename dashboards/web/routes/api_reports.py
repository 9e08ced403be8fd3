"""For programs: reports, where each stands, and the steps that officers take on them."""

from __future__ import annotations

from typing import Annotated

from fastapi.responses import Response

from dashboards.views.report_page import seen
from dashboards.web.api_asked import StepAsked
from dashboards.web.api_shapes import Fault, Report, Reports, StepTaken
from dashboards.web.faults import Refused
from dashboards.web.for_programs import AS_TABLE, Wanted, answer, api_router
from dashboards.web.needs import needs
from dashboards.web.reported import about_report
from dashboards.web.visit import Visit
from kpi.evaluation.oddities import oddities
from kpi.moments import as_of_moment, received_moment
from kpi.permissions import Act
from kpi.submission_shapes import full_report_json, report_json, revision_json
from kpi.submission_states import Step
from kpi.usecases.compare_evidence import contradictions
from kpi.usecases.read_reports import read_report, read_reports
from kpi.usecases.report_standing import EVER
from kpi.usecases.take_step import Wish, take_step
from targets.wording import Sentence

router = api_router("Báo cáo")


@router.get("/reports", response_model=Reports, responses=AS_TABLE)
def reports(visit: Annotated[Visit, needs(Act.READ, somewhere=True)], wanted: Wanted = "json") -> Response:
    """Báo cáo đã nhận: đơn vị, kỳ, trạng thái, nhận lúc nào (như “dondoc submission list --json”)."""
    inputs, period = visit.evaluated().inputs, visit.asked.period
    rows = [
        {"unit": inputs.registry.unit(one.slot[1]).name, **report_json(one)}
        for one in read_reports(visit.site.engine, inputs.as_of, inputs.known_at or inputs.as_of)
        if one.state is not None and visit.person.reads(one.slot[1]) and (period is None or one.slot[2] == period.key)
    ]
    return answer(visit, {"as_of": inputs.as_of.isoformat(), "reports": rows}, rows, wanted)


@router.get("/reports/{unit}/{plan}/{of_period}", response_model=Report, responses=AS_TABLE)
def report(
    unit: str,
    plan: str,
    of_period: str,
    visit: Annotated[Visit, needs(Act.READ, "unit")],
    wanted: Wanted = "json",
) -> Response:
    """Một báo cáo: các lần nộp, số liệu, ô của từng số, việc đã làm (như “dondoc submission show --json”).

    Bảng (CSV): từng số của lần nộp đang có hiệu lực.
    """
    about, inputs = about_report(visit, unit, plan, of_period), visit.evaluated().inputs
    moment = inputs.as_of if visit.asked.day is not None else EVER
    found = read_report(visit.site.engine, about.slot, moment, moment)
    odd = visit.evaluated().view("oddities", lambda: oddities(inputs))
    contradicted = contradictions(visit.site.engine, about.plan, found)
    shape = full_report_json(found, odd, contradicted)
    figures = revision_json(found.live)["values"] if found.live is not None else []
    return answer(visit, {"unit": about.unit.name, "seen": seen(found), **shape}, figures, wanted)  # type: ignore[arg-type]  # rows


@router.post(
    "/reports/{unit}/{plan}/{of_period}/steps",
    response_model=StepTaken,
    responses={409: {"model": Fault, "description": "Báo cáo đã có thay đổi sau lần xem ấy; chưa ghi gì."}},
)
def step(
    unit: str, plan: str, of_period: str, asked: StepAsked, visit: Annotated[Visit, needs(Act.COORDINATE, "unit")]
) -> Response:
    """Trả lại, duyệt, mở khóa một báo cáo, hoặc sửa thời điểm nhận; “seen” là số đã thấy khi xem báo cáo."""
    about, engine = about_report(visit, unit, plan, of_period), visit.site.engine
    if asked.seen != seen(read_report(engine, about.slot, EVER, EVER)):
        raise Refused(409, _CHANGED)
    event = take_step(engine, about.slot, _wish(asked), visit.now, visit.person.account)
    now = seen(read_report(engine, about.slot, EVER, EVER))
    return answer(visit, {**event.as_json(), "seen": now})


def _wish(asked: StepAsked) -> Wish:
    """Return what is asked for; moments are written as people write them."""
    return Wish(
        asked.kind,
        asked.reason,
        received_at=received_moment(asked.received_at) if asked.kind is Step.REDATE and asked.received_at else None,
        until=as_of_moment(asked.until).date() if asked.kind is Step.UNLOCK and asked.until else None,
    )


_CHANGED = Sentence(
    "Báo cáo đã có thay đổi sau lần xem ấy. Hãy xem lại báo cáo rồi gửi số “seen” mới; chưa ghi gì.",
    "The report changed after it was seen. Look at it again and send the new “seen”; nothing was recorded.",
)
