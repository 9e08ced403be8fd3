"""Each figure beside that of the same period a year before ("so cùng kỳ"), both on one basis.

A figure is that of the report it was read from: six months are compared with six months, never with a year. A unit that
began since is compared with what the units before it passed on, by each indicator's own policy.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from dashboards.views.amounts import Kind, Scale
from dashboards.views.lines import Line
from dashboards.views.receipts import Receipt
from kpi.evaluation.derived import derived_readings
from kpi.evaluation.frame import Facts, facts
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.readings import reading
from kpi.evaluation.succession import as_now
from rules.verdict import Reading
from targets.formula import names_in
from targets.periods import Period
from targets.plan import Indicator, Plan
from targets.plan_formulas import formula_of
from targets.provenance import Source
from targets.succession import history
from targets.wording import Sentence, say


@dataclass(frozen=True, slots=True)
class LastYear:
    """A unit's figure of the same period a year before."""

    period: Period
    value: Decimal
    source: Source | None  #: the cell it was read from; of one that is composed, the first of them
    words: Sentence  #: "6 tháng đầu năm 2022: 3 mô hình; tăng 2 (66,67%)"


def last_year(
    inputs: Inputs, unit_id: str, lines: Iterable[Line], received: Mapping[str, Receipt]
) -> Mapping[str, LastYear]:
    """Return, by the promise's key, what each line's figure was a year before; where that is not known, nothing.

    Args:
        inputs: what is known.
        unit_id: whose lines they are.
        lines: those that a figure decides.
        received: the unit's reports, by the SHA-256 of their files.
    """
    known = _figures_of(inputs, unit_id)
    if known.frame.empty:
        return {}
    found = {}
    for line in lines:
        receipt = received.get(line.figure.sha256 or "") if line.figure is not None else None
        if receipt is None or line.actual is None:
            continue
        plan, indicator = _measured(inputs, line)
        wanted = receipt.period.same_period_last_year()
        then = _reading(inputs, known, plan, indicator, unit_id, wanted)
        if then is not None and then.value is not None:
            words = _words(wanted, then.value, line.actual, line.promise.scale)
            found[line.promise.key] = LastYear(wanted, then.value, then.source, words)
    return found


def _figures_of(inputs: Inputs, unit_id: str) -> Facts:
    """Return what a unit reported, with what the units before it passed on to it."""
    registry = inputs.registry
    events = history(registry, unit_id)
    units = {unit_id, *(unit for event in events for unit in event.before)}
    known = facts((sent for sent in inputs.submissions if sent.unit in units), inputs.accepted_only)
    if registry.unit(unit_id).valid_from is None:
        return known
    passing = {one.id: one.passing for plan in inputs.plans for one in plan.indicators if one.passing is not None}
    return as_now(known, registry, passing, inputs.today)


def _measured(inputs: Inputs, line: Line) -> tuple[Plan, Indicator]:
    for plan in inputs.plans:
        for promise in plan.promises:
            indicator = plan.indicator(promise.each.indicator) if promise.each is not None else None
            if indicator is not None and f"{plan.id}--{promise.id}" == line.promise.key:
                return plan, indicator
    raise KeyError(line.promise.key)


def _reading(
    inputs: Inputs, known: Facts, plan: Plan, indicator: Indicator, unit_id: str, wanted: Period
) -> Reading | None:
    """Return the figure of exactly the wanted period; None where nothing was reported for it."""
    formula = formula_of(indicator) if indicator.formula is not None else None
    names = {indicator.id} if formula is None else names_in(formula)
    frame, unit = known.frame, inputs.registry.unit(unit_id)
    rows = frame[(frame["unit"] == unit_id) & frame["indicator"].isin(names) & (frame["period"] == wanted.key)]
    if rows.empty:
        return None
    if formula is not None:
        return derived_readings(known, plan, indicator, wanted, [unit])[0]
    return reading(known, int(rows.index[-1]), unit, wanted, ())


def _words(period: Period, then: Decimal, now: Decimal, scale: Scale) -> Sentence:
    named = Sentence(period.name("vi"), period.name("en"))
    if scale.kind is not Kind.NUMBER:
        return say("{period}: {then}", "{period}: {then}", period=named, then=scale.said(then))
    change = now - then
    share = say(" ({n}%)", " ({n}%)", n=abs(change) / then * 100) if then > 0 and change else Sentence("", "")
    vi, en = ("bằng cùng kỳ", "the same") if not change else ("tăng {n}{share}", "{n} more{share}")
    if change < 0:
        vi, en = "giảm {n}{share}", "{n} less{share}"
    told = say(vi, en, n=abs(change), share=share)
    return say("{period}: {then}; {told}", "{period}: {then}; {told}", period=named, then=scale.said(then), told=told)
