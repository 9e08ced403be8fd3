"""The cells of one report by the column, made into values one by one only when they are looked at.

A list of all units holds hundreds of thousands of cells. Nearly all of them are read, checked at once and written down,
and never looked at one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import overload

import numpy as np
from numpy.typing import NDArray

from kpi.submission import CellValue


@dataclass(frozen=True, eq=False)  # without slots, for the figures that are looked at twice
class Cells(Sequence[CellValue]):
    """The cells of one report: a column for each part of them, all as long. It equals the tuple of its cells."""

    indicators: tuple[str, ...]
    digits: tuple[str | None, ...]  #: each figure as the text of its decimal; None: left blank
    sheets: tuple[str, ...]
    places: tuple[str, ...]  #: the cells' names in their sheets
    notes: tuple[str | None, ...]

    def __len__(self) -> int:
        return len(self.indicators)

    def __iter__(self) -> Iterator[CellValue]:
        figures = (None if text is None else Decimal(text) for text in self.digits)
        parts = zip(self.indicators, figures, self.sheets, self.places, self.notes, strict=True)
        return map(CellValue._make, parts)

    @overload
    def __getitem__(self, index: int) -> CellValue: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[CellValue, ...]: ...
    def __getitem__(self, index: int | slice) -> CellValue | tuple[CellValue, ...]:
        return tuple(self)[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    @cached_property
    def figures(self) -> NDArray[np.float64]:
        """The figures as doubles; NaN: left blank."""
        return np.array([_BLANK if text is None else float(text) for text in self.digits], dtype=np.float64)

    def by_indicator(self) -> Cells:
        """Return the same cells in the order of their indicators' ids."""
        order = _order(self.indicators)
        if order is None:
            return self
        columns = (self.indicators, self.digits, self.sheets, self.places, self.notes)
        return Cells(*(tuple([column[place] for place in order]) for column in columns))  # type: ignore[arg-type]


def cells_of(values: Sequence[CellValue]) -> Cells:
    """Return cells by the column."""
    if isinstance(values, Cells):
        return values
    digits = tuple(None if one.value is None else str(one.value) for one in values)
    return Cells(
        tuple(one.indicator for one in values),
        digits,
        tuple(one.sheet for one in values),
        tuple(one.cell for one in values),
        tuple(one.note for one in values),
    )


_BLANK = float("nan")


@lru_cache(maxsize=64)  # the same for all reports of a form
def _order(indicators: tuple[str, ...]) -> tuple[int, ...] | None:
    """Return the places of indicators in the order of their ids; None: they stand in it."""
    order = tuple(sorted(range(len(indicators)), key=indicators.__getitem__))
    return None if order == tuple(range(len(indicators))) else order
