"""Formulas with their figures written in, as explanations show them."""

from __future__ import annotations

import pytest

from rules.formula_written import written_out
from tests.rules.figures import reading
from tests.targets.formulas import formula

FIGURES = {"a": "120", "b": "150", "c": "-2.50", "d": None, "e": "1234567.5", "z": "0", "last_year(a)": "100"}


def written(text: str) -> tuple[str, str]:
    sentence = written_out(formula(text), reading(FIGURES))
    return sentence.vi, sentence.en


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        ("a / b", "120 / 150 = 0,8", "120 / 150 = 0.8"),
        ("a / b * 100", "120 / 150 × 100 = 80", "120 / 150 × 100 = 80"),
        ("(a - last_year(a)) / last_year(a)", "(120 - 100) / 100 = 0,2", "(120 - 100) / 100 = 0.2"),
        ("a / 7", "120 / 7 ≈ 17,142857", "120 / 7 ≈ 17.142857"),
        ("e * 2", "1.234.567,5 × 2 = 2.469.135", "1,234,567.5 × 2 = 2,469,135"),
        ("a - c", "120 - (-2,5) = 122,5", "120 - (-2.5) = 122.5"),
        ("-c * 0.000001", "-(-2,5) × 0,000001 ≈ 0,000002", "-(-2.5) × 0.000001 ≈ 0.000002"),
        ("min(a, 1.5) + sum(a, b)", "min(120; 1,5) + sum(120; 150) = 271,5", "min(120, 1.5) + sum(120, 150) = 271.5"),
        ("a <= b", "120 ≤ 150: đúng", "120 ≤ 150: true"),
        ("a >= b or not a != 120", "120 ≥ 150 hoặc không 120 ≠ 120: đúng", "120 ≥ 150 or not 120 ≠ 120: true"),
        ("a > b and a < 1", "120 > 150 và 120 < 1: sai", "120 > 150 and 120 < 1: false"),
        ("if_missing(d, 5)", "if_missing((chưa có số liệu); 5) = 5", "if_missing((no figure), 5) = 5"),
        (
            "a / z",
            "120 / 0: không tính được; không chia được vì “z” bằng 0",
            "120 / 0: not evaluable; “z” is 0 and cannot divide",
        ),
        (
            "a + d",
            "120 + (chưa có số liệu): không tính được; thiếu số liệu “d” (bỏ trống)",
            "120 + (no figure): not evaluable; there is no figure “d” (blank)",
        ),
    ],
)
def test_figures_stand_in_the_place_of_names(text: str, vi: str, en: str) -> None:
    assert written(text) == (vi, en)


def test_a_value_with_more_than_six_decimals_is_never_said_to_be_equal() -> None:
    """0,9999999 written as “= 1” would read as reached."""
    sentence = written_out(formula("a * 1"), reading({"a": "0.9999999"}))
    assert sentence.vi == "0,9999999 × 1 ≈ 1"
