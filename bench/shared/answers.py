"""What every side must deliver: a verdict for every cell, counts and shares for every province and the country."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from bench.shared.made_up import MadeUp, unit
from kpi.evaluation.country import Verdicts
from kpi.evaluation.questions import Country
from kpi.evaluation.rollup import Shares

#: The verdicts by number, as `kpi.evaluation.score.VERDICTS` has them; nobody is exempt here.
NOT_EVALUABLE, MET, NOT_DUE, SHORT = range(4)


@dataclass(frozen=True, slots=True)
class Answers:
    """Every verdict and every roll-up, in one order whoever worked them out."""

    cells: NDArray[np.int8]  #: months × units × targets
    counts: NDArray[np.int64]  #: months × bodies, the country last × verdicts × targets
    needed: NDArray[np.int64]  #: months × bodies × targets: units that make the share
    hundredths: NDArray[np.int64]  #: the share reached, in hundredths of a percent
    verdicts: NDArray[np.int8]  #: of the bodies

    def equals(self, other: Answers) -> bool:
        """Say whether two sides gave the same answers, cell for cell."""
        names = [field.name for field in fields(self)]
        return all(np.array_equal(getattr(self, name), getattr(other, name)) for name in names)


def ours(made: MadeUp, country: Country, found: Sequence[Verdicts], stand: Sequence[Shares]) -> Answers:
    """Return our own answers in the common order."""
    place = {id_: row for row, id_ in enumerate(country.tree.units)}
    rows = [place[unit(number)] for number in range(made.size.units)]
    bodies = [*np.argsort(country.tree.bodies), country.tree.whole]  # tinh-00, tinh-01, …, the country
    return Answers(
        np.stack([verdicts.codes[rows] for verdicts in found]),
        np.stack([verdicts.counts[bodies, : SHORT + 1].astype(np.int64) for verdicts in found]),
        np.stack([one.needed[bodies] for one in stand]),
        np.stack([one.hundredths[bodies] for one in stand]),
        np.stack([one.verdicts[bodies] for one in stand]),
    )
