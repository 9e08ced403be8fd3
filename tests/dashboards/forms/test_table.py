"""The table: what is written for the reporter, and what may be written by them."""

from __future__ import annotations

from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from dashboards.forms.book import form_xlsx
from dashboards.forms.layout import Column, Row, check_row, line_row
from dashboards.views.form import FormView
from kpi.intake.form import SHEET
from tests.dashboards.forms.world import PLAN, opened, view


def table(found: FormView) -> Worksheet:
    sheet = opened(form_xlsx(found))[SHEET]
    assert isinstance(sheet, Worksheet)
    return sheet


def line(sheet: Worksheet, number: int) -> list[Any]:
    return [sheet.cell(line_row(number) + 1, column + 1).value for column in range(Column.STATUS)]


def rule_of(sheet: Worksheet, cell: str) -> Any:
    return next(rule for rule in sheet.data_validations.dataValidation if cell in str(rule.sqref).split())


def test_the_headings() -> None:
    assert [cell.value for cell in table(view())[Row.HEADINGS + 1]][: len(Column)] == [
        "STT",
        "Mã",
        "Nội dung",
        "Đơn vị tính",
        "Yêu cầu với đơn vị",
        "Kỳ trước\n(6 tháng đầu năm 2023)",
        "Cùng kỳ năm trước",
        "Kết quả",
        "Căn cứ, ghi chú",
        "Kiểm tra",
    ]


def test_a_line_has_what_is_asked_and_what_was_reported_before() -> None:
    sheet = table(view())
    assert line(sheet, 1) == [1, "mo-hinh", "Số mô hình đăng ký", "mô hình", "ít nhất 1 mô hình", 2, 1, None, None]
    assert line(sheet, 3) == [3, "kinh-phi", "Kinh phí", "triệu đồng", None, 12.5, "–", None, None]
    assert line(sheet, 4)[3:7] == ["có/không", "có thực hiện", "có", "–"]


def test_the_id_is_there_unseen() -> None:
    assert table(view()).column_dimensions["B"].hidden is True


def test_only_figures_and_notes_are_unlocked() -> None:
    sheet = table(view())
    unlocked = [at for at, cell in enumerate(sheet[line_row(1) + 1]) if not cell.protection.locked]
    assert unlocked == [Column.VALUE, Column.NOTE]
    assert sheet.protection.sheet is True
    assert sheet.protection.password is None
    assert sheet.protection.formatRows is False  # which means: allowed


def test_counts_amounts_and_answers_are_held_to_their_kind() -> None:
    sheet = table(view())
    count, amount, answer = (rule_of(sheet, f"H{line_row(number) + 1}") for number in (1, 3, 4))
    assert (count.type, count.operator, count.formula1, count.formula2) == ("whole", None, "0", "999999999999999")
    assert amount.type == "decimal"
    assert (answer.type, answer.formula1) == ("list", '"có,không"')
    assert count.error == "Ghi một số nguyên, không âm, ví dụ 5; không ghi chữ. Không có hoạt động nào thì ghi 0."
    assert answer.prompt == "Chọn “có” hoặc “không”. Ghi “có” khi đã phân công."
    assert count.errorTitle == "Chưa đúng"


def test_of_what_is_held_the_dates_and_minutes_are_asked() -> None:
    sheet = table(view())
    assert rule_of(sheet, f"I{line_row(5) + 1}").prompt.startswith("Ghi từng lần: ngày, nơi tổ chức")
    assert rule_of(sheet, f"I{line_row(1) + 1}").prompt.startswith("Ghi căn cứ của số liệu")


def test_of_what_needs_grounds_the_note_says_so() -> None:
    text = PLAN.replace("name: Số mô hình đăng ký,", "name: Số mô hình đăng ký, evidence: true,")
    prompt = rule_of(table(view(text=text)), f"I{line_row(1) + 1}").prompt
    assert prompt.startswith("Bắt buộc khi kết quả lớn hơn 0. Ghi căn cứ của số liệu")


def test_long_words_do_not_break_the_file() -> None:
    """Excel takes 32 characters in the title of a prompt, 255 in its text, 32,767 in a cell."""
    text = PLAN.replace("name: Phân công lãnh đạo", f"name: {'Rất dài ' * 5000}").replace(
        "assumption: Ghi “có” khi đã phân công.", f"assumption: {'x' * 10_000}"
    )
    sheet = table(view(text=text))
    rule = rule_of(sheet, f"H{line_row(4) + 1}")
    assert (len(rule.promptTitle), len(rule.prompt), len(line(sheet, 4)[2])) == (32, 255, 32_767)


def test_the_checks_stand_below_with_their_titles() -> None:
    sheet = table(view())
    row = check_row(6, 1) + 1
    assert [sheet.cell(row, column).value for column in (1, 2, 3)] == [
        "(1)",
        None,
        "Số giải quyết không được lớn hơn số tiếp nhận",
    ]
    assert str(sheet.cell(row, Column.STATUS + 1).value).startswith("=IF(OR(ISERROR(dondoc!$H$2)")


def test_a_plan_without_checks_has_no_list_of_them() -> None:
    text = PLAN[: PLAN.index("checks:")] + PLAN[PLAN.index("targets:") :]
    words = [cell.value for row in table(view(text=text)).iter_rows(min_row=line_row(7) + 1) for cell in row]
    assert "Các số phải khớp nhau:" not in words
    assert [word for word in words if word] == [
        "Nơi nhận:",
        "THỦ TRƯỞNG ĐƠN VỊ",
        "- UBND huyện (qua Phòng Nội vụ);",
        "(Ký, đóng dấu, ghi rõ họ tên)",
        "- Lưu: VT.",
    ]


def test_what_stands_below_has_no_id_so_no_reader_takes_it_for_a_line() -> None:
    rows = table(view()).iter_rows(min_row=line_row(7) + 1, min_col=Column.ID + 1, max_col=Column.ID + 1)
    assert {cell.value for row in rows for cell in row} == {None}


def test_the_page() -> None:
    sheet = table(view())
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (
        "landscape",
        9,
        0,
    )
    assert sheet.print_title_rows == "$11:$11"
    assert sheet.freeze_panes == "A12"
    assert {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value is not None} == {
        "Times New Roman"
    }


def test_each_status_has_a_look_of_its_own() -> None:
    sheet = table(view())
    rules = {rule.formula[0] for found in sheet.conditional_formatting for rule in found.rules}
    assert rules == {
        'LEFT($J12,5)="THIẾU"',
        'LEFT($J12,3)="SAI"',
        'LEFT($J12,7)="XEM LẠI"',
        'LEFT($A$10,2)<>"ĐỦ"',
    }
