"""Finding a report in a file's sheets: the title block, the table, and what is said when either is not there."""

from __future__ import annotations

import unicodedata
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpi.intake.guard import Cell, Sheet
from kpi.intake.indicators import asked_of
from kpi.intake.known import Known
from kpi.intake.read_file import read_sheets
from kpi.intake.report import Report
from kpi.intake.settled import NOTHING, Settled
from kpi.intake.workbook import find_contents
from targets.provenance import Source
from tests.kpi.world import moment, plan, registry

#: A form as the sheet's rows have it, from A1.
ROWS: tuple[tuple[Cell, ...], ...] = (
    ("KẾT QUẢ",),
    (),
    ("Kế hoạch", None, "kh-2023"),
    ("Đơn vị", None, "xã Bản Bo"),
    ("Kỳ báo cáo", None, "2023-H1", "6 tháng đầu năm 2023"),
    (),
    ("STT", "Mã", "Nội dung", "Đơn vị tính", "Kết quả", "Căn cứ, ghi chú"),
    (1.0, "mo-hinh", "Số mô hình đăng ký", "mô hình", 2.0, "QĐ 5"),
    (2.0, "mo-hinh-dat", "Số mô hình được công nhận", "mô hình", 1.0, None),
    (3.0, "kinh-phi", "Kinh phí", "triệu đồng", None, None),
    (4.0, "doi-thoai", "Đã đối thoại với Nhân dân", "có/không", "có", None),
)
KNOWN = Known({"kh-2023": plan()}, registry(), moment("2023-06-01T08:00"))
FILE = Source("bc.xlsx", "ab")


def find(*sheets: Sheet, settled: Settled = NOTHING) -> Report:
    (report,) = read_sheets(sheets, FILE, KNOWN, settled)
    return report


def form(rows: tuple[tuple[Cell, ...], ...] = ROWS) -> Report:
    report = find(Sheet("Báo cáo", rows))
    assert report.issues == ()
    assert report.acceptable
    return report


def codes(*sheets: Sheet) -> list[str]:
    report = find(*sheets)
    assert not report.acceptable
    assert all(issue.hint is not None for issue in report.issues)
    return [issue.code for issue in report.issues]


def without(*numbers: int) -> tuple[tuple[Cell, ...], ...]:
    return tuple(row for number, row in enumerate(ROWS) if number not in numbers)


class TestForm:
    def test_what_it_is_for_and_its_rows_with_their_cells(self) -> None:
        found = form()
        assert (found.unit, found.plan) == (registry().unit("ban-bo"), plan())
        assert [(cell.indicator, cell.value, cell.cell, cell.note) for cell in found.values] == [
            ("mo-hinh", 2, "E8", "QĐ 5"),
            ("mo-hinh-dat", 1, "E9", None),
            ("kinh-phi", None, "E10", None),
            ("doi-thoai", 1, "E11", None),
        ]

    def test_it_may_stand_further_down_and_to_the_right(self) -> None:
        found = form(((), (), *((None, None, *row) for row in ROWS)))
        assert [cell.cell for cell in found.values] == ["G10", "G11", "G12", "G13"]

    @pytest.mark.parametrize("composed", ["NFC", "NFD"])
    def test_headings_and_labels_in_any_writing(self, composed: Literal["NFC", "NFD"]) -> None:
        def otherwise(cell: Cell) -> Cell:
            return unicodedata.normalize(composed, f" {cell.upper()} ") if isinstance(cell, str) else cell

        labels = [(f"{otherwise(ROWS[n][0])}: ", *ROWS[n][1:]) for n in (2, 3, 4)]
        assert len(form((*labels, tuple(map(otherwise, ROWS[6])), *ROWS[7:])).values) == 4

    def test_a_label_and_its_content_in_one_cell(self) -> None:
        labels = [(f"{ROWS[n][0]}: {ROWS[n][2]}",) for n in (2, 3, 4)]
        assert form((*labels, *ROWS[6:])).unit == registry().unit("ban-bo")

    def test_what_stands_below_is_let_be(self) -> None:
        below: list[tuple[Cell, ...]] = [(None, "  ", "Người lập biểu", None, "Nguyễn"), (None,) * 30]
        assert len(form((*ROWS, *below)).values) == 4

    def test_a_total_below_is_no_indicator(self) -> None:
        assert len(form((*ROWS, (None, None, "Tổng cộng", None, 15.5, None))).values) == 4

    def test_a_row_with_a_figure_and_no_indicator_is_asked_about(self) -> None:
        report = find(Sheet("a", (*ROWS, (None, None, None, None, 7.0, None))))
        assert [(issue.code, issue.source.cell) for issue in report.issues] == [("unknown-indicator", "C12")]


