"""The lines of a document as its file has them, before anything is put together: what every reader hands over."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """Where in a table a line stands, each counted from 1."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text file or of a page, or one whole paragraph of a Word file."""

    text: str  #: as the file has it: not composed, spaces as they are
    number: int  #: from 1: of the text file, or of the text drawn from the document
    page: int | None = None  #: from 1, where the document has pages
    whole: bool = False  #: a paragraph by itself, never joined with its neighbours
    cell: Cell | None = None  #: of a table, where the file keeps its tables
    note: str | None = None  #: the mark of the footnote that this is the body of, where the file keeps them apart


def text_lines(text: str) -> tuple[Line, ...]:
    r"""Return the lines of a plain text; a form feed begins a page.

    >>> [(line.text, line.number, line.page) for line in text_lines("một\r\nhai\n\fba")]
    [('một', 1, None), ('hai', 2, None), ('ba', 3, 2)]
    """
    lines, page = [], 1
    for number, line in enumerate(text.split("\n"), 1):
        page += line.count("\f")
        lines.append(Line(line.replace("\f", "").removesuffix("\r"), number, page if page > 1 else None))
    return tuple(lines)
