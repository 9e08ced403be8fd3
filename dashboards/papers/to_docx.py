"""A paper as a Word document, to be changed, numbered and signed by hand."""

from __future__ import annotations

import io

import docx
from docx.document import Document as Word
from docx.enum.section import WD_SECTION
from docx.shared import Mm, Pt
from docx.table import _Cell as Cell
from docx.text.paragraph import Paragraph as WordParagraph

from dashboards.papers.document import Annex, Block, Chart, Document, NewPage, Paragraph, Table
from dashboards.papers.docx_parts import (
    add_table,
    add_words,
    bare_table,
    first_paragraph,
    lined,
    saved,
    set_letters,
    set_page,
    shape,
)
from dashboards.papers.to_pdf import chart_png
from dashboards.views.office_paper import OfficePaper

#: The width of the text on a page that stands and on one that lies, in millimetres.
UPRIGHT, ACROSS = 165.0, 252.0


def paper_docx(document: Document) -> bytes:
    """Return the paper as a Word document."""
    word, paper = docx.Document(), document.paper
    set_letters(word, 14)
    word.core_properties.title = f"{document.kind} {' '.join(document.subject)}"[:255]
    word.core_properties.author = paper.issuer[:255]
    set_page(word.sections[0], wide=False)
    (_party_head if paper.party else _state_head)(word, paper, document.about)
    (_title if document.kind else _greeting)(word, document)
    _blocks(word, document.blocks, UPRIGHT, 12)
    _foot(word, paper)
    for annex in document.annexes:
        add_annex(word, annex, paper)
    return saved(word, document.made)


def add_annex(word: Word, annex: Annex, paper: OfficePaper) -> None:
    """Add an annex on pages of its own, behind everything there is."""
    set_page(word.add_section(WD_SECTION.NEW_PAGE), wide=annex.wide, first=1)
    add_words(shape(word.add_paragraph(), "center"), annex.label, 14, bold=True)
    add_words(shape(word.add_paragraph(), "center"), annex.title, 14, bold=True)
    add_words(shape(word.add_paragraph(), "center", after=8), paper.reference, 14, italic=True)
    _blocks(word, annex.blocks, ACROSS if annex.wide else UPRIGHT, 10.5)


def _state_head(word: Word, paper: OfficePaper, about: str) -> None:
    table = bare_table(word, (66, 99))
    left, right = table.rows[0].cells
    if paper.superior:
        add_words(_first(left), paper.superior, 12)
    add_words(_next(left), paper.issuer, 12, bold=True)
    _line(left, 23)
    add_words(_first(right), paper.heading, 12, bold=True)
    add_words(_next(right), paper.motto, 13, bold=True)
    _line(right, 20)
    below = table.add_row().cells
    add_words(_first(below[0]), paper.number, 13)
    if about:
        add_words(_next(below[0]), about, 12)
    add_words(_first(below[1]), paper.dated, 13, italic=True)


def _party_head(word: Word, paper: OfficePaper, about: str) -> None:
    left, right = bare_table(word, (75, 90)).rows[0].cells
    if paper.superior:
        add_words(_first(left), paper.superior, 14)
    add_words(_next(left), paper.issuer, 14, bold=True)
    add_words(_next(left), "*", 14)
    add_words(_next(left), paper.number, 14)
    if about:
        add_words(_next(left), about, 12, italic=True)
    add_words(_first(right), paper.heading, 15, bold=True)
    _line(right, 8)
    add_words(shape(right.add_paragraph(), "center", before=6), paper.dated, 14, italic=True)


def _title(word: Word, document: Document) -> None:
    party = document.paper.party
    add_words(shape(word.add_paragraph(), "center", before=16), document.kind, 16 if party else 14, bold=True)
    for line in document.subject:
        add_words(shape(word.add_paragraph(), "center"), line, 14, bold=True)
    below = shape(word.add_paragraph(), "center", after=10)
    if party:
        add_words(below, "-----", 14)
    else:
        below.paragraph_format.line_spacing = Pt(3)
        lined(below, 60)


def _greeting(word: Word, document: Document) -> None:
    """Write to whom a letter goes."""
    one = len(document.to) == 1
    for at, line in enumerate(document.to):
        paragraph = shape(word.add_paragraph(), "center" if one else "left", before=0 if at else 14)
        paragraph.paragraph_format.left_indent = Mm(0 if one else 25)
        add_words(paragraph, line, 14)
    shape(word.add_paragraph(), "left")


def _blocks(word: Word, blocks: tuple[Block, ...], width: float, points: float) -> None:
    for block in blocks:
        match block:
            case Table():
                add_table(word, block, width, points)
            case Chart():
                paragraph = shape(word.add_paragraph(), "center", after=6)
                paragraph.add_run().add_picture(io.BytesIO(chart_png(block)), width=Mm(UPRIGHT))
            case NewPage():
                word.add_page_break()
            case Paragraph():
                _paragraph(word, block)


def _paragraph(word: Word, block: Paragraph) -> None:
    match block.style:
        case "heading" | "subheading" | "topic":
            paragraph = shape(word.add_paragraph(), None, before=8, after=6)
            paragraph.paragraph_format.keep_with_next = True
            paragraph.paragraph_format.first_line_indent = Mm(10)
            add_words(paragraph, block.text, 14, bold=True, italic=block.style == "topic")
        case "caption":
            paragraph = shape(word.add_paragraph(), "center", before=8, after=6)
            paragraph.paragraph_format.keep_with_next = True
            add_words(paragraph, block.text, 14, bold=True)
        case "small":
            add_words(shape(word.add_paragraph(), None, after=3), block.text, 11)
        case "text":
            paragraph = shape(word.add_paragraph(), None, before=3, after=6)
            paragraph.paragraph_format.first_line_indent = Mm(10)
            paragraph.paragraph_format.line_spacing = 1.1
            add_words(paragraph, block.text, 14)


def _foot(word: Word, paper: OfficePaper) -> None:
    """Write who gets a copy, and beside it who signs; both stay on one page, never without the last words above."""
    for above in word.paragraphs[-1:]:
        above.paragraph_format.keep_with_next = True
    shape(word.add_paragraph(), None).paragraph_format.keep_with_next = True
    left, right = bare_table(word, (82, 83)).rows[0].cells
    size = 14 if paper.party else 12
    named = shape(first_paragraph(left), "left")
    add_words(named, "Nơi nhận:", size, bold=not paper.party, italic=not paper.party, underline=paper.party)
    for line in paper.recipients:
        add_words(shape(left.add_paragraph(), "left"), line, 12 if paper.party else 11)
    for number, line in enumerate(paper.signature):
        paragraph = _first(right) if not number else _next(right)
        add_words(paragraph, line, 14, bold=not (paper.party and number))
    add_words(shape(right.add_paragraph(), "center", before=80), paper.signer, 14, bold=True)
    for cell in (left, right):
        for paragraph in cell.paragraphs[:-1]:
            paragraph.paragraph_format.keep_with_next = True


def _first(cell: Cell) -> WordParagraph:
    return shape(first_paragraph(cell), "center")


def _next(cell: Cell) -> WordParagraph:
    """Return the next paragraph of a cell: the first one as long as nothing stands in it."""
    first = first_paragraph(cell)
    return shape(first if len(cell.paragraphs) == 1 and not first.text else cell.add_paragraph(), "center")


def _line(cell: Cell, inset: float) -> None:
    """Draw a line across a cell, so many millimetres in from either side."""
    paragraph = shape(cell.add_paragraph(), "center", after=4)
    paragraph.paragraph_format.line_spacing = Pt(3)
    lined(paragraph, inset)
