"""unit load, list."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jobs.cli.options import HERE, AsJson, AsOf, Database, Folder, LanguageChoice

app = typer.Typer(no_args_is_help=True, help="Đơn vị: ghi nhận danh sách, liệt kê.")


@app.command("load")
def load(
    file: Annotated[Path, typer.Argument(metavar="TỆP", help="Tệp danh sách đơn vị (YAML).")],
    workspace: Folder = HERE,
    db: Database = None,
    lang: LanguageChoice = None,
) -> None:
    """Ghi nhận danh sách đơn vị, hoặc bản sửa đổi của nó."""
    from jobs.cli.output import print_issues, print_line
    from jobs.cli.session import actor, known, start
    from jobs.workspace import read_text
    from kpi.clock import now
    from kpi.usecases.record_units import record_units
    from targets.wording import say

    session = start(workspace, db, lang)
    issues = record_units(session.workspace.engine, read_text(file), file.name, now(), actor())
    print_issues(issues, session.language)
    count = len(known(session, None, None).registry.units)
    print_line(say("Đã ghi nhận {n} đơn vị.", "Recorded {n} units.", n=count).text(session.language))


@app.command("list")
def list_(
    workspace: Folder = HERE,
    db: Database = None,
    as_of: AsOf = None,
    as_json: AsJson = False,
    lang: LanguageChoice = None,
) -> None:
    """Liệt kê các đơn vị đang hoạt động vào một ngày."""
    from jobs.cli.output import cell, print_json, print_table
    from jobs.cli.session import known, start

    session = start(workspace, db, lang)
    inputs = known(session, as_of, None)
    units = inputs.registry.at(inputs.today)
    if as_json:
        fields = ("id", "name", "kind", "code", "parent", "groups")
        rows = [
            {**{f: getattr(unit, f) for f in fields}, "from": unit.valid_from, "to": unit.valid_to} for unit in units
        ]
        print_json({"as_of": inputs.as_of.isoformat(), "units": [{k: _plain(v) for k, v in r.items()} for r in rows]})
        return
    vi, en = ("Mã số", "Đơn vị", "Loại", "Nhóm"), ("Code", "Unit", "Kind", "Groups")
    print_table(
        "Đơn vị" if session.language == "vi" else "Units",
        vi if session.language == "vi" else en,
        ([cell(v) for v in (u.code, u.name, u.kind, ", ".join(u.groups))] for u in units),
    )


def _plain(value: object) -> object:
    from datetime import date

    return value.isoformat() if isinstance(value, date) else value
