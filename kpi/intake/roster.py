"""The lines of a table that has a row for each unit: whose they are, each unit once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kpi.intake.cells import Written
from kpi.intake.headings import Role
from kpi.intake.identify import unit_named
from kpi.intake.known import Known
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
    first_of: dict[str, str] = {}
    for line in table.lines.values:
        cells = table.grid.rows[line]
        if all(value is None for value in cells[table.first : table.last + 1]):
            continue
        said = {column: text for column in columns if (text := table.grid.text(line, column))}
        texts = said.values() or [" ".join(map(str, cells))]
        if any(_is_sum(text) for text in texts if text not in known.names and text not in known.by_code):
            continue
        unit, issues = _unit(table, line, said, plan, period, known) if said else (None, (_unnamed(table, line),))
        if unit is not None and unit.id in first_of:
            issues = (*issues, _repeated(table.grid.at(line, next(iter(said))), unit, first_of[unit.id]))
        elif unit is not None:
            first_of[unit.id] = table.grid.name(line, next(iter(said)))
        yield UnitLine(line, unit, issues)


def _columns(table: Table) -> tuple[int | None, int | None]:
    """Return the columns of the units' codes and names; one of them at least, as the heading or the content tells."""
    headed = {heading.role: column for column, heading in reversed(list(roster_headings(table)))}
    code, name = headed.get(Role.CODE), headed.get(Role.UNIT)
    if code is None and name is None:
        return None, table.headed
    return code, name


def _unit(
    table: Table, line: int, said: Mapping[int, str], plan: Plan, period: Period, known: Known
) -> tuple[Unit | None, tuple[Issue, ...]]:
    """Return the unit that a line names: of a list nearly every line has a code, and the name that goes with it."""
    code, *names = said.values()
    coded = known.coded(code, plan, period)
    if coded is not None and all(name in {coded.name, coded.label} for name in names):
        return coded, ()
    return _asked([table.grid.at(line, column) for column in said], plan, period, known)


def _asked(written: list[Written], plan: Plan, period: Period, known: Known) -> tuple[Unit | None, tuple[Issue, ...]]:
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


def _repeated(written: Written, unit: Unit, first: str) -> Issue:
    text = say(
        "{unit} có hai dòng, dòng trước ở ô {cell}",
        "{unit} has two rows, the first at {cell}",
        unit=unit.label,
        cell=first,
    )
    return Issue("repeated-unit", text, written.source, say("Giữ lại một dòng.", "Keep one of them."))
