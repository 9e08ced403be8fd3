"""The eight operators, with both sides known, one missing, both missing.

DHIS2 passes in silence what it cannot compare; here a check that could not be made says so.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from rules.checks import check_report
from rules.verdict import Reading
from targets.formula import Figure
from targets.plan_formulas import known_formula
from targets.report_checks import MissingFigures, Operator, ReportCheck
from targets.wording import Sentence


def holds(operator: str, a: int | None, b: int | None, missing: str = "skip_if_any") -> bool | None:
    check = ReportCheck(
        id="x", title="x", left="a", operator=Operator(operator), right="b", missing=MissingFigures(missing)
    )
    figures = {"a": a, "b": b}

    def read(figure: Figure) -> Reading:
        value = figures[figure.name]
        return Reading(missing=Sentence("trống", "blank")) if value is None else Reading(Decimal(value))

    return check_report(check, known_formula("a", "x"), known_formula("b", "x"), read).holds


@pytest.mark.parametrize(
    ("operator", "less", "equal", "more"),  # of a against b
    [
        ("equal_to", False, True, False),
        ("not_equal_to", True, False, True),
        ("greater_than", False, False, True),
        ("greater_than_or_equal_to", False, True, True),
        ("less_than", True, False, False),
        ("less_than_or_equal_to", True, True, False),
        ("compulsory_pair", True, True, True),  # both are given
        ("exclusive_pair", False, False, False),  # both are given
    ],
)
def test_both_sides_known(operator: str, less: bool, equal: bool, more: bool) -> None:
    assert (holds(operator, 1, 2), holds(operator, 2, 2), holds(operator, 3, 2)) == (less, equal, more)


@pytest.mark.parametrize(
    ("missing", "one", "both"),  # 5 <= a missing b; nothing at all
    [("skip_if_any", None, None), ("skip_if_all", False, None), ("zero", False, True)],
)
def test_a_side_that_is_missing(missing: str, one: bool | None, both: bool | None) -> None:
    assert holds("less_than_or_equal_to", 5, None, missing) is one  # 5 <= 0 is false
    assert holds("less_than_or_equal_to", None, None, missing) is both  # 0 <= 0 is true


@pytest.mark.parametrize(
    ("operator", "one", "none"), [("compulsory_pair", False, True), ("exclusive_pair", True, True)]
)
def test_pairs_look_only_at_what_is_given(operator: str, one: bool, none: bool) -> None:
    assert holds(operator, 0, None) is one  # zero is given
    assert holds(operator, None, 7) is one
    assert holds(operator, None, None) is none


def test_sums_and_products_are_exact_and_written_out() -> None:
    check = ReportCheck(id="x", title="x", left="a + b", operator=Operator.EQUAL_TO, right="c * 0.1")
    figures = {"a": Decimal("0.1"), "b": Decimal("0.2"), "c": Decimal(3)}
    checked = check_report(
        check, known_formula(check.left, "x"), known_formula(check.right, "x"), lambda f: Reading(figures[f.name])
    )
    assert checked.holds is True  # 0.1 + 0.2 = 0.3 here, whatever floats say
    assert checked.why.vi == "0,1 + 0,2 = 0,3 phải bằng 3 × 0,1 = 0,3"


def test_why_it_could_not_be_made() -> None:
    check = ReportCheck(id="x", title="x", left="a / b", operator=Operator.LESS_THAN, right="1")
    figures = {"a": Decimal(1), "b": Decimal(0)}
    checked = check_report(
        check, known_formula("a / b", "x"), known_formula("1", "x"), lambda f: Reading(figures[f.name])
    )
    assert checked.holds is None
    assert "0" in checked.why.vi
