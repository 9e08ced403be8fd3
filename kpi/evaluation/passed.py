"""The figures of one promise as they stand with the units of a day, and what each of them is told to be made of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from kpi.evaluation.frame import Composed, Facts, period_of
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.readings import cell_source
from kpi.evaluation.results import Passed, PassedPart
from kpi.evaluation.succession import as_now, events_until, policy_at
from targets.carry import Policy, carry
from targets.formula import names_in
from targets.passing import Passing
from targets.periods import Period
from targets.plan import Indicator, Plan, Promise
from targets.plan_formulas import formula_of
from targets.units import Event
from targets.wording import Sentence


def restated(inputs: Inputs, known: Facts, plan: Plan, promise: Promise, indicator: Indicator, day: date) -> Facts:
    """Return the figures a promise needs, as they stand with the units of a day; who is exempt need not report."""
    names = names_in(formula_of(indicator)) if indicator.formula is not None else frozenset({indicator.id})
    passing = {one.id: one.passing for one in plan.indicators if one.id in names and one.passing is not None}
    decided = {grant.unit for grant in inputs.grants} & inputs.registry.by_id.keys()
    freed = {unit for unit in decided if inputs.exemption(plan, promise, inputs.registry.unit(unit)) is not None}
    frame = known.frame[known.frame["indicator"].isin(names)]
    return as_now(Facts(frame, known.origins), inputs.registry, passing, day, inputs.registry.by_id.keys() - freed)


def composed_of(known: Facts, unit: str, within: Period) -> tuple[Composed, ...]:
    """Return the passed figures of a unit, of each indicator that of the longest period within one."""
    frame = known.frame
    fitting = {key for key in frame["period"].unique() if within.contains(period_of(key))}
    rows = frame[(frame["unit"] == unit) & frame["period"].isin(fitting)]
    origins = (known.origins[row] for row in rows.drop_duplicates("indicator", keep="last").index)
    return tuple(origin for origin in origins if isinstance(origin, Composed))


def passed_by(composed: Iterable[Composed]) -> Passed | None:
    """Return how figures came to a unit: what each unit before gave, and by which policies; None: none did."""
    found = tuple(composed)
    if not found:
        return None
    parts = (
        PassedPart(part.unit, part.cell.value, cell_source(part.sent, part.cell), part.sent.period, part.cell.indicator)
        for one in found
        for part in one.parts
    )
    said = dict.fromkeys(one.said for one in found)
    policies = dict.fromkeys(policy for one in found for policy in one.policies)
    words = Sentence("; ".join(one.vi for one in said), "; ".join(one.en for one in said))
    return Passed(tuple(policies), words, tuple(parts))


def with_bases(inputs: Inputs, plan: Plan) -> Plan:
    """Return a plan whose base values of single units are also known of the units that followed them."""
    indicators = tuple(
        one.model_copy(update={"base": _base_now(inputs, one.base, one.passing)})
        if isinstance(one.base, Mapping) and one.passing is not None
        else one
        for one in plan.indicators
    )
    return plan if indicators == plan.indicators else plan.model_copy(update={"indicators": indicators})


def _base_now(inputs: Inputs, base: Mapping[str, Decimal], passing: Passing) -> dict[str, Decimal]:
    known = {unit: Fraction(value) for unit, value in base.items()}
    for event in events_until(inputs.registry, inputs.today):
        policy = policy_at(event, passing)
        if all(unit in known for unit in event.before) and _passes(event, policy):
            weights = event.weights.of if event.weights is not None else None
            passed = carry({unit: known[unit] for unit in event.before}, event, policy or Policy.SUM, weights)
            known |= {unit: value for unit, value in passed.items() if value is not None}
    return {unit: Decimal(value.numerator) / Decimal(value.denominator) for unit, value in known.items()}


def _passes(event: Event, policy: Policy | None) -> bool:
    """Say whether an event passes figures on, and all that this needs is known."""
    if policy in {Policy.KEEP_BOTH, Policy.START_FRESH} or event.outside or not event.before:
        return False
    return policy is not Policy.APPORTION or event.weights is not None
