"""One's own list of units and another one put together: nothing of one's own is lost, and no unit is there twice.

Two entries are the same unit when they have the same id, or the same code, kind, name and first day. A code and a name
alone do not make them so: they are borne by one unit after another. Of a unit in both lists one's own entry stands, and
what it leaves open is filled in from the other; a list without ends thus learns which of its units were merged, and
when.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from targets.issues import Issue
from targets.names import match_key
from targets.units import Event, Registry, Unit
from targets.wording import say


def join(mine: Registry, theirs: Registry) -> tuple[Registry, tuple[Issue, ...]]:
    """Return one's own list with the units and events of another, and the ids that name different units in the two.

    A group that one's own list has already keeps its members, so that nobody new is addressed by a plan that stands.
    What else may be wrong with the whole is for `check_registry` to tell.
    """
    pairs = _pairs(mine, theirs)
    groups = {group for unit in mine.units for group in unit.groups}
    filled = {mine_id: _filled(mine.unit(mine_id), theirs.unit(id_), pairs) for id_, mine_id in pairs.items()}
    added = tuple(_added(unit, groups, pairs) for unit in theirs.units if unit.id not in pairs)
    units = (*(filled.get(unit.id, unit) for unit in mine.units), *added)
    events = _events(mine.events, [_renamed(event, pairs) for event in theirs.events])
    notes = dict.fromkeys(note for note in (mine.source.note, theirs.source.note) if note)
    source = replace(mine.source, note="; ".join(notes) or None)
    return Registry(units, source, events), tuple(_clashes(mine, theirs, pairs))


def _pairs(mine: Registry, theirs: Registry) -> dict[str, str]:
    """Return, by id of their list, the id of the same unit in one's own."""
    by_code = {_coded(unit): unit.id for unit in mine.units if unit.code is not None}
    pairs = {}
    for unit in theirs.units:
        if unit.id in mine and _said(mine.unit(unit.id)) == _said(unit):
            pairs[unit.id] = unit.id
        elif unit.code is not None and _coded(unit) in by_code:
            pairs[unit.id] = by_code[_coded(unit)]
    return pairs


def _coded(unit: Unit) -> tuple[object, ...]:
    return unit.code, unit.valid_from, *_said(unit)


def _said(unit: Unit) -> tuple[str, str]:
    return unit.kind, match_key(unit.bare_name)


def _clashes(mine: Registry, theirs: Registry, pairs: Mapping[str, str]) -> Iterator[Issue]:
    for unit in theirs.units:
        if unit.id in mine and unit.id not in pairs:
            text = say(
                "mã định danh “{id}” là của {own} trong danh sách đang dùng, của {other} trong danh sách thêm vào",
                "the id “{id}” is that of {own} in the list in use and of {other} in the one to be added",
                id=unit.id,
                own=mine.unit(unit.id).dated_label,
                other=unit.dated_label,
            )
            hint = say("Đổi mã định danh trong danh sách đang dùng.", "Change the id in the list in use.")
            yield Issue("duplicate-unit", text, mine.unit(unit.id).source, hint)


def _filled(own: Unit, other: Unit, pairs: Mapping[str, str]) -> Unit:
    """Return one's own entry, with what it does not say filled in."""
    return replace(
        own,
        code=own.code or other.code,
        parent=own.parent or _own_id(other.parent, pairs),
        valid_from=own.valid_from or other.valid_from,
        valid_to=own.valid_to or other.valid_to,
        aliases=tuple(dict.fromkeys((*own.aliases, *other.aliases))),
        contacts=own.contacts or other.contacts,
    )


def _added(unit: Unit, groups: Iterable[str], pairs: Mapping[str, str]) -> Unit:
    new_groups = tuple(group for group in unit.groups if group not in groups)
    return replace(unit, parent=_own_id(unit.parent, pairs), groups=new_groups)


def _own_id(id_: str | None, pairs: Mapping[str, str]) -> str | None:
    return None if id_ is None else pairs.get(id_, id_)


def _renamed(event: Event, pairs: Mapping[str, str]) -> Event:
    """Return an event of the other list in one's own ids."""
    before, after = ([pairs.get(unit, unit) for unit in side] for side in (event.before, event.after))
    weights = event.weights
    if weights is not None:
        weights = replace(weights, of={pairs.get(unit, unit): weight for unit, weight in weights.of.items()})
    return replace(event, before=tuple(before), after=tuple(after), weights=weights)


def _events(mine: tuple[Event, ...], theirs: list[Event]) -> tuple[Event, ...]:
    """Return one's own events, each as the other list has it where that knows more of it, and those it adds."""
    fuller = {_what(event): event for event in theirs if event.after}
    kept = []
    for event in mine:
        other = fuller.pop(_what(event), event)
        more = set(event.before) < set(other.before)
        kept.append(replace(other, note=event.note or other.note) if more else event)
    told = {unit for event in kept for unit in event.before}
    new = [event for event in theirs if _what(event) in fuller]
    for event in theirs:
        ended = tuple(unit for unit in event.before if unit not in told)
        if not event.after and ended:
            new.append(replace(event, before=ended))
    return (*kept, *new)


def _what(event: Event) -> tuple[object, ...]:
    return event.kind, event.day, event.after
