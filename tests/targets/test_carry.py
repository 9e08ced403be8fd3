"""Figures through mergers and splits: totals stay, what is missing stays missing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targets.carry import Amount, Policy, carry
from targets.provenance import Source
from targets.units import Event, EventKind

SOURCE = Source("units.yaml")
DAY = date(2025, 7, 1)
MERGER = Event(EventKind.MERGE, DAY, ("a", "b"), ("m",), "NQ", SOURCE)
ABSORPTION = Event(EventKind.MERGE, DAY, ("a", "b", "m"), ("m",), "NQ", SOURCE)
SPLIT = Event(EventKind.SPLIT, DAY, ("m",), ("a", "b", "c"), "NQ", SOURCE)
CARVING = Event(EventKind.SPLIT, DAY, ("m",), ("m", "b"), "NQ", SOURCE)
CLOSING = Event(EventKind.CLOSE, DAY, ("a",), (), "NQ", SOURCE)

amounts = st.integers(0, 10**12) | st.decimals(0, 10**9, places=3) | st.fractions(0, 10**6)


class TestSum:
    def test_ten_and_eleven_make_twenty_one(self) -> None:
        # Test vector V4, first half. A system that keeps the last edited of the two would say 11.
        assert carry({"a": 10, "b": 11}, MERGER, Policy.SUM) == {"m": 21}

    def test_the_units_own_figure_is_kept_and_added_to(self) -> None:
        # Test vector V4, second half: 10 + 11 + 5 = 26, be the five a new unit's own or those of one that goes on.
        values = {"a": 10, "b": 11, "m": 5}
        assert carry(values, MERGER, Policy.SUM) == {"m": 26}
        assert carry(values, ABSORPTION, Policy.SUM) == {"m": 26}

    def test_decimals_are_added_exactly(self) -> None:
        assert carry({"a": Decimal("0.1"), "b": Decimal("0.2")}, MERGER, Policy.SUM) == {"m": Fraction(3, 10)}

    def test_a_missing_figure_leaves_the_total_missing(self) -> None:
        assert carry({"a": 10, "b": None}, MERGER, Policy.SUM) == {"m": None}
        assert carry({"a": 10, "b": 11, "m": None}, MERGER, Policy.SUM) == {"m": None}

    def test_zero_is_a_figure(self) -> None:
        assert carry({"a": 10, "b": 0}, MERGER, Policy.SUM) == {"m": 10}

    def test_a_unit_that_had_none_to_give_is_not_missing(self) -> None:
        # The target was addressed to a alone: what passes on is a's promise.
        assert carry({"a": 10}, MERGER, Policy.SUM) == {"m": 10}

    def test_units_the_event_does_not_touch_keep_theirs(self) -> None:
        assert carry({"a": 1, "b": 2, "x": 7, "y": None}, MERGER, Policy.SUM) == {"m": 3, "x": 7, "y": None}
        assert carry({"x": 7}, MERGER, Policy.SUM) == {"x": 7}

    def test_a_split_has_no_one_sum(self) -> None:
        with pytest.raises(ValueError, match="sum does not fit an event with 3 units after it"):
            carry({"m": 9}, SPLIT, Policy.SUM)

    def test_what_is_closed_has_nobody_to_take_it(self) -> None:
        with pytest.raises(ValueError, match="0 units after it"):
            carry({"a": 9}, CLOSING, Policy.SUM)

    @given(st.dictionaries(st.sampled_from("abmxy"), amounts))
    def test_the_grand_total_stays(self, values: dict[str, Amount]) -> None:
        for event in (MERGER, ABSORPTION):
            after = carry(values, event, Policy.SUM)
            assert sum(v for v in after.values() if v is not None) == sum(Fraction(v) for v in values.values())
            assert {"a", "b"}.isdisjoint(after)


class TestApportion:
    def test_by_weights(self) -> None:
        # 30 by 1 : 2 : 3, which are 6 parts of 5 each
        assert carry({"m": 30}, SPLIT, Policy.APPORTION, {"a": 1, "b": 2, "c": 3}) == {"a": 5, "b": 10, "c": 15}

    def test_what_does_not_divide_evenly_loses_nothing(self) -> None:
        after = carry({"m": 10}, SPLIT, Policy.APPORTION, {"a": 1, "b": 1, "c": 1})
        assert after == {"a": Fraction(10, 3), "b": Fraction(10, 3), "c": Fraction(10, 3)}

    def test_a_unit_that_goes_on_keeps_its_part(self) -> None:
        weights = {"m": Decimal("0.75"), "b": Decimal("0.25")}
        assert carry({"m": 8}, CARVING, Policy.APPORTION, weights) == {"m": 6, "b": 2}

    def test_what_is_missing_is_missing_in_every_part(self) -> None:
        after = carry({"m": None}, SPLIT, Policy.APPORTION, {"a": 1, "b": 1, "c": 0})
        assert after == {"a": None, "b": None, "c": None}

    def test_one_unit_after_needs_no_weights(self) -> None:
        assert carry({"a": 10, "b": 11}, MERGER, Policy.APPORTION) == {"m": 21}

    @pytest.mark.parametrize(
        "weights",
        [
            None,
            {},
            {"a": 1, "b": 1},
            {"a": 1, "b": 1, "c": 1, "x": 1},
            {"a": 2, "b": 2, "c": -1},
            {"a": 0, "b": 0, "c": 0},
        ],
    )
    def test_weights_are_never_made_up(self, weights: dict[str, int] | None) -> None:
        with pytest.raises(ValueError, match="one weight"):
            carry({"m": 9}, SPLIT, Policy.APPORTION, weights)

    @given(
        st.dictionaries(st.sampled_from("abcmx"), amounts),
        st.fixed_dictionaries({"a": amounts, "b": amounts, "c": st.integers(1, 1000)}),
    )
    def test_the_grand_total_stays(self, values: dict[str, Amount], weights: dict[str, Amount]) -> None:
        after = carry(values, SPLIT, Policy.APPORTION, weights)
        assert sum(v for v in after.values() if v is not None) == sum(Fraction(v) for v in values.values())


class TestKeepBothAndStartFresh:
    def test_both_stay_under_the_old_names(self) -> None:
        values = {"a": 10, "b": None, "m": 5, "x": 1}
        assert carry(values, MERGER, Policy.KEEP_BOTH) == values
        assert carry({"a": 10}, CLOSING, Policy.KEEP_BOTH) == {"a": 10}

    def test_those_that_follow_begin_without_a_figure(self) -> None:
        assert carry({"a": 10, "b": 11, "x": 1}, MERGER, Policy.START_FRESH) == {"m": None, "x": 1}
        assert carry({"m": 9}, SPLIT, Policy.START_FRESH) == {"a": None, "b": None, "c": None}

    def test_a_figure_the_new_unit_gave_itself_stays(self) -> None:
        assert carry({"a": 10, "b": 11, "m": 5}, MERGER, Policy.START_FRESH) == {"m": 5}

    @given(st.dictionaries(st.sampled_from("abmxy"), st.none() | amounts), st.sampled_from(Policy))
    def test_no_figure_appears_out_of_nothing(self, values: dict[str, Amount | None], policy: Policy) -> None:
        after = carry(values, MERGER, policy)
        if all(values[unit] is None for unit in values if unit in {"a", "b", "m"}):
            assert after.get("m") is None
