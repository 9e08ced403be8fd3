"""What the units reported of each indicator in a period: every figure with its cell, the total, and the year before.

A total is the sum of the figures that are known, and says whose they are; nothing missing is counted as zero. It is
compared with the same period of the year before unit by unit, each figure with that of the very same months, so that
half a year never stands against nine months.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kpi.evaluation.derived import derived_readings, derived_total
from kpi.evaluation.frame import Facts, figures, period_of
from kpi.evaluation.inputs import Inputs, judged_within
from kpi.evaluation.readings import reading
from rules.verdict import Reading
from targets.formula import Basis, Figure, Formula, Op, Operation
from targets.periods import Period
from targets.plan import Indicator, Measure, Plan, Promise, TotalTarget
from targets.plan_formulas import known_formula
from targets.report_checks import Operator
from targets.units import Unit


@dataclass(frozen=True, slots=True)
class UnitFigure:
    """One unit's figure, or why there is none."""

    unit: Unit
    reading: Reading
    period: Period | None  #: for which it was reported; None: it was not, or it is computed
    last_year: Decimal | None  #: the figure of the same months of the year before; None: not known


@dataclass(frozen=True, slots=True)
class Change:
    """A total beside that of the same period of the year before, over the units that have both."""

    units: int
    now: Decimal
    before: Decimal


@dataclass(frozen=True, slots=True)
class TotalPart:
    """A part of a total that is itself reported, or that of some of the units."""

    name: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class IndicatorTotal:
    """One indicator over the units that report it."""

    plan: Plan
    indicator: Indicator
    period: Period
    figures: tuple[UnitFigure, ...]  #: in the office's order
    total: Decimal | None  #: of the known figures; None: there are none, or they do not add up
    change: Change | None  #: None: no unit has a figure of the year before
    parts: tuple[TotalPart, ...] = ()  #: what it consists of, where the plan says so; they add up to it

    @property
    def known(self) -> tuple[UnitFigure, ...]:
        """Return the units whose figure is known."""
        return tuple(one for one in self.figures if one.reading.value is not None)

    @property
    def silent(self) -> tuple[UnitFigure, ...]:
        """Return the units without a figure, which is not zero."""
        return tuple(one for one in self.figures if one.reading.value is None)

    @property
    def adds_up(self) -> bool:
        """Say whether the units' figures are parts of the total: of a quotient they are not."""
        values = [one.reading.value for one in self.known]
        return self.total is not None and sum((v for v in values if v is not None), Decimal(0)) == self.total


def indicator_totals(inputs: Inputs, known: Facts, plan: Plan, period: Period) -> tuple[IndicatorTotal, ...]:
    """Return the indicators of a plan that say anything in a period, in the order of the plan file."""
    asked = plan.form.indicators if plan.form is not None and period in plan.report_periods else ()
    found = (
        total_of(inputs, known, plan, indicator, period, roster_of(inputs, plan, indicator, period))
        for indicator in plan.indicators
    )
    return tuple(one for one in found if one.known or (one.indicator.id in asked and one.figures))


def total_of(
    inputs: Inputs, known: Facts, plan: Plan, indicator: Indicator, period: Period, units: Sequence[Unit]
) -> IndicatorTotal:
    """Return one indicator over some units.

    Args:
        inputs: what is known.
        known: its figures.
        plan: whose indicator it is.
        indicator: what is added up.
        period: within which the latest figures are taken.
        units: in the office's order.
    """
    if indicator.formula is not None:
        readings = derived_readings(known, plan, indicator, period, units, inputs.not_counting)
        found = tuple(UnitFigure(unit, one, None, None) for unit, one in zip(units, readings, strict=True))
        total = derived_total(known, plan, indicator, period, units).value if units else None
        return IndicatorTotal(plan, indicator, period, found, total, None)
    found = tuple(_reported(inputs, known, indicator, period, units))
    values = [one.reading.value for one in found if one.reading.value is not None]
    total = sum(values, Decimal(0)) if values and indicator.adds else None
    parts = _parts(known, plan, indicator, period, units, total) or _by_kind(found, total)
    return IndicatorTotal(plan, indicator, period, found, total, _change(found, indicator), parts)


def roster_of(inputs: Inputs, plan: Plan, indicator: Indicator, period: Period) -> tuple[Unit, ...]:
    """Return who reports an indicator: the units of the promises it decides, or of all of the plan's if of none.

    Those that are exempt from all of them are not asked for it, and what they send is in no total.
    """
    within = [promise for promise in plan.promises if judged_within(promise, period) is not None]
    deciding = [promise for promise in within if indicator.id == decided_by(promise)] or within
    ids = {
        unit.id
        for promise in deciding
        for unit in inputs.roster(promise)
        if inputs.exemption(plan, promise, unit) is None
    }
    days = [inputs.roster_day(promise) for promise in deciding]
    return tuple(unit for unit in inputs.registry.at(max(days)) if unit.id in ids) if days else ()


