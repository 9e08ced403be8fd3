"""Which unit a written name means: matched inside a closed list, on a day, and every repair said.

A name is looked for in steps, and the first that knows it answers: official names and codes of units in force; their
other names (aliases; "Thị trấn" alone where there is one); the same two for units of another time; names without their
accents. A step that fits several units does not choose among them. What no step knows is not found, with the names it
may have meant.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from targets.names import loose_key, match_key, near_names, strip_kind
from targets.succession import as_now
from targets.units import Registry, Unit
from targets.wording import Sentence, say


@dataclass(frozen=True, slots=True)
class Found:
    """What came of looking for one name on one day."""

    text: str  #: as written
    unit: Unit | None = None
    in_force: bool = True  #: False: the unit is of another time, and ``note`` says what stands in its place
    repaired: bool = False  #: matched, but not by the official name or code; ``note`` says how it was understood
    note: Sentence | None = None  #: what a person should know; absent only where an official name simply fits
    near: tuple[str, ...] = ()  #: when nothing was found: labels that were perhaps meant, best first
    candidates: tuple[Unit, ...] = ()  #: when the name fits several units: all of them


@dataclass(frozen=True, slots=True)
class NameIndex:
    """A closed list of units made ready for looking up many names."""

    units: tuple[Unit, ...]
    registry: Registry | None  #: tells what followed a unit of another time; may hold more than the list
    official: Mapping[str, tuple[Unit, ...]]  #: by `match_key` of name, label, bare name and code
    other: Mapping[str, tuple[Unit, ...]]  #: by `match_key` of aliases
    loose: Mapping[str, tuple[Unit, ...]]  #: by `loose_key` of them all


def index_names(units: Iterable[Unit], registry: Registry | None = None) -> NameIndex:
    """Return an index of the units' names, for `find` to be asked many times."""
    listed = tuple(units)
    return NameIndex(
        units=listed,
        registry=registry,
        official=_table(listed, _official_names, match_key),
        other=_table(listed, lambda unit: unit.aliases, match_key),
        loose=_table(listed, _all_names, loose_key),
    )


def find(text: str, day: date | None, among: NameIndex | Registry | Iterable[Unit]) -> Found:
    """Return the unit a written name means on a day, never by a guess.

    Args:
        text: a name as people write it: "UBND xã Bản Bo", "Bản Hòn", "TT Tam Đường", "03424".
        day: when the name was meant; without it units of all times are looked at, and a code or name that was used
            twice is ambiguous.
        among: the closed list. A registry has also the units of other times; a roster has only its own.
    """
    index = _as_index(among)
    official = _lookup(index.official, text, match_key)
    other = _lookup(index.other, text, match_key) or _of_kind_alone(text, index.units)
    loose = _lookup(index.loose, text, loose_key)
    for fitting, in_force, repaired in (
        (official, True, False),
        (other, True, True),
        (official, False, False),
        (other, False, True),
        (loose, True, True),
        (loose, False, True),
    ):
        units = tuple(unit for unit in fitting if (day is None or unit.in_force(day)) is in_force)
        if len(units) > 1:
            return Found(text, candidates=units, note=_say_several(text, units))
        if units and not in_force:
            return Found(text, units[0], in_force, repaired, _say_other_time(text, units[0], day, index.registry))
        if units:
            note = _say_read(text, Sentence(*[units[0].label] * 2)) if repaired else None
            return Found(text, units[0], in_force, repaired, note)
    return _not_found(text, day, index.units)


def tell_apart(unit: Unit, registry: Registry) -> Sentence:
    """Say which unit is meant where several bear its name: from when to when, its code, and what it is under.

    For example: "xã Bình Lư (từ 01/7/2025), mã số 03390, thuộc tỉnh Lai Châu".
    """
    said = unit.dated_label
    if unit.code is not None:
        said = say("{unit}, mã số {code}", "{unit}, code {code}", unit=said, code=unit.code)
    if unit.parent is not None and unit.parent in registry:
        above = registry.unit(unit.parent).label
        said = say("{unit}, thuộc {above}", "{unit}, under {above}", unit=said, above=above)
    return said


def _as_index(among: NameIndex | Registry | Iterable[Unit]) -> NameIndex:
    if isinstance(among, NameIndex):
        return among
    return _index_of(among) if isinstance(among, Registry) else index_names(among)


@lru_cache(maxsize=8)  # a second for all communes of the country, and one registry is asked thousands of times
def _index_of(registry: Registry) -> NameIndex:
    return index_names(registry.units, registry)


def _official_names(unit: Unit) -> tuple[str, ...]:
    return (unit.name, unit.label, unit.bare_name, *([unit.code] if unit.code else []))


def _all_names(unit: Unit) -> tuple[str, ...]:
    """Return every name, and the code as spreadsheets spoil it: without its leading zeros."""
    return (*_official_names(unit), *unit.aliases, *([unit.code.lstrip("0")] if unit.code else []))


def _table(
    units: Iterable[Unit], names: Callable[[Unit], Iterable[str]], key: Callable[[str], str]
) -> dict[str, tuple[Unit, ...]]:
    table: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        for name in {key(name) for name in names(unit)} - {""}:
            table[name].append(unit)
    return {name: tuple(fitting) for name, fitting in table.items()}


def _lookup(table: Mapping[str, tuple[Unit, ...]], text: str, key: Callable[[str], str]) -> tuple[Unit, ...]:
    """Return the units under the whole text, or under its bare name when their kind is the one it says."""
    kind, bare = strip_kind(text)
    return table.get(key(text)) or tuple(unit for unit in table.get(key(bare), ()) if kind in (None, unit.kind))


def _of_kind_alone(text: str, units: Iterable[Unit]) -> tuple[Unit, ...]:
    kind, bare = strip_kind(text)
    return () if bare else tuple(unit for unit in units if unit.kind == kind)


def _not_found(text: str, day: date | None, units: Iterable[Unit]) -> Found:
    labels: dict[str, list[str]] = defaultdict(list)
    for unit in units:
        if day is None or unit.in_force(day):
            labels[unit.bare_name].append(unit.label)
    near = tuple(label for name in near_names(strip_kind(text)[1], labels) for label in labels[name])
    note = say("không có đơn vị “{text}” trong danh sách", "there is no unit “{text}” in the list", text=text)
    return Found(text, near=near, note=note)


def _say_several(text: str, units: Iterable[Unit]) -> Sentence:
    labels = [unit.dated_label for unit in units]
    which = Sentence("; ".join(label.vi for label in labels), "; ".join(label.en for label in labels))
    return say(
        "“{text}” có thể là nhiều đơn vị: {which}", "“{text}” may mean several units: {which}", text=text, which=which
    )


def _say_read(text: str, unit: Sentence) -> Sentence:
    return say("đã hiểu “{text}” là {unit}", "“{text}” was read as {unit}", text=text, unit=unit)


def _say_other_time(text: str, unit: Unit, day: date | None, registry: Registry | None) -> Sentence:
    """Say which unit was found though it is not in force on the day, and what stands in its place then."""
    read = _say_read(text, unit.dated_label)
    said = say("{read}, không hoạt động vào ngày {day}", "{read}, not in force on {day}", read=read, day=day)
    if registry is None or day is None:
        return said
    labels = ", ".join(registry.unit(heir).label for heir in as_now(registry, unit.id, day))
    return (
        say("{said}; khi đó là {labels}", "{said}, when it is {labels}", said=said, labels=labels) if labels else said
    )
