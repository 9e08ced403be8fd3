"""From the verdicts of units to those of the bodies above them: how many stand how, and whether the share is reached.

`rules.target_rule.judge_share`, for many bodies and promises at once and in whole numbers throughout.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kpi.evaluation.questions import Questions
from kpi.evaluation.score import EXEMPT, MET, NOT_DUE, NOT_EVALUABLE, SHORT, VERDICTS
from kpi.evaluation.tree import Tree


@dataclass(frozen=True, slots=True)
class Shares:
    """How bodies stand with promises: bodies × columns."""

    units: NDArray[np.int64]  #: the denominator: units addressed, silent ones included, less those exempt
    met: NDArray[np.int64]  #: the numerator
    needed: NDArray[np.int64]  #: the least number of units that makes the share
    hundredths: NDArray[np.int64]  #: the share reached in hundredths of a percent, cut; -1: there is nobody
    verdicts: NDArray[np.int8]  #: by their number in `VERDICTS`


def count(codes: NDArray[np.int8]) -> NDArray[np.int32]:
    """Return how many units have each verdict: verdicts × columns; a unit that is not addressed (-1) is in none."""
    room = np.min_scalar_type(len(codes))  # small numbers are added many at a time
    return np.stack([(codes == code).sum(axis=0, dtype=room) for code in range(len(VERDICTS))]).astype(np.int32)


def climb(tree: Tree, counts: NDArray[np.int32]) -> NDArray[np.int32]:
    """Add the counts of every body to those above it, up to the whole.

    Args:
        tree: the bodies.
        counts: of the units directly below each body: bodies and the whole × verdicts × columns; changed in place.
    """
    for body, above in enumerate(tree.above):
        counts[above] += counts[body]
    return counts


def shares(counts: NDArray[np.int32], questions: Questions) -> Shares:
    """Judge every body: the share of the units below it that fulfil each promise.

    Args:
        counts: bodies × verdicts × columns.
        questions: what was asked.
    """
    units = counts.sum(axis=1, dtype=np.int64) - counts[:, EXEMPT]
    met = counts[:, MET].astype(np.int64)
    needed = -(-questions.shares * units // 10_000)
    verdicts = np.where(met >= needed, MET, np.where(questions.over, SHORT, NOT_DUE)).astype(np.int8)
    verdicts[counts[:, NOT_EVALUABLE] == units] = NOT_EVALUABLE  # nobody has a figure, or there is nobody
    hundredths = np.where(units > 0, met * 10_000 // np.maximum(units, 1), -1)
    return Shares(units, met, needed, hundredths, verdicts)
