"""From the lines of a file to whole paragraphs: hard wraps undone, page numbers dropped, footnotes lifted out.

What pages do to the sentences of a plan: lines are broken at the margin, often with an empty line between all of them;
a page number stands alone; a footnote block interrupts a sentence; "2021-" ends one line and "2025" begins the next.
Nothing is lost: what is dropped is page numbers, rules and the marks of footnotes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from targets.documents.blocks import Block, blocks_of
from targets.documents.footnotes import RAISED_MARK, Mark, find_marks
from targets.documents.lines import Line
from targets.documents.numbering import DASH, Section, label_of
from targets.documents.text import Note, Paragraph, ParagraphKind, Piece, Text


def lay_out(lines: Iterable[Line]) -> Text:
    """Return the text of a document from its lines."""
    raw = tuple(lines)
    texts = tuple(unicodedata.normalize("NFC", line.text) for line in raw)
    found = blocks_of(raw, texts)
    writer = _Writer(texts, find_marks(texts, found.stream, found.bodies))
    written = [(block, writer.paragraph(block)) for block in sorted(found.blocks, key=lambda b: b.note is not None)]
    kept = [(block, paragraph) for block, paragraph in written if paragraph is not None]
    notes = tuple(
        Note(block.note, paragraph, writer.anchors.get(block.note))
        for block, paragraph in kept
        if block.note is not None
    )
    starts = tuple(piece.start for piece in writer.pieces)
    paragraphs = tuple(paragraph for _, paragraph in kept)
    return Text("".join(writer.parts), paragraphs, notes, raw, tuple(writer.pieces), starts)


#: What is left out between runs of words, one space excepted: wider space, bold signs of Markdown, unseen characters.
_GAP = re.compile(r"^\s+|\s+$|[^\S ]\s*| \s+|\*\*+|[\u00ad\u200b-\u200f\u2060\ufeff]+")
#: A line without any of these is one run of words.
_UNEVEN = re.compile(r"^\s|\s$|[^\S ]|  |\*\*|[\u00ad\u200b-\u200f\u2060\ufeff⁰¹²³⁴-⁹]")
#: A hyphen that belongs to a word or a number cut at the margin: "2021-", "09-", "NQ-CP-"; not the dash of "kinh tế -".
_CUT = re.compile(r"[^\s-]-$")


class _Writer:
    """Writes the content paragraph by paragraph, and keeps where each run of words came from."""

    def __init__(self, texts: tuple[str, ...], marks: tuple[Mark, ...]) -> None:
        self.texts = texts
        self.marks: dict[int, list[Mark]] = {}
        for mark in marks:
            self.marks.setdefault(mark.line, []).append(mark)
        self.parts: list[str] = []
        self.pieces: list[Piece] = []
        self.length = 0
        self.anchors: dict[str, int] = {}  # where the mark of each footnote stood
        self.section = Section()

    def paragraph(self, block: Block) -> Paragraph | None:
        """Write one paragraph; None when nothing of it is left."""
        start, first = self.length, len(self.parts)
        for at, offset, end in block.lines:
            self._line(at, offset, len(self.texts[at]) if end is None else end, fresh=self.length == start)
        if self.length == start:
            return None
        stop, content = self.length, "".join(self.parts[first:])
        self._put("\n")
        kind = ParagraphKind.NOTE if block.note else ParagraphKind.CELL if block.cell else ParagraphKind.TEXT
        label = label_of(content) if kind is not ParagraphKind.NOTE else None
        if label is not None and label.rank != DASH and kind is ParagraphKind.TEXT:
            self.section = self.section.enter(label)
        section = Section() if kind is ParagraphKind.NOTE else self.section
        return Paragraph(start, stop, kind, label, section, block.cell)

    def _line(self, at: int, offset: int, end: int, *, fresh: bool) -> None:
        """Write a line's runs of words, parted from what stands before by one space unless a hyphen was cut."""
        space = not fresh and not _CUT.search(self.parts[-1])
        for first, last, mark in self._stretches(at, offset, end):
            if mark is not None:
                self.anchors.setdefault(mark, self.length)
            elif mark is None and first >= 0:
                if space:
                    self._put(" ")
                self.pieces.append(Piece(self.length, at, first, last - first))
                self._put(self.texts[at][first:last])
                space, fresh = False, False
            else:
                space = not fresh

    def _stretches(self, at: int, offset: int, end: int) -> Iterator[tuple[int, int, str | None]]:
        """Yield the runs of words of a line; a mark with its number; (-1, -1, None) for space between runs."""
        text, start = self.texts[at], offset
        if at not in self.marks and not _UNEVEN.search(text, offset, end):
            yield offset, end, None
            return
        for first, last, mark in sorted(self._left_out(at, offset, end), key=lambda gap: (gap[0], -gap[1])):
            if last <= start:
                continue
            if first > start:
                yield start, first, None
            if mark is not None:
                yield first, last, mark
            elif text[first:last].isspace() and last < end:
                yield -1, -1, None
            start = last
        if start < end:
            yield start, end, None

    def _left_out(self, at: int, offset: int, end: int) -> Iterator[tuple[int, int, str | None]]:
        yield from ((mark.start, mark.end, mark.mark) for mark in self.marks.get(at, ()) if mark.start >= offset)
        for pattern in (_GAP, RAISED_MARK):
            yield from ((*found.span(), None) for found in pattern.finditer(self.texts[at], offset, end))

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