class TestWhoseItIs:
    def test_the_plan_is_told_by_its_indicators(self) -> None:
        report = find(Sheet("a", without(2)))
        assert (report.plan, [issue.code for issue in report.issues]) == (plan(), ["plan-understood"])

    def test_a_plan_by_its_title(self) -> None:
        titled = (*ROWS[:2], ("Kế hoạch", None, "Kế hoạch công tác dân vận năm 2023"), *ROWS[3:])
        assert form(titled).plan == plan()

    def test_the_officer_names_what_the_file_does_not(self) -> None:
        bare = Sheet("a", without(2, 3, 4))
        assert [issue.code for issue in find(bare).issues] == ["plan-understood", "missing-title", "missing-title"]
        settled = Settled(plan="kh-2023", unit="Bản Bo", period="6 tháng đầu năm 2023")
        report = find(bare, settled=settled)
        assert (report.acceptable, report.issues) == (True, ())

    @pytest.mark.parametrize(
        "settled", [Settled(unit="Bản Hon"), Settled(period="2023-9M")], ids=["another unit", "another period"]
    )
    def test_the_officer_may_not_say_otherwise_than_the_file(self, settled: Settled) -> None:
        assert [issue.code for issue in find(Sheet("a", ROWS), settled=settled).issues] == ["identity-differs"]

    @pytest.mark.parametrize("settled", [Settled(plan="x"), Settled(unit="x"), Settled(period="x")])
    def test_nor_what_there_is_not(self, settled: Settled) -> None:
        assert not find(Sheet("a", ROWS), settled=settled).acceptable


class TestWhatIsLacking:
    def test_nothing_at_all(self) -> None:
        assert codes(Sheet("Sheet1", ())) == codes(Sheet("a", ((None,), ())), Sheet("b", ())) == ["empty-workbook"]
        assert codes() == ["empty-workbook"]

    def test_no_table(self) -> None:
        assert codes(Sheet("a", ROWS[:7])) == ["no-form"]
        assert codes(Sheet("a", (("Mã", "Nội dung"),))) == ["no-form"]

    def test_lines_of_the_title_each_by_its_name(self) -> None:
        issues = find(Sheet("Báo cáo", without(3, 4))).issues
        assert [issue.say().split(". ")[0] for issue in issues] == [
            "bc.xlsx: thiếu dòng “Đơn vị” ở đầu biểu",
            "bc.xlsx: thiếu dòng “Kỳ báo cáo” ở đầu biểu",
        ]

    def test_a_line_left_blank_is_shown_where_it_stands(self) -> None:
        (issue,) = find(Sheet("Báo cáo", (*ROWS[:3], ("Đơn vị", None, "  "), *ROWS[4:]))).issues
        assert (issue.code, issue.source.cell) == ("missing-title", "C4")

    def test_two_forms_in_one_workbook(self) -> None:
        (issue,) = find(Sheet("Bản Bo", ROWS), Sheet("Bản Hon", ROWS)).issues
        assert issue.say() == "bc.xlsx: tệp có nhiều biểu: “Bản Bo”, “Bản Hon”. Gửi mỗi biểu trong một tệp riêng."

    def test_other_sheets_are_let_be(self) -> None:
        assert find(Sheet("Hướng dẫn", (("Mã", "là gì"),)), Sheet("Báo cáo", ROWS)).issues == ()


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(),
    st.text(max_size=5),
    st.sampled_from(["Mã", "Kết quả", "Đơn vị", "Kế hoạch", "Kỳ báo cáo", "Căn cứ, ghi chú", "2023-H1", "xã Bản Bo"]),
    st.sampled_from(["mo-hinh", "kinh-phi", "Kinh phí", "Số mô hình đăng ký", "Bản Hon", "Tổng cộng", "có", "1.234"]),
)


@settings(max_examples=80)
@given(st.lists(st.lists(CELLS, max_size=6).map(tuple), max_size=10).map(tuple))
def test_no_sheet_makes_it_raise(rows: tuple[tuple[Cell, ...], ...]) -> None:
    sheets = (Sheet("a", rows),)
    contents = find_contents(sheets, FILE, asked_of(plan()), lambda text: text.startswith("Bản"))
    assert (contents.table is None) is bool(contents.issues)
    for report in read_sheets(sheets, FILE, KNOWN):
        assert report.acceptable or report.issues or report.unit is None


class TestHidden:
    def test_hidden_rows_with_figures_are_said_and_read(self) -> None:
        report = find(Sheet("Báo cáo", ROWS, hidden_rows=frozenset({0, 8, 9})))  # the title, rows 9 and 10
        assert report.acceptable
        [note] = report.issues
        assert (note.code, note.severity) == ("hidden-cells", "note")
        assert note.say() == "bc.xlsx, Báo cáo!E9: có hàng ẩn: 9, 10; số liệu ở đó vẫn được đọc. Bỏ ẩn để kiểm tra lại."
        assert [cell.value for cell in report.values] == [2, 1, None, 1]

    def test_a_hidden_column_of_figures_is_said_and_one_of_ids_is_not(self) -> None:
        report = find(Sheet("Báo cáo", ROWS, hidden_columns=frozenset({1, 4})))  # "Mã", as in our own form; "Kết quả"
        assert [issue.text.vi for issue in report.issues] == ["có cột ẩn: E; số liệu ở đó vẫn được đọc"]
