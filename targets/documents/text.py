"""A document's text with its paragraphs whole again, every character of it still knowing where it stood.

``Text.content`` is composed (NFC) and has single spaces; a paragraph ends with a line break. Footnotes are paragraphs
of their own after the body, tied to the place that carried their mark; the marks themselves and page numbers are gone.
`Text.place` leads from any stretch of it back to the file: line, page, column, and the words exactly as they stood.

`targets.documents.layout` makes it from the lines of a file.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from targets.documents.letters import UPPER
from targets.documents.lines import Cell, Line
from targets.documents.numbering import Label, Section


class ParagraphKind(StrEnum):
    """What a paragraph is."""

    TEXT = "text"
    CELL = "cell"  #: of a table
    NOTE = "note"  #: a footnote's body


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of the content; the line break after it is not in it."""

    start: int
    end: int
    kind: ParagraphKind
    label: Label | None  #: what it begins with; ``start + label.end`` is where its words begin
    section: Section  #: what it stands in, its own label included
    cell: Cell | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, and what it belongs to."""

    mark: str  #: "10"
    body: Paragraph
    at: int | None  #: in the content, where its mark stood; None when no mark was found


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stretch of the content stood in the file."""

    line: int  #: of its first character, from 1
    last_line: int
    page: int | None
    column: int  #: of its first character, from 1
    words: str  #: as the file has them, its lines joined with a space


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the content that stands on one line of the file."""

    start: int  #: in the content
    line: int  #: index into the lines
    offset: int  #: in the composed text of that line
    length: int


@dataclass(frozen=True, slots=True)
class Text:
    """A document, read."""

    content: str
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...]
    lines: tuple[Line, ...]  #: the file's, all of them
    pieces: tuple[Piece, ...]  #: in order
    starts: tuple[int, ...]  #: of the pieces

    def place(self, start: int, end: int) -> Place:
        """Return where a stretch of the content stood.

        Raises:
            ValueError: there is nothing of the file in it.
        """
        first = max(0, bisect_right(self.starts, start) - 1)
        touched = []
        for at in range(first, len(self.pieces)):
            piece = self.pieces[at]
            if piece.start >= end:
                break
            begin, stop = max(start, piece.start), min(end, piece.start + piece.length)
            if begin < stop:
                touched.append((piece, begin - piece.start + piece.offset, stop - piece.start + piece.offset))
        if not touched:
            raise ValueError(f"nothing of the file stands between {start} and {end}")
        runs: dict[int, tuple[int, int]] = {}
        for piece, begin, stop in touched:
            runs[piece.line] = (runs[piece.line][0], stop) if piece.line in runs else (begin, stop)
        cuts = {at: _as_written(self.lines[at].text, *run) for at, run in runs.items()}
        head, tail = self.lines[touched[0][0].line], self.lines[touched[-1][0].line]
        column = cuts[touched[0][0].line][0] + 1
        return Place(head.number, tail.number, head.page, column, " ".join(words for _, words in cuts.values()))

    def words(self, paragraph: Paragraph) -> str:
        """Return a paragraph's text without its label."""
        return self.content[paragraph.start + (paragraph.label.end if paragraph.label else 0) : paragraph.end]

    def sentences(self, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
        """Yield the stretches of a paragraph's sentences, its label left out."""
        start = paragraph.start + (paragraph.label.end if paragraph.label else 0)
        for found in _STOP.finditer(self.content, start, paragraph.end):
            if not _ABBREVIATION.search(self.content, max(start, found.start() - _LONGEST), found.start()):
                yield start, found.start() + len(found[0].rstrip())
                start = found.end()
        if start < paragraph.end:
            yield start, paragraph.end

    def notes_of(self, start: int, end: int) -> tuple[Note, ...]:
        """Return the footnotes whose marks stand in a stretch of the content."""
        return tuple(note for note in self.notes if note.at is not None and start < note.at <= end)


#: The end of a sentence: a stop, a space, and what can begin another.
_STOP = re.compile(rf"[.!?…][”\"]? +(?=[{UPPER}\"“(‘\d]|- )")
#: "TT. Huyện ủy", "TP. Hồ Chí Minh", "ThS. Lan", "v.v. Các"
_ABBREVIATION = re.compile(r"(?:^|[\s(,])(?:[A-ZĐ]{1,2}|Tp|Tx|Th[sS]|PGS|BS|CK[I]*|đ/c|tr|v\.v|[A-ZĐ]\.[A-ZĐ])$")
_LONGEST = 8


def _as_written(text: str, start: int, end: int) -> tuple[int, str]:
    """Return where a stretch of a line's composed text begins in the line as it is written, and its words there."""
    if unicodedata.is_normalized("NFC", text):
        return start, text[start:end]
    edges, composed = [0], 0
    for cluster in _CLUSTER.finditer(text):
        composed += len(unicodedata.normalize("NFC", cluster[0]))
        edges += [cluster.end()] * (composed - len(edges) + 1)
    first = edges[start] if start < len(edges) else len(text)
    return first, text[first : edges[end] if end < len(edges) else len(text)]


#: A letter with the marks that follow it.
_CLUSTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]*|[\u0300-\u036f]+")
