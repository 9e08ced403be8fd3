"""A long list in pieces, one a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Piece(Generic[T]):
    """One piece of a list."""

    items: tuple[T, ...]
    number: int  #: from 1
    pieces: int  #: at least 1
    first: int  #: place of its first item in the list, from 1; 0 of an empty list
    total: int  #: items in the list

    @property
    def last(self) -> int:
        """Return the place of its last item."""
        return max(0, self.first - 1 + len(self.items))


def piece(items: Sequence[T], number: int, size: int) -> Piece[T]:
    """Return one piece; a number beyond the list gives the last piece, one below the first.

    >>> found = piece("abcde", 2, 2)
    >>> found.items, found.first, found.last, found.pieces
    (('c', 'd'), 3, 4, 3)
    """
    pieces = max(1, -(-len(items) // size))
    number = min(max(1, number), pieces)
    start = (number - 1) * size
    own = tuple(items[start : start + size])
    return Piece(own, number, pieces, start + 1 if own else 0, len(items))
