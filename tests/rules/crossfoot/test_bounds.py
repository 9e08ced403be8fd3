"""What a stated figure allows the true one to be."""

from __future__ import annotations

from fractions import Fraction

import pytest

from rules.crossfoot.bounds import Bounds, bounds_of, sum_of
from targets.narrative.figures import Figure
from tests.rules.crossfoot.reports import report


def figure(words: str) -> Figure:
    [found] = report(f"Có {words}.").figures
    return found


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("494 người", 494, 494),
        ("trên 394 buổi", 394, 395),
        ("trên 122.950 lượt người", 122_950, 122_960),
        ("gần 200 người", 100, 200),
        ("khoảng 1.500 người", 1400, 1600),
        ("hơn 2 triệu đồng", 2_000_000, 3_000_000),
    ],
)
def test_trailing_zeros_tell_how_far_a_figure_was_rounded(words: str, low: int, high: int) -> None:
    bounds = bounds_of(figure(words))
    assert (int(bounds.low), int(bounds.high)) == (low, high)


def test_an_end_that_is_open_is_left_out() -> None:
    assert not Bounds(Fraction(3), Fraction(3)).meets(Bounds(Fraction(1), Fraction(3), high_open=True))
    assert Bounds(Fraction(3), Fraction(3)).meets(Bounds(Fraction(1), Fraction(3)))
    assert not Bounds(Fraction(4), Fraction(5)).meets(Bounds(Fraction(1), Fraction(3)))


def test_bounds_of_a_sum_add_up() -> None:
    added = sum_of([figure("trên 100 người"), figure("25 người")])
    assert (int(added.low), int(added.high), added.high_open) == (125, 225, True)
