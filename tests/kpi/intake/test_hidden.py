"""Hidden rows and columns, in files as programs write them."""

from __future__ import annotations

import io

import openpyxl
import pytest
import xlsxwriter

from kpi.intake.hidden import Hidden, hidden_parts
from tests.kpi.intake import hostile
from tests.kpi.world import workbook


def written() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        book.add_worksheet("Thấy hết").write(0, 0, 1)
        sheet = book.add_worksheet("Ẩn & hiện")
        for row in range(6):
            sheet.write_row(row, 0, [row] * 6)
        sheet.set_row(2, None, None, {"hidden": True})
        sheet.set_row(4, None, None, {"hidden": True})
        sheet.set_column("C:D", None, None, {"hidden": True})
    return buffer.getvalue()


def by_openpyxl() -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(written()))
    book["Thấy hết"].row_dimensions[1].hidden = True
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_rows_and_columns_by_the_sheets_name() -> None:
    # the third and fifth row, columns C and D
    assert hidden_parts(written(), 100) == {"Ẩn & hiện": Hidden((2, 4), (2, 3))}


def test_another_program_writes_it_otherwise() -> None:
    assert hidden_parts(by_openpyxl(), 100) == {"Thấy hết": Hidden((0,), ()), "Ẩn & hiện": Hidden((2, 4), (2, 3))}


def test_columns_far_to_the_right_are_not_looked_at() -> None:
    assert hidden_parts(written(), 3) == {"Ẩn & hiện": Hidden((2, 4), (2,))}


def test_a_workbook_that_shows_all() -> None:
    assert hidden_parts(workbook(), 100) == {}


@pytest.mark.parametrize(
    "content",
    [
        hostile.archive(xl__workbook_xml=b"<w/>"),
        hostile.archive(xl__workbook_xml=b"<w", xl___rels__workbook_xml_rels=b"<r/>"),
        b"PK\x03\x04",
        written()[:-200],
    ],
    ids=["no relations", "no XML", "no archive", "cut"],
)
def test_what_cannot_be_told_is_not_told(content: bytes) -> None:
    assert hidden_parts(content, 100) == {}
