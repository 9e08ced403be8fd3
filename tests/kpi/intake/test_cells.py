"""Cells upright and turned, their names, and what a person settled in them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kpi.intake.cells import BLANK, cell_name, cell_text, grid_of, with_answers
from kpi.intake.guard import Sheet

SHEET = Sheet("Báo cáo", (("a", 1.0), (None, "b", True)))


def test_a_turned_grid_names_the_same_cells() -> None:
    grid = grid_of(SHEET, "bc.xlsx", "ab")
    turned = grid.turn()
    assert [grid.text(row, column) for row, column in ((0, 1), (1, 1), (1, 2), (0, 2), (5, 5))] == [
        "1",
        "b",
        "True",
        "",
        "",
    ]
    for row in range(2):
        for column in range(3):
            assert turned.value(column, row) == grid.value(row, column)
            assert turned.source(column, row) == grid.source(row, column)
    assert turned.turn().source(1, 0).cell == "A2"


def test_answers_stand_in_their_cells_and_nowhere_else() -> None:
    (settled,) = with_answers((SHEET,), {"Báo cáo!A1": "x", "Báo cáo!B2": BLANK, "Khác!B1": "y"})
    assert settled.rows == (("x", 1.0), (None, None, True))
    grid = grid_of(settled, "bc.xlsx", None)
    assert (grid.at(0, 0).settled, grid.at(0, 1).settled) == (True, False)
    assert with_answers((SHEET,), {}) == (SHEET,)


def test_text_of_a_cell() -> None:
    assert [cell_text(value) for value in (None, 2023.0, 1.5, True, " a ", float("inf"))] == [
        "", "2023", "1.5", "True", "a", "inf"
    ]  # fmt: skip


@given(st.integers(0, 1_048_575), st.integers(0, 16_383))
def test_cell_names_as_xlsxwriter_has_them(row: int, column: int) -> None:
    from xlsxwriter.utility import xl_rowcol_to_cell

    assert cell_name(row, column) == xl_rowcol_to_cell(row, column)
