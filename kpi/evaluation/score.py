"""Verdicts of many units at once: `rules.condition.judge_unit`, vectorised. A test holds the two together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rules.verdict import Verdict
from targets.plan import Each

#: The verdicts a condition can have, by their number in an array of verdicts.
VERDICTS = (Verdict.NOT_EVALUABLE, Verdict.MET, Verdict.NOT_DUE, Verdict.SHORT)
_NOT_EVALUABLE, _MET, _NOT_DUE, _SHORT = range(len(VERDICTS))


def score(values: NDArray[np.float64], each: Each, *, over: bool) -> NDArray[np.int8]:
    """Return the verdict of each value, as its number in `VERDICTS`; NaN is a figure that is missing."""
    low = float(each.min) if each.min is not None else -np.inf
    caps = each.max is not None and each.above_max == "fail"
    high = float(each.max) if each.max is not None and caps else np.inf
    capped_only = caps and each.min is None and not over
    codes = np.full(values.shape, _NOT_DUE if capped_only else _MET, dtype=np.int8)
    codes[values < low] = _SHORT if over else _NOT_DUE
    codes[values > high] = _SHORT
    codes[np.isnan(values)] = _NOT_EVALUABLE
    return codes
