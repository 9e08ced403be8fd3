"""Which numbers are shown as percentages, in files as programs write them; and that oddly made ones tell nothing."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
import xlsxwriter

from kpi.intake.guard import read_workbook
from kpi.intake.percents import percent_cells
from tests.kpi.intake import hostile
from tests.kpi.world import workbook


def written(*formats: str | int) -> bytes:
    """Return a workbook whose first sheet has a number in A1, and one in C2, C3, … for each number format."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("Tỷ lệ & số")
        sheet.write(0, 0, 0.5)
        for row, code in enumerate(formats, start=1):
            sheet.write(row, 2, 0.95, book.add_format({"num_format": code}))
        book.add_worksheet("Khác").write(1, 2, 0.95)
    return buffer.getvalue()


@pytest.mark.parametrize("code", ["0%", "0.00%", 9, 10, "0.0%", '0,0 "tỷ lệ"%', "#,##0.000%;[Red]-0%"])
def test_a_percentage_by_its_sheet_and_place(code: str | int) -> None:
    assert percent_cells(written(code)) == {"Tỷ lệ & số": {(1, 2)}}  # C2


@pytest.mark.parametrize("code", ["0.00", "#,##0", "@", '0.0" %"', r"0.0\%", "dd/mm/yyyy", 0, 109])
def test_other_formats_are_none(code: str | int) -> None:
    """One only writes out the sign: 0.95 stands there as "1.0 %"."""
    assert percent_cells(written(code)) == {}


def test_among_many_cells_only_those(monkeypatch: pytest.MonkeyPatch) -> None:
    """Looked for piece by piece: no tag is lost where one piece ends and the next begins."""
    content = written(*(["0%", "0.0"] * 50))
    expected = {(row, 2) for row in range(1, 101, 2)}
    assert percent_cells(content) == {"Tỷ lệ & số": expected}
    for size in (61, 97, 128):
        monkeypatch.setattr("kpi.intake.percents._PIECE", size)
        assert percent_cells(content) == {"Tỷ lệ & số": expected}


def test_as_another_program_writes_it() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written("0%", "0.0")))
    book["Khác"]["AB12"] = 1
    book["Khác"]["AB12"].number_format = "0.0%"
    buffer = io.BytesIO()
    book.save(buffer)
    assert percent_cells(buffer.getvalue()) == {"Tỷ lệ & số": {(1, 2)}, "Khác": {(11, 27)}}  # AB is the 28th


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK",
        hostile.changed("xl/styles.xml", b"<styleSheet", b"<%&"),
        hostile.changed("xl/styles.xml", b"<cellXfs", b"<&%;", written("0%")),
        hostile.laughing(),
    ],
)
def test_an_odd_file_tells_nothing(content: bytes) -> None:
    assert percent_cells(content) == {}


def test_a_file_without_styles_tells_nothing() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as good, zipfile.ZipFile(buffer, "w") as bare:
        for name in good.namelist():
            if name != "xl/styles.xml":
                bare.writestr(name, good.read(name))
    assert percent_cells(buffer.getvalue()) == {}


def test_the_child_tells_of_numbers_only() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet, percent = book.add_worksheet("Biểu"), book.add_format({"num_format": "0%"})
        for row, value in enumerate(["95%", 0.95, None, 1]):
            sheet.write(row, 1, value, percent)  # None: a blank cell with the format
    ((sheet_read,), issues) = read_workbook(buffer.getvalue(), "a.xlsx")
    assert issues == ()
    assert sheet_read.percents == {(1, 1), (3, 1)}
