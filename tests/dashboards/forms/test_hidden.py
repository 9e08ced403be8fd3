"""The hidden sheet."""

from __future__ import annotations

from dashboards.forms.book import form_xlsx
from dashboards.forms.layout import Column, Hidden
from kpi.intake.guard import Sheet
from kpi.intake.identity import IDENTITY_SHEET, read_identity
from tests.dashboards.forms.world import opened, view


def test_the_form_says_who_it_is_for() -> None:
    found = view("binh-lu-hai")
    sheet = opened(form_xlsx(found))[IDENTITY_SHEET]
    rows = tuple(tuple(str(cell) if cell is not None else None for cell in row) for row in sheet.values)
    assert read_identity((Sheet(IDENTITY_SHEET, rows),), "bc.xlsx", "ab") == (found.identity, ())


def test_it_is_hidden_from_the_menu_and_locked() -> None:
    sheet = opened(form_xlsx(view()))[IDENTITY_SHEET]
    assert sheet.sheet_state == "veryHidden"
    assert sheet.protection.sheet is True


def test_each_line_s_figure_stands_there_as_a_number() -> None:
    sheet = opened(form_xlsx(view()))[IDENTITY_SHEET]
    count, answer = (sheet.cell(number + 1, Hidden.NOW + 1).value for number in (1, 4))
    assert count == "=IF(ISNUMBER('Báo cáo'!$H$12),'Báo cáo'!$H$12,NA())"
    assert answer == "=IF(TRIM('Báo cáo'!$H$15)=\"có\",1,IF(TRIM('Báo cáo'!$H$15)=\"không\",0,NA()))"
    assert "ABCDEFGH".index("H") == Column.VALUE


def test_lists_of_lines_are_built_one_below_the_other() -> None:
    sheet = opened(form_xlsx(view()))[IDENTITY_SHEET]
    first, second = (sheet.cell(number + 1, Hidden.MISSING + 1).value for number in (1, 2))
    asked = "=IF(LEFT('Báo cáo'!$J${row},5)=\"THIẾU\","
    assert str(first).startswith(asked.format(row=12) + 'IF(""="","1",')
    assert str(second).startswith(asked.format(row=13) + 'IF($E$2="","2",$E$2&')
    assert str(second).endswith(",$E$2)")


def test_statuses_are_counted() -> None:
    sheet = opened(form_xlsx(view()))[IDENTITY_SHEET]
    assert sheet.cell(1, Hidden.MISSING + 1).value == "=SUMPRODUCT(--(LEFT('Báo cáo'!$J$12:$J$17,5)=\"THIẾU\"))"
