"""Many units at once: the same values as one by one, to the last bit, and no warnings on the way."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules import formula_columns
from rules.formula import value_of
from rules.formula_columns import Floats, values_of
from rules.verdict import Reading
from targets.formula import Figure, Formula, Kind, figures_in, names_in
from tests.rules.figures import figure
from tests.targets.formulas import FIGURES, formula, formulas

ROWS = 5
NAN = float("nan")


def values(text: str, **columns: list[float]) -> list[float]:
    return list(values_of(formula(text), {figure(name): np.array(column) for name, column in columns.items()}))


def same(left: list[float], right: list[float]) -> bool:
    return bool(np.array_equal(left, right, equal_nan=True))


def alone(tree: Formula, columns: Mapping[Figure, list[Decimal | None]], row: int) -> float:
    """Return what the exact rule says of one row."""
    value = value_of(tree, lambda asked: Reading(columns[asked][row])).value
    return NAN if value is None else float(value)


def floats(column: list[Decimal | None]) -> Floats:
    return np.array([NAN if value is None else float(value) for value in column])


@pytest.fixture
def no_help(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forbid rows to be computed one by one."""

    def refuse(*_: object) -> float:
        pytest.fail("a row was computed by itself")

    monkeypatch.setattr(formula_columns, "_alone", refuse)


class TestWorkedColumns:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            # rows: a = 120, 0, missing, 7 and b = 150, 0, 2, missing
            ("a / b", [0.8, NAN, NAN, NAN]),
            ("if_missing(a, 0) + 1", [121, 1, 1, 8]),
            ("is_missing(a / b)", [0, 1, 1, 1]),
            ("if(b > 0, a, 5)", [120, 5, NAN, NAN]),
            ("a > 100 and b > 1", [1, 0, NAN, 0]),
            ("a > 100 or b > 1", [1, 0, 1, NAN]),
            ("not a > 100", [0, 1, NAN, 1]),
            ("max(a, b, 3)", [150, 3, NAN, NAN]),
            ("round(a / 9, 1)", [13.3, 0, NAN, 0.8]),  # 13.333…, 0.777…
            ("-abs(a - b)", [-30, 0, NAN, NAN]),
            ("a = b", [0, 1, NAN, NAN]),
            ("a / (a - b)", [-4, NAN, NAN, NAN]),  # 120 / -30
            ("b / (a - b) < 0", [1, NAN, NAN, NAN]),
        ],
    )
    @pytest.mark.usefixtures("no_help")
    def test_a_missing_figure_and_a_divisor_of_zero_are_nan(self, text: str, expected: list[float]) -> None:
        columns = {"a": [120, 0, NAN, 7], "b": [150, 0, 2, NAN]}
        used = {name: columns[name] for name in names_in(formula(text))}
        assert same(values(text, **used), expected)

    def test_last_year_is_a_column_of_its_own(self) -> None:
        text = "(a - last_year(a)) / last_year(a) * 100"
        columns = {figure("a"): np.array([150.0, 90.0]), figure("last_year(a)"): np.array([120.0, 0.0])}
        assert same(list(values_of(formula(text), columns)), [25, NAN])

    def test_columns_may_have_any_shape(self) -> None:
        table = np.arange(6.0).reshape(2, 3)
        result = values_of(formula("a * 2 + 1"), {figure("a"): table})
        assert result.tolist() == [[1, 3, 5], [7, 9, 11]]

    def test_the_columns_handed_in_are_not_changed(self) -> None:
        column = np.array([1.0, NAN])
        result = values_of(formula("a"), {figure("a"): column})
        result[:] = 9
        assert same(list(column), [1, NAN])


