"""What became of units: who followed whom through mergers, splits, renamings and new parents, and by which document.

A look back or ahead follows the registry's events in the order of their days. An event can be added and undone; how
figures pass through one is `targets.carry`'s to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from targets.units import Event, EventKind, Registry, Unit
from targets.wording import Fact, Sentence, say


def successors(registry: Registry, unit_id: str, day: date) -> tuple[str, ...]:
    """Return the ids that carry a unit on, as of a day: itself when nothing had happened, none if it was closed."""
    return _follow(_events_by_day(registry), unit_id, last=day)[0]


def predecessors(registry: Registry, unit_id: str, day: date) -> tuple[str, ...]:
    """Return the ids a unit comes from, as of an earlier day: itself when it already existed, none if it was new."""
    return _trace(_events_by_day(registry), unit_id, after=day)[0]


def as_now(registry: Registry, unit_id: str, day: date) -> tuple[str, ...]:
    """Return the ids of the units that stand in a unit's place on a day, be it before or after the unit's own time.

    With today this is the view "as now" of an old unit; with a past day, the view "as then" of a new one.
    """
    unit = registry.unit(unit_id)
    began_later = unit.valid_from is not None and day < unit.valid_from
    ids = predecessors(registry, unit_id, day) if began_later else successors(registry, unit_id, day)
    return tuple(found for found in ids if found in registry and registry.unit(found).in_force(day))


def history(registry: Registry, unit_id: str) -> tuple[Event, ...]:
    """Return the events that led to a unit and those that followed from it, the oldest first."""
    events = _events_by_day(registry)
    behind, ahead = _trace(events, unit_id)[1], _follow(events, unit_id)[1]
    return tuple(event for event in events if event in behind or event in ahead)


def story(registry: Registry, unit_id: str) -> tuple[Sentence, ...]:
    """Return a unit's history in sentences, the oldest first."""
    return tuple(describe(event, registry) for event in history(registry, unit_id))


def describe(event: Event, registry: Registry) -> Sentence:
    """Say what happened, from when, by which document.

    For example: "từ 01/7/2025, xã Bản Bo và xã Nà Tăm nhập thành xã Bản Bo (Nghị quyết số 1670/NQ-UBTVQH15 ngày
    16/6/2025)".
    """
    vi, en = _TOLD[event.kind]
    facts: dict[str, Fact] = {
        "day": event.day,
        "before": _listed([*_labels(event.before, registry), *event.outside]),
        "after": _listed(_labels(event.after, registry)),
        "old": _listed(_parents(event.before, registry)),
        "new": _listed(_parents(event.after, registry)),
    }
    told = say(f"từ {{day}}, {vi}", f"from {{day}}, {en}", **facts)
    document: Fact = event.document
    if event.issued is not None:
        document = say("{name} ngày {day}", "{name} of {day}", name=event.document, day=event.issued)
    return say("{told} ({document})", "{told} ({document})", told=told, document=document)


def with_event(registry: Registry, event: Event, opened: Sequence[Unit] = ()) -> Registry:
    """Return the registry after an event: the units it ends end on its day, the opened ones are added.

    A unit that already ends some day raises `ValueError`, since undoing could not give that day back. What else may be
    wrong with the event is for `check_registry` to tell.
    """
    ended = set(event.before) - set(event.after)
    for unit_id in ended:
        if registry.unit(unit_id).valid_to is not None:
            raise ValueError(f"unit {unit_id!r} already ends on {registry.unit(unit_id).valid_to}")
    units = tuple(replace(unit, valid_to=event.day) if unit.id in ended else unit for unit in registry.units)
    return replace(registry, units=(*units, *opened), events=(*registry.events, event))


def without_event(registry: Registry, event: Event) -> Registry:
    """Return the registry as if the event had not been: units it ended go on, units it opened are gone.

    Raises `ValueError` when the event is not in the registry, or when a unit it opened is needed by another event or
    as another unit's parent: those must be undone first.
    """
    if event not in registry.events:
        raise ValueError("the registry does not hold this event")
    others = tuple(other for other in registry.events if other != event)
    opened = {u for u in event.after if u not in event.before and registry.unit(u).valid_from == event.day}
    needed: set[str | None] = {u for other in others for u in (*other.before, *other.after)}
    needed |= {unit.parent for unit in registry.units if unit.id not in opened}
    if opened & needed:
        raise ValueError(f"undo first what rests on {', '.join(sorted(opened & needed))}")
    ended = {u for u in event.before if u not in event.after and registry.unit(u).valid_to == event.day}
    units = (replace(unit, valid_to=None) if unit.id in ended else unit for unit in registry.units)
    return replace(registry, units=tuple(unit for unit in units if unit.id not in opened), events=others)


_TOLD = {
    EventKind.MERGE: ("{before} nhập thành {after}", "{before} were merged into {after}"),
    EventKind.SPLIT: ("{before} chia thành {after}", "{before} was split into {after}"),
    EventKind.RENAME: ("{before} đổi thành {after}", "{before} became {after}"),
    EventKind.REPARENT: ("{after} chuyển từ {old} về {new}", "{after} moved from {old} to {new}"),
    EventKind.CLOSE: ("{before} kết thúc hoạt động", "{before} ceased to exist"),
    EventKind.OPEN: ("{after} được thành lập", "{after} was established"),
}


def _events_by_day(registry: Registry) -> list[Event]:
    return sorted(registry.events, key=lambda event: event.day)


def _follow(events: Iterable[Event], unit_id: str, last: date = date.max) -> tuple[tuple[str, ...], list[Event]]:
    """Follow a unit ahead to its heirs through the events up to a last day; return them and the events met."""
    front, met = [unit_id], []
    for event in events:
        if event.day <= last and not set(front).isdisjoint(event.before):
            met.append(event)
            front = [*(unit for unit in front if unit not in event.before), *event.after]
    return tuple(dict.fromkeys(front)), met


def _trace(events: Sequence[Event], unit_id: str, after: date = date.min) -> tuple[tuple[str, ...], list[Event]]:
    """Trace a unit back to its forebears through the events after a day; return them and the events met."""
    front, met = [unit_id], []
    for event in reversed(events):
        if event.day > after and not set(front).isdisjoint(event.after):
            met.append(event)
            front = [*(unit for unit in front if unit not in event.after), *event.before]
    return tuple(dict.fromkeys(front)), met


def _labels(ids: Iterable[str], registry: Registry) -> list[str]:
    return [registry.unit(unit).label if unit in registry else unit for unit in ids]


def _parents(ids: Iterable[str], registry: Registry) -> list[str]:
    parents = (registry.unit(unit).parent for unit in ids if unit in registry)
    return _labels(dict.fromkeys(parent for parent in parents if parent is not None), registry)


def _listed(names: Sequence[str]) -> Sentence:
    if len(names) < 2:  # noqa: PLR2004  nothing to join
        return Sentence(*[", ".join(names)] * 2)
    head, last = ", ".join(names[:-1]), names[-1]
    return Sentence(f"{head} và {last}", f"{head} and {last}")
