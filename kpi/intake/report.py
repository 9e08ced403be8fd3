"""One report as it could be read of a file, and the reading of its figures. Nothing is stored here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kpi.cells import Cells
from kpi.intake.cells import Grid, letters_of
from kpi.intake.guard import Cell
from kpi.intake.indicators import Asked
from kpi.intake.values import read_value, typed_figures
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
    values: Sequence[CellValue] = ()
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

    values: Cells
    issues: tuple[Issue, ...]
    unread: frozenset[str]


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the indicators' figures stand in a table: side by side, made ready for reading many lines."""

    indicators: tuple[Indicator, ...]
    at: tuple[int, ...]  #: the column of each
    ids: tuple[str, ...]
    letters: tuple[str, ...]  #: of an upright table's columns
    plain: tuple[bool, ...]  #: a number in a cell is the figure, with nothing to be asked


def columns_of(columns: Mapping[str, int], asked: Asked) -> Columns:
    """Return the columns of a table from the column of each indicator."""
    indicators = tuple(asked.indicators[id_] for id_ in columns)
    at = tuple(columns.values())
    plain = tuple(one.measure is not Measure.YES_NO and one.unit.strip() != "%" for one in indicators)
    return Columns(indicators, at, tuple(columns), tuple(map(letters_of, at)), plain)


def read_line(grid: Grid, line: int, columns: Columns, note: int | None) -> Line:
    """Return the figures of one line of a table, in the order of its columns, all mistakes at once.

    Numbers that say all there is to say are read together; whatever else stands in a cell, by `read_value`.
    """
    row = grid.rows[line] if line < len(grid.rows) else ()
    written = [row[at] if at < len(row) else None for at in columns.at]
    digits = typed_figures(written if all(columns.plain) else _plain_ones(written, columns))
    issues: list[Issue] = []
    unread: set[str] = set()
    for place in [place for place, text in enumerate(digits) if text is None and written[place] is not None]:
        number, issue = read_value(grid.at(line, columns.at[place]), columns.indicators[place])
        digits[place] = None if number is None else str(number)
        if issue is not None:
            issues.append(issue)
            if number is None:
                unread.add(columns.ids[place])
    count = len(columns.ids)
    if grid.turned:
        places = tuple(grid.name(line, at) for at in columns.at)
    else:
        number_of_row = str(line + 1)
        places = tuple([letters + number_of_row for letters in columns.letters])
    notes = (None,) * count if note is None else tuple(grid.text(note, at) or None for at in columns.at)
    cells = Cells(columns.ids, tuple(digits), (grid.sheet.name,) * count, places, notes)
    return Line(cells, tuple(issues), frozenset(unread))


def _plain_ones(written: Sequence[Cell], columns: Columns) -> list[Cell]:
    return [cell if plain else None for cell, plain in zip(written, columns.plain, strict=True)]
