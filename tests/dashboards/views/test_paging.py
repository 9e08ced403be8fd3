"""Pieces of a list: together they are the list, whatever number is asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.views.paging import piece


@given(st.lists(st.integers(), max_size=40), st.integers(1, 12))
def test_the_pieces_together_are_the_list(items: list[int], size: int) -> None:
    pieces = piece(items, 1, size).pieces
    found = [piece(items, number, size) for number in range(1, pieces + 1)]
    assert [item for one in found for item in one.items] == items
    assert all(len(one.items) == size for one in found[:-1])
    assert {(one.total, one.pieces) for one in found} == {(len(items), pieces)}


@pytest.mark.parametrize(("asked", "given"), [(-3, 1), (0, 1), (1, 1), (3, 3), (4, 3), (10**9, 3)])
def test_a_number_beyond_the_list_gives_the_nearest_piece(asked: int, given: int) -> None:
    assert piece("abcde", asked, 2).number == given


def test_an_empty_list_is_one_empty_piece() -> None:
    found = piece("", 1, 10)
    assert (found.items, found.pieces, found.first, found.last, found.total) == ((), 1, 0, 0, 0)
