"""Whose results are looked at: the units of a promise's own time, or those that stand in their place today.

As then, a promise is judged for the units it was addressed to in its period. As now, for the units of the day that is
asked about, with the figures of the units before them: 13 communes of 2023 are six since 01/7/2025.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kpi.evaluation.frame import Facts, period_of, tells
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.succession import events_until, policy_at
from targets.carry import Policy
from targets.passing import Passing
from targets.periods import Period
from targets.plan import Indicator
from targets.succession import successors
from targets.units import Event, Registry, Unit


class View(StrEnum):
    """Whose results are looked at."""

    AS_THEN = "as-then"  #: of the units addressed in the promise's period
    AS_NOW = "as-now"  #: of the units that stand in their place on the day asked about


@dataclass(frozen=True, slots=True)
class Seat:
    """A unit of today, and those it stands for."""

    unit: Unit
    before: tuple[Unit, ...]  #: addressed in the promise's period; the unit itself where nothing happened


def seats(inputs: Inputs, roster: Iterable[Unit]) -> tuple[Seat, ...]:
    """Return who stands today in the place of the units of a roster, in the office's order.

    A unit that was closed and has no heir keeps its own place: nobody else can answer for it.
    """
    before = defaultdict[str, list[Unit]](list)
    for unit in roster:
        for heir in successors(inputs.registry, unit.id, inputs.today) or (unit.id,):
            before[heir].append(unit)
    ordered = inputs.registry.over(date.min, date.max)
    return tuple(Seat(unit, tuple(before[unit.id])) for unit in ordered if unit.id in before)


@dataclass(frozen=True, slots=True)
class Kept:
    """Figures that a unit did not take over: they are kept by the units before it."""

    units: tuple[Unit, ...]  #: whose figures they are
    outside: tuple[str, ...]  #: names of others that took part and are not known
    divided: bool  #: the unit is only a part of the one before
    event: Event


@dataclass(frozen=True, slots=True)
class Looked:
    """One indicator's figures within a period, as they stand with the units of a day."""

    registry: Registry
    known: Facts
    indicator: Indicator
    passing: Passing
    within: Period

    def kept_by(self, unit_id: str, day: date) -> Kept | None:
        """Return by whom figures before a unit are kept; None where they passed on, or nothing went before.

        Args:
            unit_id: a unit.
            day: events after it are not looked at.
        """
        event = self.last_event(unit_id, day)
        if event is None or not event.before:
            return None
        policy, earlier = policy_at(event, self.passing), event.day - timedelta(days=1)
        if policy is None:
            return self.kept_by(event.before[0], earlier)
        if policy is not Policy.KEEP_BOTH:
            return None
        units: list[Unit] = []
        outside, divided = list(event.outside), len(event.after) > 1
        for one in event.before:
            further = None if self._has(one) else self.kept_by(one, earlier)
            units += further.units if further is not None else (self.registry.unit(one),)
            outside += further.outside if further is not None else ()
            divided |= further is not None and further.divided
        return Kept(tuple(units), tuple(outside), divided, event)

    def last_event(self, unit_id: str, day: date) -> Event | None:
        """Return the last event up to a day, and after the period's first, from which a unit came."""
        came = (event for event in events_until(self.registry, day) if unit_id in event.after)
        return max(
            (event for event in came if event.day > self.within.start), key=lambda event: event.day, default=None
        )

    def _has(self, unit_id: str) -> bool:
        frame = self.known.frame
        rows = frame[(frame["unit"] == unit_id) & (frame["indicator"] == self.indicator.id)]
        state = self.indicator.can_fall
        return any(tells(period_of(key), self.within, state=state) for key in rows["period"])
