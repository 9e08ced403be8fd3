"""The parts of a Word document, read back."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
from docx.enum.section import WD_ORIENT

from dashboards.papers.document import Column, Row, Table
from dashboards.papers.docx_parts import (
    add_table,
    add_words,
    bare_table,
    first_paragraph,
    lined,
    saved,
    set_page,
    shape,
)
from tests.dashboards.world import AS_OF

TABLE = Table(
    (Column("STT", 10, "center"), Column("Đơn vị", 30)),
    (Row(("Xã Bản Bo (1)",), "group"), Row(("1", "Bản Bo")), Row(("", "Cộng"), "total")),
)


def test_a_table_has_its_cells_its_widths_and_headings_that_repeat() -> None:
    word = docx.Document()
    add_table(word, TABLE, 160, 11)
    (table,) = word.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["STT", "Đơn vị"],
        ["Xã Bản Bo (1)", "Xã Bản Bo (1)"],  # one cell over both columns
        ["1", "Bản Bo"],
        ["", "Cộng"],
    ]
    widths = [round(cell.width.mm) for cell in table.rows[2].cells]
    assert widths == [40, 120]  # 10 : 30 of 160 mm
    heads = ["w:tblHeader" in row._tr.xml for row in table.rows]
    assert heads == [True, False, False, False]
    assert all("w:cantSplit" in row._tr.xml for row in table.rows)
    bold = [bool(row.cells[-1].paragraphs[0].runs[0].bold) for row in table.rows]
    assert bold == [True, True, False, True]


def test_a_page_lies_or_stands_and_begins_its_own_numbers() -> None:
    word = docx.Document()
    section: Any = word.sections[0]
    set_page(section, wide=True, first=1)
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert [round(side.mm) for side in (section.top_margin, section.left_margin, section.right_margin)] == [20, 30, 15]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert section.first_page_header.paragraphs[0].text == ""
    assert '<w:pgNumType w:start="1"/>' in section._sectPr.xml


def test_things_stand_side_by_side_with_lines_under_words() -> None:
    word = docx.Document()
    left, right = bare_table(word, (60, 100)).rows[0].cells
    add_words(shape(first_paragraph(left), "center"), "PHÒNG NỘI VỤ", 12, bold=True)
    lined(shape(right.add_paragraph(), "center"), 20)
    assert (left.text, round(left.width.mm), round(right.width.mm)) == ("PHÒNG NỘI VỤ", 60, 100)
    (run,) = left.paragraphs[0].runs
    assert (run.bold, run.italic, run.font.size.pt) == (True, False, 12)
    assert "w:pBdr" in right.paragraphs[-1]._p.xml


def test_a_document_bears_no_time_but_that_of_what_it_says() -> None:
    def made() -> bytes:
        word = docx.Document()
        word.add_paragraph("Bản Bo")
        return saved(word, AS_OF)

    content = made()
    assert content == made()
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert docx.Document(io.BytesIO(content)).core_properties.created.isoformat() == "2023-10-01T00:00:00+00:00"
