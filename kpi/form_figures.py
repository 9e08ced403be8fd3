"""What units reported on one form for one period, as one matrix: the shape in which a whole country is read and judged.

Figures are doubles here. A decimal of at most 15 digits and the double nearest to it stand for each other: different
decimals give different doubles, in the same order. So a figure compares with a bound, itself of at most 15 digits, as
the two decimals do. The decimals, with the cells they were read from, stay in the submissions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from kpi.cells import cells_of
from kpi.submission import CellValue, Submission
from targets.plan_values import DIGITS, is_exact


@dataclass(frozen=True, eq=False)  # without slots, for the cached look-ups
class FormFigures:
    """The figures of one form for one period, of the revisions that count: a row a report, a column an indicator."""

    plan: str
    period: str  #: the period's key
    indicators: tuple[str, ...]  #: in the order of their ids
    units: tuple[str, ...]  #: ids, each once
    received: NDArray[np.int64]  #: when each report was received, in microseconds since 1970 began in UTC
    values: NDArray[np.float64]  #: reports × indicators; NaN: left blank

    @cached_property
    def row_of(self) -> Mapping[str, int]:
        """The row of each unit."""
        return {unit: row for row, unit in enumerate(self.units)}

    @cached_property
    def column_of(self) -> Mapping[str, int]:
        """The column of each indicator."""
        return {indicator: column for column, indicator in enumerate(self.indicators)}


def form_figures(submissions: Iterable[Submission]) -> tuple[FormFigures, ...]:
    """Return submissions as matrices, one for each plan, period and set of indicators, in that order.

    Args:
        submissions: the revisions that count, at most one of each plan, unit and period.
    """
    alike: dict[tuple[str, str, tuple[str, ...]], list[tuple[Submission, NDArray[np.float64]]]] = defaultdict(list)
    for sent in submissions:
        indicators, row = row_of_figures(sent.values)
        alike[sent.plan, sent.period, indicators].append((sent, row))
    return tuple(
        FormFigures(
            plan,
            period,
            indicators,
            tuple(sent.unit for sent, _ in rows),
            np.array([microseconds(sent.received_at) for sent, _ in rows], dtype=np.int64),
            np.array([row for _, row in rows]),
        )
        for (plan, period, indicators), rows in sorted(alike.items(), key=lambda item: item[0])
    )


def row_of_figures(values: Sequence[CellValue]) -> tuple[tuple[str, ...], NDArray[np.float64]]:
    """Return the indicators of a report's cells in the order of their ids, and its figures in the same order.

    Raises:
        ValueError: a figure has more digits than a double can tell apart; the intake refuses such a figure.
    """
    cells = cells_of(values).by_indicator()
    if max(map(len, filter(None, cells.digits)), default=0) > DIGITS:
        for indicator, text in zip(cells.indicators, cells.digits, strict=True):
            if text is not None and not is_exact(Decimal(text)):
                raise ValueError(f"{indicator}: {text} has too many digits")
    return cells.indicators, cells.figures


def microseconds(moment: datetime) -> int:
    """Return an aware moment in microseconds since 1970 began in UTC, exactly."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
