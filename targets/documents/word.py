"""The lines of a Word file: its paragraphs and table cells in order, with their numbers, then its footnotes.

What Word keeps apart from the words is put back: the numbers of numbered paragraphs ("II.", "1.2.", "a)") and the marks
of footnotes. Deleted text of tracked changes is left out, inserted text is in.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from targets.documents.lines import Cell, Line
from targets.documents.word_numbers import Numbering

#: Told how far the reading is: paragraphs and tables done, and all of them.
Tell = Callable[[int, int], None]


def word_lines(content: bytes, tell: Tell | None = None) -> tuple[Line, ...]:
    """Return the lines of a .docx file, numbered from 1 in reading order.

    Raises:
        Exception: whatever python-docx and lxml raise on a file that is none; call it in the guarded process only.
    """
    document = Document(io.BytesIO(content))
    marks = _Marks()
    lines: list[Line] = []
    for label, paragraph, cell in _paragraphs(document, tell):
        text = label + _words(paragraph._p, marks)  # noqa: SLF001  python-docx gives no other way
        first = len(lines) + 1
        lines.extend(Line(part, first + at, whole=True, cell=cell) for at, part in enumerate(text.split("\n")))
    for number, text in _notes(document, marks):
        lines.append(Line(text, len(lines) + 1, whole=True, note=number))
    return tuple(lines)


class _Marks:
    """Footnotes counted in the order in which the text refers to them."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def mark(self, reference: str) -> str:
        number = self.numbers.setdefault(reference, len(self.numbers) + 1)
        return str(number).translate(_RAISED)


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def numbered_paragraphs(document: WordDocument) -> Iterator[tuple[int, Paragraph, int]]:
    """Yield the paragraphs of a document with the number of their first line, and how long their label is."""
    line, marks = 1, _Marks()
    for label, paragraph, _ in _paragraphs(document, None):
        yield line, paragraph, len(label)
        line += _words(paragraph._p, marks).count("\n") + 1  # noqa: SLF001


def _paragraphs(document: WordDocument, tell: Tell | None) -> Iterator[tuple[str, Paragraph, Cell | None]]:
    """Yield the paragraphs in reading order, each with the number Word writes before it and its table cell."""
    numbering = Numbering(document)
    blocks = list(document.iter_inner_content())
    tables = 0
    for done, block in enumerate(blocks, 1):
        if isinstance(block, Paragraph):
            yield numbering.label(block), block, None
        else:
            tables += 1
            for paragraph, cell in _in_cells(block, tables):
                yield numbering.label(paragraph), paragraph, cell
        if tell is not None and done % 200 == 0:
            tell(done, len(blocks))


def _in_cells(table: Table, number: int) -> Iterator[tuple[Paragraph, Cell]]:
    """Yield the paragraphs of a table's cells, a merged cell once."""
    seen: set[object] = set()
    for row, cells in enumerate(table.rows, 1):
        for column, cell in enumerate(cells.cells, 1):
            if cell._tc not in seen:  # noqa: SLF001
                seen.add(cell._tc)  # noqa: SLF001
                yield from ((paragraph, Cell(number, row, column)) for paragraph in cell.paragraphs)


def _words(element: etree._Element, marks: _Marks) -> str:
    """Return the words of a paragraph's element, the marks of its footnotes raised."""
    parts: list[str] = []
    for node in element.iter(_TEXT, _TAB, _BREAK, _HYPHEN, _REFERENCE):
        if any(ancestor.tag in _LEFT_OUT for ancestor in node.iterancestors()):
            continue
        if node.tag == _TEXT:
            parts.append(node.text or "")
        elif node.tag == _REFERENCE:
            parts.append(marks.mark(str(node.get(qn("w:id")))))
        else:
            parts.append({_TAB: "\t", _BREAK: "\n", _HYPHEN: "-"}[str(node.tag)])
    return "".join(parts)


def _notes(document: WordDocument, marks: _Marks) -> Iterator[tuple[str, str]]:
    """Yield the footnotes that the text refers to, with their numbers."""
    part = next((rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/footnotes")), None)
    if part is None:
        return
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    bodies = {str(note.get(qn("w:id"))): note for note in etree.fromstring(part.blob, parser).iter(qn("w:footnote"))}
    for reference, number in marks.numbers.items():
        if reference in bodies:
            words = " ".join(_words(p, _Marks()) for p in bodies[reference].iter(qn("w:p")))
            yield str(number), words.strip()


_TEXT, _TAB, _BREAK, _HYPHEN = qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:noBreakHyphen")
_REFERENCE = qn("w:footnoteReference")
_LEFT_OUT = frozenset(
    {
        qn("w:del"),
        qn("w:moveFrom"),
        qn("w:tabs"),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
