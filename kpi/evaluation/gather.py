"""The figure of every unit for every condition, taken from whatever forms were reported within a period.

As in `kpi.evaluation.frame`: the report of the latest period that gives a figure says what counts; of two forms for
periods that end together, the one received last.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, repeat

import numpy as np
from numpy.typing import NDArray

from kpi.form_figures import FormFigures
from targets.periods import Period, PeriodKind, parse_period, periods_of


def within(period: Period, reports: Iterable[FormFigures]) -> tuple[FormFigures, ...]:
    """Return the forms reported for a period or a part of it, those of earlier ends first."""
    chosen = (report for report in reports if period.contains(_period(report)))
    return tuple(sorted(chosen, key=lambda report: (_period(report).end, report.plan, report.period)))


def keys_within(period: Period) -> tuple[str, ...]:
    """Return the keys of all the periods that a form may be reported for within one; none spans a year's end."""
    every = (part for kind in PeriodKind for part in periods_of(period.year, kind))
    return tuple(part.key for part in every if period.contains(part))


def latest(
    reports: Sequence[FormFigures],
    units: Sequence[str],
    indicators: Sequence[str],
    of: Period,
    states: NDArray[np.bool_],
) -> NDArray[np.float64]:
    """Return the latest figure of each indicator, a column each, for each unit, a row each; NaN: there is none.

    Args:
        reports: in the order of `within`.
        units: ids.
        indicators: ids; one may be asked for more than once.
        of: the period that is asked about.
        states: of each column, whether it is a state; what adds up is read off reports that begin with the period.
    """
    telling = [report for report in reports if not report.column_of.keys().isdisjoint(indicators)]
    if not states.any():
        telling = [report for report in telling if _period(report).start == of.start]
    if len(telling) == 1 and _period(telling[0]).start == of.start:
        return _picked(telling[0], units, indicators)  # the rule in a large country: one copy of many figures is enough
    figures = np.full((len(units), len(indicators)), np.nan)
    for _, together in groupby(telling, key=lambda report: _period(report).end):
        since = np.full(figures.shape, np.iinfo(np.int64).min)
        for report in together:
            found, at = _picked(report, units, indicators), received(report, units)
            newer = ~np.isnan(found) & (at >= since)
            if _period(report).start != of.start:
                newer &= states
            np.copyto(figures, found, where=newer)
            np.copyto(since, at, where=newer)
    return figures


def _picked(report: FormFigures, units: Sequence[str], indicators: Sequence[str]) -> NDArray[np.float64]:
    """Return what one form says, in the rows and columns that are asked for."""
    rows = numbers(report.row_of, units)
    figures = report.values[rows]
    figures[rows < 0] = np.nan
    if tuple(indicators) == report.indicators:
        return figures
    columns = numbers(report.column_of, indicators)
    figures = figures[:, columns]
    figures[:, columns < 0] = np.nan
    return figures


def received(report: FormFigures, units: Sequence[str]) -> NDArray[np.int64]:
    """Return when each unit's report was received, as a column; of a unit without one, anything."""
    return report.received[numbers(report.row_of, units), np.newaxis]


def numbers(known: Mapping[str, int], ids: Sequence[str]) -> NDArray[np.int64]:
    """Return the number of each id, -1 for one that is not known."""
    return np.fromiter(map(known.get, ids, repeat(-1)), dtype=np.int64, count=len(ids))


def _period(report: FormFigures) -> Period:
    period = parse_period(report.period)
    if period is None:
        raise ValueError(report.period)
    return period
