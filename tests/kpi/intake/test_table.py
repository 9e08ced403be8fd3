"""Finding the table of a sheet: upright or turned, a form or a list of units, and which line holds what."""

from __future__ import annotations

import pytest

from kpi.intake.cells import grid_of
from kpi.intake.guard import Cell, Sheet
from kpi.intake.headings import Role
from kpi.intake.indicators import asked_of
from kpi.intake.table import Lines, Table, find_table, heading_row, roster_headings
from tests.kpi.world import plan

Rows = tuple[tuple[Cell, ...], ...]
ASKED = asked_of(plan())
#: The usual form: a row for each indicator, the headings in its third row.
FORM: Rows = (
    ("BIỂU SỐ 1",),
    (),
    ("STT", "Mã", "Nội dung", "Đơn vị tính", "Kết quả", "Căn cứ, ghi chú"),
    (1.0, "mo-hinh", "Số mô hình đăng ký", "mô hình", 2.0, "QĐ 5"),
    (2.0, "mo-hinh-dat", "Số mô hình được công nhận", "mô hình", 1.0, None),
    (3.0, "kinh-phi", "Kinh phí", "triệu đồng", 12.5, None),
)
#: A list of units: a row for each unit, the indicators' names in its first row.
LIST: Rows = (
    ("STT", "Tên đơn vị", "Số mô hình đăng ký", "Số mô hình được công nhận", "Kinh phí"),
    (1.0, "Bản Bo", 2.0, 1.0, 12.5),
    (2.0, "Bản Hon", 1.0, None, None),
    (None, "Tổng", 3.0, 1.0, 12.5),
)


def table(rows: Rows) -> Table | None:
    return find_table(grid_of(Sheet("Báo cáo", rows), "bc.xlsx", "ab"), ASKED, lambda text: text.startswith("Bản"))


def found(rows: Rows) -> Table:
    one = table(rows)
    assert one is not None
    return one


def test_a_form_is_turned_so_that_its_indicators_stand_side_by_side() -> None:
    """Columns B, C, E and F of the sheet, 1, 2, 4 and 5 from 0, are lines; the rows from the fourth on columns."""
    one = found(FORM)
    assert one.grid.turned
    assert one.lines == Lines(id=1, name=2, note=5, values=(4,))
    assert (one.first, one.last, one.headed) == (3, 5, 2)
    assert not one.roster
    assert one.top == 2  # what stands above the headings is the title
    assert {line: heading.role for line, heading in one.headings.items()} == {
        0: Role.NUMBER, 1: Role.ID, 2: Role.NAME, 3: Role.MEASURE, 4: Role.VALUE, 5: Role.NOTE
    }  # fmt: skip


def test_a_form_that_lies_on_its_side_is_the_same_table() -> None:
    width = max(map(len, FORM))
    aside = tuple(zip(*((*row, *(None,) * (width - len(row))) for row in FORM), strict=True))
    one = found(aside)
    assert not one.grid.turned
    assert one.lines == Lines(id=1, name=2, note=5, values=(4,))
    assert one.top == 1


def test_a_list_of_units_has_a_line_for_each() -> None:
    """The sum below them is a line too: whose it is, is told later."""
    one = found(LIST)
    assert one.roster
    assert not one.grid.turned
    assert one.lines == Lines(id=None, name=0, note=None, values=(1, 2, 3))
    assert (one.first, one.last, one.headed, one.top) == (2, 4, 1, 0)
    assert [(column, heading.role) for column, heading in roster_headings(one)] == [(0, Role.NUMBER), (1, Role.UNIT)]


def test_a_list_whose_units_stand_side_by_side_is_turned() -> None:
    one = found(tuple(zip(*LIST, strict=True)))
    assert one.roster
    assert one.grid.turned
    assert (one.lines.values, one.first, one.last, one.headed) == ((1, 2, 3), 2, 4, 1)


def test_headings_in_another_order_are_found_by_their_words() -> None:
    order = (4, 0, 2, 5, 1, 3)
    rows = tuple(tuple(row[at] if at < len(row) else None for at in order) for row in FORM)
    assert found(rows).lines == Lines(id=4, name=2, note=3, values=(0,))


def test_two_columns_that_may_hold_the_figures_are_both_told() -> None:
    """A person is asked; but the form's own word is surer than another for it."""
    rows = tuple((*row, "Thực hiện" if row[:1] == ("STT",) else 7.0 if row else None) for row in FORM)
    assert found(rows).lines.values == (4,)
    unsure = tuple(tuple("Số liệu" if cell == "Kết quả" else cell for cell in row) for row in rows)
    assert found(unsure).lines.values == (4, 6)


def test_figures_without_any_heading_are_found_by_being_figures() -> None:
    rows: Rows = (("mo-hinh", 2.0, "QĐ 5"), ("mo-hinh-dat", 1.0, None), ("kinh-phi", 12.5, None))
    one = found(rows)
    assert (one.lines, one.headed) == (Lines(id=0, name=None, note=None, values=(1,)), None)
    assert one.top == 0


@pytest.mark.parametrize("rows", [(), (("Kết quả", 5.0),), (("x",), (None, True)), ((1.0, 2.0), (3.0, 4.0))])
def test_a_sheet_that_names_no_indicator_has_no_table(rows: Rows) -> None:
    assert table(rows) is None


def test_the_headings_of_a_form_with_none_of_our_indicators() -> None:
    rows = (*FORM[:3], (1.0, "khac", "Chỉ tiêu của kế hoạch khác", None, 5.0))
    assert heading_row(grid_of(Sheet("Báo cáo", rows), "bc.xlsx", None)) == 2
    assert heading_row(grid_of(Sheet("Báo cáo", FORM[:2]), "bc.xlsx", None)) is None
