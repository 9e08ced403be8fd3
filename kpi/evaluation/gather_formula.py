"""The figures of a formula for many units at once: of each unit those of one report, the longest it has sent.

As in `kpi.evaluation.derived`, which explains one unit: all the figures are of one period, so that a ratio never mixes
months; those of last year are of that very period a year earlier.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from kpi.evaluation.frame import period_of, tells
from kpi.evaluation.gather import keys_within, numbers, received, within
from kpi.form_figures import FormFigures
from rules.formula_columns import values_of
from targets.formula import Basis, Figure, Formula, Number, Op, Operation, figures_in, names_in
from targets.periods import Period
from targets.plan import Each

Floats = NDArray[np.float64]
#: By indicator: one value for all units, or one for each, by id; none for an id that is not there.
Bases = Mapping[str, Decimal | Mapping[str, Decimal]]


@dataclass(frozen=True, slots=True)
class Computed:
    """A column of questions whose figure is computed."""

    column: int
    formula: Formula
    each: Each
    bases: Bases
    states: bool  #: whether all its figures are states, which any period within the one asked about tells

    @property
    def of_last_year(self) -> bool:
        """Whether it compares with the year before."""
        return any(figure.basis is Basis.LAST_YEAR for figure in figures_in(self.formula))


def needed(period: Period, computed: Sequence[Computed], reports: Iterable[FormFigures]) -> tuple[FormFigures, ...]:
    """Return the forms by which a period is judged, those of earlier ends first: a year earlier too, if compared."""
    known = tuple(reports)
    before = within(period.same_period_last_year(), known) if any(one.of_last_year for one in computed) else ()
    return (*before, *within(period, known))


def needed_keys(period: Period, computed: Sequence[Computed]) -> tuple[str, ...]:
    """Return the keys of the periods of those forms."""
    before = keys_within(period.same_period_last_year()) if any(one.of_last_year for one in computed) else ()
    return (*before, *keys_within(period))


def formula_figures(
    reports: Sequence[FormFigures], units: Sequence[str], computed: Computed, period: Period
) -> Mapping[Figure, Floats]:
    """Return the figures of a formula, each with a place for every unit; NaN: it is missing.

    Args:
        reports: as `needed` gives them.
        units: ids.
        computed: the formula.
        period: the one asked about.
    """
    by_period: dict[Period, list[FormFigures]] = defaultdict(list)
    for report in reports:
        by_period[period_of(report.period)].append(report)
    names = names_in(computed.formula)
    fitting = [one for one in by_period if tells(one, period, state=computed.states)]
    ordered = sorted(fitting, key=lambda one: (one.end, -one.start.toordinal()))  # the longest last
    chosen = np.full(len(units), -1)
    for place, one in enumerate(ordered):
        chosen[_reported(by_period[one], units, names)] = place
    columns = {}
    for figure in figures_in(computed.formula):
        column = _base(computed.bases, figure.name, units)
        if figure.basis is not Basis.BASE:
            column = np.full(len(units), np.nan)
            for place in np.unique(chosen[chosen >= 0]):
                now = ordered[place]
                told = now if figure.basis is Basis.NOW else now.same_period_last_year()
                rows = chosen == place
                column[rows] = _told(by_period.get(told, ()), units, figure.name)[rows]
        columns[figure] = column
    return columns


def stand_in(computed: Computed, columns: Mapping[Figure, Floats], missing: int) -> Floats:
    """Return a figure for each unit that compares with the bounds as its computed value does, which a float may not.

    Below the minimum it is -inf, above the maximum inf; NaN where the value is missing. ``missing`` is how many units
    there are, for a formula of nothing but bases.
    """
    formula, each = computed.formula, computed.each
    figures = np.broadcast_to(values_of(formula, columns), (missing,)).copy()
    known = ~np.isnan(figures)
    figures[known] = float(each.min if each.min is not None else each.max or 0)
    for bound, op, value in ((each.min, Op.LESS, -np.inf), (each.max, Op.MORE, np.inf)):
        if bound is not None:
            beyond = values_of(Operation(op, (formula, Number(bound))), columns)
            figures[known & np.broadcast_to(beyond == 1, (missing,))] = value
    return figures


def _reported(reports: Sequence[FormFigures], units: Sequence[str], names: Collection[str]) -> NDArray[np.bool_]:
    """Say of each unit whether it has sent a report that asks for any of the indicators, blank or not."""
    found = np.zeros(len(units), dtype=np.bool_)
    for report in reports:
        if not report.column_of.keys().isdisjoint(names):
            found |= numbers(report.row_of, units) >= 0
    return found


def _told(reports: Sequence[FormFigures], units: Sequence[str], name: str) -> Floats:
    """Return an indicator's figure by the reports for one period: of several the last received, blank or not."""
    figures = np.full(len(units), np.nan)
    since = np.full(len(units), np.iinfo(np.int64).min)
    for report in sorted(reports, key=lambda report: report.plan):
        if name in report.column_of:
            rows, at = numbers(report.row_of, units), received(report, units)[:, 0]
            newer = (rows >= 0) & (at >= since)
            figures[newer] = report.values[rows[newer], report.column_of[name]]
            since[newer] = at[newer]
    return figures


def _base(bases: Bases, name: str, units: Sequence[str]) -> Floats:
    base = bases.get(name)
    if not isinstance(base, Mapping):
        return np.full(len(units), np.nan if base is None else float(base))
    return np.array([float(base[unit]) if unit in base else np.nan for unit in units], dtype=np.float64)
