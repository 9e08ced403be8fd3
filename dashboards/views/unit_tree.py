"""All units on a day: who is under whom, what is found by a name, and every change that is recorded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dashboards.views.unit_story import Turn, turn
from targets.finding import tell_apart
from targets.names import loose_key, near_names
from targets.units import Registry, Unit
from targets.wording import Sentence

#: The most units that a search shows.
MOST_FOUND = 60


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit with those under it."""

    id: str
    label: str  #: "xã Bản Bo"
    kind: str
    code: str | None
    open: bool  #: whether the person who looks may open its page
    under: tuple[Branch, ...]  #: in the office's order
    count: int  #: of all below it, at any depth
    folded: bool = False  #: there are some below it that are not shown here


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """A unit that a search found, told apart from others of its name."""

    id: str
    words: Sentence  #: "xã Bình Lư (từ 01/7/2025), mã số 03390, thuộc tỉnh Lai Châu"
    in_force: bool  #: on the day
    open: bool


@dataclass(frozen=True, slots=True)
class Search:
    """What a written name finds among the units of all times."""

    text: str
    found: tuple[FoundUnit, ...]
    more: int  #: how many more there are than are shown
    near: tuple[str, ...]  #: names that were perhaps meant, when nothing was found; best first


@dataclass(frozen=True, slots=True)
class UnitsView:
    """Everything that the list of units shows."""

    day: date
    tree: tuple[Branch, ...]  #: of those in force on the day
    in_force: int
    ever: int  #: with those of other times
    search: Search | None  #: None: nothing was searched for
    turns: tuple[Turn, ...]  #: every change, the latest first


def units_view(registry: Registry, day: date, may_open: Callable[[str], bool], text: str = "") -> UnitsView:
    """Return the units on a day as someone may see them: each of their own, and what stands above it.

    Args:
        registry: the units.
        day: on which they are in force.
        may_open: says of an id whether the person may open the unit's page.
        text: a name, or part of one, to search for; empty: none.
    """
    units = registry.at(day)
    ids = {unit.id for unit in units}
    tops = [unit for unit in units if unit.parent not in ids]
    below: dict[str, list[Unit]] = {}
    for unit in units:
        if unit.parent in ids:
            below.setdefault(unit.parent or "", []).append(unit)
    tree = _branches(tops, below, may_open)
    return UnitsView(
        day=day,
        tree=tree,
        in_force=len(tree) + sum(branch.count for branch in tree),
        ever=sum(may_open(unit.id) for unit in registry.units),
        search=search_units(registry, day, text, may_open) if text.strip() else None,
        turns=tuple(
            turn(event, registry, day)
            for event in sorted(registry.events, key=lambda event: event.day, reverse=True)
            if any(may_open(unit) for unit in (*event.before, *event.after))
        ),
    )


def search_units(registry: Registry, day: date, text: str, may_open: Callable[[str], bool]) -> Search:
    """Return the units of all times whose name, code or other name holds a text; accents and case do not matter."""
    wanted = loose_key(text)
    known = [unit for unit in registry.units if may_open(unit.id)]
    found = [unit for unit in known if wanted and any(wanted in loose_key(name) for name in _names(unit))]
    found.sort(key=lambda unit: (not unit.in_force(day), loose_key(unit.bare_name) != wanted))
    shown = found[:MOST_FOUND]
    return Search(
        text=text,
        found=tuple(FoundUnit(one.id, tell_apart(one, registry), one.in_force(day), open=True) for one in shown),
        more=len(found) - len(shown),
        near=() if found else near_units(known, text),
    )


def near_units(units: Sequence[Unit], text: str) -> tuple[str, ...]:
    """Return the names that were perhaps meant by one that no unit has, best first."""
    return near_names(text, dict.fromkeys(unit.bare_name for unit in units))


def _names(unit: Unit) -> tuple[str, ...]:
    return (unit.name, unit.label, unit.id, *unit.aliases, *([unit.code] if unit.code else []))


def _branches(
    units: Sequence[Unit], below: Mapping[str, Sequence[Unit]], may_open: Callable[[str], bool]
) -> tuple[Branch, ...]:
    found = []
    for unit in units:
        under = _branches(below.get(unit.id, ()), below, may_open)
        if under or may_open(unit.id):
            count = len(under) + sum(branch.count for branch in under)
            found.append(Branch(unit.id, unit.label, unit.kind, unit.code, may_open(unit.id), under, count))
    return tuple(found)
