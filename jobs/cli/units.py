"""unit load, list, tree, history; the commands that record a change are in `unit_changes`."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jobs.cli import unit_changes
from jobs.cli.options import AsJson, AsOf, Workplace, grouped

if TYPE_CHECKING:
    from rich.tree import Tree

    from targets.issues import Issue
    from targets.units import Registry, Unit

app = typer.Typer(no_args_is_help=True, help="Đơn vị: ghi nhận danh sách, xem, ghi nhận sáp nhập, chia tách, đổi tên.")


@app.command("load")
@grouped
def load(
    file: Annotated[Path | None, typer.Argument(metavar="TỆP", help="Tệp danh sách đơn vị (YAML).")] = None,
    shipped: Annotated[
        str | None, typer.Option("--shipped", help="Thêm danh sách có sẵn trong chương trình: lai-chau.")
    ] = None,
    country: Annotated[
        bool, typer.Option("--country", help="Thêm 34 tỉnh, thành phố và 3.321 xã, phường, đặc khu của cả nước.")
    ] = False,
    revision: Annotated[
        int | None, typer.Option("--revision", help="Trở lại danh sách đã ghi nhận lần thứ mấy.")
    ] = None,
    *,
    place: Workplace,
) -> None:
    """Ghi nhận danh sách đơn vị, hoặc bản sửa đổi của nó; hoặc thêm vào đó một danh sách có sẵn."""
    from jobs.cli.output import print_issues, print_line
    from jobs.cli.session import actor, start
    from jobs.cli.unit_names import recorded, recorded_text
    from jobs.own_units import own_units
    from jobs.unit_lists import country_list, shipped_list
    from jobs.workspace import UNITS, read_text
    from kpi.clock import now
    from kpi.errors import DondocError
    from kpi.usecases.add_units import add_units
    from kpi.usecases.record_units import record_units
    from targets.wording import say

    if sum((file is not None, shipped is not None, country, revision is not None)) != 1:
        raise DondocError(
            say(
                "Ghi đúng một trong: TỆP, --shipped, --country, --revision.",
                "Give exactly one of: a file, --shipped, --country, --revision.",
            )
        )
    session = start(place)
    engine = session.workspace.engine
    issues: tuple[Issue, ...] = ()
    with own_units(session.workspace.folder) as own:
        if shipped is not None:
            issues = add_units(engine, shipped_list(shipped), f"{shipped}.yaml", now(), actor(), own)
        elif country:
            text, found = country_list()
            issues = (*found, *add_units(engine, text, "vietnam-provinces", now(), actor(), own))
        else:
            text = read_text(file) if file is not None else recorded_text(session, revision or 0)
            issues = record_units(engine, text, file.name if file is not None else UNITS, now(), actor(), own)
    print_issues(issues, session.language)
    count = len(recorded(session).units)
    print_line(say("Đã ghi nhận {n} đơn vị.", "Recorded {n} units.", n=count).text(session.language))


@app.command("list")
@grouped
def list_(
    *,
    as_of: AsOf = None,
    as_json: AsJson = False,
    place: Workplace,
) -> None:
    """Liệt kê các đơn vị đang hoạt động vào một ngày."""
    from jobs.cli.output import cell, print_json, print_table
    from jobs.cli.session import start
    from jobs.cli.unit_names import recorded
    from kpi.unit_shapes import unit_json

    session = start(place)
    at = _moment(as_of)
    units = recorded(session).at(at.date())
    if as_json:
        print_json({"as_of": at.isoformat(), "units": [unit_json(unit) for unit in units]})
        return
    vi, en = ("Mã số", "Đơn vị", "Loại", "Nhóm"), ("Code", "Unit", "Kind", "Groups")
    print_table(
        "Đơn vị" if session.language == "vi" else "Units",
        vi if session.language == "vi" else en,
        ([cell(v) for v in (u.code, u.name, u.kind, ", ".join(u.groups))] for u in units),
    )


@app.command("tree")
@grouped
def tree(
    unit: Annotated[str | None, typer.Argument(metavar="ĐƠN_VỊ", help="Chỉ đơn vị này và cấp dưới của nó.")] = None,
    *,
    as_of: AsOf = None,
    as_json: AsJson = False,
    place: Workplace,
) -> None:
    """Xem cây đơn vị vào một ngày: ai thuộc ai."""
    from jobs.cli.output import print_json, print_tree
    from jobs.cli.session import start
    from jobs.cli.unit_names import recorded, unit_on

    session = start(place)
    registry, at = recorded(session), _moment(as_of)
    day = at.date()
    tops = (
        [unit_on(unit, day, registry)] if unit else [u for u in registry.at(day) if not registry.ancestors(u.id, day)]
    )
    if as_json:
        print_json({"as_of": at.isoformat(), "units": [_branch(top, registry, day) for top in tops]})
        return
    for top in tops:
        print_tree(_drawn(top, registry, day))


@app.command("history")
@grouped
def history(
    unit: Annotated[str, typer.Argument(metavar="ĐƠN_VỊ", help="Tên hoặc mã số, của bất cứ thời nào.")],
    as_json: AsJson = False,
    *,
    place: Workplace,
) -> None:
    """Kể lại một đơn vị từ đâu ra, nay là đơn vị nào; tên mà nhiều đơn vị mang thì kể từng đơn vị."""
    from jobs.cli.output import cell, print_block, print_json
    from jobs.cli.session import start
    from jobs.cli.unit_names import recorded, units_ever
    from kpi.unit_shapes import unit_history_json
    from targets.finding import tell_apart
    from targets.succession import story
    from targets.wording import say

    session = start(place)
    registry = recorded(session)
    found = units_ever(unit, registry)
    if as_json:
        print_json({"name": unit, "units": [unit_history_json(one, registry, session.language) for one in found]})
        return
    nothing = (say("không có thay đổi nào được ghi nhận", "no change is recorded"),)
    for one in found:
        lines = [told.text(session.language) for told in story(registry, one.id) or nothing]
        head = tell_apart(one, registry).text(session.language)
        print_block(f"[bold]{cell(head)}[/] {cell(f'[{one.id}]')}", lines)


app.command("merge")(unit_changes.merge)
app.command("split")(unit_changes.split)
app.command("rename")(unit_changes.rename)
app.command("undo")(unit_changes.undo)


def _moment(as_of: str | None) -> datetime:
    from kpi.clock import now
    from kpi.moments import as_of_moment

    return as_of_moment(as_of) if as_of else now()


def _branch(unit: Unit, registry: Registry, day: date) -> dict[str, object]:
    from kpi.unit_shapes import unit_json

    children = [_branch(child, registry, day) for child in registry.children(unit.id, day)]
    return {**unit_json(unit), "children": children}


def _drawn(unit: Unit, registry: Registry, day: date) -> Tree:
    from rich.tree import Tree

    from jobs.cli.output import cell

    drawn = Tree(cell(f"{unit.label} · {unit.code}" if unit.code else unit.label))
    for child in registry.children(unit.id, day):
        drawn.add(_drawn(child, registry, day))
    return drawn
