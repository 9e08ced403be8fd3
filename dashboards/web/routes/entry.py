"""A report filled or corrected on a page, and its form as a workbook for whoever works without network."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import Response

from dashboards.forms.book import form_xlsx
from dashboards.forms.files import form_names
from dashboards.views.entry import EntryView, Typed, entry_view, filled_form, typed_before
from dashboards.views.report_page import seen
from dashboards.web.downloads import download
from dashboards.web.needs import needs
from dashboards.web.posted import Posted
from dashboards.web.reported import about_report, form_to_fill
from dashboards.web.visit import Visit
from kpi.permissions import Act
from kpi.store.engine import reading
from kpi.submission import CellValue, Outcome, Receipt, ReportName
from kpi.submission_life import Report
from kpi.submission_states import Role, Step, refusal
from kpi.usecases.read_reports import read_report
from kpi.usecases.receive_submission import Entered, Sending, receive_files
from kpi.usecases.report_standing import EVER, load_report, standing_of
from targets.wording import Sentence, say
from targets.workdays import VIETNAM

router = APIRouter(prefix="/bao-cao/{unit}/{plan}/{period}")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@router.get("/bieu.xlsx")
def form(unit: str, plan: str, period: str, visit: Annotated[Visit, needs(Act.READ, "unit")]) -> Response:
    """Send the unit's own form, to be filled without network."""
    about = about_report(visit, unit, plan, period)
    view = form_to_fill(visit.evaluated().inputs, about)
    name = form_names([about.unit], about.period)[about.unit.id].removeprefix("01-")
    return download(form_xlsx(view, visit.site.settings.office), name, XLSX)


@router.get("/nhap")
def entry(unit: str, plan: str, period: str, visit: Annotated[Visit, needs(Act.SEND, "unit")]) -> Response:
    """Show the form with the last figures that were sent, or drafted."""
    about = about_report(visit, unit, plan, period)
    form_ = form_to_fill(visit.present().inputs, about)
    report = read_report(visit.site.engine, about.slot, EVER, EVER)
    typed = typed_before(form_, _last_values(report), visit.language)
    return _page(visit, about, entry_view(form_, typed, (), seen(report)))


@router.post("/nhap")
def enter(
    unit: str,
    plan: str,
    period: str,
    visit: Annotated[Visit, needs(Act.SEND, "unit")],
    posted: Posted,
) -> Response:
    """Take what was typed: as a report, or as a draft; with mistakes it is shown again, each at its line."""
    about = about_report(visit, unit, plan, period)
    form_ = form_to_fill(visit.present().inputs, about)
    typed = _typed(form_.form.indicators, posted)
    report = read_report(visit.site.engine, about.slot, EVER, EVER)
    before = seen(report)
    if posted.get("da_thay", "") != str(before):
        return _page(visit, about, entry_view(form_, typed, (), before), status=409, wrong=_CHANGED, report=report)
    receipt = receive_form(visit, about, filled_form(form_, typed), draft=posted.get("viec") == "nhap")
    if receipt.outcome in _TAKEN:
        return visit.go("bao-cao", unit, plan, period, said=_TAKEN[receipt.outcome])
    after = seen(read_report(visit.site.engine, about.slot, EVER, EVER))
    view = entry_view(form_, typed, receipt.issues, after)
    return _page(visit, about, view, status=422, wrong=_WRONG)


def receive_form(visit: Visit, about: ReportName, content: bytes, *, draft: bool) -> Receipt:
    """Take a form that was filled on a page, or by a program, like any file that is handed in."""
    officer = visit.person.may(Act.COORDINATE, about.unit.id)
    at = visit.now.astimezone(VIETNAM)
    entered = Entered(
        received_at=visit.now,
        at=visit.now,
        actor=visit.person.account,
        sending=Sending(draft=draft),
        role=Role.OFFICER if officer else Role.REPORTER,
        units=frozenset({about.unit.id}),
    )
    name = f"nhap-tren-trang-{about.unit.id}-{about.period.key}-{at:%Y%m%d-%H%M%S}.xlsx"
    [[receipt, *_]] = receive_files(visit.site.engine, [(name, content)], entered)
    return receipt


def _typed(indicators: tuple[str, ...], posted: Mapping[str, str]) -> dict[str, Typed]:
    return {id_: Typed(posted.get(f"so.{id_}", ""), posted.get(f"ghi.{id_}", "")) for id_ in indicators}


def _last_values(report: Report) -> Sequence[CellValue]:
    """Return the figures recorded last: of a draft that came after what was sent, or of what was sent."""
    draft = report.drafts[-1] if report.drafts else None
    live = report.live
    if draft is not None and (live is None or draft.recorded_at > live.recorded_at):
        return draft.values
    return live.values if live is not None else ()


def _page(
    visit: Visit,
    about: ReportName,
    view: EntryView,
    *,
    status: int = 200,
    wrong: Sentence | None = None,
    report: Report | None = None,
) -> Response:
    """Answer with the form; ``report`` is what another person recorded meanwhile."""
    role = Role.OFFICER if visit.person.may(Act.COORDINATE, about.unit.id) else Role.REPORTER
    with reading(visit.site.engine) as connection:
        closed = refusal(
            Step.SUBMIT, standing_of(connection, about.plan, load_report(connection, about.slot), visit.now), role
        )
    others = {value.indicator: value for value in report.live.values} if report is not None and report.live else {}
    return visit.page("entry.html", status=status, view=view, about=about, wrong=wrong, closed=closed, others=others)


_TAKEN = {
    Outcome.ACCEPTED: Sentence("Đã tiếp nhận báo cáo.", "The report is accepted."),
    Outcome.DRAFT: Sentence("Đã lưu bản nháp; chưa nộp, chưa tính.", "Kept as a draft; not submitted, not counted."),
    Outcome.DUPLICATE: Sentence("Không có gì khác lần đã nộp.", "Nothing differs from what was sent."),
}
_WRONG = say(
    "Chưa tiếp nhận: có chỗ chưa đúng, ghi ngay dưới từng dòng. Những gì đã nhập vẫn còn nguyên.",
    "Not accepted: something is wrong, as said at each line. All that was typed is still here.",
)
_CHANGED = Sentence(
    "Báo cáo này vừa được người khác gửi hoặc sửa sau khi bạn mở trang. Số của họ ghi cạnh từng dòng; những gì bạn "
    "nhập vẫn còn nguyên và chưa được ghi. Xem lại rồi bấm gửi nếu vẫn đúng.",
    "Somebody sent or changed this report after you opened the page. Their figures stand beside each line; what you "
    "typed is still here and not recorded. Look again, and send it if it is still right.",
)
