"""The value of a formula for many units at once: `rules.formula.value_of`, vectorised, and as exact.

Floats alone would not do: 7 / 100 * 100 is more than 7 in them, and a verdict would be wrong. Every value is therefore
kept as a whole number over a whole number, each a float below 2**53, where floats are exact; so comparisons are right
and a result is the float nearest to the exact one. A row whose numbers grow beyond that (rare: figures of ten digits
multiplied) is computed again by `value_of`. A test holds the two together, to the last bit.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial, reduce

import numpy as np
from numpy.typing import NDArray

from rules.formula import value_of
from rules.verdict import Reading
from targets.formula import Figure, Formula, Number, Op, figures_in

Floats = NDArray[np.float64]


def values_of(formula: Formula, columns: Mapping[Figure, Floats]) -> Floats:
    """Return the value of a formula in each row; NaN where it is not evaluable.

    Of a condition: 1 where it holds, 0 where it does not.

    Args:
        formula: as `targets.formula_reading.read_formula` gives it, naming at least one figure.
        columns: the figures of `targets.formula.figures_in`, all of one shape; NaN is a missing figure. A float stands
            for the shortest decimal that is read as it: 0.1 is one tenth.
    """
    used = {figure: np.asarray(columns[figure], dtype=np.float64) for figure in figures_in(formula)}
    rows = _Rows(used)
    with np.errstate(all="ignore"):  # what overflows here is computed again
        result = rows.value(formula)
        values = np.array(np.broadcast_to(result.top / result.bottom, rows.again.shape)) + 0.0  # no -0.0
    for row in np.flatnonzero(rows.again):
        values.flat[row] = _alone(formula, used, row)
    return values


def _alone(formula: Formula, columns: Mapping[Figure, Floats], row: np.intp) -> float:
    def read(figure: Figure) -> Reading:
        value = float(columns[figure].flat[row])
        return Reading(Decimal(repr(value)) if np.isfinite(value) else None)

    value = value_of(formula, read).value
    if value is None:
        return np.nan
    try:
        return float(value)
    except OverflowError:
        return np.inf if value > 0 else -np.inf


_EXACT = 2.0**53  # below it, whole floats are added and multiplied without error
_KEPT = 1e15  # below it, a float tells every digit of the decimal it was read from
_MOST_PLACES = 6


@dataclass(frozen=True, slots=True)
class _Ratio:
    """A value in each row, whole over whole; NaN over anything is a missing one. Of a condition: 1 or 0, over 1."""

    top: Floats
    bottom: Floats  #: above zero


class _Rows:
    """The rows of a table, and those among them that must be computed again."""

    def __init__(self, columns: Mapping[Figure, Floats]) -> None:
        self._columns = columns
        self.again = np.zeros(np.broadcast_shapes(*(column.shape for column in columns.values())), dtype=np.bool_)
        self._scale = _scale(columns.values())

    def value(self, formula: Formula) -> _Ratio:
        """Return the value of a formula in each row."""
        if isinstance(formula, Number):
            top, bottom = formula.value.as_integer_ratio()
            return _Ratio(np.array(float(top)), np.array(float(bottom)))
        if isinstance(formula, Figure):
            return self._figure(self._columns[formula])
        parts = [self.value(part) for part in formula.parts]
        if formula.op in _TOPS:
            return _Ratio(_TOPS[formula.op](*(part.top for part in parts)), _ONE)
        if formula.op in _SIGNS:
            return _Ratio(_SIGNS[formula.op](parts[0].top), parts[0].bottom)
        if formula.op is Op.ROUND:
            return self._rounded(*parts)
        if formula.op is Op.IF:
            condition, then, otherwise = parts
            chosen = _chosen(condition.top == 1, then, otherwise)
            return _Ratio(np.where(np.isnan(condition.top), np.nan, chosen.top), chosen.bottom)
        if formula.op is Op.IF_MISSING:
            return _chosen(~np.isnan(parts[0].top), *parts)
        return reduce(partial(self._joined, formula.op), parts)

    def _figure(self, column: Floats) -> _Ratio:
        self.again |= np.isfinite(column) & ~_fits(column, self._scale)
        return _Ratio(np.where(np.isfinite(column), np.rint(column * self._scale), np.nan), np.array(self._scale))

    def _joined(self, op: Op, left: _Ratio, right: _Ratio) -> _Ratio:
        if op is Op.MULTIPLY:
            return _Ratio(self._kept(left.top * right.top), self._kept(left.bottom * right.bottom))
        one, other, bottom = self._levelled(left, right)
        if op is Op.DIVIDE:
            divides = np.abs(other) > 0
            return _Ratio(np.where(divides, one * np.sign(other), np.nan), np.where(divides, np.abs(other), 1.0))
        if op in _COMPARED:
            missing = np.isnan(one) | np.isnan(other)
            return _Ratio(np.where(missing, np.nan, _COMPARED[op](one, other)), _ONE)
        return _Ratio(self._kept(_ADDED[op](one, other)), bottom)

    def _levelled(self, left: _Ratio, right: _Ratio) -> tuple[Floats, Floats, Floats]:
        """Return two values over one bottom: their tops, and that bottom."""
        if np.all(left.bottom == right.bottom):
            return left.top, right.top, left.bottom
        bottom = self._kept(left.bottom * right.bottom)
        return self._kept(left.top * right.bottom), self._kept(right.top * left.bottom), bottom

    def _rounded(self, value: _Ratio, places: _Ratio) -> _Ratio:
        """Return a value rounded, halves away from zero: twice its size and one half, cut to a whole number."""
        scale = 10.0**places.top
        twice = self._kept(2 * np.abs(value.top) * scale)
        size = np.floor_divide(self._kept(twice + value.bottom), self._kept(2 * value.bottom))
        return _Ratio(size * np.sign(value.top), scale)

    def _kept(self, numbers: Floats) -> Floats:
        """Return whole numbers, after marking the rows where they are too large to be exact."""
        self.again |= np.abs(numbers) >= _EXACT
        return numbers


_ONE = np.array(1.0)


def _both(left: Floats, right: Floats) -> Floats:
    return np.where((left == 0) | (right == 0), 0.0, left * right)


def _either(left: Floats, right: Floats) -> Floats:
    return np.where((left == 1) | (right == 1), 1.0, np.maximum(left, right))


#: What gives a condition from conditions, or from whether a value is there.
_TOPS: Mapping[Op, Callable[..., Floats]] = {
    Op.AND: _both,
    Op.OR: _either,
    Op.NOT: lambda condition: 1 - condition,
    Op.IS_MISSING: lambda value: np.isnan(value).astype(np.float64),
}
_SIGNS: Mapping[Op, Callable[[Floats], Floats]] = {Op.NEGATE: np.negative, Op.ABS: np.abs}
_COMPARED: Mapping[Op, Callable[[Floats, Floats], NDArray[np.bool_]]] = {
    Op.LESS: np.less,
    Op.AT_MOST: np.less_equal,
    Op.MORE: np.greater,
    Op.AT_LEAST: np.greater_equal,
    Op.EQUAL: np.equal,
    Op.UNEQUAL: np.not_equal,
}
#: What joins two values over one bottom into a third over it.
_ADDED: Mapping[Op, Callable[[Floats, Floats], Floats]] = {
    Op.ADD: np.add,
    Op.SUM: np.add,
    Op.SUBTRACT: np.subtract,
    Op.MIN: np.minimum,
    Op.MAX: np.maximum,
}


def _chosen(first: NDArray[np.bool_], one: _Ratio, other: _Ratio) -> _Ratio:
    same = np.all(one.bottom == other.bottom)
    bottom = one.bottom if same else np.where(first, one.bottom, other.bottom)
    return _Ratio(np.where(first, one.top, other.top), bottom)


def _scale(columns: Collection[Floats]) -> float:
    """Return the power of ten that makes whole numbers of all figures, or the largest that is tried."""
    scales = [10.0**places for places in range(_MOST_PLACES + 1)]
    return next((s for s in scales if all(_fits(c[np.isfinite(c)], s).all() for c in columns)), scales[-1])


def _fits(column: Floats, scale: float) -> NDArray[np.bool_]:
    """Say of each figure whether the scale makes a whole number of it, and gives it back."""
    whole = np.rint(column * scale)
    fits: NDArray[np.bool_] = (whole / scale == column) & (np.abs(whole) < _KEPT)
    return fits
