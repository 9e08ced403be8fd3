"""init, doctor: beginning with a workspace, and seeing whether all is well with it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jobs.cli.options import AsJson, Database, LanguageChoice, Workplace, grouped


def init(
    folder: Annotated[Path, typer.Argument(metavar="THƯ_MỤC", help="Thư mục mới, hoặc đang trống.")],
    example: Annotated[str | None, typer.Option("--example", help="Nạp sẵn ví dụ, như tam-duong-2023.")] = None,
    db: Database = None,
    lang: LanguageChoice = None,
) -> None:
    """Tạo không gian làm việc: thiết lập, đơn vị, kế hoạch, cơ sở dữ liệu."""
    from jobs.cli.output import print_line
    from jobs.cli.progress import counting
    from jobs.cli.session import actor, chosen_language
    from jobs.new_workspace import new_workspace
    from kpi.clock import now
    from kpi.submission import Outcome
    from targets.wording import say

    language = chosen_language(lang) or "vi"
    with counting("Nhận báo cáo" if language == "vi" else "Receiving reports") as progress:
        filled = new_workspace(folder, db, example, now(), actor(), progress)
    print_line(
        say("Đã tạo không gian làm việc ở {folder}.", "A workspace was made in {folder}.", folder=str(folder)).text(
            language
        )
    )
    if example is not None:
        accepted = sum(receipt.outcome is Outcome.ACCEPTED for receipt in filled.receipts)
        print_line(
            say(
                "Đã nạp {example}: {plans} kế hoạch, {accepted} báo cáo; giữ lại {refused} tệp có lỗi.",
                "Loaded {example}: {plans} plans, {accepted} reports; {refused} files kept with mistakes.",
                example=example,
                plans=len(filled.plans),
                accepted=accepted,
                refused=len(filled.receipts) - accepted,
            ).text(language)
        )
    print_line(
        say("Tiếp theo: cd {folder} && dondoc doctor", "Next: cd {folder} && dondoc doctor", folder=str(folder)).text(
            language
        )
    )


@grouped
def doctor(*, place: Workplace, as_json: AsJson = False) -> None:
    """Kiểm tra không gian làm việc: tệp, cơ sở dữ liệu, đơn vị, kế hoạch, địa chỉ liên hệ."""
    from jobs.cli.output import cell, print_json, print_table
    from jobs.cli.session import chosen_language
    from jobs.examine import examine
    from kpi.clock import now

    language = chosen_language(place.lang) or "vi"
    findings = examine(place.workspace, place.db, now())
    if as_json:
        print_json({"checks": [finding.as_json(language) for finding in findings]})
    else:
        marks = {"ok": "[green]●[/]", "note": "[yellow]▲[/]", "fail": "[red]■[/]"}
        headings = ("", "Kiểm tra", "Kết quả") if language == "vi" else ("", "Check", "Result")
        rows = ((marks[f.verdict], cell(f.name.text(language)), cell(f.text.text(language))) for f in findings)
        print_table("dondoc doctor", headings, rows)
    raise typer.Exit(1 if any(finding.verdict == "fail" for finding in findings) else 0)
