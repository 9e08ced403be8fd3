"""Which lines of a file belong together: one block for each paragraph, cell and footnote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from targets.documents.footnotes import REACH, Body, is_certain, mark_in, note_start
from targets.documents.lines import Cell, Line
from targets.documents.wrapping import continues, width_of


@dataclass(slots=True)
class Block:
    """The lines of one paragraph: for each its index, and where in it the words begin and end (None: at its end)."""

    lines: list[tuple[int, int, int | None]]
    note: str | None = None
    cell: Cell | None = None


@dataclass(slots=True)
class Blocks:
    """What was found in the lines of a file."""

    blocks: list[Block] = field(default_factory=list)
    stream: list[int] = field(default_factory=list)  #: the lines of the body, in order
    bodies: list[Body] = field(default_factory=list)  #: the footnotes, in order


def blocks_of(lines: Sequence[Line], texts: Sequence[str]) -> Blocks:
    """Return the paragraphs, cells and footnotes of a file.

    Args:
        lines: as the reader gave them.
        texts: their composed texts.
    """
    return _Sorter(lines, texts).sorted()


#: A page number, alone on its line: "7", "- 7 -", "Trang 7/12".
_PAGE = re.compile(r"\s*(?:[-–—]\s*)?(?:[Tt]rang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?(?:\s*[-–—])?\s*")
#: A rule drawn with signs.
_RULE = re.compile(r"\s*[-–—_=*.~|:+\s]{3,}\s*")
_ROW = re.compile(r"\s*\|.*\|\s*|[^\t]*\S\t+\S[^\t]*\t.*")
_SENTENCE = re.compile(r"^[^|]*[.;:]\s*$")
_EDGE = re.compile(r"[|\t]")
_SKIPPED = 3  # footnotes whose beginning could not be told
_SHORT = 25  # characters: a line of a table that was flattened into one cell a line


class _Sorter:
    """Goes through the lines once and puts each where it belongs."""

    def __init__(self, lines: Sequence[Line], texts: Sequence[str]) -> None:
        self.lines, self.texts = lines, texts
        self.width = width_of([t for line, t in zip(lines, texts, strict=True) if not line.whole and line.cell is None])
        self.found = Blocks()
        self.open: Block | None = None  # the paragraph that may go on
        self.note: Block | None = None  # the footnote that may go on
        self.last: int | None = None  # the last line of the body
        self.row, self.table = 0, 0

    def sorted(self) -> Blocks:
        cut = False  # a page ended since the last line of the body
        before: int | None = None
        for at, text in enumerate(self.texts):
            if not text or text.isspace():
                continue
            turned = before is not None and self._page_turned(before, at)
            before = at
            if self._is_page_number(at):
                cut, self.note = True, None
            elif not _RULE.fullmatch(text):
                cut = self._take(at, cut=cut or turned, turned=turned)
        return self.found

    def _take(self, at: int, *, cut: bool, turned: bool) -> bool:
        """Put one line where it belongs, and say whether the body is still interrupted after it."""
        line = self.lines[at]
        if line.note is not None:
            self._own_note(at, line.note)
        elif line.cell is not None or self._is_row(at):
            self._cells(at, line.cell)
        elif (start := self._footnote(at)) is not None:
            self._begin_note(at, *start)
            return True
        elif self.note is not None and not turned and self._note_goes_on():
            self.note.lines.append((at, 0, None))
            return True
        else:
            self._body(at, cut=cut)
        return False

    def _body(self, at: int, *, cut: bool) -> None:
        self.note = None
        joined = self.open is not None and self.last is not None and not self.lines[at].whole
        if joined and continues(
            self.texts[self.last or 0],
            self.texts[at],
            self.width,
            cut=cut,
            so_far=0 if self.width.wrapped else self._so_far(),
        ):
            self.open.lines.append((at, 0, None))  # type: ignore[union-attr]
        else:
            self.open = Block([(at, 0, None)])
            self.found.blocks.append(self.open)
        self.last = at
        self.found.stream.append(at)
        if self.lines[at].whole:
            self.open = None

    def _so_far(self) -> int:
        return sum(len(self.texts[at]) for at, _, _ in self.open.lines) if self.open is not None else 0

    def _cells(self, at: int, cell: Cell | None) -> None:
        """Take a cell, or a row of cells written on one line."""
        self.note = None
        if cell is not None:
            last = self.found.blocks[-1] if self.found.blocks else None
            if last is not None and last.cell == cell and not self.lines[at].whole:
                last.lines.append((at, 0, None))
            else:
                self.found.blocks.append(Block([(at, 0, None)], cell=cell))
            self.found.stream.append(at)
            self.open = None
            return
        if self.open is not None or not self.found.blocks or self.found.blocks[-1].cell is None:
            self.table, self.row = self.table + 1, 0
        self.row += 1
        self.open = None
        for column, (start, end) in enumerate(_columns(self.texts[at]), 1):
            if not self.texts[at][start:end].strip():
                continue
            self.found.blocks.append(Block([(at, start, end)], cell=Cell(self.table, self.row, column)))
        self.found.stream.append(at)

    def _own_note(self, at: int, mark: str) -> None:
        last = self.found.blocks[-1] if self.found.blocks else None
        if last is not None and last.note == mark:
            last.lines.append((at, 0, None))
            return
        self.found.blocks.append(Block([(at, 0, None)], note=mark))
        self.found.bodies.append(Body(mark, (at,), 0, len(self.found.stream), apart=True))

    def _begin_note(self, at: int, mark: str, offset: int) -> None:
        self.note = Block([(at, offset, None)], note=mark)
        self.found.blocks.append(self.note)
        self.found.bodies.append(Body(mark, (at,), offset, len(self.found.stream)))

    def _footnote(self, at: int) -> tuple[str, int] | None:
        """Return the mark of the footnote that begins here, and where its words begin."""
        start = note_start(self.texts[at])
        if start is None or is_certain(self.texts[at]):
            return start
        last = int(self.found.bodies[-1].mark) if self.found.bodies and self.found.bodies[-1].mark.isdigit() else 0
        number = int(start[0])
        if not (last < number <= last + _SKIPPED or number == 1):
            return None
        return start if any(mark_in(start[0], text) for text in self._above()) else None

    def _above(self) -> Iterator[str]:
        return (self.texts[at] for at in reversed(self.found.stream[-REACH:]))

    def _note_goes_on(self) -> bool:
        """Say whether a line still belongs to the footnote above it, the page not having been turned."""
        if self.note is None:
            return False
        last = self.texts[self.note.lines[-1][0]]
        if not self.width.wrapped:
            return False
        widest = max(len(self.texts[line].strip()) for line, _, _ in self.note.lines)
        full = len(last.strip()) >= max(self.width.full, 0.85 * widest)
        ended = last.rstrip().endswith((".", ";", "!", "…"))
        return full or not ended

    def _is_row(self, at: int) -> bool:
        """Say whether a line is a row of a table; a sentence that is set with tabs and stands alone is none."""
        if not _ROW.fullmatch(self.texts[at]):
            return False
        return not _SENTENCE.search(self.texts[at]) or any(self._beside_row(at, step) for step in (-1, 1))

    def _beside_row(self, at: int, step: int) -> bool:
        at += step
        while 0 <= at < len(self.texts) and not self.texts[at].strip():
            at += step
        beside = self.texts[at] if 0 <= at < len(self.texts) else ""
        return _ROW.fullmatch(beside) is not None and not _SENTENCE.search(beside)

    def _is_page_number(self, at: int) -> bool:
        """Say whether a line is a page number: alone, and not one of many short lines, which are a flattened table."""
        if self.lines[at].whole or self.lines[at].cell is not None or not _PAGE.fullmatch(self.texts[at]):
            return False
        return not (self._is_short(at, -1) and self._is_short(at, 1))

    def _is_short(self, at: int, step: int) -> bool:
        """Say whether the nearest line with words, in one direction, is short; at the end of the file none is."""
        at += step
        while 0 <= at < len(self.texts) and not self.texts[at].strip():
            at += step
        return 0 <= at < len(self.texts) and len(self.texts[at].strip()) < _SHORT

    def _page_turned(self, before: int, at: int) -> bool:
        """Say whether a new page begins with a line.

        In a text with an empty line after every line, the first of a page has none before it and is set in.
        """
        if self.lines[before].page != self.lines[at].page:
            return True
        return self.width.gapped and at == before + 1 and self.texts[at][:1].isspace()


def _columns(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the cells of a row stand that is written on one line, empty ones too."""
    edges = [found.start() for found in _EDGE.finditer(text)]
    if text.lstrip().startswith("|"):
        edges = edges[: len(edges) - text.rstrip().endswith("|")]
        starts = [edge + 1 for edge in edges]
    else:
        starts = [0, *(edge + 1 for edge in edges)]
    ends = [*(start - 1 for start in starts[1:]), len(text.rstrip().removesuffix("|"))]
    yield from zip(starts, ends, strict=True)
