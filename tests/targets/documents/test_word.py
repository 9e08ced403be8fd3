"""Word files, made here with python-docx and read back."""

from __future__ import annotations

import io
from collections.abc import Iterable

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from targets.documents.layout import lay_out
from targets.documents.lines import Cell
from targets.documents.word import numbered_paragraphs, word_lines


def saved(document: WordDocument) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_paragraphs_tables_and_numbers_in_reading_order() -> None:
    document = Document()
    document.add_paragraph("KẾ HOẠCH")
    document.add_paragraph("Mục tiêu", style="List Number")
    document.add_paragraph("Chỉ tiêu", style="List Number")
    document.add_paragraph("xã Bản Bo", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Tỷ lệ hộ nghèo", "3%"
    document.add_paragraph("Nơi nhận:")
    lines = word_lines(saved(document))
    assert [line.text for line in lines] == [
        "KẾ HOẠCH",
        "1. Mục tiêu",
        "2. Chỉ tiêu",
        "- xã Bản Bo",
        "Tỷ lệ hộ nghèo",
        "3%",
        "Nơi nhận:",
    ]
    assert [line.cell for line in lines if line.cell] == [Cell(1, 1, 1), Cell(1, 1, 2)]
    assert [line.number for line in lines] == list(range(1, 8))


def test_a_merged_cell_is_read_once() -> None:
    document = Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Cả năm"
    assert [line.text for line in word_lines(saved(document)) if line.text] == ["Cả năm"]


def test_deleted_words_are_left_out_and_inserted_ones_are_in() -> None:
    document = Document()
    paragraph = document.add_paragraph("Có ")
    for tag, words, element in (("del", "12", "delText"), ("ins", "13", "t")):
        paragraph._p.append(
            parse_xml(f'<w:{tag} {nsdecls("w")} w:id="1"><w:r><w:{element}>{words}</w:{element}></w:r></w:{tag}>')
        )
    paragraph.add_run(" xã")
    assert word_lines(saved(document))[0].text == "Có 13 xã"


def test_a_footnote_is_raised_in_the_text_and_lies_behind_it() -> None:
    text = lay_out(word_lines(with_footnote("Đã tổ chức 05 cuộc giám sát", "MTTQ 02 cuộc; Hội Nông dân 03 cuộc.")))
    [note] = text.notes
    assert text.content[note.body.start : note.body.end] == "MTTQ 02 cuộc; Hội Nông dân 03 cuộc."
    assert note.at == len("Đã tổ chức 05 cuộc giám sát")


def test_paragraphs_are_numbered_as_their_lines_are() -> None:
    document = Document()
    document.add_paragraph("một\nhai")
    document.add_paragraph("ba", style="List Number")
    content = saved(document)
    assert [(n, p.text, lead) for n, p, lead in numbered_paragraphs(Document(io.BytesIO(content)))] == [
        (1, "một\nhai", 0),
        (3, "ba", 3),
    ]
    assert [(line.number, line.text) for line in word_lines(content)] == [(1, "một"), (2, "hai"), (3, "1. ba")]


def test_progress_is_told_on_long_documents() -> None:
    document = Document()
    for number in range(450):
        document.add_paragraph(str(number))
    told: list[tuple[int, int]] = []
    word_lines(saved(document), lambda done, of: told.append((done, of)))
    assert told == [(200, 450), (400, 450)]


def with_footnote(words: str, note: str, below: Iterable[str] = ()) -> bytes:
    """Return a Word file with one footnote, which python-docx cannot make by itself, and paragraphs below its mark."""
    document = Document()
    paragraph = document.add_paragraph(words)
    paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'))
    for line in below:
        document.add_paragraph(line)
    inner = f'<w:footnote w:id="2"><w:p><w:r><w:t>{note}</w:t></w:r></w:p></w:footnote>'
    body = f"<w:footnotes {nsdecls('w')}>{inner}</w:footnotes>"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, body.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    return saved(document)


def test_a_footnote_is_tied_to_its_mark_however_much_stands_between() -> None:
    rows = [f"Xã2, dòng {number}" for number in range(200)]  # of an annex, with a plain figure behind a word
    text = lay_out(word_lines(with_footnote("Có 15 mô hình", "Bản Bo: 15", rows)))
    assert [(note.mark, note.at) for note in text.notes] == [("1", len("Có 15 mô hình"))]