def decided_by(promise: Promise) -> str | None:
    """Return the id of the indicator that decides a promise; None of a report."""
    if isinstance(promise, TotalTarget):
        return promise.total.indicator
    return promise.each.indicator if promise.each is not None else None


def _reported(
    inputs: Inputs, known: Facts, indicator: Indicator, period: Period, units: Sequence[Unit]
) -> Iterator[UnitFigure]:
    refused = inputs.refused_for(indicator.id)
    _, rows = figures(known, indicator.id, period, [unit.id for unit in units], state=indicator.can_fall)
    frame = known.frame[known.frame["indicator"] == indicator.id].dropna(subset=["value"])
    before = {
        (str(unit), str(key)): int(row)
        for row, unit, key in zip(frame.index, frame["unit"], frame["period"], strict=True)
    }
    for unit, row in zip(units, map(int, rows), strict=True):
        of = period_of(str(known.frame["period"].iloc[row])) if row >= 0 else None
        earlier = before.get((unit.id, of.same_period_last_year().key)) if of is not None else None
        last_year = None if earlier is None else reading(known, earlier, unit, period, ()).value
        yield UnitFigure(unit, reading(known, row, unit, period, refused), of, last_year)


def _change(found: Sequence[UnitFigure], indicator: Indicator) -> Change | None:
    pairs = [
        (one.reading.value, one.last_year)
        for one in found
        if one.reading.value is not None and one.last_year is not None
    ]
    if not pairs or not indicator.adds:
        return None
    return Change(len(pairs), sum((now for now, _ in pairs), Decimal(0)), sum((old for _, old in pairs), Decimal(0)))


def _parts(
    known: Facts, plan: Plan, indicator: Indicator, period: Period, units: Sequence[Unit], total: Decimal | None
) -> tuple[TotalPart, ...]:
    """Return the indicators that the plan's checks say a total consists of, where their sums make it up exactly."""
    sides = (_sides(check.left, check.right) for check in plan.checks if check.operator is Operator.EQUAL_TO)
    names = next((parts for whole, parts in sides if whole == indicator.id), ())
    found = []
    for name in names:
        part = plan.indicator(name)
        if part is None:
            return ()
        values, _ = figures(known, name, period, [unit.id for unit in units], state=part.can_fall)
        found.append(TotalPart(part.name, sum((Decimal(str(v)) for v in values if v == v), Decimal(0))))  # noqa: PLR0124
    return tuple(found) if found and sum((part.value for part in found), Decimal(0)) == total else ()


def _sides(left: str, right: str) -> tuple[str | None, tuple[str, ...]]:
    """Return the total and the parts that an equation speaks of: "tong = a + b"; nothing of another."""
    one, other = known_formula(left, "check"), known_formula(right, "check")
    if isinstance(one, Operation):
        one, other = other, one
    terms = _terms(other)
    if isinstance(one, Figure) and terms and all(name is not None for name in terms):
        return one.name, tuple(name for name in terms if name is not None)
    return None, ()


def _terms(formula: Formula) -> tuple[str | None, ...]:
    """Return the names that a sum adds up, None for a term that is something else; nothing of what is no sum."""
    if not isinstance(formula, Operation) or formula.op not in {Op.ADD, Op.SUM}:
        return ()
    terms: list[str | None] = []
    for part in formula.parts:
        if isinstance(part, Figure) and part.basis is Basis.NOW:
            terms.append(part.name)
        else:
            terms += _terms(part) or (None,)
    return tuple(terms)


#: Units of one kind whose figures are worth a sum of their own.
_SEVERAL = 2


def _by_kind(found: Sequence[UnitFigure], total: Decimal | None) -> tuple[TotalPart, ...]:
    """Return what the units of each kind have, where there are several units of several kinds."""
    kinds = list(dict.fromkeys(one.unit.kind for one in found))
    counts = [sum(one.unit.kind == kind for one in found) for kind in kinds]
    if total is None or len(kinds) < _SEVERAL or min(counts) < _SEVERAL:
        return ()
    return tuple(
        TotalPart(kind, sum((one.reading.value or Decimal(0) for one in found if one.unit.kind == kind), Decimal(0)))
        for kind in kinds
    )


def is_answer(indicator: Indicator) -> bool:
    """Say whether an indicator is a question answered with yes or no."""
    return indicator.measure is Measure.YES_NO
