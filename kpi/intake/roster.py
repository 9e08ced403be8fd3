"""The lines of a table that has a row for each unit: whose they are, each unit once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kpi.intake.cells import Written
from kpi.intake.headings import Role
from kpi.intake.identify import Known, unit_named
from kpi.intake.table import Table, roster_headings
from targets.issues import Issue
from targets.names import loose_key
from targets.periods import Period
from targets.plan import Plan
from targets.units import Unit
from targets.wording import say


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One line with figures, and the unit it is of."""

    line: int
    unit: Unit | None
    issues: tuple[Issue, ...]


def roster_lines(table: Table, plan: Plan, period: Period, known: Known) -> Iterator[UnitLine]:
    """Yield the lines that hold a unit's figures; sums over the units and lines without figures are passed over."""
    columns = [column for column in _columns(table) if column is not None]
    seen: dict[str, Written] = {}
    for line in table.lines.values:
        cells = table.grid.rows[line]
        if all(value is None for value in cells[table.first : table.last + 1]):
            continue
        written = [one for column in columns if (one := table.grid.at(line, column)).text]
        said = [one.text for one in written] or [" ".join(map(str, cells))]
        if any(_is_sum(text) for text in said if text not in known.names and text not in known.by_code):
            continue
        unit, issues = _unit(written, plan, period, known) if written else (None, (_unnamed(table, line),))
        if unit is not None and unit.id in seen:
            issues = (*issues, _repeated(written[0], unit, seen[unit.id]))
        elif unit is not None:
            seen[unit.id] = written[0]
        yield UnitLine(line, unit, issues)


def _columns(table: Table) -> tuple[int | None, int | None]:
    """Return the columns of the units' codes and names; one of them at least, as the heading or the content tells."""
    headed = {heading.role: column for column, heading in reversed(list(roster_headings(table)))}
    code, name = headed.get(Role.CODE), headed.get(Role.UNIT)
    if code is None and name is None:
        return None, table.headed
    return code, name


def _unit(written: list[Written], plan: Plan, period: Period, known: Known) -> tuple[Unit | None, tuple[Issue, ...]]:
    unit, issues = unit_named(written[0], plan, period, known)
    if len(written) == 1 or unit is None or written[0].settled or written[1].text in {unit.name, unit.label}:
        return unit, issues
    other, _ = unit_named(written[1], plan, period, known)
    if other is None or other.id == unit.id:
        return unit, issues
    text = say(
        "mã “{code}” là {unit}, nhưng tên ghi “{name}”",
        "the code “{code}” is {unit}, but the name says “{name}”",
        code=written[0].text,
        unit=unit.label,
        name=written[1].text,
    )
    hint = say("Kiểm tra lại mã và tên đơn vị.", "Check the unit's code and name.")
    return None, (Issue("unclear-unit", text, written[0].source, hint, (unit.id, other.id)),)


def _is_sum(text: str) -> bool:
    key = loose_key(text)
    return key.split()[:1] in (["tong"], ["cong"]) or key.startswith("toan ")


def _unnamed(table: Table, line: int) -> Issue:
    text = say("dòng có số liệu nhưng không ghi đơn vị nào", "a row has figures and names no unit")
    hint = say("Ghi mã hoặc tên đơn vị của dòng này.", "Give the row's unit, by code or name.")
    return Issue("unknown-unit", text, table.grid.source(line, table.headed or 0), hint)


def _repeated(written: Written, unit: Unit, first: Written) -> Issue:
    text = say(
        "{unit} có hai dòng, dòng trước ở ô {cell}",
        "{unit} has two rows, the first at {cell}",
        unit=unit.label,
        cell=first.source.cell,
    )
    return Issue("repeated-unit", text, written.source, say("Giữ lại một dòng.", "Keep one of them."))
