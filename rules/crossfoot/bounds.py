"""What a stated figure allows the true one to be: "trên 122.950" lies in [122.950, 122.960), "494" is 494.

A rounded figure tells by its trailing zeros how far it was rounded. A bound that is not round ("trên 394") was hardly
rounded at all: the next whole number is out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from targets.narrative.figures import Figure, Qualifier


@dataclass(frozen=True, slots=True)
class Bounds:
    """The values a figure may stand for; an end that is open is itself left out."""

    low: Fraction
    high: Fraction
    low_open: bool = False
    high_open: bool = False

    def meets(self, other: Bounds) -> bool:
        """Say whether some value lies within both."""
        return _below(self, other) and _below(other, self)


def bounds_of(figure: Figure) -> Bounds:
    """Return what a figure may stand for, in the unit its kind compares in."""
    value, step = Fraction(figure.amount), Fraction(rounding(figure.value)) * Fraction(figure.measure.scale)
    match figure.qualifier:
        case Qualifier.AT_LEAST:
            return Bounds(value, value + step, high_open=True)
        case Qualifier.AT_MOST:
            return Bounds(value - step, value, low_open=True)
        case Qualifier.ABOUT:
            return Bounds(value - step, value + step)
    return Bounds(value, value)


def sum_of(figures: Iterable[Figure]) -> Bounds:
    """Return what the sum of some figures may be."""
    low = high = Fraction(0)
    low_open = high_open = False
    for bounds in map(bounds_of, figures):
        low, high = low + bounds.low, high + bounds.high
        low_open, high_open = low_open or bounds.low_open, high_open or bounds.high_open
    return Bounds(low, high, low_open, high_open)


def rounding(value: Decimal) -> Decimal:
    """Return the step a number is rounded to, as its last digit that is not zero shows.

    >>> [f"{rounding(Decimal(value)):f}" for value in ("394", "122950", "495.4", "300")]
    ['1', '10', '0.1', '100']
    """
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if value and isinstance(exponent, int) else Decimal(1)


def _below(one: Bounds, other: Bounds) -> bool:
    """Say whether the low end of one is not beyond the high end of the other."""
    if one.low == other.high:
        return not (one.low_open or other.high_open)
    return one.low < other.high
