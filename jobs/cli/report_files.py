"""report check: cross-foot narrative reports, without a workspace; report offer: their figures for a form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jobs.cli.options import AsJson, LanguageChoice, Workplace, grouped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kpi.usecases.check_reports import Checked
    from rules.crossfoot.check import Check
    from targets.wording import Language

app = typer.Typer(no_args_is_help=True, help="Báo cáo bằng lời: soát số liệu, viết báo cáo tổng hợp.")


@app.callback()
def group() -> None:
    """Báo cáo bằng lời: soát số liệu, viết báo cáo tổng hợp."""


@app.command("check")
def check(
    files: Annotated[
        list[Path], typer.Argument(metavar="TỆP…", help="Báo cáo .docx, .pdf, .txt; nhiều tệp thì đối chiếu với nhau.")
    ],
    units: Annotated[
        Path | None, typer.Option("--units", help="Danh sách đơn vị (units.yaml), để biết đơn vị nào bị sót.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Cả những chỗ đã đối chiếu và khớp.")] = False,
    html: Annotated[Path | None, typer.Option("--html", help="Ghi trang HTML: văn bản có đánh dấu tại chỗ.")] = None,
    marked: Annotated[
        Path | None, typer.Option("--marked-copy", help="Ghi bản sao .docx có lời phê tại chỗ (một tệp .docx).")
    ] = None,
    as_json: AsJson = False,
    lang: LanguageChoice = None,
) -> None:
    """Soát số liệu của báo cáo: tổng và các phần, n/m và danh sách, tỷ lệ, hai nơi nêu khác nhau, ngày tháng."""
    from dashboards.exports.aside import write_file
    from dashboards.web.checked_page import checked_page
    from jobs.cli.output import print_issues, print_json
    from jobs.cli.progress import counting
    from jobs.cli.session import chosen_language
    from jobs.report_check import check_reports, write_marked
    from rules.crossfoot.shapes import SHOWN, report_json

    language = chosen_language(lang) or "vi"
    with counting("Soát báo cáo" if language == "vi" else "Checking") as progress:
        checked = check_reports(files, units, progress)
    if html is not None:
        write_file(html, checked_page(checked.reports, checked.checks, language).encode())
    if marked is not None and files[0].name in checked.reports:
        write_marked(checked, files[0], marked, language)
    shown = [found for found in checked.checks if everything or found.verdict in SHOWN]
    if as_json:
        answer = report_json(checked.reports, checked.checks, language)
        print_json({**answer, "issues": [issue.as_json(language) for issue in checked.issues]})
    else:
        print_issues(checked.issues, language)
        _show(checked, shown, language)
    if len(checked.reports) < len(files):
        raise typer.Exit(2)
    raise typer.Exit(int(any(found.is_finding for found in checked.checks)))


@app.command("offer")
@grouped
def offer(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Báo cáo bằng lời của một đơn vị: .docx, .pdf, .txt.")],
    unit: Annotated[str, typer.Option("--unit", help="Đơn vị báo cáo, viết tên như thường gọi.")],
    period: Annotated[str, typer.Option("--period", help="Kỳ báo cáo: 2023-H1, 2023-9M, 2023.")],
    out: Annotated[Path, typer.Option("--out", help="Ghi biểu Excel đã điền sẵn, để người báo cáo xem lại rồi gửi.")],
    plan: Annotated[
        str | None, typer.Option("--plan", help="Kế hoạch (khi nhiều kế hoạch nhận báo cáo kỳ này).")
    ] = None,
    as_json: AsJson = False,
    *,
    place: Workplace,
) -> None:
    """Điền sẵn biểu từ số liệu trong báo cáo bằng lời, kèm câu làm căn cứ; người báo cáo xem lại rồi mới gửi."""
    from dashboards.exports.aside import write_file
    from jobs.cli.form import form_of
    from jobs.cli.output import print_issues, print_json, print_line
    from jobs.cli.reports import the_report
    from jobs.cli.session import known, start
    from jobs.offer_form import offer_json, offered_form, offers_for, said_of
    from jobs.workspace import read_bytes
    from kpi.intake.read_document import read_document

    session = start(place)
    meant = the_report(known(session), unit, period, plan)
    form_of(meant.plan, meant.period)
    text, issues = read_document(read_bytes(file), file.name)
    if text is None:
        print_issues(issues, session.language)
        raise typer.Exit(2)
    offers = offers_for(meant.plan, text)
    write_file(out, offered_form(meant.plan, meant.unit, meant.period, text, file.name, offers))
    if as_json:
        print_json({"offers": [offer_json(text, one, session.language) for one in offers], "form": str(out)})
    else:
        print_issues(issues, session.language)
        for one in offers:
            print_line(said_of(text, file.name, one).text(session.language))
    raise typer.Exit(0 if all(one.value is not None for one in offers) else 1)


def _show(checked: Checked, shown: Sequence[Check], language: Language) -> None:
    """Print the checks with their place and their words, worst first."""
    from dashboards.web.checked_page import KINDS, VERDICTS
    from jobs.cli.output import print_block, print_line
    from targets.wording import say

    names, texts = list(checked.reports), [report.text for report in checked.reports.values()]
    for found in shown:
        text = texts[found.spot.document]
        place = text.place(found.spot.start, found.spot.end)
        shape, word = VERDICTS[found.verdict]
        head = f"{shape} {word.text(language)} · {KINDS[found.kind].text(language)}"
        where = say(
            "{file}, dòng {line}: “{words}”",
            "{file}, line {line}: “{words}”",
            file=names[found.spot.document],
            line=place.line,
            words=" ".join(place.words.split()),
        )
        print_block(head, (where.text(language), found.text.text(language)))
    if checked.reports:
        agreed = sum(found.verdict.value == "ok" for found in checked.checks)
        summary = say(
            "Đã đối chiếu {n} chỗ: {ok} khớp, {bad} cần sửa hoặc xem lại.",
            "{n} comparisons: {ok} agree, {bad} to be mended or looked at.",
            n=len(checked.checks),
            ok=agreed,
            bad=len(checked.checks) - agreed,
        )
        print_line(summary.text(language))
