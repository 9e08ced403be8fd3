"""plan add, list, show, schema; diff is in `jobs.cli.plan_diff`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jobs.cli import plan_diff, plan_read
from jobs.cli.options import AsJson, AsOf, Times, Workplace, grouped

app = typer.Typer(no_args_is_help=True, help="Kế hoạch: đăng ký, liệt kê, xem, so sánh.")
app.command("diff")(plan_diff.diff)
app.command("read")(plan_read.read)


@app.command("add")
@grouped
def add(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp kế hoạch (YAML).")],
    *,
    place: Workplace,
) -> None:
    """Đăng ký một kế hoạch, hoặc bản sửa đổi của nó."""
    from jobs.cli.output import print_issues, print_line
    from jobs.cli.session import actor, start
    from jobs.plan_sources import source_issues
    from jobs.workspace import read_text
    from kpi.clock import now
    from kpi.usecases.register_plan import register_plan
    from targets.wording import Fact, say

    session = start(place)
    done = register_plan(session.workspace.engine, read_text(file), str(file), now(), actor())
    print_issues((*done.issues, *source_issues(done.plan, file.parent)), session.language)
    facts: dict[str, Fact] = {
        "id": done.plan.id,
        "n": done.revision,
        "t": len(done.plan.targets),
        "d": len(done.plan.duties),
    }
    if done.changed:
        text = say(
            "Đã đăng ký kế hoạch {id}, bản {n}: {t} chỉ tiêu, {d} nhiệm vụ.",
            "Registered the plan {id}, revision {n}: {t} targets, {d} duties.",
            **facts,
        )
    else:
        text = say("Kế hoạch {id} không thay đổi (bản {n}).", "The plan {id} is unchanged (revision {n}).", **facts)
    print_line(text.text(session.language))
    if done.changed and done.plan.in_force_from is not None:
        since = say(
            "Bản này có hiệu lực từ ngày {day}; những ngày trước đó vẫn xét theo bản trước.",
            "This revision is in force from {day}; the days before are judged by what was in force then.",
            day=done.plan.in_force_from,
        )
        print_line(since.text(session.language))


@app.command("list")
@grouped
def list_(*, place: Workplace, as_json: AsJson = False) -> None:
    """Liệt kê các kế hoạch đã đăng ký."""
    from jobs.cli.output import cell, print_json, print_table
    from jobs.cli.session import start
    from kpi.plan_shapes import plan_row_json
    from kpi.usecases.read_plans import last_revisions

    session = start(place)
    registered = last_revisions(session.workspace.engine)
    if as_json:
        print_json({"plans": [plan_row_json(last.plan, last.number) for last in registered]})
        return
    language = session.language
    vi = ("Mã", "Bản", "Kế hoạch", "Cơ quan ban hành", "Kỳ", "Chỉ tiêu", "Nhiệm vụ")
    en = ("Id", "Revision", "Plan", "Issuer", "Period", "Targets", "Duties")
    print_table(
        "Kế hoạch" if language == "vi" else "Plans",
        vi if language == "vi" else en,
        (
            [cell(v) for v in (p.id, n, p.title, p.issuer, p.period.name(language), len(p.targets), len(p.duties))]
            for n, p in ((last.number, last.plan) for last in registered)
        ),
    )


@app.command("show")
@grouped
def show(
    plan: Annotated[str, typer.Argument(metavar="MÃ", help="Mã kế hoạch.")],
    as_of: AsOf = None,
    as_json: AsJson = False,
    *,
    place: Workplace,
) -> None:
    """Xem các chỉ tiêu, nhiệm vụ của một kế hoạch và nguồn của chúng."""
    from jobs.cli.output import cell, print_block, print_issues, print_json, print_line
    from jobs.cli.session import known, start, the_plan
    from jobs.plan_sources import source_issues
    from jobs.workspace import PLANS
    from kpi.plan_shapes import plan_json
    from rules.asked import asked, told
    from targets.wording import say

    session = start(place)
    inputs = known(session, Times(as_of))
    found = the_plan(inputs, plan)
    if as_json:
        print_json(plan_json(found))
        return
    since = found.in_force_from
    force = say(" · có hiệu lực từ ngày {day}", " · in force from {day}", day=since).text(session.language)
    heading = f"{found.title}\n{found.issuer} · {found.period.name(session.language)} · {found.document.name}"
    print_line(heading + (force if since is not None else ""))
    for promise in told(found):
        places = dict.fromkeys(source.place(session.language) for source in found.sources(promise))
        lines = [asked(found, promise, inputs.calendar).text(session.language), *(f"↳ {place}" for place in places)]
        print_block(f"[bold]{cell(promise.id)}[/]  {cell(promise.title)}", lines)
    for note in found.notes:
        print_line(f"· {note}")
    print_issues(source_issues(found, place.workspace / PLANS), session.language)


@app.command("schema")
def schema(
    file: Annotated[str, typer.Argument(metavar="TỆP", help="Tệp nào: plan, units hoặc dondoc.")] = "plan",
    _as_json: AsJson = False,
) -> None:
    """In JSON Schema của tệp kế hoạch (hoặc units.yaml, dondoc.yaml), để trình soạn thảo gợi ý và bắt lỗi."""
    from jobs.cli.output import print_json
    from kpi.errors import UnknownNameError
    from kpi.settings import settings_schema
    from targets.plan_schema import plan_schema
    from targets.units_schema import units_schema
    from targets.wording import Sentence

    schemas = {"plan": plan_schema, "units": units_schema, "dondoc": settings_schema}
    if file not in schemas:
        raise UnknownNameError(Sentence("tệp", "file"), file, tuple(schemas))
    print_json(schemas[file]())
