"""submission list, show, diff: what units sent and where it stands; the steps on it are in `steps`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jobs.cli import steps
from jobs.cli.options import (
    AsJson,
    PeriodKey,
    PlanId,
    ReportPeriod,
    ReportPlan,
    ReportUnit,
    Times,
    UnitName,
    Workplace,
    grouped,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from kpi.evaluation.inputs import Inputs
    from kpi.submission import CellValue, ReportName, Submission
    from kpi.submission_life import Report
    from targets.units import Unit
    from targets.wording import Language

app = typer.Typer(no_args_is_help=True, help="Báo cáo đã nhận: xem, so các lần nộp, trả lại, duyệt, mở khóa.")

app.command("return")(steps.return_)
app.command("accept")(steps.accept)
app.command("unlock")(steps.unlock)
app.command("redate")(steps.redate)
app.command("attach")(steps.attach)


@app.command("list")
@grouped
def list_(
    plan: PlanId = None,
    unit: UnitName = None,
    period: PeriodKey = None,
    state: Annotated[
        str | None, typer.Option("--state", help="Trạng thái: draft, submitted, returned, resubmitted, accepted.")
    ] = None,
    *,
    times: Times,
    as_json: AsJson = False,
    place: Workplace,
) -> None:
    """Liệt kê báo cáo: đơn vị, kỳ, trạng thái, nhận lần đầu và lần cuối lúc nào."""
    from jobs.cli.output import cell, print_json, print_table
    from jobs.cli.session import known, start, the_period, the_plan
    from kpi.errors import UnknownNameError
    from kpi.submission_shapes import report_json
    from kpi.submission_states import State
    from kpi.usecases.read_reports import read_reports
    from targets.wording import Sentence

    session = start(place)
    if state is not None and state not in set(State):
        raise UnknownNameError(Sentence("trạng thái", "state"), state, tuple(State))
    inputs = known(session, times)
    reports = read_reports(session.workspace.engine, *_moments(inputs, times.known_at))
    wanted = (
        the_plan(inputs, plan).id if plan else None,
        _sender(inputs, reports, unit).id if unit else None,
        the_period(period).key if period else None,
    )
    found = [
        report
        for report in reports
        if report.state is not None
        and all(asked in {None, part} for asked, part in zip(wanted, report.slot, strict=True))
        and state in {None, report.state}
    ]
    if as_json:
        rows = [{"unit": inputs.registry.unit(one.slot[1]).name, **report_json(one)} for one in found]
        print_json({"as_of": inputs.as_of.isoformat(), "reports": rows})
        return
    language = session.language
    headings = ("Đơn vị", "Kỳ", "Kế hoạch", "Trạng thái", "Lần", "Nhận lần đầu", "Nhận lần cuối")
    english = ("Unit", "Period", "Plan", "State", "Revision", "First received", "Last received")
    table = ([cell(text) for text in _row(report, inputs, language)] for report in found)
    print_table("Báo cáo" if language == "vi" else "Reports", headings if language == "vi" else english, table)


@app.command("show")
@grouped
def show(
    unit: ReportUnit,
    period: ReportPeriod,
    plan: ReportPlan = None,
    *,
    times: Times,
    marked_copy: Annotated[
        Path | None,
        typer.Option(
            "--marked-copy", metavar="TỆP", help="Ghi bản sao biểu, ghi chú ở ô trái với báo cáo bằng văn bản."
        ),
    ] = None,
    as_json: AsJson = False,
    place: Workplace,
) -> None:
    """Xem một báo cáo: các lần nộp, việc đã làm với nó, số liệu, ô của từng số, chỗ trái với báo cáo bằng văn bản."""
    from dashboards.views.report_history import history
    from jobs.cli.output import cell, print_block, print_json, print_line
    from jobs.cli.reports import report_of, the_report
    from jobs.cli.session import known, start
    from jobs.marked_copies import write_marked
    from kpi.evaluation.oddities import oddities
    from kpi.submission_shapes import full_report_json
    from kpi.usecases.compare_evidence import contradictions
    from kpi.usecases.read_reports import read_reports

    session = start(place)
    inputs = known(session, times)
    meant = the_report(inputs, unit, period, plan)
    report = report_of(read_reports(session.workspace.engine, *_moments(inputs, times.known_at)), meant)
    odd, contradicted = oddities(inputs), contradictions(session.workspace.engine, meant.plan, report)
    language, live = session.language, report.live
    if marked_copy is not None and live is not None:
        write_marked(session.workspace.engine, live, [one.issue for one in contradicted], marked_copy, language)
    if as_json:
        print_json({"unit": meant.unit.name, **full_report_json(report, odd, contradicted)})
        return
    state = f" · {report.state.label.text(language)}" if report.state is not None else ""
    print_block(
        f"[bold]{cell(meant.words.text(language))}[/]{cell(state)}", [line.text(language) for line in history(report)]
    )
    for oddity in (one for one in odd if one.slot == report.slot):
        print_line(f"    ※ {'Lưu ý' if language == 'vi' else 'Note'}: {oddity.text.text(language)}")
    if live is not None:
        _print_figures(meant, live, {one.cell.indicator: one.stated for one in contradicted}, language)
    for one in contradicted:
        print_line(f"    ◆ {one.cell.sheet}!{one.cell.cell}: {one.issue.text.text(language)}")


@app.command("diff")
@grouped
def diff(
    unit: ReportUnit,
    period: ReportPeriod,
    plan: ReportPlan = None,
    before: Annotated[int | None, typer.Option("--from", help="Lần nộp trước (mặc định: lần ngay trước).")] = None,
    after: Annotated[int | None, typer.Option("--to", help="Lần nộp sau (mặc định: lần cuối).")] = None,
    as_json: AsJson = False,
    *,
    place: Workplace,
) -> None:
    """So hai lần nộp của một báo cáo, từng ô: trước, sau, ở đâu."""
    from jobs.cli.output import cell, print_json, print_line, print_table
    from jobs.cli.reports import report_of, the_report, the_revision
    from jobs.cli.session import known, start
    from kpi.submission_diff import cell_changes
    from kpi.usecases.read_reports import read_reports

    session = start(place)
    inputs = known(session)
    meant = the_report(inputs, unit, period, plan)
    report = report_of(read_reports(session.workspace.engine, *_moments(inputs, None)), meant)
    last = after if after is not None else max((one.revision for one in report.revisions), default=0)
    new = the_revision(report, last)
    old = the_revision(report, before if before is not None else max(1, last - 1))
    changes = cell_changes(old, new)
    if as_json:
        rows = [change.as_json() for change in changes]
        print_json({"unit_id": meant.unit.id, "from": old.revision, "to": new.revision, "changes": rows})
        return
    if not changes:
        print_line("Không có gì khác." if session.language == "vi" else "Nothing differs.")
        return
    names = {one.id: one.name for one in meant.plan.indicators}
    rows_ = (
        (cell(names.get(one.indicator, one.indicator)), cell(_place(one.before)), cell(_place(one.after)))
        for one in changes
    )
    vietnamese = session.language == "vi"
    side = "Lần {n}" if vietnamese else "Revision {n}"
    headings = ("Chỉ số" if vietnamese else "Indicator", side.format(n=old.revision), side.format(n=new.revision))
    print_table(meant.words.text(session.language), headings, rows_)


def _moments(inputs: Inputs, known_at: str | None) -> tuple[datetime, datetime]:
    """Return the moments that a list goes back to."""
    from kpi.moments import known_moment

    return inputs.as_of, known_moment(known_at) if known_at else inputs.known_at or inputs.as_of


def _sender(inputs: Inputs, reports: Sequence[Report], text: str) -> Unit:
    """Return the unit a person named: one that sent something, or else any."""
    from jobs.cli.session import the_unit
    from kpi.errors import UnknownNameError

    senders = {report.slot[1]: inputs.registry.unit(report.slot[1]) for report in reports}
    try:
        return the_unit(text, senders.values())
    except UnknownNameError:
        return the_unit(text, inputs.registry.units)


def _row(report: Report, inputs: Inputs, language: Language) -> list[str]:
    state, live, first = report.state, report.live, report.first
    unit = inputs.registry.unit(report.slot[1]).name
    word = state.label.text(language) if state is not None else ""
    times = [str(live.revision), _at(first.received_at), _at(live.received_at)] if live and first else ["", "", ""]
    return [unit, report.slot[2], report.slot[0], word, *times]


def _print_figures(meant: ReportName, sent: Submission, contradicted: Mapping[str, str], language: Language) -> None:
    from jobs.cli.output import cell, print_table

    names = {one.id: one.name for one in meant.plan.indicators}
    places = {name: place for place, name in enumerate(names)}  # in the plan's order
    headings = ["Chỉ số", "Giá trị", "Ô"] if language == "vi" else ["Indicator", "Value", "Cell"]
    if contradicted:
        headings.append("Báo cáo bằng văn bản" if language == "vi" else "Written report")
    rows = (
        [
            cell(names.get(one.indicator, one.indicator)),
            cell(_figure(one)),
            cell(f"{one.sheet}!{one.cell}"),
            *([cell(contradicted.get(one.indicator, ""))] if contradicted else []),
        ]
        for one in sorted(sent.values, key=lambda one: places.get(one.indicator, len(places)))
    )
    print_table(f"{sent.file_name} · {'lần' if language == 'vi' else 'revision'} {sent.revision}", headings, rows)


def _place(value: CellValue | None) -> str:
    return "–" if value is None else f"{_figure(value)} ({value.sheet}!{value.cell})"


def _figure(value: CellValue) -> str:
    from targets.wording import write_number

    figure = "(trống)" if value.value is None else write_number(value.value, places=15)
    return f"{figure} · {value.note}" if value.note else figure


def _at(moment: datetime) -> str:
    from targets.wording import write_fact

    return write_fact(moment)
