"""The list as a workbook, read back by another library."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from dashboards.exports.columns import COLUMNS
from dashboards.exports.workbook import HEADINGS_ROW, shortfalls_xlsx
from targets.wording import Language
from tests.dashboards.exports.rows import HOSTILE, LINE, UNKNOWN, hostile, listed, the_list
from tests.dashboards.world import OFFICE


def opened(content: bytes) -> tuple[Worksheet, Worksheet]:
    """Return the list and the counts."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return book["Danh sách"], book["Tổng hợp"]


def lines(sheet: Worksheet) -> list[dict[object, object]]:
    """Return the lines below the headings, by heading."""
    headings, *rows = sheet.iter_rows(min_row=HEADINGS_ROW + 1, values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def test_the_title_says_whose_list_it_is_and_as_of_when() -> None:
    sheet, _ = opened(shortfalls_xlsx(listed(LINE), "vi"))
    assert [sheet.cell(row, 1).value for row in (1, 2, 3)] == [
        OFFICE,
        "DANH SÁCH CHỈ TIÊU, NHIỆM VỤ CÒN THIẾU",
        "Theo số liệu biết đến 00:00 ngày 01/10/2023",
    ]
    assert sheet["A4"].value == ("Cộng: 1. Quá hạn: 0; Không đạt: 1; Chưa đủ số liệu: 0; Chưa thực hiện, còn hạn: 0.")


def test_numbers_are_numbers_and_days_are_days() -> None:
    sheet, _ = opened(shortfalls_xlsx(listed(LINE), "vi"))
    (line,) = lines(sheet)
    assert (line["Yêu cầu"], line["Thực tế"], line["Còn thiếu"]) == (1234.5, 0, 1234.5)
    assert (line["Hạn cuối"], line["Thiếu từ ngày"]) == (datetime(2023, 12, 31), datetime(2024, 1, 1))  # noqa: DTZ001
    assert (line["Nguồn chỉ tiêu"], line["Nguồn số liệu"]) == (
        "ke-hoach.txt, mục II, dòng 83",
        "ban-bo.xlsx, Báo cáo!E9",
    )


def test_what_is_not_known_is_empty() -> None:
    sheet, _ = opened(shortfalls_xlsx(listed(UNKNOWN), "vi"))
    (line,) = lines(sheet)
    assert (line["Thực tế"], line["Còn thiếu"], line["Nguồn số liệu"]) == (None, None, None)


def test_it_is_ready_to_filter_and_to_print() -> None:
    sheet, counts = opened(shortfalls_xlsx(listed(LINE, UNKNOWN), "vi"))
    assert sheet.freeze_panes == "B7"
    assert sheet.auto_filter.ref == "A6:N8"
    assert sheet.print_title_rows == "$6:$6"
    assert sheet.print_area == "'Danh sách'!$A$1:$N$8"
    for page in (sheet, counts):
        assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
        assert page.sheet_properties.pageSetUpPr is not None
        assert page.sheet_properties.pageSetUpPr.fitToPage
    widths = [int(sheet.column_dimensions[letter].width) for letter in "AB"]
    assert widths == [COLUMNS[0].width, COLUMNS[1].width]


def test_the_result_bears_its_colour() -> None:
    sheet, _ = opened(shortfalls_xlsx(listed(LINE), "vi"))
    assert sheet["C7"].value == "Không đạt"
    assert (
        sheet["C7"].fill.fgColor.rgb == "FFF1C9AA"
    )  # D55E00 with two parts of white: (213 + 510) / 3 = 241, (94 + 510) / 3 = 201, 510 / 3 = 170


def test_rows_are_tall_enough_for_their_words() -> None:
    """The widest printed column takes 36 letters: 60 are two lines. No row is taller than Excel allows, 409 points."""
    rows = [LINE, replace(LINE, title="chữ " * 15), hostile("x" * 40_000)]
    sheet, _ = opened(shortfalls_xlsx(listed(*rows), "vi"))
    assert [sheet.row_dimensions[row].height for row in (7, 8, 9)] == [None, 30, 408]  # None: one line


def test_the_counts_add_up() -> None:
    """The world: of 20 promises of units, 8 are fulfilled; by verdict overdue 2, no data 7, not yet 3."""
    _, counts = opened(shortfalls_xlsx(the_list(), "vi"))
    rows = {row[0]: row[1:] for row in counts.iter_rows(min_row=6, values_only=True) if row[0]}
    assert rows["Theo đơn vị"] == ("Quá hạn", "Không đạt", "Chưa đủ số liệu", "Chưa thực hiện, còn hạn", "Cộng")
    assert rows["Xã Khun Há"] == (1, 0, 3, 0, 4)
    assert rows["Xã Sơn Bình"] == (0, 0, 1, 2, 3)
    assert rows["Báo cáo 6 tháng"] == (2, 0, 0, 0, 2)
    assert rows["Cộng"] == (2, 0, 7, 3, 12)


def test_a_list_without_lines_says_so() -> None:
    sheet, _ = opened(shortfalls_xlsx(listed(), "vi"))
    assert sheet.cell(HEADINGS_ROW + 2, 1).value == "Không đơn vị nào còn thiếu."


def test_the_words_are_in_the_language_asked_for() -> None:
    book = openpyxl.load_workbook(io.BytesIO(shortfalls_xlsx(listed(LINE), "en")))
    assert book.sheetnames == ["List", "Counts", "Data", "Sources"]
    assert book["List"]["A6"].value == "Unit"


def test_the_data_are_ready_for_a_pivot_and_found_by_name() -> None:
    """Headings in the first row, a line for each shortfall with everything known of it, and nothing else."""
    book = openpyxl.load_workbook(io.BytesIO(shortfalls_xlsx(the_list(), "vi")))
    data = book["Dữ liệu"]
    headings, *rows = data.iter_rows(values_only=True)
    assert headings == tuple(column.heading.vi for column in COLUMNS)
    assert len(rows) == 12
    assert data.merged_cells.ranges == set()
    places = {name: found.attr_text for name, found in book.defined_names.items()}
    assert places == {
        "DanhSach": "'Danh sách'!$A$6:$N$18",
        "DuLieu": "'Dữ liệu'!$A$1:$V$13",
        "TheoDonVi": "'Tổng hợp'!$A$6:$F$10",
    }


def test_every_source_is_listed_once_with_its_words() -> None:
    book = openpyxl.load_workbook(io.BytesIO(shortfalls_xlsx(the_list(), "vi")))
    _, *rows = book["Nguồn"].iter_rows(values_only=True)
    assert [row[0] for row in rows] == list(range(1, len(rows) + 1))
    assert ("ke-hoach.txt, mục II, dòng 83", "đăng ký xây dựng từ 01 - 02 mô hình") in [row[1:3] for row in rows]
    assert len({row[1] for row in rows}) == len(rows)


def test_progress_is_told_line_by_line_of_a_thousand() -> None:
    told: list[tuple[int, int]] = []
    shortfalls_xlsx(listed(*[LINE] * 2500), "vi", lambda done, total: told.append((done, total)))
    assert told == [(1000, 5000), (2000, 5000), (3500, 5000), (4500, 5000)]


def test_hostile_text_never_becomes_a_formula_or_a_link() -> None:
    rows = [hostile(text) for text in HOSTILE]
    content = shortfalls_xlsx(listed(*rows, office="=1+1"), "vi")
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/")]
        assert len(sheets) == 4
        for xml in sheets:
            assert "<f>" not in xml
            assert "<f " not in xml
            assert "<hyperlink" not in xml
    sheet, _ = opened(content)
    assert sheet.cell(HEADINGS_ROW + 2, 1).quotePrefix  # editing the cell does not make it one either
    read = [line["Đơn vị"] for line in lines(sheet)]
    kept = [text.replace("_x0041_", "_x005F_x0041_").replace("\r", "_x000D_") for text in HOSTILE]
    assert read == kept


def test_a_name_longer_than_a_cell_is_cut() -> None:
    sheet, _ = opened(shortfalls_xlsx(listed(hostile("x" * 40_000)), "vi"))
    (line,) = lines(sheet)
    assert line["Đơn vị"] == "x" * 32_767


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_same_lines_give_the_same_bytes(language: Language) -> None:
    first, second = (shortfalls_xlsx(the_list(), language) for _ in range(2))
    assert first == second
