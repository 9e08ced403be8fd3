"""How figures pass through a merger or a split: by a policy that someone chose and can read.

No policy guesses: a figure that is missing stays missing instead of becoming 0, weights are never assumed equal, and
what is added or divided keeps its total to the last digit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from targets.units import Event

Amount = int | Decimal | Fraction


class Policy(StrEnum):
    """How figures pass from the units before an event to those after it."""

    SUM = "sum"  #: the one unit that follows takes the total
    APPORTION = "apportion"  #: the total is divided by weights among those that follow
    KEEP_BOTH = "keep_both"  #: the old units' figures stay theirs, shown beside the new unit
    START_FRESH = "start_fresh"  #: those that follow begin without a figure


def carry(
    values: Mapping[str, Amount | None],
    event: Event,
    policy: Policy,
    weights: Mapping[str, Amount] | None = None,
) -> dict[str, Fraction | None]:
    """Return the figures by unit id after an event, under a policy; ids the event does not touch keep theirs.

    Args:
        values: by unit id; ``None`` is a figure that is missing, an id that is absent had none to give.
        event: what happened.
        policy: `Policy.SUM` needs an event with one unit after it.
        weights: by id of the units after the event; needed to apportion among several, never assumed equal.

    What a unit after the event already has is kept and added to, so 10 and 11 merged into a unit with 5 make 26.
    A total with a missing part is missing. Under sum and apportion the grand total stays exactly the same. What units
    outside the registry (`Event.outside`) had is not in ``values`` and so not in the result.
    """
    exact = {unit: None if value is None else Fraction(value) for unit, value in values.items()}
    if policy is Policy.KEEP_BOTH:
        return exact
    kept = {unit: value for unit, value in exact.items() if unit not in event.before}
    if policy is Policy.START_FRESH:
        return kept | {unit: kept.get(unit) for unit in event.after}
    shares = _shares(event, policy, weights)
    given = [exact[unit] for unit in event.before if unit in exact]
    if not given:
        return exact
    pool = _total(given)
    for unit, share in shares.items():
        part = None if pool is None else pool * share
        kept[unit] = _total([part, kept[unit]]) if unit in kept else part
    return kept


def _shares(event: Event, policy: Policy, weights: Mapping[str, Amount] | None) -> dict[str, Fraction]:
    if len(event.after) == 1:
        return {event.after[0]: Fraction(1)}
    if policy is Policy.SUM or not event.after:
        raise ValueError(f"{policy} does not fit an event with {len(event.after)} units after it")
    exact = {unit: Fraction(weight) for unit, weight in (weights or {}).items()}
    if set(exact) != set(event.after) or min(exact.values()) < 0 or not sum(exact.values()):
        raise ValueError("apportioning needs one weight, 0 or more and not all 0, for every unit after the event")
    return {unit: weight / sum(exact.values()) for unit, weight in exact.items()}


def _total(parts: Iterable[Fraction | None]) -> Fraction | None:
    """Return the exact sum, or None as soon as one part is missing."""
    total = Fraction(0)
    for part in parts:
        if part is None:
            return None
        total += part
    return total
