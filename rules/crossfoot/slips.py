"""Could one slip of the hand explain that a total and its parts differ: a digit mistaken, or two digits exchanged?

A list that is far from its total may simply not be the whole of it. When one changed digit makes it add up, it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from targets.narrative.figures import Figure


def is_slip(total: Figure, parts: Sequence[Figure]) -> bool:
    """Say whether a total and its parts agree once one digit of one of them is changed, or two beside one another."""
    missing = total.amount - sum(part.amount for part in parts)
    changed = [(total, total.value - missing / total.measure.scale)]
    changed += [(part, part.value + missing / part.measure.scale) for part in parts]
    return any(slipped(figure.value, value) for figure, value in changed)


def slipped(one: Decimal, other: Decimal) -> bool:
    """Say whether two numbers differ in one digit, or in two digits beside one another that changed places.

    >>> [slipped(Decimal(one), Decimal(other)) for one, other in (("2450", "2410"), ("1.7", "7.1"), ("9", "19"))]
    [True, True, False]
    """
    places = max(0, *(-exponent for value in (one, other) if isinstance(exponent := value.as_tuple().exponent, int)))
    first, second = (str(int(value.scaleb(places))) for value in (one, other))
    if other <= 0 or len(first) != len(second):
        return False
    differing = [at for at in range(len(first)) if first[at] != second[at]]
    if len(differing) == 2:  # noqa: PLR2004
        low, high = differing
        return high == low + 1 and first[low] == second[high] and first[high] == second[low]
    return len(differing) == 1
