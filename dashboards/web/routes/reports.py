"""The reports of units: the list, one report with its figures and revisions, the steps an officer takes on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, File, Form, HTTPException, UploadFile
from fastapi.responses import Response

from dashboards.views.paging import piece
from dashboards.views.report_list import SENT_WITH_MISTAKES, ReportList, ReportRow, report_list
from dashboards.views.report_page import ReportView, report_view, seen
from dashboards.web.faults import Refused
from dashboards.web.kept_page import kept_page
from dashboards.web.needs import needs
from dashboards.web.posted import Posted
from dashboards.web.reported import about_report
from dashboards.web.visit import Visit
from kpi.errors import DondocError
from kpi.evaluation.oddities import oddities
from kpi.evidence import EvidenceKind
from kpi.moments import as_of_moment, received_moment
from kpi.permissions import Act
from kpi.store.engine import reading
from kpi.store.kept_files import refused_files
from kpi.submission import ReportName
from kpi.submission_states import Role, State, Step, refusal
from kpi.usecases.attach_evidence import Attachment, attach_evidence
from kpi.usecases.compare_evidence import contradictions
from kpi.usecases.read_reports import read_report
from kpi.usecases.report_standing import EVER, load_report, standing_of
from kpi.usecases.take_step import Wish, take_step
from targets.names import loose_key
from targets.wording import Sentence, say

router = APIRouter(prefix="/bao-cao")
#: So many reports stand on one page of the list.
ON_A_PAGE = 100
#: What can be asked for besides the states of a report.
NOT_SENT, REFUSED = "chua-nop", "loi"


@router.get("")
def reports(
    visit: Annotated[Visit, needs(Act.READ, somewhere=True)],
    ke_hoach: str = "",
    trang_thai: str = "",
    tim: str = "",
    trang: int = 1,
) -> Response:
    """List the reports that are due or came: by plan, period, state and name of unit."""
    chosen = {"ke_hoach": ke_hoach, "trang_thai": trang_thai, "tim": tim}
    return kept_page(visit, lambda anyone: _reports(anyone, chosen, trang))


@router.get("/{unit}/{plan}/{period}")
def report_page(
    unit: str,
    plan: str,
    period: str,
    visit: Annotated[Visit, needs(Act.READ, "unit")],
    tu_lan: int | None = None,
    lan: int | None = None,
) -> Response:
    """Show one report; ``lan`` and ``tu_lan`` choose the revision and the one it is compared with."""
    about = about_report(visit, unit, plan, period)
    return _page(visit, about, revisions=(tu_lan, lan))


@router.post("/{unit}/{plan}/{period}/buoc")
def step(
    unit: str,
    plan: str,
    period: str,
    visit: Annotated[Visit, needs(Act.COORDINATE, "unit")],
    posted: Posted,
) -> Response:
    """Return, accept or unlock a report, or correct when it was received."""
    about = about_report(visit, unit, plan, period)
    now = read_report(visit.site.engine, about.slot, EVER, EVER)
    if posted.get("da_thay", "") != str(seen(now)):
        return _page(visit, about, status=409, wrong=_CHANGED, typed=posted)
    try:
        event = take_step(visit.site.engine, about.slot, _wish(posted), visit.now, visit.person.account)
    except DondocError as error:
        return _page(visit, about, status=422, wrong=error.sentence, typed=posted)
    done = say("Đã {step} báo cáo.", "Done: {step}.", step=event.step.label)
    return visit.go("bao-cao", unit, plan, period, said=done)


@router.post("/{unit}/{plan}/{period}/dinh-kem")
def attach(
    unit: str,
    plan: str,
    period: str,
    visit: Annotated[Visit, needs(Act.SEND, "unit")],
    tep: Annotated[UploadFile, File()],
    loai: Annotated[EvidenceKind, Form()],
) -> Response:
    """Attach minutes or a written report."""
    about = about_report(visit, unit, plan, period)
    file = Attachment(loai, tep.filename or "", tep.file.read(), visit.now)
    try:
        kept = attach_evidence(visit.site.engine, about.slot, file, visit.now, visit.person.account)
    except DondocError as error:
        return _page(visit, about, status=422, wrong=error.sentence)
    return visit.go(
        "bao-cao", unit, plan, period, said=say("Đã đính kèm {file}.", "{file} is attached.", file=kept.file_name)
    )


def _reports(visit: Visit, chosen: Mapping[str, str], number: int) -> Response:
    """Answer with one page of the reports that were chosen."""
    now = visit.evaluated()
    found: ReportList = now.view(("reports", visit.person.scope), lambda: report_list(now.inputs, visit.person.reads))
    period, wanted = visit.asked.period, loose_key(chosen["tim"])
    rows = [
        row
        for row in found.rows
        if chosen["ke_hoach"] in {"", row.plan.id}
        and period in {None, row.period}
        and chosen["trang_thai"] in {"", _state(row)}
        and (not wanted or wanted in loose_key(row.unit.label))
    ]
    shown = piece(rows, number, ON_A_PAGE)
    return visit.page(
        "reports.html",
        list=found,
        rows=shown.items,
        count=len(rows),
        page=shown.number,
        pages=shown.pieces,
        chosen=chosen,
        states=_STATES,
        as_of=now.inputs.as_of,
    )


def _page(
    visit: Visit,
    about: ReportName,
    *,
    status: int = 200,
    revisions: tuple[int | None, int | None] = (None, None),
    wrong: Sentence | None = None,
    typed: Mapping[str, str] | None = None,
) -> Response:
    """Answer with the page of a report, as it was known at the moment asked for."""
    inputs = visit.evaluated().inputs
    moment = inputs.as_of if visit.asked.day is not None else EVER
    report = read_report(visit.site.engine, about.slot, moment, moment)
    if revisions[1] is not None and revisions[1] not in {one.revision for one in report.revisions}:
        raise Refused(404, say("Báo cáo không có lần nộp {n}.", "The report has no revision {n}.", n=revisions[1]))
    contradicted = contradictions(visit.site.engine, about.plan, report)
    odd = visit.evaluated().view("oddities", lambda: oddities(inputs))
    view: ReportView = report_view(report, about.parts, odd, _refusals(visit, about), revisions, contradicted)
    with reading(visit.site.engine) as connection:
        refused = refused_files(connection, about.slot, moment)
    return visit.page(
        "report.html",
        status=status,
        as_of=inputs.as_of,
        view=view,
        word=SENT_WITH_MISTAKES if refused and report.state is None else view.word,
        refused=refused,
        wrong=wrong,
        typed=typed or {},
        present=visit.asked.day is None,
        kinds=tuple(EvidenceKind),
    )


def _wish(posted: Mapping[str, str]) -> Wish:
    """Return what an officer wants done, as the form says."""
    if posted.get("viec") not in _BY_OFFICERS:
        raise HTTPException(422)
    step, moment = Step(posted["viec"]), posted.get("luc", "")
    return Wish(
        step,
        posted.get("ly_do", ""),
        received_at=received_moment(moment) if step is Step.REDATE and moment else None,
        until=as_of_moment(moment).date() if step is Step.UNLOCK and moment else None,
    )


def _refusals(visit: Visit, about: ReportName) -> dict[Step, Sentence | None]:
    role = Role.OFFICER if visit.person.may(Act.COORDINATE, about.unit.id) else Role.REPORTER
    with reading(visit.site.engine) as connection:
        standing = standing_of(connection, about.plan, load_report(connection, about.slot), visit.now)
    return {one: refusal(one, standing, role) for one in Step}


def _state(row: ReportRow) -> str:
    if row.state is not None:
        return row.state.value
    return REFUSED if row.refused else NOT_SENT


_BY_OFFICERS = {one.value for one in Step if one is not Step.SUBMIT}
_STATES = {one.value: one.label for one in State if one is not State.DRAFT} | {
    REFUSED: SENT_WITH_MISTAKES,
    NOT_SENT: Sentence("Chưa nộp", "Not sent"),
}
_CHANGED = Sentence(
    "Báo cáo vừa có thay đổi sau khi bạn mở trang này. Xem lại bên dưới rồi làm lại nếu vẫn cần; chưa ghi gì của bạn.",
    "The report changed after you opened this page. Look below and do it again if it is still needed; "
    "nothing of yours was recorded.",
)
