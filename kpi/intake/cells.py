"""The cells of a file as the readers of this room see them: what stands where, upright or turned over the diagonal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest

from kpi.intake.guard import Cell, Sheet
from targets.provenance import Source

#: What a person answers for a cell that is to be taken as left blank.
BLANK = "để trống"


class Answer(str):
    """A cell's content as a person settled it: what else stands beside it raises no doubt any more."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A cell's content as it stands in the file, and where."""

    value: Cell
    source: Source
    percent: bool = False  #: a number that is shown as a percentage: 0.95 as 95%

    @property
    def text(self) -> str:
        """Return the content as text, trimmed; nothing for a blank cell."""
        return cell_text(self.value)

    @property
    def settled(self) -> bool:
        """Whether a person settled what it says."""
        return isinstance(self.value, Answer)


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a sheet by row and column, both from 0; turned, its rows are the sheet's columns."""

    sheet: Sheet
    file_name: str
    sha256: str | None
    rows: Sequence[tuple[Cell, ...]]
    turned: bool = False

    def value(self, row: int, column: int) -> Cell:
        """Return what stands in a cell; nothing beyond the last one."""
        cells = self.rows[row] if row < len(self.rows) else ()
        return cells[column] if column < len(cells) else None

    def text(self, row: int, column: int) -> str:
        """Return what stands in a cell, as text."""
        return cell_text(self.value(row, column))

    def name(self, row: int, column: int) -> str:
        """Return a cell's name in the sheet."""
        return cell_name(column, row) if self.turned else cell_name(row, column)

    def source(self, row: int, column: int) -> Source:
        """Return where a cell is."""
        return Source(self.file_name, self.sha256, sheet=self.sheet.name, cell=self.name(row, column))

    def at(self, row: int, column: int) -> Written:
        """Return what stands in a cell, and where."""
        percent = ((column, row) if self.turned else (row, column)) in self.sheet.percents
        return Written(self.value(row, column), self.source(row, column), percent)

    def turn(self) -> Grid:
        """Return the same cells turned over the diagonal."""
        return replace(self, rows=tuple(zip_longest(*self.rows)), turned=not self.turned)


def grid_of(sheet: Sheet, file_name: str, sha256: str | None) -> Grid:
    """Return the cells of a sheet as they stand."""
    return Grid(sheet, file_name, sha256, sheet.rows)


def cell_text(value: Cell) -> str:
    """Return a cell's content as text, trimmed: 5 for 5.0, nothing for a blank cell."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def cell_name(row: int, column: int) -> str:
    """Return a cell's name from its row and column, both from 0.

    >>> cell_name(8, 4), cell_name(0, 26)
    ('E9', 'AA1')
    """
    return f"{letters_of(column)}{row + 1}"


@lru_cache(maxsize=1024)
def letters_of(column: int) -> str:
    """Return a column's letters from its number, from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def with_answers(sheets: Sequence[Sheet], answers: Mapping[str, str]) -> tuple[Sheet, ...]:
    """Return sheets as a person settled them: at each place "sheet!cell" what was answered stands in the cell."""
    return tuple(_answered(sheet, answers) if answers else sheet for sheet in sheets)


def _answered(sheet: Sheet, answers: Mapping[str, str]) -> Sheet:
    names = {place.removeprefix(f"{sheet.name}!"): answer for place, answer in answers.items()}
    if names.keys() == answers.keys():
        return sheet
    rows = tuple(
        tuple(_settled(value, names.get(cell_name(row, column))) for column, value in enumerate(cells))
        for row, cells in enumerate(sheet.rows)
    )
    return replace(sheet, rows=rows)


def _settled(value: Cell, answer: str | None) -> Cell:
    return value if answer is None else None if answer == BLANK else Answer(answer)
