"""Word and PDF files made for tests, with what real ones have: lists that count themselves, footnotes, tables."""

from __future__ import annotations

import io
from collections.abc import Sequence

import typst
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

Table = Sequence[Sequence[str]]


def word(paragraphs: Sequence[str], table: Table = (), note: str | None = None) -> bytes:
    """Return a .docx file; a paragraph "^" in its words carries the mark of the footnote."""
    document = Document()
    for text in paragraphs:
        before, mark, after = text.partition("^")
        paragraph = document.add_paragraph(before)
        if mark:
            run = paragraph.add_run()
            run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="7"/>'))
            paragraph.add_run(after)
    if note is not None:
        body = f'<w:footnote w:id="7"><w:p><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote>'
        xml = f"<w:footnotes {nsdecls('w')}>{body}</w:footnotes>"
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        part = Part(PackURI("/word/footnotes.xml"), kind, xml.encode(), document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    if table:
        made = document.add_table(rows=len(table), cols=len(table[0]))
        for row, cells in enumerate(table):
            for column, text in enumerate(cells):
                made.cell(row, column).text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def pdf(paragraphs: Sequence[str], table: Table = (), note: str | None = None) -> bytes:
    """Return a PDF; "^" in a paragraph carries the mark of the footnote."""
    parts = ['#set page(numbering: "1")', '#set text(lang: "vi", size: 13pt, hyphenate: false)']
    for text in paragraphs:
        before, mark, after = text.partition("^")
        foot = f"#footnote[{note}]" if mark else ""
        parts.append(f'#par[#text("{before}"){foot}#text("{after}")]')
    if table:
        cells = ", ".join(f"[{text}]" for row in table for text in row)
        parts.append(f"#table(columns: {len(table[0])}, {cells})")
    return bytes(typst.compile("\n\n".join(parts).encode()))
