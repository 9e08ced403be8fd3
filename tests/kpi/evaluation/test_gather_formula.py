"""The figures of a formula for many units: all of one report, the longest; what a float cannot tell apart, told."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from math import isnan

import numpy as np
import pytest

from kpi.evaluation.gather_formula import Bases, Computed, formula_figures, needed, needed_keys, stand_in
from kpi.form_figures import form_figures
from kpi.submission import CellValue, Submission
from targets.formula import Basis, Figure
from targets.plan import Each
from targets.plan_formulas import known_formula
from tests.kpi.evaluation.worlds import period

UNITS = ("x", "y")


def computed(text: str, bounds: dict[str, object] | None = None, *, states: bool = False) -> Computed:
    each = Each.model_validate({"indicator": "i", "min": 1} | (bounds or {}))
    bases: Bases = {"a": {"x": Decimal(4)}, "b": Decimal(5)}
    return Computed(0, known_formula(text, "i"), each, bases, states)


def sent(unit: str, key: str, plan: str = "p", minute: int = 0, **figures: int | None) -> Submission:
    at = datetime(2025, 7, 1, 8, minute, tzinfo=UTC)
    cells = tuple(CellValue(n, None if v is None else Decimal(v), "S", "E1") for n, v in figures.items())
    return Submission(plan, unit, key, 1, at, at, "x", "0", cells)


def told(asked: Computed, *reports: Submission, within: str = "2025") -> dict[str, list[float | None]]:
    """Return the figures of x and y, by how the formula names them."""
    year = period(within)
    columns = formula_figures(needed(year, [asked], form_figures(reports)), UNITS, asked, year)
    names = {Basis.NOW: "{}", Basis.LAST_YEAR: "last {}", Basis.BASE: "base {}"}
    return {names[f.basis].format(f.name): [None if isnan(v) else v for v in column] for f, column in columns.items()}


class TestFigures:
    def test_all_are_of_the_longest_report(self) -> None:
        # x has sent the half-year with b left blank: the quarter's b does not take its place.
        reports = (sent("x", "2025-Q1", a=1, b=2), sent("x", "2025-H1", a=3, b=None), sent("y", "2025-Q1", a=7, b=8))
        assert told(computed("a / b"), *reports) == {"a": [3, 7], "b": [None, 8]}

    def test_what_adds_up_is_read_off_a_report_that_begins_with_the_period(self) -> None:
        reports = (sent("x", "2025-Q2", a=1), sent("x", "2025-Q1", a=2))
        assert told(computed("a * 2"), *reports) == {"a": [2, None]}
        assert told(computed("a * 2", states=True), *reports) == {"a": [1, None]}

    def test_last_year_is_that_very_period_a_year_before(self) -> None:
        reports = (
            sent("x", "2025-H1", a=3),
            sent("x", "2024-H1", a=2),
            sent("x", "2024", a=9),
            sent("y", "2024-H1", a=5),
        )
        assert told(computed("a - last_year(a)"), *reports) == {"a": [3, None], "last a": [2, None]}

    def test_bases_are_of_each_unit_or_of_all(self) -> None:
        reports = [sent(unit, "2025", a=1, b=1) for unit in UNITS]
        found = told(computed("a - base(a) + b - base(b)"), *reports)
        assert (found["base a"], found["base b"]) == ([4, None], [5, 5])

    def test_of_two_plans_that_ask_for_the_same_the_last_received_counts(self) -> None:
        two = (sent("x", "2025", "p", 5, a=1), sent("x", "2025", "q", 4, a=2))
        assert told(computed("a * 2"), *two) == {"a": [1, None]}
        together = (sent("x", "2025", "p", a=1), sent("x", "2025", "q", a=None))
        assert told(computed("a * 2"), *together) == {
            "a": [None, None]
        }  # as `derived` reads it: blank is the last word


class TestWhatIsRead:
    def test_a_year_earlier_only_where_it_is_compared(self) -> None:
        half = period("2025-H1")
        assert "2024-H1" not in needed_keys(half, [computed("a * 2")])
        assert {"2024-H1", "2024-Q1", "2025-H1"} <= set(needed_keys(half, [computed("a - last_year(a)")]))


class TestStandIn:
    @pytest.mark.parametrize(
        ("a", "b", "bounds", "expected"),
        [
            (7, 100, {"min": "0.07"}, 0.07),  # in floats 7 / 100 * 100 is more than 7
            (6, 100, {"min": "0.07"}, -np.inf),
            (1, 3, {"min": "0.333333333333333"}, 0.333333333333333),
            (1, 3, {"min": "0.333333333333334"}, -np.inf),
            (1, 3, {"min": None, "max": "0.333333333333333"}, np.inf),
            (1, 4, {"min": None, "max": "0.25"}, 0.25),
        ],
    )
    def test_it_compares_as_the_exact_value_does(
        self, a: int, b: int, bounds: dict[str, object], expected: float
    ) -> None:
        asked = computed("a / b", bounds)
        columns = {Figure("a"): np.array([float(a)]), Figure("b"): np.array([float(b)])}
        assert stand_in(asked, columns, 1).tolist() == [expected]

    def test_what_cannot_be_computed_is_missing(self) -> None:
        columns = {Figure("a"): np.array([1.0, np.nan]), Figure("b"): np.array([0.0, 1.0])}
        assert np.isnan(stand_in(computed("a / b"), columns, 2)).all()
