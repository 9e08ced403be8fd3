"""One report as it could be read of a file, and the reading of its figures. Nothing is stored here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kpi.intake.cells import Grid, letters_of
from kpi.intake.indicators import Asked
from kpi.intake.values import exact, read_value
from kpi.submission import CellValue
from targets.issues import Issue, has_errors
from targets.periods import Period
from targets.plan import Indicator, Measure, Plan
from targets.units import Unit


@dataclass(frozen=True, slots=True)
class Report:
    """What could be read of a file for one unit; ``values`` is complete only when no issue is an error."""

    plan: Plan | None = None
    unit: Unit | None = None
    period: Period | None = None
    values: tuple[CellValue, ...] = ()
    issues: tuple[Issue, ...] = ()
    unread: frozenset[str] = frozenset()  #: the indicators whose cell could not be read; each has an issue

    @property
    def acceptable(self) -> bool:
        """Whether the report may be taken as it is."""
        known = self.plan is not None and self.unit is not None and self.period is not None
        return known and not has_errors(self.issues)


@dataclass(frozen=True, slots=True)
class Line:
    """The figures of one line of a table, as they could be read."""

    values: tuple[CellValue, ...]
    issues: tuple[Issue, ...]
    unread: frozenset[str]


@dataclass(frozen=True, slots=True)
class Column:
    """Where an indicator's figures stand in a table."""

    indicator: Indicator
    column: int
    letters: str  #: of an upright table's column, so that thousands of cells are named quickly
    plain: bool  #: a number in a cell is the figure, with nothing to be asked


def columns_of(columns: Mapping[str, int], asked: Asked) -> tuple[Column, ...]:
    """Return the columns of a table, ready for reading many lines."""
    found = ((asked.indicators[id_], column) for id_, column in columns.items())
    return tuple(
        Column(one, at, letters_of(at), one.measure is not Measure.YES_NO and one.unit != "%") for one, at in found
    )


def read_line(grid: Grid, line: int, columns: Sequence[Column], note: int | None) -> Line:
    """Return the figures of one line of a table, in the order of its columns, all mistakes at once."""
    values: list[CellValue] = []
    issues: list[Issue] = []
    unread: set[str] = set()
    cells = grid.rows[line] if line < len(grid.rows) else ()
    sheet, row = grid.sheet.name, str(line + 1)
    for one in columns:
        id_, column = one.indicator.id, one.column
        value = cells[column] if column < len(cells) else None
        number = exact(value) if one.plain and type(value) is float else None
        if number is None and value is not None:
            number, issue = read_value(grid.at(line, column), one.indicator)
            if issue is not None:
                issues.append(issue)
                if number is None:
                    unread.add(id_)
        said = grid.text(note, column) or None if note is not None else None
        name = grid.name(line, column) if grid.turned else one.letters + row
        values.append(CellValue(id_, number, sheet, name, said))
    return Line(tuple(values), tuple(issues), frozenset(unread))
