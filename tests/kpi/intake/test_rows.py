"""Which column of a table is which indicator's: written as in the form, repaired, asked about, unknown, or no row."""

from __future__ import annotations

import pytest

from kpi.intake.cells import grid_of
from kpi.intake.guard import Cell, Sheet
from kpi.intake.indicators import asked_of
from kpi.intake.rows import Columns, match_columns
from kpi.intake.table import find_table
from tests.kpi.world import plan

ASKED = asked_of(plan())
HEAD: tuple[Cell, ...] = ("Mã", "Nội dung", "Kết quả")
FIRST: tuple[Cell, ...] = ("mo-hinh", "Số mô hình đăng ký", 2.0)
SECOND: tuple[Cell, ...] = ("kinh-phi", "Kinh phí", 12.5)


def match(*rows: tuple[Cell, ...]) -> Columns:
    grid = grid_of(Sheet("Báo cáo", (HEAD, *rows)), "bc.xlsx", "ab")
    table = find_table(grid, ASKED, lambda _: False)
    assert table is not None
    return match_columns(table, ASKED)


def told(found: Columns) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [(issue.code, issue.source.cell, issue.near) for issue in found.issues]


def test_rows_as_the_form_has_them_need_no_word() -> None:
    found = match(FIRST, SECOND)
    assert found.of == {"mo-hinh": 1, "kinh-phi": 2}  # the rows of the sheet, from 0
    assert found.issues == []


@pytest.mark.parametrize(
    ("id_", "name"),
    [("MO_HINH", "Số mô hình đăng ký"), ("mo hinh", None), (None, "1. Số mô hình đăng kí (mô hình)")],
)
def test_what_was_changed_is_repaired_and_told(id_: Cell, name: Cell) -> None:
    found = match((id_, name, 2.0), SECOND)
    assert found.of == {"mo-hinh": 1, "kinh-phi": 2}
    assert told(found) == [("indicator-repaired", "A2" if id_ else "B2", ())]


def test_an_id_with_anothers_name_is_asked_about() -> None:
    found = match(("mo-hinh", "Kinh phí", 2.0), SECOND)
    assert found.of == {"kinh-phi": 2}
    assert told(found) == [("unclear-indicator", "A2", ("mo-hinh", "kinh-phi"))]


def test_a_second_row_of_an_indicator_is_told() -> None:
    found = match(FIRST, SECOND, FIRST)
    assert found.of == {"mo-hinh": 1, "kinh-phi": 2}
    assert told(found) == [("repeated-row", "A4", ())]


def test_a_row_that_nobody_asked_for() -> None:
    assert told(match(FIRST, SECOND, ("can-bo", "Công tác cán bộ", 3.0))) == [("unknown-indicator", "A4", ())]


def test_a_figure_beside_nothing_is_told_where_its_name_should_stand() -> None:
    assert told(match(FIRST, SECOND, (None, None, 3.0))) == [("unknown-indicator", "B4", ())]


@pytest.mark.parametrize(
    "row",
    [
        (None, None, None),
        (None, "Tổng cộng", 14.5),  # a sum
        ("A", "B", 1.0),  # the columns' own letters, below their headings
        ("(1)", "(2)", 3.0),
        (None, "Người lập biểu", None),  # words below the table
    ],
)
def test_what_is_no_row_is_let_be(row: tuple[Cell, ...]) -> None:
    found = match(FIRST, SECOND, row)
    assert (list(found.of), found.issues) == (["mo-hinh", "kinh-phi"], [])
