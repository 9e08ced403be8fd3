"""Whose figure counts when several forms give one: the latest period, then the one received last; blanks never."""

from __future__ import annotations

import numpy as np
import pytest

from kpi.evaluation.gather import keys_within, latest, within
from kpi.form_figures import FormFigures
from targets.periods import parse_period

NAN = float("nan")


def form(
    key: str, figures: dict[str, tuple[float, ...]], indicators: str = "ab", received: int = 0, plan: str = "kh"
) -> FormFigures:
    """Return what some units reported on one form, all at the same moment."""
    moments = np.full(len(figures), received, dtype=np.int64)
    return FormFigures(
        plan, key, tuple(indicators), tuple(figures), moments, np.array(list(figures.values()), dtype=np.float64)
    )


def found(
    *reports: FormFigures, units: str = "xyz", indicators: str = "ab", look: str = "2025", states: str = ""
) -> list[list[float]]:
    """Return the figures of a period; the indicators named in ``states`` do not add up."""
    period = parse_period(look)
    assert period is not None
    stocks = np.array([indicator in states for indicator in indicators])
    telling = within(period, reports)
    values: list[list[float]] = latest(telling, tuple(units), tuple(indicators), period, stocks).tolist()
    return values


def same(one: list[list[float]], other: list[list[float]]) -> bool:
    return np.array_equal(one, other, equal_nan=True)


class TestOneForm:
    def test_rows_and_columns_are_put_where_they_are_asked_for(self) -> None:
        only = form("2025", {"z": (1, 2), "x": (3, 4), "w": (5, 6)})
        assert same(found(only), [[3, 4], [NAN, NAN], [1, 2]])
        assert same(found(only, indicators="ba"), [[4, 3], [NAN, NAN], [2, 1]])
        assert same(found(only, indicators="aba"), [[3, 4, 3], [NAN, NAN, NAN], [1, 2, 1]])
        assert same(found(only, indicators="cb"), [[NAN, 4], [NAN, NAN], [NAN, 2]])

    def test_what_was_reported_is_not_touched(self) -> None:
        only = form("2025", {"x": (1, 2)})
        year = parse_period("2025")
        assert year is not None
        latest([only], ("x", "y"), ("a", "b"), year, np.zeros(2, dtype=np.bool_))[:] = 9
        assert only.values.tolist() == [[1, 2]]

    def test_a_form_about_something_else_tells_nothing(self) -> None:
        assert same(found(form("2025", {"x": (1,)}, "c")), [[NAN, NAN]] * 3)
        assert same(found(), [[NAN, NAN]] * 3)


class TestSeveralForms:
    @pytest.mark.parametrize("turned", [False, True])
    def test_a_later_end_counts_over_an_earlier_one_however_late_that_came(self, turned: bool) -> None:
        forms = [form("2025-H1", {"x": (1, 1)}, received=9), form("2025-9M", {"x": (2, NAN)}, received=1)]
        # x: nine months give a = 2; b is blank there, so the half-year's 1 still stands
        assert same(found(*(forms[::-1] if turned else forms), units="x"), [[2, 1]])

    @pytest.mark.parametrize("turned", [False, True])
    def test_of_two_that_end_together_the_one_received_last_counts(self, turned: bool) -> None:
        forms = [form("2025-H1", {"x": (1, 1)}, received=5), form("2025-Q2", {"x": (2, NAN)}, received=4)]
        assert same(found(*(forms[::-1] if turned else forms), units="x", states="ab"), [[1, 1]])
        later = form("2025-Q2", {"x": (2, NAN)}, received=6)
        assert same(found(forms[0], later, units="x", states="ab"), [[2, 1]])

    @pytest.mark.parametrize("turned", [False, True])
    def test_what_adds_up_is_read_off_a_report_that_begins_with_the_period(self, turned: bool) -> None:
        """A quarter's figure is that quarter's: it says nothing of the year so far, but a state of June is one."""
        forms = [
            form("2025-Q1", {"x": (1, 1)}),
            form("2025-Q2", {"x": (5, 6)}),
            form("2025-06", {"x": (7, NAN)}, received=1),
        ]
        forms = forms[::-1] if turned else forms
        assert same(found(*forms, units="x"), [[1, 1]])
        assert same(found(*forms, units="x", states="b"), [[1, 6]])
        assert same(found(*forms, units="x", states="ab"), [[7, 6]])
        assert same(found(*forms, units="x", look="2025-Q2"), [[5, 6]])
        assert same(found(form("2025-Q2", {"x": (5, 6)}), units="x"), [[NAN, NAN]])

    @pytest.mark.parametrize("turned", [False, True])
    def test_of_two_received_together_the_plan_of_the_later_name_counts(self, turned: bool) -> None:
        forms = [form("2025-H1", {"x": (1, NAN)}, plan="kh-1"), form("2025-H1", {"x": (2, 3)}, plan="kh-2")]
        assert same(found(*(forms[::-1] if turned else forms), units="x"), [[2, 3]])

    def test_each_unit_by_its_own_report(self) -> None:
        first = FormFigures("kh-1", "2025", ("a",), ("x", "y"), np.array([1, 4]), np.array([[1.0], [2.0]]))
        second = FormFigures("kh-2", "2025", ("a",), ("y", "x"), np.array([3, 2]), np.array([[3.0], [4.0]]))
        # x: received at 1 and at 2, the second counts; y: at 4 and at 3, the first
        assert same(found(first, second, indicators="a"), [[4], [2], [NAN]])


def test_only_reports_from_within_the_period_count() -> None:
    forms = [form(key, {"x": (float(n), NAN)}) for n, key in enumerate(["2025-Q1", "2025-Q2", "2025", "2024-Q2"])]
    assert same(found(*forms, units="x", look="2025-H1"), [[0, NAN]])
    assert same(found(*forms, units="x", look="2025-H1", states="ab"), [[1, NAN]])
    assert same(found(*forms, units="x", look="2025-03"), [[NAN, NAN]])
    period = parse_period("2025")
    assert period is not None
    assert [one.period for one in within(period, forms)] == ["2025-Q1", "2025-Q2", "2025"]


def test_the_periods_within_one_are_all_that_may_be_reported_for() -> None:
    half = parse_period("2025-H2")
    assert half is not None
    # 3 July is the Thursday of week 27; 2025 has 52 weeks
    weeks, months = {f"2025-W{week}" for week in range(27, 53)}, {f"2025-{month:02}" for month in range(7, 13)}
    assert set(keys_within(half)) == {"2025-H2", "2025-Q3", "2025-Q4"} | months | weeks


def test_a_period_nobody_can_read_is_our_bug() -> None:
    with pytest.raises(ValueError, match="2025-Q9"):
        found(form("2025-Q9", {"x": (1, 2)}))
