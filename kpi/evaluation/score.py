"""Verdicts of many figures at once: `rules.condition.judge_unit`, vectorised. A test holds the two together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rules.verdict import Verdict
from targets.plan import Each

#: The verdicts a condition can have, by their number in an array of verdicts.
VERDICTS = (Verdict.NOT_EVALUABLE, Verdict.MET, Verdict.NOT_DUE, Verdict.SHORT, Verdict.EXEMPT)
NOT_EVALUABLE, MET, NOT_DUE, SHORT, EXEMPT = range(len(VERDICTS))


@dataclass(frozen=True, slots=True)
class Limits:
    """Conditions as arrays, a place each: a figure's bounds, and the verdict below, within and above them."""

    low: NDArray[np.float64]  #: -inf: no minimum
    high: NDArray[np.float64]  #: inf: no maximum, or one that is only noted
    below: NDArray[np.int8]  #: the verdict on a figure under the minimum
    inside: NDArray[np.int8]  #: the verdict on a figure within bounds
    above: NDArray[np.int8]  #: the verdict on a figure over the maximum

    def of(self, chosen: NDArray[np.bool_]) -> Limits:
        """Return some of the conditions."""
        return Limits(self.low[chosen], self.high[chosen], self.below[chosen], self.inside[chosen], self.above[chosen])


def limits(conditions: Iterable[tuple[Each, bool, bool]]) -> Limits:
    """Return conditions as arrays, each with whether its term is over and whether its figure can fall."""
    rows = [_limits(each, over=over, falls=falls) for each, over, falls in conditions]
    low, high, below, inside, above = zip(*rows, strict=True) if rows else ((), (), (), (), ())
    return Limits(
        np.array(low, dtype=np.float64),
        np.array(high, dtype=np.float64),
        np.array(below, dtype=np.int8),
        np.array(inside, dtype=np.int8),
        np.array(above, dtype=np.int8),
    )


def judge(values: NDArray[np.float64], asked: Limits) -> NDArray[np.int8]:
    """Return the verdict of each figure, as its number in `VERDICTS`.

    Args:
        values: a row a unit, a column a condition; or one figure for each condition. NaN: the figure is missing.
        asked: the conditions.
    """
    under, above = (values < asked.low).view(np.int8), (values > asked.high).view(np.int8)
    codes: NDArray[np.int8] = (values == values).view(np.int8) * asked.inside  # noqa: PLR0124  NaN is not itself
    codes += under * (asked.below - asked.inside)
    codes += above * (asked.above - asked.inside)
    return codes


def score(values: NDArray[np.float64], each: Each, *, over: bool, falls: bool = False) -> NDArray[np.int8]:
    """Return the verdict of each value on one condition, as its number in `VERDICTS`; NaN is a missing figure."""
    return judge(values[:, np.newaxis], limits([(each, over, falls)]))[:, 0]


def _limits(each: Each, *, over: bool, falls: bool) -> tuple[float, float, int, int, int]:
    caps = each.max is not None and each.above_max == "fail"
    low = float(each.min) if each.min is not None else -np.inf
    high = float(each.max) if each.max is not None and caps else np.inf
    inside = NOT_DUE if caps and not over and not falls else MET  # what adds up may still pass the maximum
    above = NOT_DUE if falls and not over else SHORT
    return low, high, SHORT if over else NOT_DUE, inside, above
