"""Footnotes of Word documents, read back by python-docx's parts and by our own reader."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml.ns import qn

from dashboards.papers.footnotes import FIRST, add_footnotes, reference
from targets.documents.word import word_lines


def document(*notes: str, table: bool = False) -> bytes:
    word = docx.Document()
    if table:
        word.add_table(1, 1)
    for number in range(len(notes)):
        paragraph = word.add_paragraph("Tổng số: 5")
        paragraph._p.append(reference(FIRST + number))
        paragraph.add_run(" đơn vị.")
    add_footnotes(word, {FIRST + number: text for number, text in enumerate(notes)})
    content = io.BytesIO()
    word.save(content)
    return content.getvalue()


def test_a_footnote_stands_where_its_reference_is() -> None:
    lines = word_lines(document("Bản Bo: 02", "Nà Tăm: 03"))
    assert [(line.text, line.note) for line in lines] == [
        ("Tổng số: 5¹ đơn vị.", None),
        ("Tổng số: 5² đơn vị.", None),
        ("Bản Bo: 02", "1"),
        ("Nà Tăm: 03", "2"),
    ]


def test_notes_are_put_behind_those_a_document_has() -> None:
    word = docx.Document(io.BytesIO(document("của mẫu")))
    paragraph = word.add_paragraph("Thêm")
    paragraph._p.append(reference(FIRST + 9))
    add_footnotes(word, {FIRST + 9: "của báo cáo"})
    content = io.BytesIO()
    word.save(content)
    assert [line.text for line in word_lines(content.getvalue()) if line.note] == ["của mẫu", "của báo cáo"]
    assert len(docx.Document(content).settings.element.findall(qn("w:footnotePr"))) == 1


def test_without_notes_nothing_is_changed() -> None:
    word = docx.Document()
    before = word.element.xml
    add_footnotes(word, {})
    assert word.element.xml == before


@pytest.mark.parametrize("text", ["<w:p>", "{{7*7}}", "=1+1", "a & b", '"'])
def test_the_words_of_a_note_are_text(text: str) -> None:
    assert [line.text for line in word_lines(document(text)) if line.note] == [text]


def test_a_table_at_the_beginning_has_a_line_of_a_point_before_it() -> None:
    body = docx.Document(io.BytesIO(document("x", table=True))).element.body
    assert [child.tag for child in body[:2]] == [qn("w:p"), qn("w:tbl")]
    assert docx.Document(io.BytesIO(document(table=True))).element.body[0].tag == qn("w:tbl")
