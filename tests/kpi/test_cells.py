"""Cells by the column are what they are one by one."""

from __future__ import annotations

from decimal import Decimal
from math import isnan

from hypothesis import given
from hypothesis import strategies as st

from kpi.cells import Cells, cells_of
from kpi.submission import CellValue

FIGURES = st.none() | st.decimals(allow_nan=False, allow_infinity=False)
VALUES = st.builds(CellValue, st.text(max_size=3), FIGURES, st.sampled_from("AB"), st.just("E8"), st.none() | st.text())
SOME = st.lists(VALUES, max_size=6, unique_by=lambda cell: cell.indicator).map(tuple)

TWO = Cells(("b", "a"), ("12.50", None), ("S", "S"), ("E8", "E9"), (None, "QĐ 5"))


def test_one_by_one() -> None:
    assert list(TWO) == [CellValue("b", Decimal("12.50"), "S", "E8"), CellValue("a", None, "S", "E9", "QĐ 5")]
    assert (len(TWO), TWO[0].indicator, TWO[1:]) == (2, "b", (CellValue("a", None, "S", "E9", "QĐ 5"),))
    assert str(TWO[0].value) == "12.50"  # every digit


def test_a_blank_is_no_number() -> None:
    figure, blank = TWO.figures
    assert figure == 12.5
    assert isnan(blank)


def test_by_indicator() -> None:
    assert TWO.by_indicator() == (TWO[1], TWO[0])
    assert TWO.by_indicator().by_indicator() is not TWO
    assert Cells((), (), (), (), ()).by_indicator() == ()


@given(SOME)
def test_by_the_column_and_back(values: tuple[CellValue, ...]) -> None:
    cells = cells_of(values)
    assert tuple(cells) == values
    assert cells == values
    assert values == cells
    assert hash(cells) == hash(values)
    assert [str(one.value) for one in cells] == [str(one.value) for one in values]
    assert cells_of(cells) is cells
    assert tuple(cells.by_indicator()) == tuple(sorted(values, key=lambda one: one.indicator))


@given(SOME, SOME)
def test_two_are_the_same_when_their_cells_are(some: tuple[CellValue, ...], others: tuple[CellValue, ...]) -> None:
    assert (cells_of(some) == cells_of(others)) is (some == others)
    assert cells_of(some) != len(some)
