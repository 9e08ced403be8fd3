"""Finding a form in a workbook's sheets: the title block, the table, and what is said when either is not there."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpi.intake.guard import Cell, Sheet
from kpi.intake.workbook import FormContent, cell_name, find_form
from targets.issues import Issue
from targets.provenance import Source

#: A form as the sheet's rows have it, from A1.
ROWS: tuple[tuple[Cell, ...], ...] = (
    ("KẾT QUẢ",),
    (),
    ("Kế hoạch", None, "kh-2023"),
    ("Đơn vị", None, "xã Bản Bo"),
    ("Kỳ báo cáo", None, "2023-H1", "6 tháng đầu năm 2023"),
    (),
    ("STT", "Mã", "Nội dung", "Đơn vị tính", "Kết quả", "Căn cứ, ghi chú"),
    (1.0, "mo-hinh", "Số mô hình", "mô hình", 2.0, "QĐ 5"),
    (2.0, "kinh-phi", "Kinh phí", "triệu đồng", None, None),
)


def find(*sheets: Sheet) -> tuple[FormContent | None, tuple[Issue, ...]]:
    return find_form(sheets, "bc.xlsx", "ab")


def form(rows: tuple[tuple[Cell, ...], ...] = ROWS) -> FormContent:
    found, issues = find(Sheet("Báo cáo", rows))
    assert issues == ()
    assert found is not None
    return found


def codes(*sheets: Sheet) -> list[str]:
    found, issues = find(*sheets)
    assert found is None
    assert all(issue.hint is not None for issue in issues)
    return [issue.code for issue in issues]


def without(*numbers: int) -> tuple[tuple[Cell, ...], ...]:
    return tuple(row for number, row in enumerate(ROWS) if number not in numbers)


class TestForm:
    def test_what_it_is_for_and_its_rows_with_their_cells(self) -> None:
        found = form()
        assert [written.text for written in (found.plan, found.unit, found.period)] == [
            "kh-2023",
            "xã Bản Bo",
            "2023-H1",
        ]
        assert found.unit.source == Source("bc.xlsx", "ab", sheet="Báo cáo", cell="C4")
        assert [(row.indicator.text, row.value.value, row.note) for row in found.rows] == [
            ("mo-hinh", 2.0, "QĐ 5"),
            ("kinh-phi", None, None),
        ]
        assert [row.value.source.cell for row in found.rows] == ["E8", "E9"]

    def test_it_may_stand_further_down_and_to_the_right(self) -> None:
        moved = ((), (), *((None, None, *row) for row in ROWS))
        found = form(moved)
        assert (found.unit.text, found.unit.source.cell) == ("xã Bản Bo", "E6")
        assert found.rows[0].value.source.cell == "G10"

    def test_columns_are_found_by_their_headings_in_any_order(self) -> None:
        turned = (*ROWS[:6], ("Kết quả", "Mã"), (2.0, "mo-hinh"))
        found = form(turned)
        assert (found.rows[0].indicator.text, found.rows[0].value.value, found.rows[0].note) == ("mo-hinh", 2.0, None)

    @pytest.mark.parametrize("composed", ["NFC", "NFD"])
    def test_headings_and_labels_in_any_writing(self, composed: Literal["NFC", "NFD"]) -> None:
        def otherwise(cell: Cell) -> Cell:
            return unicodedata.normalize(composed, f" {cell.upper()} ") if isinstance(cell, str) else cell

        labels = [(f"{otherwise(ROWS[n][0])}: ", *ROWS[n][1:]) for n in (2, 3, 4)]
        headings = tuple(map(otherwise, ROWS[6]))
        assert form((*labels, headings, *ROWS[7:])).period.text == "2023-H1"

    def test_a_row_without_an_id_is_no_row(self) -> None:
        assert len(form((*ROWS, (None, "  ", "Người lập biểu", None, "Nguyễn"))).rows) == 2

    def test_short_and_long_rows(self) -> None:
        assert form((*ROWS, ("3", "khac"))).rows[2].value.value is None
        assert form((*ROWS, (None,) * 30)).rows[1].indicator.text == "kinh-phi"

    @pytest.mark.parametrize(
        ("cell", "text"),
        [(2023.0, "2023"), (True, "True"), (1.5, "1.5"), (float("inf"), "inf"), (" a ", "a"), (None, "")],
    )
    def test_a_cell_as_text(self, cell: Cell, text: str) -> None:
        changed = (*ROWS[:4], ("Kỳ báo cáo", None, "x"), *ROWS[5:7], (1.0, "mo-hinh", None, None, cell))
        assert form(changed).rows[0].value.text == text


class TestWhatIsLacking:
    def test_nothing_at_all(self) -> None:
        assert codes(Sheet("Sheet1", ())) == codes(Sheet("a", ((None,), ())), Sheet("b", ())) == ["empty-workbook"]
        assert codes() == ["empty-workbook"]

    def test_no_table(self) -> None:
        assert codes(Sheet("a", without(6))) == ["no-form"]
        assert codes(Sheet("a", (("Mã", "Nội dung"),))) == ["no-form"]

    def test_lines_of_the_title_each_by_its_name(self) -> None:
        found, issues = find(Sheet("Báo cáo", without(2, 4)))
        assert found is None
        assert [issue.say().split(". ")[0] for issue in issues] == [
            "bc.xlsx: thiếu dòng “Kế hoạch” ở đầu biểu",
            "bc.xlsx: thiếu dòng “Kỳ báo cáo” ở đầu biểu",
        ]

    def test_a_line_left_blank_is_shown_where_it_stands(self) -> None:
        blank = (*ROWS[:3], ("Đơn vị", None, "  "), *ROWS[4:])
        _, (issue,) = find(Sheet("Báo cáo", blank))
        assert (issue.code, issue.source.cell) == ("missing-title", "C4")

    def test_two_forms_in_one_workbook(self) -> None:
        _, (issue,) = find(Sheet("Bản Bo", ROWS), Sheet("Bản Hon", ROWS))
        assert issue.say() == "bc.xlsx: tệp có nhiều biểu: “Bản Bo”, “Bản Hon”. Gửi mỗi biểu trong một tệp riêng."

    def test_other_sheets_are_let_be(self) -> None:
        found, issues = find(Sheet("Hướng dẫn", (("Mã", "là gì"),)), Sheet("Báo cáo", ROWS))
        assert (found is not None, issues) == (True, ())


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(),
    st.text(max_size=5),
    st.sampled_from(["Mã", "Kết quả", "Đơn vị", "Kế hoạch", "Kỳ báo cáo", "Căn cứ, ghi chú"]),
)


@settings(max_examples=60)
@given(st.lists(st.lists(CELLS, max_size=6).map(tuple), max_size=10).map(tuple))
def test_no_sheet_makes_it_raise(rows: tuple[tuple[Cell, ...], ...]) -> None:
    found, issues = find(Sheet("a", rows))
    assert (found is None) is bool(issues)


@given(st.integers(0, 1_048_575), st.integers(0, 16_383))
def test_cell_names_as_xlsxwriter_has_them(row: int, column: int) -> None:
    from xlsxwriter.utility import xl_rowcol_to_cell

    assert cell_name(row, column) == xl_rowcol_to_cell(row, column)
