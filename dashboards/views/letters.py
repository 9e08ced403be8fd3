"""The letters that urge units on (công văn đôn đốc): to whom, about what, with which lines; to one unit or several."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dashboards.views.shortfall_list import Entry, ShortfallList, first_upper
from rules.verdict import Verdict
from targets.units import Registry, Unit
from targets.wording import Sentence

#: What a letter urges: what is past, and what nothing is known of; never what still has time.
URGED = (Verdict.OVERDUE, Verdict.SHORT, Verdict.NOT_EVALUABLE)


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter, but for the words of the office that sends it."""

    name: str  #: for its file: the unit's or the group's id
    to: tuple[str, ...]  #: "Ủy ban nhân dân xã Bản Bo"
    entries: tuple[Entry, ...]
    common: bool  #: whether it goes to several units, which are then named line by line
    office: str
    as_of: datetime  #: in Vietnam's time
    plans: tuple[Sentence, ...]  #: as a document cites them


def unit_letters(view: ShortfallList, registry: Registry, *, party: bool) -> tuple[Letter, ...]:
    """Return a letter for every unit that has lines, in the office's order.

    Args:
        view: the list; every line of it is urged.
        registry: the units.
        party: whether the committees of the Party are written to, or the people's committees.
    """
    by_unit: dict[str, list[Entry]] = {}
    for entry in view.entries:
        by_unit.setdefault(entry.row.unit_id, []).append(entry)
    ordered = [(one.unit_id, by_unit[one.unit_id]) for one in view.by_unit]
    return tuple(
        _letter(view, id_, [addressee(registry.unit(id_), party=party)], own, common=False) for id_, own in ordered
    )


def group_letter(view: ShortfallList, registry: Registry, group: str, *, party: bool) -> Letter | None:
    """Return one letter to all units of a group that have lines; None: none of them has."""
    members = {unit.id: unit for unit in registry.units if group in unit.groups}
    own = [entry for entry in view.entries if entry.row.unit_id in members]
    to = [addressee(members[id_], party=party) for id_ in dict.fromkeys(entry.row.unit_id for entry in own)]
    return _letter(view, group, to, own, common=True) if own else None


def addressee(unit: Unit, *, party: bool) -> str:
    """Return to whom one writes: a place is led by its committee, an office or organisation is written to by name.

    >>> from targets.provenance import Source
    >>> addressee(Unit("ban-bo", "Bản Bo", "xã", Source("units.yaml")), party=False)
    'Ủy ban nhân dân xã Bản Bo'
    """
    if unit.kind not in _GOVERNED:
        return first_upper(unit.label)
    return f"{'Đảng ủy' if party else 'Ủy ban nhân dân'} {unit.label}"


#: The kinds of places that have committees of their own.
_GOVERNED = frozenset({"tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu"})


def _letter(view: ShortfallList, name: str, to: list[str], entries: Iterable[Entry], *, common: bool) -> Letter:
    past_first = sorted(entries, key=lambda one: URGED.index(one.row.verdict))
    lines = entries if common else past_first  # of several, the lines of each stay together
    return Letter(name, tuple(to), tuple(lines), common, view.office, view.as_of, view.plans)
