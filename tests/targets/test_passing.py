"""What a plan may choose for the figures of an indicator at a merger or a split, and what has no meaning."""

from __future__ import annotations

from itertools import product

import pytest

from targets.carry import Policy
from targets.passing import Passing, misfit, passing_of

CHOICES = (None, *Policy)


class TestDefaults:
    def test_what_adds_up_is_added_at_a_merger_and_stays_where_it_was_at_a_split(self) -> None:
        # To divide, somebody must say by what: nothing is divided of itself.
        assert passing_of(None, None, adds=True) == Passing(Policy.SUM, Policy.KEEP_BOTH)

    def test_what_does_not_add_up_is_kept_apart(self) -> None:
        assert passing_of(None, None, adds=False) == Passing(Policy.KEEP_BOTH, Policy.KEEP_BOTH)

    def test_a_choice_stands(self) -> None:
        chosen = passing_of(Policy.START_FRESH, Policy.APPORTION, adds=True)
        assert chosen == Passing(Policy.START_FRESH, Policy.APPORTION)


class TestMisfits:
    @pytest.mark.parametrize(
        ("on_merge", "on_split", "adds", "said"),
        [
            (Policy.APPORTION, None, True, "“on_merge: apportion” không có nghĩa"),
            (None, Policy.SUM, True, "“on_split: sum” không có nghĩa"),
            (Policy.SUM, None, False, "“on_merge: sum” không có nghĩa: có/không và tỷ lệ phần trăm không cộng được"),
            (None, Policy.APPORTION, False, "“on_split: apportion” không có nghĩa: có/không"),
        ],
    )
    def test_what_has_no_meaning(self, on_merge: Policy | None, on_split: Policy | None, adds: bool, said: str) -> None:
        found = misfit(on_merge, on_split, adds=adds, computed=False)
        assert found is not None
        assert found.vi.startswith(said)
        assert found.vi != found.en

    @pytest.mark.parametrize("choice", [(Policy.SUM, None), (None, Policy.KEEP_BOTH)])
    def test_what_is_computed_is_computed_again(self, choice: tuple[Policy | None, Policy | None]) -> None:
        found = misfit(*choice, adds=True, computed=True)
        assert found is not None
        assert "được tính lại từ các số đã cộng, đã chia" in found.vi
        assert misfit(None, None, adds=True, computed=True) is None

    def test_whatever_fits_makes_a_passing(self) -> None:
        fitting = [c for c in product(CHOICES, CHOICES) if misfit(*c, adds=True, computed=False) is None]
        assert len(fitting) == 4 * 4  # all of 5 × 5 but one merging and one splitting choice
        assert all(passing_of(*choice, adds=True) for choice in fitting)

    @pytest.mark.parametrize("wrong", [(Policy.APPORTION, Policy.KEEP_BOTH), (Policy.SUM, Policy.SUM)])
    def test_a_programmer_cannot_make_another(self, wrong: tuple[Policy, Policy]) -> None:
        with pytest.raises(ValueError, match="on a split"):
            Passing(*wrong)
