"""The parts of a Word document: paragraphs, tables whose headings repeat, lines under words, the number of a page.

Everything that people wrote is put in as the text of a run, where nothing is markup.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime

from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell as Cell
from docx.text.paragraph import Paragraph as WordParagraph

from dashboards.papers.document import Align, Table

#: The letters of every paper; Word brings them.
FONT = "Times New Roman"
SIDES = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def set_letters(word: Word, points: float) -> None:
    """Make all text of a document be written in the letters of papers, Vietnamese."""
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(points)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    normal.element.get_or_add_rPr().append(language)


def add_words(
    paragraph: WordParagraph,
    text: str,
    points: float,
    *,
    bold: bool = False,
    italic: bool = False,
    underline: bool = False,
) -> None:
    """Add words to a paragraph."""
    run = paragraph.add_run(text)
    run.font.size, run.bold, run.italic, run.underline = Pt(points), bold, italic, underline


def shape(paragraph: WordParagraph, side: Align | None = None, before: float = 0, after: float = 0) -> WordParagraph:
    """Set how a paragraph stands: its side (None: flush on both), and the points above and below it."""
    form = paragraph.paragraph_format
    form.alignment = SIDES[side] if side is not None else WD_ALIGN_PARAGRAPH.JUSTIFY
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.line_spacing_rule = WD_LINE_SPACING.SINGLE
    return paragraph


def lined(paragraph: WordParagraph, inset: float) -> None:
    """Draw a line below a paragraph, so many millimetres in from either side."""
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(inset)
    border = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="4" w:space="1" w:color="000000"/></w:pBdr>'
    )
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001  python-docx has no borders of its own
    properties.insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def bare_table(word: Word, widths: Sequence[float]) -> WordTable:
    """Add a table of one row without lines: it only puts things side by side."""
    table: WordTable = word.add_table(rows=1, cols=len(widths))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for cell, column, width in zip(table.rows[0].cells, table.columns, widths, strict=True):
        cell.width = column.width = Mm(width)
    return table


def first_paragraph(cell: Cell) -> WordParagraph:
    """Return the paragraph that every cell begins with."""
    first: WordParagraph = cell.paragraphs[0]
    return first


def add_table(word: Word, table: Table, width: float, points: float) -> None:
    """Add a table, so many millimetres wide; its headings are repeated on every page, its rows are not broken."""
    total = sum(column.width for column in table.columns)
    twips = [round(column.width / total * width * _TWIPS) for column in table.columns]
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in twips)
    element = parse_xml(
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(twips)}" w:type="dxa"/><w:jc w:val="center"/>'
        f"<w:tblBorders>{_BORDERS}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid></w:tbl>"
    )
    headings = [column.heading for column in table.columns]
    element.append(_row(headings, twips, ["center"] * len(twips), points, bold=True, heads=True))
    for row in table.rows:
        if row.kind == "group":
            element.append(_row(row.cells, [sum(twips)], ["left"], points, bold=True, spans=len(twips)))
        else:
            sides = [column.align for column in table.columns]
            element.append(_row(row.cells, twips, sides, points, bold=row.kind == "total"))
    body = word.element.body
    body.insert_element_before(element, "w:sectPr")


def set_page(section: Section, *, wide: bool, first: int | None = None) -> None:
    """Set the paper (A4), its margins, and the number in the middle of the top margin but on the first page.

    Args:
        section: of the document.
        wide: whether it lies across.
        first: the number of its first page; None: it goes on.
    """
    width, height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = width, height
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance, section.footer_distance = Mm(9), Mm(9)
    section.different_first_page_header_footer = True
    section.header.is_linked_to_previous = False
    number = shape(section.header.paragraphs[0], "center")
    for text in ("begin", None, "end"):
        run = number.add_run()
        run.font.size = Pt(13)
        run._r.append(_field(text))  # noqa: SLF001  python-docx has no fields
    for copied in section._sectPr.findall(qn("w:pgNumType")):  # noqa: SLF001  of the section before, as all else is
        section._sectPr.remove(copied)  # noqa: SLF001
    if first is not None:
        numbering = OxmlElement("w:pgNumType")
        numbering.set(qn("w:start"), str(first))
        section._sectPr.insert_element_before(numbering, "w:cols", "w:titlePg", "w:docGrid")  # noqa: SLF001


def saved(word: Word, made: datetime) -> bytes:
    """Return the document's bytes, dated only by the moment it was made: the same document has the same bytes."""
    properties, at = word.core_properties, made.replace(tzinfo=None, microsecond=0)
    properties.created = properties.modified = at
    properties.last_modified_by = properties.comments = properties.keywords = ""
    content = io.BytesIO()
    word.save(content)
    return undated(content.getvalue())


def undated(content: bytes) -> bytes:
    """Return a Word document whose parts bear no time of day at which they were packed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


_TIGHT = '<w:spacing w:before="40" w:after="40" w:line="240" w:lineRule="auto"/>'
_TWIPS = 1440 / 25.4  # in a millimetre
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def _row(
    texts: Sequence[str],
    twips: Sequence[int],
    sides: Sequence[Align] | Sequence[str],
    points: float,
    *,
    bold: bool = False,
    heads: bool = False,
    spans: int = 1,
) -> BaseOxmlElement:
    """Return a row; python-docx's own way to build one takes a hundred times as long."""
    row = OxmlElement("w:tr")
    kept = '<w:tblHeader w:val="true"/>' if heads else ""
    row.append(parse_xml(f'<w:trPr {nsdecls("w")}><w:cantSplit w:val="true"/>{kept}</w:trPr>'))
    for text, width, side in zip(texts, twips, sides, strict=True):
        span = f'<w:gridSpan w:val="{spans}"/>' if spans > 1 else ""
        shade = '<w:shd w:val="clear" w:color="auto" w:fill="F0F0F0"/>' if spans > 1 else ""
        middle = '<w:vAlign w:val="center"/>' if heads else ""
        keep = '<w:keepNext w:val="true"/>' if spans > 1 or heads else ""
        letters = ('<w:b w:val="true"/>' if bold else "") + f'<w:sz w:val="{round(points * 2)}"/>'
        cell = parse_xml(
            f'<w:tc {nsdecls("w")}><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{shade}{middle}</w:tcPr>'
            f'<w:p><w:pPr>{keep}{_TIGHT}<w:jc w:val="{side}"/></w:pPr>'
            f"<w:r><w:rPr>{letters}</w:rPr><w:t/></w:r></w:p></w:tc>"
        )
        words = cell.find(f".//{qn('w:t')}")
        words.text = text
        words.set(qn("xml:space"), "preserve")
        row.append(cell)
    return row


def _field(kind: str | None) -> BaseOxmlElement:
    """Return a part of the field that is the number of the page: its begin, its instruction (None), its end."""
    if kind is None:
        instruction = OxmlElement("w:instrText")
        instruction.text = "PAGE"
        return instruction
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    return mark
