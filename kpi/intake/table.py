"""Finds the table of a report in a sheet, whichever way it lies: a line for each indicator, or for each unit.

A table is looked at so that its indicators stand side by side: the usual form, with a row for each indicator, is turned
over its diagonal. Then every line of it that holds figures is a `Line`: the column "Kết quả" of a form, or one unit's
row in a list of units.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from kpi.intake.cells import Grid
from kpi.intake.headings import FORM_WORDS, ROSTER_WORDS, Heading, Role, read_heading
from kpi.intake.indicators import Asked

#: Says whether a text names a unit of the registry.
NamesUnit = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Lines:
    """Which lines of a table hold what; each is a row of its grid."""

    id: int | None  #: the indicators' ids
    name: int | None  #: their names
    note: int | None
    values: tuple[int, ...]  #: where their figures may be; several: a doubt


@dataclass(frozen=True, slots=True)
class Table:
    """A table of figures: its indicators side by side from the column ``first`` on."""

    grid: Grid
    lines: Lines
    first: int
    last: int
    headed: int | None  #: the column in which the lines are named; of a list of units, the units' column
    roster: bool  #: its lines are units
    headings: Mapping[int, Heading]  #: of the lines, where they are words of ours

    @property
    def top(self) -> int:
        """The sheet's first row of the table: what stands above it is the title."""
        if not self.grid.turned:
            return min(line for line in (self.lines.id, self.lines.name) if line is not None)
        return self.first if self.headed is None else self.headed


def find_table(grid: Grid, asked: Asked, names_unit: NamesUnit) -> Table | None:
    """Return the table of a sheet that names indicators of the form, or None."""
    hits = _hits(grid, asked)
    if not hits:
        return None
    across = max(_distinct(hits, 0).values())
    down = max(_distinct(hits, 1).values())
    if down >= across:
        grid = grid.turn()
        hits = {(column, row): hit for (row, column), hit in hits.items()}
    lines = _indicator_lines(hits)
    columns = [column for row, column in hits if row in lines]
    first, last = min(columns), max(columns)
    headed, headings = _heads(grid, lines, first)
    if not any(heading.role is Role.VALUE for heading in headings.values()):
        units = _unit_column(grid, lines, (first, last), names_unit)
        if units is not None:
            return Table(grid, _roster_lines(grid, lines, units), first, last, units, roster=True, headings={})
    return Table(grid, _form_lines(grid, lines, headings, (first, last)), first, last, headed, False, headings)  # noqa: FBT003


def heading_row(grid: Grid) -> int | None:
    """Return the row that has the headings of a form, for a table whose indicators are all unknown."""
    for number, row in enumerate(grid.rows):
        roles = {heading.role for cell in row if isinstance(cell, str) and (heading := read_heading(cell, FORM_WORDS))}
        if Role.VALUE in roles and roles & {Role.ID, Role.NAME}:
            return number
    return None


#: A cell that names an indicator: which, and whether by its id.
_Hit = tuple[str, bool]


def _hits(grid: Grid, asked: Asked) -> dict[tuple[int, int], _Hit]:
    """Return the cells that name an indicator; numbers are not looked at."""
    found: dict[tuple[int, int], _Hit] = {}
    known: dict[str, _Hit | None] = {}
    plain = {one.name: (id_, False) for id_, one in asked.indicators.items()}
    plain |= {id_: (id_, True) for id_ in asked.indicators}
    for row, cells in enumerate(grid.rows):
        for column, value in enumerate(cells):
            if isinstance(value, str):
                if value not in known:
                    text = value.strip()
                    known[value] = asked.known(text) if len(known) < _MOST_TEXTS else plain.get(text)
                hit = known[value]
                if hit is not None:
                    found[row, column] = hit
    return found


def _distinct(hits: Mapping[tuple[int, int], _Hit], axis: int) -> Counter[int]:
    """Return how many different indicators each row (axis 0) or column (axis 1) names."""
    return Counter(line for line, _ in {(place[axis], id_) for place, (id_, _) in hits.items()})


