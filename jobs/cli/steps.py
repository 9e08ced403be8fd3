"""submission return, accept, unlock, redate, attach: what an officer does to a report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jobs.cli.options import (
    ReportPeriod,
    ReportPlan,
    ReportUnit,
    Workplace,
    grouped,
)

if TYPE_CHECKING:
    from kpi.usecases.take_step import Wish

Reason = Annotated[str, typer.Option("--reason", help="Lý do; được lưu và đơn vị thấy.")]


@grouped
def return_(
    unit: ReportUnit,
    period: ReportPeriod,
    reason: Reason,
    plan: ReportPlan = None,
    *,
    place: Workplace,
) -> None:
    """Trả lại báo cáo để sửa; chưa nộp lại thì số liệu không được tính, ngày nhận lần đầu vẫn giữ."""
    from kpi.submission_states import Step
    from kpi.usecases.take_step import Wish

    _take((unit, period, plan), Wish(Step.RETURN, reason), place)


@grouped
def accept(
    unit: ReportUnit,
    period: ReportPeriod,
    plan: ReportPlan = None,
    *,
    place: Workplace,
) -> None:
    """Duyệt báo cáo; sau đó muốn sửa phải mở khóa."""
    from kpi.submission_states import Step
    from kpi.usecases.take_step import Wish

    _take((unit, period, plan), Wish(Step.ACCEPT), place)


@grouped
def unlock(
    unit: ReportUnit,
    period: ReportPeriod,
    reason: Reason,
    plan: ReportPlan = None,
    until: Annotated[
        str | None, typer.Option("--until", help="Mở đến hết ngày này (mặc định: cho một lần nộp).")
    ] = None,
    *,
    place: Workplace,
) -> None:
    """Mở khóa báo cáo đã duyệt, hoặc kỳ đã chốt số liệu, để nhận lại."""
    from kpi.moments import as_of_moment
    from kpi.submission_states import Step
    from kpi.usecases.take_step import Wish

    day = as_of_moment(until).date() if until else None
    _take((unit, period, plan), Wish(Step.UNLOCK, reason, until=day), place)


@grouped
def redate(
    unit: ReportUnit,
    period: ReportPeriod,
    received_at: Annotated[str, typer.Option("--received-at", help="Lúc thực nhận: 2023-06-04T16:30.")],
    reason: Reason,
    plan: ReportPlan = None,
    *,
    place: Workplace,
) -> None:
    """Sửa thời điểm nhận ghi sai của lần nộp cuối; thời điểm cũ vẫn còn trong sổ."""
    from kpi.moments import received_moment
    from kpi.submission_states import Step
    from kpi.usecases.take_step import Wish

    wish = Wish(Step.REDATE, reason, received_at=received_moment(received_at))
    _take((unit, period, plan), wish, place)


@grouped
def attach(
    unit: ReportUnit,
    files: Annotated[
        list[Path], typer.Argument(metavar="TỆP…", help="Tệp .docx, .pdf (báo cáo: cả .txt), một hoặc nhiều.")
    ],
    period: ReportPeriod,
    kind: Annotated[str, typer.Option("--kind", help="minutes (biên bản) hoặc report (báo cáo bằng văn bản).")],
    plan: ReportPlan = None,
    received_at: Annotated[
        str | None, typer.Option("--received-at", help="Lúc nhận được tệp (mặc định: bây giờ).")
    ] = None,
    *,
    place: Workplace,
) -> None:
    """Đính kèm biên bản, báo cáo bằng văn bản vào báo cáo của một đơn vị."""
    from jobs.cli.output import print_line
    from jobs.cli.reports import the_report
    from jobs.cli.session import actor, known, start
    from jobs.workspace import read_bytes
    from kpi.clock import now
    from kpi.errors import UnknownNameError
    from kpi.evidence import EvidenceKind
    from kpi.moments import received_moment
    from kpi.usecases.attach_evidence import Attachment, attach_evidence
    from kpi.usecases.compare_evidence import contradictions
    from kpi.usecases.read_reports import read_report
    from kpi.usecases.report_standing import EVER
    from targets.wording import Sentence, say

    session = start(place)
    if kind not in set(EvidenceKind):
        raise UnknownNameError(Sentence("loại tệp đính kèm", "kind of file"), kind, tuple(EvidenceKind))
    meant = the_report(known(session), unit, period, plan)
    moment = now()
    received = received_moment(received_at) if received_at else moment
    for path in files:
        attachment = Attachment(EvidenceKind(kind), path.name, read_bytes(path), received)
        attached = attach_evidence(session.workspace.engine, meant.slot, attachment, moment, actor())
        done = say(
            "Đã đính kèm {file} ({kind}): {report}.",
            "Attached {file} ({kind}): {report}.",
            file=attached.file_name,
            kind=attached.kind.label,
            report=meant.words,
        )
        print_line(done.text(session.language))
    engine = session.workspace.engine
    for one in contradictions(engine, meant.plan, read_report(engine, meant.slot, EVER, EVER)):
        print_line(f"    ◆ {one.cell.sheet}!{one.cell.cell}: {one.issue.text.text(session.language)}")


def _take(which: tuple[str, str, str | None], wish: Wish, place: Workplace) -> None:
    """Take one step, as of now, and say so."""
    from jobs.cli.output import print_line
    from jobs.cli.reports import the_report
    from jobs.cli.session import actor, known, start
    from kpi.clock import now
    from kpi.usecases.take_step import take_step
    from targets.wording import say

    session = start(place)
    meant = the_report(known(session), *which)
    event = take_step(session.workspace.engine, meant.slot, wish, now(), actor())
    done = say(
        "Đã {step}: {report}, lần {n}.",
        "Done ({step}): {report}, revision {n}.",
        step=event.step.label,
        report=meant.words,
        n=event.revision,
    )
    print_line(done.text(session.language))
