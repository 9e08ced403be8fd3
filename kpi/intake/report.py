"""One report as it could be read of a file, and the reading of its figures. Nothing is stored here."""

from __future__ import annotations

from dataclasses import dataclass

from kpi.intake.cells import Grid, Written
from kpi.intake.indicators import Asked
from kpi.intake.values import exact, read_value
from kpi.submission import CellValue
from targets.issues import Issue, has_errors
from targets.periods import Period
from targets.plan import Measure, Plan
from targets.provenance import Source
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


def read_line(grid: Grid, line: int, columns: dict[str, int], note: int | None, asked: Asked) -> Line:
    """Return the figures of one line of a table, in the order of its columns, all mistakes at once."""
    values: list[CellValue] = []
    issues: list[Issue] = []
    unread: set[str] = set()
    cells = grid.rows[line] if line < len(grid.rows) else ()
    sheet = grid.sheet.name
    for id_, column in columns.items():
        value = cells[column] if column < len(cells) else None
        indicator = asked.indicators[id_]
        plain = type(value) is float and indicator.measure is not Measure.YES_NO and indicator.unit != "%"
        number = exact(value) if plain else None  # type: ignore[arg-type]
        if value is not None and number is None:
            number, issue = read_value(grid.at(line, column), indicator)
            if issue is not None:
                issues.append(issue)
                if number is None:
                    unread.add(id_)
        said = grid.text(note, column) if note is not None else ""
        values.append(CellValue(id_, number, sheet, grid.name(line, column), said or None))
    return Line(tuple(values), tuple(issues), frozenset(unread))


def place_in(file: Source, cell: CellValue) -> Source:
    """Return where a figure of a report stands in its file."""
    return Source(file.document, file.sha256, sheet=cell.sheet, cell=cell.cell)


def as_written(text: str, file: Source) -> Written:
    """Return what was said of a file from outside it, on the command line."""
    return Written(text, file)
