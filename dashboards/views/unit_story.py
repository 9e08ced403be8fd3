"""What became of a unit and where it came from: mergers, splits, renamings, with their days and documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dashboards.views.district import UnitName
from targets.provenance import Source
from targets.succession import as_now, describe, history
from targets.units import Event, EventKind, Registry
from targets.wording import Sentence


@dataclass(frozen=True, slots=True)
class Turn:
    """One dated change of units."""

    day: date  #: the first day of the new state
    kind: EventKind
    label: Sentence  #: "Nhập", "Chia", "Đổi tên"
    words: Sentence
    before: tuple[UnitName, ...]
    after: tuple[UnitName, ...]
    outside: tuple[str, ...]  #: names of units that took part and are not in the list
    document: str
    issued: date | None
    note: str | None
    weights: Sentence | None  #: by what figures are divided, and where that is published
    source: Source
    ahead: bool  #: it is recorded, and its day has not come


@dataclass(frozen=True, slots=True)
class UnitStory:
    """One unit's life."""

    label: str  #: "xã Bản Bo"
    kind: str
    code: str | None
    above: UnitName | None  #: what it is under
    begins: date | None  #: None: not known, as far back as one asks
    ends: date | None  #: the first day it is no longer in force; None: none is known
    in_force: bool  #: on the day that is looked at
    turns: tuple[Turn, ...]  #: that led to it and followed from it, the oldest first
    today: tuple[
        UnitName, ...
    ]  #: who stands in its place on the day that is looked at; none: it was closed, or to come

    @property
    def over(self) -> bool:
        """Say whether its time is past."""
        return not self.in_force and bool(self.ends) and not self.ahead

    @property
    def ahead(self) -> bool:
        """Say whether its time has not begun."""
        return not self.in_force and any(turn.ahead and turn.day == self.begins for turn in self.turns)


def unit_story(registry: Registry, unit_id: str, today: date) -> UnitStory:
    """Return the life of a unit as seen on a day."""
    unit = registry.unit(unit_id)
    above = names(registry, [unit.parent] if unit.parent else [])
    return UnitStory(
        label=unit.label,
        kind=unit.kind,
        code=unit.code,
        above=above[0] if above else None,
        begins=unit.valid_from,
        ends=unit.valid_to,
        in_force=unit.in_force(today),
        turns=tuple(turn(event, registry, today) for event in history(registry, unit_id)),
        today=names(registry, as_now(registry, unit_id, today)),
    )


def turn(event: Event, registry: Registry, today: date) -> Turn:
    """Return one event as pages tell it."""
    weights = event.weights
    return Turn(
        day=event.day,
        kind=event.kind,
        label=KINDS[event.kind],
        words=describe(event, registry),
        before=names(registry, event.before),
        after=names(registry, event.after),
        outside=event.outside,
        document=event.document,
        issued=event.issued,
        note=event.note,
        weights=Sentence(*[f"{weights.basis} ({weights.document})"] * 2) if weights is not None else None,
        source=event.source,
        ahead=event.day > today,
    )


def names(registry: Registry, ids: Iterable[str]) -> tuple[UnitName, ...]:
    """Return units by name, those that are in the list."""
    units = (registry.unit(unit_id) for unit_id in ids if unit_id in registry)
    return tuple(UnitName(unit.id, unit.name, unit.label) for unit in units)


#: What happened, in a word.
KINDS = {
    EventKind.MERGE: Sentence("Nhập", "Merger"),
    EventKind.SPLIT: Sentence("Chia", "Split"),
    EventKind.RENAME: Sentence("Đổi tên", "Renaming"),
    EventKind.REPARENT: Sentence("Đổi cấp trên", "New parent"),
    EventKind.CLOSE: Sentence("Kết thúc", "Closing"),
    EventKind.OPEN: Sentence("Thành lập", "Opening"),
}
