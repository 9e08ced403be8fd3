"""meeting pack, meeting list."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jobs.cli.options import AsJson, AsOf, OrderChoice, Workplace, grouped

app = typer.Typer(no_args_is_help=True, help="Hồ sơ cho cuộc họp lãnh đạo, lập lại được đúng từng chữ nhiều năm sau.")


@app.command("pack")
@grouped
def pack(
    out: Annotated[Path, typer.Option("--out", help="Thư mục ghi hồ sơ.")],
    date: Annotated[str | None, typer.Option("--date", help="Ngày họp: 2023-06-06.")] = None,
    id_: Annotated[str | None, typer.Option("--id", help="Lập lại hồ sơ đã lưu có mã này.")] = None,
    by: OrderChoice = "unit",
    as_of: AsOf = None,
    as_json: AsJson = False,
    *,
    place: Workplace,
) -> None:
    """Lập hồ sơ họp: báo cáo có danh sách, biểu đồ, từng đơn vị, thay đổi từ cuộc họp trước; lưu mã để lập lại."""
    from dashboards.exports.meeting_packs import Wanted, make_pack, remake_pack, write_pack
    from jobs.cli.output import print_error, print_issues, print_json, print_line
    from jobs.cli.progress import counting
    from jobs.cli.session import actor, start
    from jobs.cli.shortfall import the_order
    from kpi.clock import now
    from kpi.errors import EitherOrError
    from kpi.moments import as_of_moment
    from targets.wording import say

    if (date is None) == (id_ is None):
        raise EitherOrError("--date", "--id")
    session = start(place)
    engine, language = session.workspace.engine, session.language
    with counting(str(out)) as told:
        told(1, 2, "")
        if id_ is not None:
            made = remake_pack(engine, id_)
        else:
            day, at = as_of_moment(date or ""), now().replace(microsecond=0)
            moment = as_of_moment(as_of) if as_of else min(day, at)
            made = make_pack(engine, session.workspace.settings, Wanted(day.date(), moment, the_order(by)), at, actor())
        told(2, 2, "")
        write_pack(out, made.files)
    print_issues(made.paper.missing, language)
    if as_json:
        print_json(made.as_json())
    else:
        said = say(
            "Đã ghi hồ sơ {id} vào {out}: {n} dòng, {files} tệp.",
            "Wrote pack {id} to {out}: {n} lines, {files} files.",
            id=made.pack.id,
            out=str(out),
            n=made.lines,
            files=len(made.files),
        )
        print_line(said.text(language))
    if made.warning is not None:
        print_error(made.warning, language)
        raise typer.Exit(1)


@app.command("list")
@grouped
def packs(*, place: Workplace, as_json: AsJson = False) -> None:
    """Các hồ sơ họp đã lập, với mã để lập lại."""
    from dashboards.exports.meeting_packs import all_packs
    from jobs.cli.output import cell, print_json, print_line, print_table
    from jobs.cli.session import start
    from targets.wording import Sentence, write_fact

    session = start(place)
    found, language = all_packs(session.workspace.engine), session.language
    if as_json:
        print_json({"packs": [one.as_json() for one in found]})
        return
    if not found:
        print_line(Sentence("Chưa lập hồ sơ họp nào.", "No pack was made yet.").text(language))
        return
    headings = ("Ngày họp", "Mã", "Tính đến", "Lập lúc") if language == "vi" else ("Meeting", "Id", "As of", "Made")
    rows = [
        [cell(write_fact(said, language)) for said in (one.meeting, one.id, one.as_of, one.made_at)] for one in found
    ]
    print_table("Hồ sơ họp" if language == "vi" else "Packs", headings, rows)
