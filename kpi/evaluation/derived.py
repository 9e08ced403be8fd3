"""Indicators that are computed from others: each unit's figures put into the formula, all of one and the same report.

"So cùng kỳ" compares with the same period of the year before, so both must be of the same length: the figures are those
of the longest period the unit has reported, and of that very period a year earlier.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

import pandas as pd

from kpi.evaluation.frame import Facts, period_of, tells
from kpi.evaluation.readings import reading
from kpi.submission import RefusedFile
from rules.formula import Read, value_of
from rules.formula_written import written_out
from rules.verdict import Reading
from targets.formula import Basis, Figure, figures_in, formula_text, names_in
from targets.periods import Period
from targets.plan import Indicator, Plan
from targets.plan_formulas import formula_of
from targets.units import Unit
from targets.wording import say


def derived_readings(
    known: Facts,
    plan: Plan,
    indicator: Indicator,
    within: Period,
    units: Sequence[Unit],
    refused: Sequence[RefusedFile] = (),
) -> list[Reading]:
    """Return the computed figure of each unit, or why it has none."""
    formula = formula_of(indicator)
    rows = _rows(known.frame)
    names = names_in(formula)
    periods = _longest(known.frame, names, within, states=all(_is_state(plan, name) for name in names))

    def read_of(unit: Unit) -> Read:
        period = periods.get(unit.id)

        def read(figure: Figure) -> Reading:
            if figure.basis is Basis.BASE:
                return _base(plan, figure.name, unit)
            if period is None:
                return reading(known, -1, unit, within, refused)
            wanted = period if figure.basis is Basis.NOW else period.same_period_last_year()
            return reading(known, rows.get((unit.id, figure.name, wanted.key), -1), unit, wanted, refused)

        return read

    return [_reading(indicator, read_of(unit)) for unit in units]


def derived_total(known: Facts, plan: Plan, indicator: Indicator, within: Period, units: Sequence[Unit]) -> Reading:
    """Return the figure computed from the sums over units; missing as soon as one unit lacks one of the figures."""
    formula = formula_of(indicator)
    parts: dict[Figure, Fraction] = {}
    for figure in figures_in(formula):
        single = indicator.model_copy(update={"formula": formula_text(figure)})
        readings = derived_readings(known, plan, single, within, units)
        missing = [unit.name for unit, found in zip(units, readings, strict=True) if found.value is None]
        if missing:
            reason = say("chưa có số liệu của: {names}", "no figure of: {names}", names=", ".join(missing))
            return Reading(missing=reason)
        parts[figure] = sum((Fraction(found.value) for found in readings if found.value is not None), Fraction(0))
    return reading_of_sums(indicator, parts)


def reading_of_sums(indicator: Indicator, sums: Mapping[Figure, Fraction]) -> Reading:
    """Return the figure computed from sums over units."""
    return _reading(indicator, lambda figure: Reading(_decimal(sums[figure])))


def _reading(indicator: Indicator, read: Read) -> Reading:
    """Return the value of a derived indicator with its arithmetic, and the first cell it rests on."""
    formula = formula_of(indicator)
    computed = value_of(formula, read)
    sources = [read(figure).source for figure in sorted(figures_in(formula), key=lambda f: f.column)]
    source = next((source for source in sources if source is not None), None)
    if computed.value is None:
        return Reading(None, source, computed.missing)
    return Reading(_decimal(computed.value), source, written=written_out(formula, read))


def _rows(frame: pd.DataFrame) -> Mapping[tuple[str, str, str], int]:
    """Return the row of each unit, indicator and period; of several reports the last, which was received last."""
    keys = zip(frame["unit"], frame["indicator"], frame["period"], strict=True)
    return {key: number for number, key in enumerate(keys)}


def _is_state(plan: Plan, name: str) -> bool:
    indicator = plan.indicator(name)
    return indicator is not None and indicator.time == "stock"


def _longest(frame: pd.DataFrame, names: frozenset[str], within: Period, *, states: bool) -> Mapping[str, Period]:
    """Return the longest period within one for which each unit has reported any of the indicators.

    It begins with that one, unless all the figures are ``states``; of two that end together the longer one counts.
    """
    fitting = (period_of(key) for key in frame["period"].unique())
    ordered = sorted(
        (period for period in fitting if tells(period, within, state=states)),
        key=lambda period: (period.end, -period.start.toordinal()),
    )
    named, longest = frame[frame["indicator"].isin(names)], dict[str, Period]()
    for period in ordered:
        longest |= dict.fromkeys(named.loc[named["period"] == period.key, "unit"], period)
    return longest


def _base(plan: Plan, name: str, unit: Unit) -> Reading:
    """Return the base value the plan states, for all units or for this one."""
    indicator = plan.indicator(name)
    base = indicator.base if indicator is not None else None
    value = base.get(unit.id) if isinstance(base, Mapping) else base
    if value is None:
        return Reading(
            missing=say("kế hoạch không nêu mức gốc của {unit}", "the plan has no base for {unit}", unit=unit.label)
        )
    return Reading(value)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
