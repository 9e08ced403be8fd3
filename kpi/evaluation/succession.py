"""Figures of units that are no more, as they stand with the units of another day: by a policy that someone chose.

As reported, every figure stays with the unit that reported it. As of a later day, figures reported before an event pass
to the units that followed (`targets.carry`), so that a commune merged in July has a past to be compared with: 10 and 11
make 21, never the last one edited. A total of which a part is missing is missing; nothing is guessed, nothing is lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import pandas as pd

from kpi.evaluation.frame import Composed, Facts, Given, Origin, period_of
from targets.carry import Amount, Policy, carry
from targets.passing import Passing
from targets.periods import Period
from targets.succession import describe
from targets.units import Event, EventKind, Registry
from targets.wording import Sentence, say


def as_now(
    known: Facts,
    registry: Registry,
    passing: Mapping[str, Passing],
    day: date,
    asked: Collection[str] | None = None,
) -> Facts:
    """Return the figures as they stand with the units of a day, after all events up to it.

    Args:
        known: the figures as reported.
        registry: the units and their events.
        passing: by indicator; figures of an indicator that is not named stay where they are.
        day: whose units are meant.
        asked: ids of the units that had to report; None: all. One of them that did not leaves the total missing.
    """
    events = events_until(registry, day)
    touched = {unit for event in events for unit in (*event.before, *event.after)}
    chosen = known.frame["unit"].isin(touched) & known.frame["indicator"].isin(passing.keys())
    held = _held(known, known.frame[chosen], registry)
    for (indicator, key), of_units in held.items():
        period = period_of(key)
        for event in events:
            if period.start < event.day:
                _Passage(registry, event, policy_at(event, passing[indicator]), period, asked).apply(of_units)
    return _restated(known, known.frame[~chosen], held)


def events_until(registry: Registry, day: date) -> list[Event]:
    """Return the events up to a day, the oldest first."""
    return [event for event in sorted(registry.events, key=lambda event: event.day) if event.day <= day]


def policy_at(event: Event, passing: Passing) -> Policy | None:
    """Return by what an indicator's figures pass through an event; None: they go along with the unit as they are.

    A unit that only changes its name or parent takes all that is its own along; one that is closed keeps it.
    """
    if event.kind in {EventKind.RENAME, EventKind.REPARENT}:
        return None
    if not event.before or not event.after:
        return Policy.KEEP_BOTH
    return passing.on_split if event.kind is EventKind.SPLIT else passing.on_merge


@dataclass(frozen=True, slots=True)
class _Figure:
    """What a unit has of one indicator for one period."""

    value: Fraction | None
    parts: tuple[Given, ...]
    row: int = -1  #: of the facts; -1: it passed from others
    said: tuple[Sentence, ...] = ()  #: what was done with it, the oldest first
    policies: tuple[Policy, ...] = ()


#: By indicator and period, and there by unit.
_Held = dict[tuple[str, str], dict[str, _Figure]]


def _held(known: Facts, chosen: pd.DataFrame, registry: Registry) -> _Held:
    """Return the chosen figures; of two plans that ask for the same, a figure that was given."""
    held: _Held = defaultdict(dict)
    columns = (chosen[name] for name in ("indicator", "period", "unit"))
    for indicator, key, unit, row in zip(*columns, chosen.index, strict=True):
        origin = known.origins[row]
        if isinstance(origin, Composed):  # what was reported is restated, not what was restated
            raise TypeError(row)
        given = Given(registry.unit(unit), *origin)
        value = given.cell.value
        if value is not None or unit not in held[indicator, key]:
            held[indicator, key][unit] = _Figure(None if value is None else Fraction(value), (given,), row)
    return held


@dataclass(frozen=True, slots=True)
class _Passage:
    """One event, for the figures of one indicator and period."""

    registry: Registry
    event: Event
    policy: Policy | None
    period: Period
    asked: Collection[str] | None

    def apply(self, held: dict[str, _Figure]) -> None:
        """Change what the units have into what they have after the event."""
        event = self.event
        given = {unit: held[unit] for unit in event.before if unit in held}
        if self.policy is Policy.KEEP_BOTH or not given or self._reported_since(given):
            return
        silent = [unit for unit in event.before if unit not in held and self._had_to_report(unit)]
        carried = self._carried({unit: one.value for unit, one in held.items()} | dict.fromkeys(silent))
        own = {unit: held[unit] for unit in event.after if unit in held and unit not in given}
        passed = () if self.policy is Policy.START_FRESH else tuple(p for one in given.values() for p in one.parts)
        missing = [*(unit for unit, one in given.items() if one.value is None), *silent]
        said = (*(text for one in given.values() for text in one.said), self._said(missing))
        policies = (*(p for one in given.values() for p in one.policies), *([self.policy] if self.policy else []))
        for unit in given:
            del held[unit]
        for unit in event.after:
            parts = (*passed, *(own[unit].parts if unit in own else ()))
            held[unit] = _Figure(carried[unit], parts, -1, tuple(dict.fromkeys(said)), tuple(dict.fromkeys(policies)))

    def _reported_since(self, given: Mapping[str, _Figure]) -> bool:
        """Say whether only units that go on have reported, for a period that ends after the event: as they are now."""
        return self.period.end > self.event.day and set(given) <= set(self.event.after)

    def _had_to_report(self, unit: str) -> bool:
        known = unit in self.registry and self.registry.unit(unit).in_force_during(self.period.start, self.period.end)
        return known and (self.asked is None or unit in self.asked)

    def _unweighed(self) -> bool:
        return self.policy is Policy.APPORTION and self.event.weights is None

    def _carried(self, values: Mapping[str, Amount | None]) -> Mapping[str, Fraction | None]:
        """Return the figures after the event; missing where units from elsewhere, or weights, are not known."""
        if self._unweighed() or (self.policy is Policy.SUM and self.event.outside):
            return dict.fromkeys(self.event.after)
        weights = self.event.weights
        return carry(values, self.event, self.policy or Policy.SUM, weights.of if weights is not None else None)

    def _said(self, missing: Sequence[str]) -> Sentence:
        """Say what was done with the figures before, and what stands in the way of a figure after."""
        labels = [self.registry.unit(unit).label for unit in missing]
        names = ", ".join((*labels, *(self.event.outside if self.policy is Policy.SUM else ())))
        gap = say("; thiếu số liệu của {names}", "; without the figure of {names}", names=names)
        if self._unweighed():
            gap = say("; chưa có tỷ lệ chia", "; the weights are not known")
        elif not names or self.policy is Policy.START_FRESH:
            gap = Sentence("", "")
        weights = self.event.weights
        by = f" ({weights.basis}, {weights.document})" if weights and self.policy is Policy.APPORTION else ""
        event = describe(self.event, self.registry)
        return say(*["{done}{by}{gap}: {event}"] * 2, done=_DONE[self.policy], by=by, gap=gap, event=event)


_DONE = {
    None: Sentence("số liệu theo đơn vị sang tên, cấp trên mới", "the figure goes along with the unit"),
    Policy.SUM: Sentence("cộng số liệu của các đơn vị cũ", "the figures before are added up"),
    Policy.APPORTION: Sentence(
        "chia số liệu của đơn vị cũ theo tỷ lệ đã định", "the figure before is divided by weights"
    ),
    Policy.START_FRESH: Sentence("tính lại từ đầu", "begun afresh"),
}


def _restated(known: Facts, rest: pd.DataFrame, held: _Held) -> Facts:
    """Return the untouched figures and the others as facts, in their order: shorter periods first."""
    figures = [
        (unit, indicator, key, one) for (indicator, key), of_units in held.items() for unit, one in of_units.items()
    ]
    made = pd.DataFrame(
        [
            (unit, indicator, key, period_of(key).end.toordinal(), _number(one.value), number)
            for number, (unit, indicator, key, one) in enumerate(figures, start=len(known.origins))
        ],
        columns=[*known.frame.columns, "row"],
    ).astype(known.frame.dtypes.to_dict())
    together = pd.concat([rest.assign(row=rest.index), made]).sort_values("end", kind="stable", ignore_index=True)
    origins = (*known.origins, *(_origin(known, one) for *_, one in figures))
    return Facts(together[known.frame.columns], tuple(origins[row] for row in together["row"]))


def _number(value: Fraction | None) -> float:
    return float("nan") if value is None else float(value)


def _origin(known: Facts, one: _Figure) -> Origin | Composed:
    if one.row >= 0:
        return known.origins[one.row]
    said = Sentence("; ".join(text.vi for text in one.said), "; ".join(text.en for text in one.said))
    return Composed(one.value, one.parts, said, one.policies)
