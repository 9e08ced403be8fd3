"""Lines written at once are what the library writes cell by cell, and what two other libraries read back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook
from xlsxwriter.format import Format

from dashboards.exports.long_sheet import LONGEST, LongSheet, Value
from kpi.intake.text_sheet import TextSheet

LINES: tuple[tuple[Value, ...], ...] = (
    ("Bản Bo", Decimal("1234.5"), date(2023, 6, 5), 0, None),
    (" đầu và cuối ", Decimal(0), date(1900, 3, 1), 1_000_000, ""),
    ("hai\ndòng", Decimal("0.1"), date(2100, 1, 1), -1, "<b>&\"'"),
    ("=1+1", Decimal(66420), None, 7, "\x07\x0b_x0041_"),
)


def written(lines: Sequence[Sequence[Value]], *, at_once: bool, height: float = 15) -> bytes:
    """Return a book of a heading and lines: each line at once, or cell by cell in the library's own way."""
    content = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False}
    with Workbook(content, options) as book:
        sheet = book.add_worksheet("S", LongSheet if at_once else TextSheet)
        plain, day = book.add_format({"border": 1}), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet.write_string(0, 0, "Đơn vị", plain)
        for down, line in enumerate(lines, 1):
            looks = [day if isinstance(value, date) else plain for value in line]
            if at_once:
                sheet.write_line(down, zip(line, looks, strict=True), height)
            else:
                by_cell(sheet, down, line, looks, height)
    return content.getvalue()


def by_cell(sheet: TextSheet, down: int, line: Sequence[Value], looks: Sequence[Format], height: float) -> None:
    """Write a line in the library's own way."""
    if height != 15:
        sheet.set_row(down, height)
    for across, (value, look) in enumerate(zip(line, looks, strict=True)):
        if value is None or value == "":
            sheet.write_blank(down, across, None, look)
        elif isinstance(value, str):
            sheet.write_string(down, across, value, look)
        elif isinstance(value, date):
            sheet.write_datetime(down, across, datetime(value.year, value.month, value.day), look)  # noqa: DTZ001  a day
        else:
            sheet.write_number(down, across, float(value), look)


def parts(content: bytes) -> dict[str, bytes]:
    """Return the files in a workbook, without the moment it was made."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != "docProps/core.xml"}


@pytest.mark.parametrize("height", [15, 30, 408])
def test_it_is_what_the_library_writes_cell_by_cell(height: float) -> None:
    """Whatever the words and figures; only a text with a break in it is also told to keep its blanks."""
    ours, its = (parts(written(LINES, at_once=at_once, height=height)) for at_once in (True, False))
    sheet = ours.pop("xl/worksheets/sheet1.xml")
    assert sheet.replace(b'<t xml:space="preserve">hai', b"<t>hai") == its.pop("xl/worksheets/sheet1.xml")
    assert ours == its


_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_value = st.one_of(
    st.none(),
    _text,
    st.integers(-(10**9), 10**9),
    st.decimals(-(10**9), 10**9, places=2),
    st.dates(date(1900, 3, 1), date(2199, 12, 31)),
)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(_value, min_size=5, max_size=5), min_size=1, max_size=4))
def test_any_line_is_what_the_library_writes_cell_by_cell(lines: list[list[Value]]) -> None:
    ours, its = (
        parts(written(lines, at_once=at_once))["xl/worksheets/sheet1.xml"].replace(b' xml:space="preserve"', b"")
        for at_once in (True, False)
    )
    assert ours == its


def test_two_libraries_read_back_what_was_written() -> None:
    content = written(LINES, at_once=True)
    sheet = openpyxl.load_workbook(io.BytesIO(content))["S"]
    assert [cell.value for cell in sheet[2]] == ["Bản Bo", 1234.5, datetime(2023, 6, 5), 0, None]  # noqa: DTZ001
    assert [sheet.cell(row, 1).value for row in (3, 4, 5)] == [" đầu và cuối ", "hai\ndòng", "=1+1"]
    assert sheet["A5"].data_type == "s"
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("S").to_python()
    assert rows[1] == ["Bản Bo", 1234.5, date(2023, 6, 5), 0.0, ""]
    assert rows[3][4] == "<b>&\"'"
    assert rows[4][4] == "\x07\x0b_x0041_"


def test_a_cell_without_looks_is_left_out() -> None:
    content = io.BytesIO()
    with Workbook(content, {"constant_memory": True}) as book:
        plain = book.add_format({"border": 1})
        sheet = book.add_worksheet("S", LongSheet)
        sheet.write_line(0, [("a", plain), (None, None), ("c", plain)])
        sheet.write_line(4, [(1, plain)])
    xml = parts(content.getvalue())["xl/worksheets/sheet1.xml"].decode()
    assert [place for place in ("A1", "B1", "C1", "A5", "A2") if f'r="{place}"' in xml] == ["A1", "C1", "A5"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("x" * (LONGEST + 1), "x" * LONGEST),
        ("𝕏" * LONGEST, "𝕏" * (LONGEST // 2)),  # each counts as two: 32,767 / 2 = 16,383 whole ones
    ],
)
def test_a_text_longer_than_a_cell_is_cut(text: str, kept: str) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(written([[text]], at_once=True)))["S"]
    assert sheet["A2"].value == kept
