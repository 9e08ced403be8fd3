"""A line of figures read at once says what its cells say one by one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpi.intake.cells import grid_of
from kpi.intake.guard import Cell, Sheet
from kpi.intake.indicators import Asked
from kpi.intake.report import Report, columns_of, read_line
from kpi.intake.values import read_value
from targets.issues import Issue
from targets.plan import Indicator, Measure

COUNT = Indicator(id="so", name="Số mô hình", measure=Measure.COUNT)
AMOUNT = Indicator(id="tien", name="Kinh phí", measure=Measure.AMOUNT)
SHARE = Indicator(id="ty-le", name="Tỷ lệ", measure=Measure.AMOUNT, unit="%")
YES_NO = Indicator(id="co", name="Đã tổ chức", measure=Measure.YES_NO)
KINDS = (COUNT, AMOUNT, SHARE, YES_NO)

ODD = [0.1 + 0.2, -0.0, 0.0, 1 / 30, 1 / 7, 1e-5, 9.9999999999999999e-5, 1e15, 999999999999999.9, 1e300, 0.95, -1.5]
NUMBERS = st.floats() | st.sampled_from(ODD) | st.integers(-(10**6), 10**6).map(float)
CELLS = NUMBERS | st.none() | st.booleans() | st.integers() | st.sampled_from(["5", "2 mô hình", "1.5", "x", " ", "-"])
ROWS = st.lists(st.tuples(st.sampled_from(KINDS), NUMBERS | st.none() | CELLS), min_size=1, max_size=8)


def line_of(
    columns: list[Indicator], row: tuple[Cell, ...]
) -> tuple[list[tuple[str | None, str]], list[Issue], set[str]]:
    ids = [f"{number}" for number in range(len(columns))]
    asked = Asked(dict(zip(ids, columns, strict=True)), {}, {}, {})
    grid = grid_of(Sheet("S", (row,)), "a.xlsx", "ab")
    line = read_line(grid, 0, columns_of({id_: number for number, id_ in enumerate(ids)}, asked), None)
    found = [(None if one.value is None else str(one.value), one.cell) for one in line.values]
    return found, list(line.issues), set(line.unread)


@settings(max_examples=300)
@given(ROWS)
def test_at_once_as_one_by_one(cells: list[tuple[Indicator, Cell]]) -> None:
    columns, row = [one for one, _ in cells], tuple(cell for _, cell in cells)
    grid = grid_of(Sheet("S", (row,)), "a.xlsx", "ab")
    alone = [read_value(grid.at(0, number), one) for number, one in enumerate(columns)]
    found, issues, unread = line_of(columns, row)
    assert [text for text, _ in found] == [None if number is None else str(number) for number, _ in alone]
    assert issues == [issue for _, issue in alone if issue is not None]
    assert unread == {str(n) for n, (number, issue) in enumerate(alone) if number is None and issue is not None}


def test_what_is_stored_is_said_as_excel_shows_it() -> None:
    # 0.1 + 0.2 = 0.30000000000000004 as a double, of which Excel shows 15 digits; -0 is 0
    found, issues, _ = line_of([AMOUNT] * 4, (0.1 + 0.2, 1234567.0, None, -0.0))
    assert found == [("0.3", "A1"), ("1234567", "B1"), (None, "C1"), ("0", "D1")]
    assert issues == []


def test_a_figure_of_too_many_decimals_is_told_of_not_stumbled_over() -> None:
    """A thirtieth has 15 digits behind its zeros: 0.0333333333333333, which is sixteen decimals."""
    found, [issue], unread = line_of([AMOUNT], (1 / 30,))
    assert (found[0][0], issue.code, unread) == (None, "too-many-digits", {"0"})


def test_a_line_shorter_than_the_table_is_blank_at_its_end() -> None:
    found, issues, _ = line_of([COUNT, COUNT, COUNT], (5.0,))
    assert found == [("5", "A1"), (None, "B1"), (None, "C1")]
    assert issues == []


def test_a_turned_table_names_its_cells_as_the_sheet_does() -> None:
    grid = grid_of(Sheet("S", ((None, "Ghi chú"), (2.0, "QĐ 5"), (3.0, None))), "a.xlsx", "ab").turn()
    asked = Asked({"a": COUNT, "b": COUNT}, {}, {}, {})
    line = read_line(grid, 0, columns_of({"a": 1, "b": 2}, asked), 1)
    assert [(one.cell, one.value, one.note) for one in line.values] == [
        ("A2", Decimal(2), "QĐ 5"),
        ("A3", Decimal(3), None),
    ]


@pytest.mark.parametrize("report", [Report(), Report(values=())])
def test_a_report_of_nobody_is_not_taken(report: Report) -> None:
    assert not report.acceptable