def _indicator_lines(hits: Mapping[tuple[int, int], _Hit]) -> dict[int, bool]:
    """Return the line with the most ids and the line with the most names, as True and False."""
    lines: dict[int, tuple[bool, int]] = {}
    for kind in (True, False):
        count = _distinct({p: hit for p, hit in hits.items() if hit[1] is kind and p[0] not in lines}, 0)
        if count:
            best = max(count, key=lambda row: (count[row], -row))
            lines[best] = kind, count[best]
    most = max(count for _, count in lines.values())
    return {row: kind for row, (kind, count) in lines.items() if 2 * count >= most}


def _heads(grid: Grid, lines: Mapping[int, bool], first: int) -> tuple[int | None, dict[int, Heading]]:
    """Return the column before the indicators in which the lines are named, and what each line is.

    It is the nearest that has a value's heading, else the one with most words of ours.
    """
    best: tuple[int | None, dict[int, Heading]] = (None, {})
    for column in range(first - 1, -1, -1):
        found = {
            row: heading
            for row in range(min(len(grid.rows), _MOST_LINES))
            if (heading := read_heading(grid.text(row, column), FORM_WORDS)) is not None
        }
        if any(heading.role is Role.VALUE for row, heading in found.items() if row not in lines):
            return column, found
        if len(found) > max(len(best[1]), 1):
            best = column, found
    return best


def _unit_column(grid: Grid, lines: Mapping[int, bool], span: tuple[int, int], names_unit: NamesUnit) -> int | None:
    """Return the column, outside the indicators', whose cells below them name units; a column of codes before names."""
    below = range(max(lines) + 1, len(grid.rows))
    width = max((len(row) for row in grid.rows), default=0)
    counts = {}
    for column in range(width):
        if span[0] <= column <= span[1] and any(grid.text(line, column) for line in lines):
            continue
        texts = [text for row in list(below)[:_SAMPLE] if (text := grid.text(row, column))]
        counts[column] = sum(names_unit(text) for text in texts) if texts else 0
    best = max(counts, key=lambda column: (counts[column], -column), default=None)
    return best if best is not None and counts[best] else None


_MOST_TEXTS = 1_000  # different texts that are looked at closely; of more, only what is written as in the form counts
_SAMPLE = 40  # rows looked at to tell which column names units
_MOST_LINES = 60  # looked at for headings; a table with more of them is a list of units


def _roster_lines(grid: Grid, lines: Mapping[int, bool], units: int) -> Lines:
    end = max(lines) + 1
    values = tuple(row for row in range(end, len(grid.rows)) if any(cell is not None for cell in grid.rows[row]))
    return Lines(_line(lines, by_id=True), _line(lines, by_id=False), None, values if units >= 0 else ())


def _form_lines(grid: Grid, lines: Mapping[int, bool], headings: Mapping[int, Heading], span: tuple[int, int]) -> Lines:
    free = {row: heading for row, heading in headings.items() if row not in lines}
    values = [row for row, heading in free.items() if heading.role is Role.VALUE]
    official = [row for row in values if free[row].official]
    notes = [row for row, heading in free.items() if heading.role is Role.NOTE]
    if not values:
        known = {row for row, heading in free.items() if heading.role is not Role.VALUE} | set(lines)
        values = [row for row in range(len(grid.rows)) if row not in known and _has_figures(grid, row, span)]
    return Lines(
        _line(lines, by_id=True) if True in lines.values() else _headed(headings, lines, Role.ID),
        _line(lines, by_id=False) if False in lines.values() else _headed(headings, lines, Role.NAME),
        notes[0] if notes else None,
        tuple(official if len(official) == 1 else values),
    )


def _has_figures(grid: Grid, row: int, span: tuple[int, int]) -> bool:
    return any(isinstance(grid.value(row, column), int | float) for column in range(span[0], span[1] + 1))


def _line(lines: Mapping[int, bool], *, by_id: bool) -> int | None:
    return next((row for row, kind in lines.items() if kind is by_id), None)


def _headed(headings: Mapping[int, Heading], lines: Mapping[int, bool], role: Role) -> int | None:
    return next((row for row, heading in headings.items() if heading.role is role and row not in lines), None)


def roster_headings(table: Table) -> Iterator[tuple[int, Heading]]:
    """Yield what the headings of a list of units say of its columns outside the indicators."""
    line = table.lines.name if table.lines.name is not None else table.lines.id
    for column in range(max((len(row) for row in table.grid.rows), default=0)):
        heading = read_heading(table.grid.text(line or 0, column), ROSTER_WORDS)
        if heading is not None:
            yield column, heading
