"""Figures of units that are no more, seen as then or as now: what passes on does so by a policy that someone chose.

As then, every figure stays with the unit that reported it. As now, figures reported before an event pass to the units
that followed (`targets.carry`), so that a commune merged in July has a past to be compared with: 10 and 11 make 21,
never the last one edited. A total of which a part is missing is missing; nothing is guessed, and nothing is lost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import pandas as pd

from kpi.evaluation.frame import Facts
from targets.carry import Amount, Policy, carry
from targets.passing import Passing
from targets.periods import Period, parse_period
from targets.succession import describe
from targets.units import Event, EventKind, Registry
from targets.wording import Sentence, say


@dataclass(frozen=True, slots=True)
class Composed:
    """A figure that nobody reported as such, and what it is made of."""

    value: Fraction | None  #: exact; None: a part of it is missing
    parts: tuple[int, ...]  #: rows of the facts
    said: Sentence


@dataclass(frozen=True, slots=True)
class Restated:
    """The figures as seen now."""

    frame: pd.DataFrame  #: as that of the facts, with ``row``: the row of the facts; -1: one of ``composed``
    composed: Mapping[tuple[str, str, str], Composed]  #: by unit, indicator and period


def as_then(known: Facts) -> Restated:
    """Return every figure with the unit that reported it."""
    return Restated(known.frame.assign(row=range(len(known.frame))), {})


def as_now(
    known: Facts,
    registry: Registry,
    passing: Mapping[str, Passing],
    day: date,
    asked: Collection[str] | None = None,
) -> Restated:
    """Return the figures as they stand with the units of a day, after all events up to it.

    Args:
        known: the figures as reported.
        registry: the units and their events.
        passing: by indicator; figures of an indicator that is not named stay where they are.
        day: whose units are meant.
        asked: ids of the units that had to report; None: all. One of them that did not leaves the total missing.
    """
    events = [event for event in sorted(registry.events, key=lambda event: event.day) if event.day <= day]
    touched = {unit for event in events for unit in (*event.before, *event.after)}
    frame = as_then(known).frame
    chosen = frame["unit"].isin(touched) & frame["indicator"].isin(passing.keys())
    held = _held(known, frame[chosen])
    for (indicator, key), of_units in held.items():
        period = _period(key)
        for event in events:
            if period.start < event.day:
                _Passage(registry, event, passing[indicator], period, asked).apply(of_units)
    return _restated(frame[~chosen], held)


@dataclass(frozen=True, slots=True)
class _Figure:
    """What a unit has of one indicator for one period."""

    value: Fraction | None
    parts: tuple[int, ...]  #: rows of the facts
    said: Sentence | None = None  #: None: it is as it was reported


#: By indicator and period, and there by unit.
_Held = dict[tuple[str, str], dict[str, _Figure]]


def _held(known: Facts, chosen: pd.DataFrame) -> _Held:
    """Return the chosen figures; of two plans that ask for the same, a figure that was given."""
    held: _Held = defaultdict(dict)
    columns = (chosen[name] for name in ("indicator", "period", "unit", "row"))
    for indicator, key, unit, row in zip(*columns, strict=True):
        value = known.origins[row][1].value
        if value is not None or unit not in held[indicator, key]:
            held[indicator, key][unit] = _Figure(None if value is None else Fraction(value), (row,))
    return held


@dataclass(frozen=True, slots=True)
class _Passage:
    """One event, for the figures of one indicator and period."""

    registry: Registry
    event: Event
    passing: Passing
    period: Period
    asked: Collection[str] | None

    def apply(self, held: dict[str, _Figure]) -> None:
        """Change what the units have into what they have after the event."""
        policy, event = self._policy(), self.event
        given = {unit: held[unit] for unit in event.before if unit in held}
        if policy is Policy.KEEP_BOTH or not given:
            return
        silent = [unit for unit in event.before if unit not in held and self._had_to_report(unit)]
        carried = self._carried(policy, {unit: one.value for unit, one in held.items()} | dict.fromkeys(silent))
        passed = () if policy is Policy.START_FRESH else tuple(row for one in given.values() for row in one.parts)
        said = self._said(policy, [*(unit for unit, one in given.items() if one.value is None), *silent])
        own = {unit: held[unit].parts for unit in event.after if unit in held and unit not in given}
        for unit in given:
            del held[unit]
        for unit in event.after:
            held[unit] = _Figure(carried[unit], (*passed, *own.get(unit, ())), said)

    def _policy(self) -> Policy:
        """Return what is to be done; a unit that only changes its name or parent takes all that is its own along."""
        if self.event.kind in {EventKind.RENAME, EventKind.REPARENT}:
            return Policy.SUM
        if not self.event.before or not self.event.after:
            return Policy.KEEP_BOTH
        return self.passing.on_split if self.event.kind is EventKind.SPLIT else self.passing.on_merge

    def _had_to_report(self, unit: str) -> bool:
        known = unit in self.registry and self.registry.unit(unit).in_force_during(self.period.start, self.period.end)
        return known and (self.asked is None or unit in self.asked)

    def _unweighed(self, policy: Policy) -> bool:
        return policy is Policy.APPORTION and self.event.weights is None

    def _carried(self, policy: Policy, values: Mapping[str, Amount | None]) -> Mapping[str, Fraction | None]:
        """Return the figures after the event; missing where units from elsewhere, or weights, are not known."""
        if self._unweighed(policy) or (policy is Policy.SUM and self.event.outside):
            return dict.fromkeys(self.event.after)
        weights = self.event.weights
        return carry(values, self.event, policy, weights.of if weights is not None else None)

    def _said(self, policy: Policy, missing: Sequence[str]) -> Sentence:
        """Say what was done with the figures before, and what stands in the way of a figure after."""
        labels = [self.registry.unit(unit).label for unit in missing]
        names = ", ".join((*labels, *(self.event.outside if policy is Policy.SUM else ())))
        gap = say("; thiếu số liệu của {names}", "; without the figure of {names}", names=names)
        if self._unweighed(policy):
            gap = say("; chưa có tỷ lệ chia", "; the weights are not known")
        elif not names or policy is Policy.START_FRESH:
            gap = Sentence("", "")
        return say(
            *["{done}{gap}: {event}"] * 2, done=_DONE[policy], gap=gap, event=describe(self.event, self.registry)
        )


_DONE = {
    Policy.SUM: Sentence("cộng số liệu của các đơn vị cũ", "the figures before are added up"),
    Policy.APPORTION: Sentence(
        "chia số liệu của đơn vị cũ theo tỷ lệ đã định", "the figure before is divided by weights"
    ),
    Policy.START_FRESH: Sentence("tính lại từ đầu", "begun afresh"),
}


def _restated(rest: pd.DataFrame, held: _Held) -> Restated:
    """Return the untouched figures and the others as one frame, in the order of the facts: shorter periods first."""
    figures = [
        (unit, indicator, key, one) for (indicator, key), of_units in held.items() for unit, one in of_units.items()
    ]
    made = pd.DataFrame(
        [
            (unit, indicator, key, _period(key).end.toordinal(), _number(one.value), _row(one))
            for unit, indicator, key, one in figures
        ],
        columns=_COLUMNS,
    ).astype(rest.dtypes.to_dict())
    frame = pd.concat([rest[_COLUMNS], made]).sort_values("end", kind="stable", ignore_index=True)
    composed = {
        (unit, indicator, key): Composed(one.value, one.parts, one.said)
        for unit, indicator, key, one in figures
        if one.said is not None
    }
    return Restated(frame, composed)


#: Of the facts' frame, and the row there.
_COLUMNS = ["unit", "indicator", "period", "end", "value", "row"]


def _number(value: Fraction | None) -> float:
    return float("nan") if value is None else float(value)


def _row(one: _Figure) -> int:
    return -1 if one.said is not None else one.parts[0]


def _period(key: str) -> Period:
    period = parse_period(key)
    if period is None:
        raise ValueError(key)
    return period