class TestExactness:
    @pytest.mark.usefixtures("no_help")
    def test_floats_alone_would_judge_wrongly(self) -> None:
        assert 7 / 100 * 100 > 7  # why this module is as it is
        assert values("a / b * 100 <= 7", a=[7.0], b=[100.0]) == [1]
        assert values("a + b = 0.3", a=[0.1], b=[0.2]) == [1]
        assert values("a / 49 * 49 = 1", a=[1.0]) == [1]
        assert values("if(a + b - 0.3 = 0, 1, 1 / (a + b - 0.3))", a=[0.1], b=[0.2]) == [1]
        assert values("round(a, 2)", a=[1.005]) == [1.01]  # the float of 1.005 is below it

    @pytest.mark.usefixtures("no_help")
    def test_a_result_is_the_float_nearest_to_the_exact_value(self) -> None:
        assert values("a / b * 100", a=[7.0], b=[100.0]) == [7.0]
        assert values("a / b", a=[1.0], b=[3.0]) == [1 / 3]
        assert values("a + b + 0.3", a=[0.1], b=[0.2]) == [0.6]

    def test_figures_that_grow_too_large_are_computed_one_by_one(self) -> None:
        # 999999999999999² has 30 digits; the next whole number must not look like it
        large = 999_999_999_999_999.0
        assert values("a * a - b * b > 0", a=[large], b=[large - 1]) == [1]
        assert values("a * a - b * b", a=[large, 3], b=[large - 1, 2]) == [2 * large - 1, 5]
        assert values("a * a = a * a + 1", a=[large]) == [0]

    def test_amounts_with_many_decimals_are_computed_one_by_one(self) -> None:
        assert values("a + b = 0.33333334", a=[0.12345678], b=[0.20987656]) == [1]

    def test_a_float_stands_for_its_shortest_decimal_to_the_last_digit(self) -> None:
        # as a float, the first is a little more: nearer to …52.41 than to …52.40; -0.25 asks for two places
        assert values("a - b", a=[76974938683052.4, 0], b=[76974938683052.5, 0.25]) == [-0.1, -0.25]

    def test_what_no_float_can_hold_is_infinite(self) -> None:
        text = " * ".join(["a"] * 24)  # (10¹⁴)²⁴ = 10³³⁶
        assert values(text, a=[1e14, -1e14, 1]) == [float("inf"), float("inf"), 1]
        assert values(f"-({text})", a=[1e14]) == [float("-inf")]

    def test_an_infinite_figure_is_none(self) -> None:
        assert same(values("a + 1", a=[float("inf"), float("-inf"), 1]), [NAN, NAN, 2])

    def test_there_is_one_zero(self) -> None:
        zeros = [*values("-a", a=[0.0]), *values("a * 0", a=[-5.0]), *values("round(a, 0)", a=[-0.4])]
        assert [str(zero) for zero in zeros] == ["0.0"] * 3


COLUMN = st.lists(
    st.none()
    | st.sampled_from([Decimal(0), Decimal(1), Decimal("-2.5"), Decimal("0.1"), Decimal("99.5")])
    | st.decimals(-1000, 1000, places=2)
    | st.decimals(-(10**13), 10**13, places=1),
    min_size=ROWS,
    max_size=ROWS,
)


@settings(max_examples=50)
@given(
    tree=st.sampled_from(Kind).flatmap(formulas),
    columns=st.fixed_dictionaries(dict.fromkeys(FIGURES, COLUMN)),
)
def test_a_column_is_its_rows_one_by_one(tree: Formula, columns: Mapping[Figure, list[Decimal | None]]) -> None:
    """Exactly, not nearly: whatever the formula, the figures, what is missing and what is zero."""
    if not figures_in(tree):
        return
    together = values_of(tree, {asked: floats(column) for asked, column in columns.items()})
    assert same(list(together), [alone(tree, columns, row) for row in range(ROWS)])


@settings(max_examples=30)
@given(
    tree=st.sampled_from(Kind).flatmap(formulas),
    columns=st.fixed_dictionaries(
        dict.fromkeys(FIGURES, st.lists(st.sampled_from([0, 1, 2, 3, NAN]), min_size=ROWS, max_size=ROWS))
    ),
    order=st.permutations(range(ROWS)),
)
def test_a_row_does_not_depend_on_the_others(
    tree: Formula, columns: Mapping[Figure, list[float]], order: list[int]
) -> None:
    if not figures_in(tree):
        return
    arrays = {asked: np.array(column, dtype=np.float64) for asked, column in columns.items()}
    shuffled = values_of(tree, {asked: column[order] for asked, column in arrays.items()})
    assert same(list(shuffled), list(values_of(tree, arrays)[order]))
