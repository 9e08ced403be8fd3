"""What a report says it is for, above its table or on another sheet: the plan, the unit, the period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kpi.intake.cells import Grid, Written
from kpi.intake.headings import LABELS, Role, period_in, read_heading
from targets.names import strip_kind
from targets.provenance import Source


@dataclass(frozen=True, slots=True)
class Title:
    """What stands behind each label; and what else may tell the unit or the period."""

    labelled: Mapping[Role, Written]  #: a label with nothing behind it is in it, with a blank content
    lines: tuple[Written, ...] = field(default=())  #: the other texts above the table, in order

    def get(self, role: Role) -> Written | None:
        """Return what stands behind a label, unless that is nothing."""
        found = self.labelled.get(role)
        return found if found is not None and found.text else None

    def place(self, role: Role, otherwise: Source) -> Source:
        """Return where a label's content stands or should."""
        found = self.labelled.get(role)
        return found.source if found is not None else otherwise

    def naming_a_kind(self) -> Iterator[Written]:
        """Yield the texts that name a unit with its kind before it: "UBND XÃ BẢN BO"."""
        yield from (line for line in self.lines if strip_kind(line.text)[0] is not None)

    def naming_a_period(self) -> Iterator[Written]:
        """Yield the texts that name one period: "KẾT QUẢ 6 THÁNG ĐẦU NĂM 2023"."""
        yield from (line for line in self.lines if period_in(line.text) is not None)


def find_title(above: Sequence[tuple[Grid, int]]) -> Title:
    """Return the title of a report.

    Args:
        above: grids, upright, each with how many of its rows may hold the title; of two labels the first counts.
    """
    labelled: dict[Role, Written] = {}
    lines: list[Written] = []
    for grid, rows in above:
        for row in range(min(rows, len(grid.rows), _MOST_ROWS)):
            for column, value in enumerate(grid.rows[row]):
                if not isinstance(value, str):
                    continue
                found = _labelled(grid, row, column)
                if found is None:
                    lines.append(grid.at(row, column))
                elif not (known := labelled.get(found[0])) or not known.text:
                    labelled[found[0]] = found[1]
    return Title(labelled, tuple(lines))


_MOST_ROWS = 60
_AROUND = " ()[].;\t\n"
_VALUE_AFTER = 2  # columns from a label to its content in the form


def _labelled(grid: Grid, row: int, column: int) -> tuple[Role, Written] | None:
    """Return the label in a cell with what stands behind its colon, or in the next cell of the row that is filled."""
    text = grid.text(row, column)
    label, colon, rest = text.partition(":")
    heading = read_heading(label.lstrip(_AROUND), LABELS)
    if heading is None:
        return None
    if colon and rest.strip(_AROUND):
        return heading.role, Written(rest.strip(_AROUND), grid.source(row, column))
    for other in range(column + 1, len(grid.rows[row])):
        following = grid.text(row, other)
        if following:
            if read_heading(following.partition(":")[0], LABELS) is None:
                return heading.role, grid.at(row, other)
            break
    return heading.role, Written(None, grid.source(row, column + _VALUE_AFTER))
