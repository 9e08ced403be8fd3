"""The marked copy: mistakes coloured and commented, everything else as it was; what cannot be kept is said."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from functools import cache

import pytest
import xlsxwriter
from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook

from kpi.intake.guard import Guard
from kpi.intake.marked_copy import LIST_SHEET, Mark, mark
from targets.issues import Issue, Severity
from targets.provenance import Source
from targets.wording import Sentence
from tests.kpi.intake import hostile
from tests.kpi.intake.test_read_file import read, typed
from tests.kpi.world import workbook


def one(cell: str | None, severity: str = "error", text: str = "sai", sheet: str = "Báo cáo") -> Mark:
    return Mark(sheet=sheet, cell=cell, severity=severity, word="Lỗi", text=text, hint="Sửa lại.")


def marked(content: bytes, *marks: Mark) -> Workbook:
    return load_workbook(io.BytesIO(mark(content, marks)[0]))


@cache
def after() -> tuple[bytes, tuple[str, ...]]:
    """Return its marked copy."""
    return mark(rich(), [one("A1"), one("C2"), one("D2")])


@cache
def rich() -> bytes:
    """Return a reporter's workbook with a little of everything."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("Báo cáo")
        bold, italic = book.add_format({"bold": True, "num_format": "#,##0.00"}), book.add_format({"italic": True})
        sheet.write_number("A1", 1234.5, bold)
        sheet.write_formula("A2", "=A1*2", bold, 2469)
        sheet.write_rich_string("A3", "chữ ", bold, "đậm", italic, " nghiêng")
        sheet.merge_range("B1:C2", "gộp")
        sheet.data_validation("D1", {"validate": "list", "source": ["có", "không"]})
        sheet.conditional_format("A1:A2", {"type": "cell", "criteria": ">", "value": 5, "format": bold})
        sheet.write_comment("D2", "ghi chú của xã")
        sheet.set_column("E:E", 33, None, {"hidden": True})
        sheet.insert_image("F1", "anh.png", {"image_data": io.BytesIO(png())})
        sheet.protect("", {"select_locked_cells": True})
        book.define_name("TongSo", "='Báo cáo'!$A$1")
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "='Báo cáo'!$A$1:$A$2"})
        sheet.insert_chart("H5", chart)
        sheet.insert_textbox("H20", "hộp chữ")
    return buffer.getvalue()


def png() -> bytes:
    """Return a picture of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0\xff\0\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def test_a_cell_is_coloured_by_the_worst_and_says_all() -> None:
    marks = one("E8", "note", "đã sửa"), one("E8", "error", "số âm"), one("E9", "warning")
    sheet = marked(workbook(), *marks)["Báo cáo"]
    assert sheet["E8"].fill.fgColor.rgb == "00FFC7CE"
    assert sheet["E9"].fill.fgColor.rgb == "00FFEB9C"
    assert sheet["E8"].comment.text == "Lỗi: đã sửa Sửa lại.\nLỗi: số âm Sửa lại."
    assert sheet["E10"].comment is None
    assert sheet["E8"].value == 2


def test_all_of_it_is_listed_also_what_has_no_cell() -> None:
    rows = list(marked(workbook(), one("E8"), one(None, text="=1+1"))[LIST_SHEET].iter_rows(values_only=True))
    assert rows == [
        ("Ô", "Mức", "Vấn đề", "Cách xử lý"),
        ("Báo cáo!E8", "Lỗi", "sai", "Sửa lại."),
        (None, "Lỗi", "=1+1", "Sửa lại."),
    ]


def test_a_hostile_text_is_no_formula() -> None:
    copy, _ = mark(workbook(), [one("E8", text="=HYPERLINK(1)")])
    with zipfile.ZipFile(io.BytesIO(copy)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(sheets) == 2
    assert not any(b"<f>" in sheet for sheet in sheets)


class TestKept:
    def test_values_formulas_and_formats(self) -> None:
        old, new = (load_workbook(io.BytesIO(content), rich_text=True) for content in (rich(), after()[0]))
        theirs, ours = old["Báo cáo"], new["Báo cáo"]
        for row in theirs.iter_rows():
            for cell in row:
                same = ours[cell.coordinate]
                assert (same.value, same.number_format, same.font.b) == (cell.value, cell.number_format, cell.font.b)
        assert ours["A2"].value == "=A1*2"
        assert ours.merged_cells.ranges == theirs.merged_cells.ranges
        assert [v.formula1 for v in ours.data_validations.dataValidation] == ['"có,không"']
        assert len(ours.conditional_formatting) == 1
        assert ours.column_dimensions["E"].hidden
        assert ours.column_dimensions["E"].width == theirs.column_dimensions["E"].width
        assert ours.protection.sheet
        assert new.defined_names["TongSo"].attr_text == "'Báo cáo'!$A$1"

    def test_a_comment_that_was_there_stays_above_ours(self) -> None:
        comment = load_workbook(io.BytesIO(after()[0]))["Báo cáo"]["D2"].comment
        assert comment is not None
        assert comment.text.startswith("ghi chú của xã\n\nLỗi: sai")

    def test_a_mark_within_merged_cells_stands_at_their_first(self) -> None:
        assert load_workbook(io.BytesIO(after()[0]))["Báo cáo"]["B1"].comment is not None

    def test_pictures_stay_and_what_does_not_is_said(self) -> None:
        content, lost = after()
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            assert [name for name in parts.namelist() if name.startswith("xl/media/")] == ["xl/media/image1.png"]
        assert lost == ("hình vẽ, hộp chữ",)  # the chart was kept

    def test_nothing_is_said_of_a_form_that_loses_nothing(self) -> None:
        assert mark(workbook(), [one("E8")])[1] == ()


class TestThroughTheGuard:
    def test_the_issues_of_a_report_stand_at_their_cells(self) -> None:
        content = typed(E8=-2, E9="12/10")
        report = read(content)
        with Guard() as guard:
            copy = guard.mark(content, report.issues)
        assert copy is not None
        sheet = load_workbook(io.BytesIO(copy.content))["Báo cáo"]
        assert "không thể là số âm" in sheet["E8"].comment.text
        assert "Chỉ ghi một số" in sheet["E9"].comment.text

    def test_a_marked_copy_that_was_corrected_is_taken(self) -> None:
        content = typed(E8=-2)
        with Guard() as guard:
            copy = guard.mark(content, read(content).issues)
        assert copy is not None
        book = load_workbook(io.BytesIO(copy.content))
        book["Báo cáo"]["E8"].value = 2
        out = io.BytesIO()
        book.save(out)
        assert read(out.getvalue()).acceptable

    @pytest.mark.parametrize("content", [b"", b"PK", hostile.bomb(30), hostile.scratched(3)])
    def test_what_cannot_be_opened_gets_no_copy(self, content: bytes) -> None:
        issue = Issue("x", Sentence("a", "b"), Source("bc.xlsx", sheet="Báo cáo", cell="E8"), severity=Severity.ERROR)
        with Guard() as guard:
            assert guard.mark(content, [issue]) is None or content == hostile.scratched(3)
            assert guard.mark(workbook(), [issue]) is not None  # and the next file is served
