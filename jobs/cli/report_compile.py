"""report compile: the periodic report written from the data; report template: what it is written in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jobs.cli.options import (
    AsJson,
    Folder,
    LanguageChoice,
    PlanId,
    ReportPeriod,
    Times,
    Workplace,
    grouped,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboards.views.narrative import Narrative
    from rules.crossfoot.check import Check
    from targets.wording import Language


@grouped
def compile_report(
    period: ReportPeriod,
    out: Annotated[Path | None, typer.Option("--out", help="Tệp xuất: .docx (sửa được), .pdf hoặc .json.")] = None,
    plan: PlanId = None,
    template: Annotated[
        Path | None,
        typer.Option(
            "--template",
            help="Mẫu Word (mẫu gốc: dondoc report template); mặc định: templates/bao-cao.docx, nếu có.",
        ),
    ] = None,
    as_json: AsJson = False,
    *,
    times: Times,
    place: Workplace,
) -> None:
    """Viết báo cáo tổng hợp của kỳ từ số liệu: kết quả, ai chưa, so cùng kỳ, hạn chế, việc tới; có tự soát."""
    from dashboards.exports.compiled import compiled_json, write_compiled
    from dashboards.exports.errors import NothingToCompileError
    from dashboards.papers.own_templates import REPORT as REPORT_TEMPLATE
    from dashboards.papers.own_templates import own_template
    from dashboards.views.compiled_narrative import narrative_of
    from dashboards.views.compiled_report import compiled_report
    from dashboards.views.office_paper import REPORT, office_paper
    from dashboards.views.self_check import own_checks
    from jobs.cli.output import print_issues, print_json
    from jobs.cli.session import known, start, the_period, the_plan
    from kpi.evaluation.shapes import with_known_at
    from targets.wording import Sentence

    session = start(place)
    inputs, of = known(session, times), the_period(period)
    chosen = the_plan(inputs, plan).id if plan is not None else None
    report = compiled_report(inputs, of, chosen)
    if report is None:
        raise NothingToCompileError(Sentence(of.name("vi"), of.name("en")))
    settings = session.workspace.settings.letterhead
    narrative = narrative_of(report, settings.issuer or session.office)
    found = own_checks(narrative)
    if out is not None:
        paper = office_paper(settings, session.office, REPORT, inputs.today)
        own = (
            own_template(session.workspace.folder, REPORT_TEMPLATE, template) if out.suffix.lower() == ".docx" else None
        )
        write_compiled(out, report, narrative, paper, own)
        print_issues(paper.missing, session.language)
    if as_json:
        print_json(with_known_at(compiled_json(report, narrative), inputs, times.known_at))
    else:
        _say(out, narrative, found, session.language)
    raise typer.Exit(int(any(check.is_finding for check in found)))


def template(
    out: Annotated[Path, typer.Option("--out", help="Ghi mẫu Word (.docx) vào đây.")],
    form: Annotated[
        str | None, typer.Option("--form", help="Thể thức: state (hành chính), party (của Đảng); mặc định: thiết lập.")
    ] = None,
    workspace: Folder = Path(),
    lang: LanguageChoice = None,
) -> None:
    """Ghi mẫu Word của báo cáo tổng hợp, để cơ quan sửa lời và thể thức rồi dùng với --template."""
    from dashboards.exports.aside import write_file
    from dashboards.exports.errors import UnknownFormatError
    from dashboards.papers.report_template import FIELDS, report_template
    from jobs.cli.output import print_line
    from jobs.cli.session import chosen_language
    from jobs.workspace import open_workspace
    from kpi.errors import UnknownNameError
    from targets.wording import Sentence, say

    if out.suffix.lower() != ".docx":
        raise UnknownFormatError(out.name, (".docx",))
    chosen = form or open_workspace(workspace, None).settings.letterhead.form
    if chosen not in {"state", "party"}:
        raise UnknownNameError(Sentence("thể thức", "form"), chosen, ("state", "party"))
    write_file(out, report_template("party" if chosen == "party" else "state"))
    language = chosen_language(lang) or "vi"
    print_line(say("Đã ghi mẫu vào {file}. Các trường:", "Wrote {file}. Its fields:", file=str(out)).text(language))
    for name, words in FIELDS.items():
        print_line(f"  {name}: {words}")


def _say(out: Path | None, narrative: Narrative, found: Sequence[Check], language: Language) -> None:
    """Print where the report was written and what its own check found; without a file, its words."""
    from jobs.cli.output import print_line
    from targets.wording import say

    if out is None:
        said = (*narrative.subject, narrative.opening, *(one.text for one in narrative.paragraphs), narrative.closing)
        for words in said:
            print_line(words)
    else:
        print_line(say("Đã ghi báo cáo vào {file}.", "Wrote the report to {file}.", file=str(out)).text(language))
    findings = [check for check in found if check.is_finding]
    summary = say(
        "Tự soát: {n} chỗ đã đối chiếu, {bad} chỗ cần xem lại.",
        "Its own check: {n} comparisons, {bad} to be looked at.",
        n=len(found),
        bad=len(findings),
    )
    print_line(summary.text(language))
    for check in findings:
        print_line(f"- {check.text.text(language)}")
