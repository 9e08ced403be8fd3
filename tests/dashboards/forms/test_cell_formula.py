"""A plan's formula as cells write it. What LibreOffice makes of it: test_libreoffice.py."""

from __future__ import annotations

import pytest

from dashboards.forms.cell_formula import cell_formula, compared
from targets.formula import Figure
from targets.formula_reading import read_formula
from targets.provenance import Source


def written(text: str) -> str:
    formula, issues = read_formula(text, Source("kh"))
    assert formula is not None, issues
    return cell_formula(formula, lambda figure: {"a": "$A$1", "b": "$B$1"}[figure.name])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", "$A$1"),
        ("a + b * 2", "($A$1+($B$1*2))"),
        ("-a - 1.5", "((-$A$1)-1.5)"),
        ("sum(a, b, 1)", "($A$1+$B$1+1)"),
        ("max(a, b) / min(a, b)", "(MAX($A$1,$B$1)/MIN($A$1,$B$1))"),
        ("round(abs(a), 2)", "ROUND(ABS($A$1),2)"),
        ("if_missing(a, 0)", "IFERROR($A$1,0)"),
        ("if(is_missing(a), 1, 2)", "CHOOSE(1+2*IF(ISERROR($A$1),1,0),2,NA(),1)"),
    ],
)
def test_signs_and_functions(text: str, expected: str) -> None:
    assert written(text) == expected


def test_conditions_are_numbers_with_a_half_for_what_is_missing() -> None:
    a, b = (f"IFERROR(IF(ROUND((${column}$1)-({n}),9)>0,1,0),0.5)" for column, n in (("A", 1), ("B", 2)))
    assert written("if(a > 1 and b > 2, 3, 4)") == f"CHOOSE(1+2*MIN({a},{b}),4,NA(),3)"
    assert written("if(not (a > 1 or b > 2), 3, 4)") == f"CHOOSE(1+2*(1-MAX({a},{b})),4,NA(),3)"


def test_the_length_grows_as_that_of_the_formula() -> None:
    """Forty conditions joined: were a part written twice, this would fill the memory."""
    joined = " and ".join(["a > 1"] * 40)
    assert len(written(f"if({joined}, 1, 0)")) < 60 * 40


def test_the_time_of_a_figure_is_the_caller_s_to_place() -> None:
    formula, _ = read_formula("a - last_year(a)", Source("kh"))
    assert formula is not None

    def cell(figure: Figure) -> str:
        return f"{figure.name}.{figure.basis}"

    assert cell_formula(formula, cell) == "(a.now-a.last_year)"


@pytest.mark.parametrize("sign", ["<", "<=", ">", ">=", "="])
def test_comparisons_leave_the_last_digits_alone(sign: str) -> None:
    assert compared("A1", sign, "0.3") == f"ROUND((A1)-(0.3),9){sign}0"
