"""The units that promise and report, each in force between two dates, and who they are on a given day.

A unit's name, kind, code and parent do not change during its life: when one of them does, the unit ends and another
begins the same day, and an `Event` says which came from which. So a question about units always names a day. Codes
are used again (new xã Bình Lư has the code of the old town), ids never are. There is no fixed number of levels: kinds
and parents are data, for the district level ended on 1/7/2025.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from targets.names import SortKey, sort_key
from targets.provenance import Source
from targets.wording import Sentence, write_date


@dataclass(frozen=True, slots=True)
class Contact:
    """Where a unit is reached: a role first, a person's name only where the office gave one."""

    role: str  #: "văn thư", "Chủ tịch UBND"
    name: str | None = None
    email: str | None = None
    phone: str | None = None
    note: str | None = None  #: "số liệu minh họa" for an invented address
    channel: str | None = None  #: "mail" or "webhook"; None: mail where there is an e-mail address

    @property
    def reached(self) -> tuple[str, str] | None:
        """Return the channel and the address of messages to this contact; None when there is no address.

        What does not look like an e-mail address is none.

        >>> Contact("văn thư", email="van-thu@ban-bo.example", phone="0213").reached
        ('mail', 'van-thu@ban-bo.example')
        """
        channels = (self.channel,) if self.channel is not None else ("mail", "webhook")
        return next(((channel, found) for channel in channels if (found := self.address(channel))), None)

    def address(self, channel: str) -> str | None:
        """Return the address of messages by a channel, whether or not messages go by it; None: there is none."""
        if channel == "mail":
            return self.email if self.email and _EMAIL.fullmatch(self.email) else None
        return self.phone or None


@dataclass(frozen=True, slots=True)
class Unit:
    """A commune, office, organisation or hamlet from one change to the next."""

    id: str  #: unique for ever: "ban-bo", and "ban-bo-2025" for the commune that followed it
    name: str  #: official: "Bản Bo", "Thị trấn Tam Đường", "Phòng Nội vụ"
    kind: str  #: "xã", "thị trấn", "phường", "huyện", "tỉnh", "cơ quan", "đoàn thể", "bản" or another
    source: Source
    code: str | None = None  #: official, as text with its zeros: "03390"; a later unit may bear it again
    parent: str | None = None  #: id
    valid_from: date | None = None  #: first day; None: not known, in force as far back as one asks
    valid_to: date | None = None  #: first day no longer in force; None: still in force
    groups: tuple[str, ...] = ()  #: lists a plan may address: "cap-xa"
    aliases: tuple[str, ...] = ()  #: other names and known misspellings in documents
    contacts: tuple[Contact, ...] = ()
    order: int | None = None  #: place in the office's own lists; units without one come after, by name

    def in_force(self, day: date) -> bool:
        """Say whether the unit exists on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day < self.valid_to)

    def in_force_during(self, start: date, end: date) -> bool:
        """Say whether the unit exists on some day from ``start`` to before ``end``."""
        first = start if self.valid_from is None else max(start, self.valid_from)
        after = end if self.valid_to is None else min(end, self.valid_to)
        return first < after

    @property
    def label(self) -> str:
        """The name as running text has it: "xã Bản Bo", "thị trấn Tam Đường"; an office by its bare name.

        >>> Unit("ban-bo", "Bản Bo", "xã", Source("units.yaml")).label
        'xã Bản Bo'
        """
        if self.kind not in PLACE_KINDS:
            return self.name
        return f"{self.kind} {self.bare_name}"

    @property
    def bare_name(self) -> str:
        """The name without the kind it may begin with: "Tam Đường" for "Thị trấn Tam Đường"."""
        prefix = f"{self.kind} "
        return self.name[len(prefix) :] if self.name[: len(prefix)].lower() == prefix else self.name

    @property
    def dated_label(self) -> Sentence:
        """The label with the days between which the unit is in force, where they are known."""
        vi, en = [], []
        if self.valid_from is not None:
            vi.append(f"từ {write_date(self.valid_from)}")
            en.append(f"from {write_date(self.valid_from, 'en')}")
        if self.valid_to is not None:
            vi.append(f"trước {write_date(self.valid_to)}")
            en.append(f"before {write_date(self.valid_to, 'en')}")
        if not vi:
            return Sentence(self.label, self.label)
        return Sentence(f"{self.label} ({', '.join(vi)})", f"{self.label} ({', '.join(en)})")


_EMAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]+")
#: The kinds whose name is said with the kind before it.
PLACE_KINDS = frozenset(
    {"tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu"}
    | {"bản", "thôn", "buôn", "làng", "ấp", "tổ dân phố", "khu phố"},
)


class EventKind(StrEnum):
    """What happened to units on one day."""

    MERGE = "merge"  #: several become one
    SPLIT = "split"  #: one becomes several
    RENAME = "rename"  #: one goes on under another name, kind or code
    REPARENT = "reparent"  #: one goes on under another parent
    CLOSE = "close"  #: one ends and nothing follows
    OPEN = "open"  #: one begins and nothing went before


@dataclass(frozen=True, slots=True)
class Weights:
    """By what figures are divided among the units that follow a split."""

    basis: str  #: what the weights are: "dân số ngày 31/12/2026"
    document: str  #: where they are published
    of: Mapping[str, Decimal] = field(hash=False)  #: by id of each unit after the split; 0 or more


@dataclass(frozen=True, slots=True)
class Event:
    """A dated change of units, with the document that ordered it."""

    kind: EventKind
    day: date  #: the first day of the new state
    before: tuple[str, ...]  #: ids of the units it changed
    after: tuple[str, ...]  #: ids of the units that came of it
    document: str  #: "Nghị quyết số 1670/NQ-UBTVQH15"
    source: Source  #: where the event is recorded
    issued: date | None = None  #: the document's date
    outside: tuple[str, ...] = ()  #: names of other units that took part but are not in the registry
    note: str | None = None
    weights: Weights | None = None  #: of a split: how figures are divided; None: not told, and never assumed equal


@dataclass(frozen=True, slots=True)
class RosterSelector:
    """Who is addressed: the units named, and all that satisfy every one of the other conditions that are given."""

    groups: tuple[str, ...] = ()  #: in any of these groups
    units: tuple[str, ...] = ()  #: ids of units addressed by name
    under: str | None = None  #: below this unit, at any depth
    kinds: tuple[str, ...] = ()  #: of any of these kinds
    exclude: tuple[str, ...] = ()  #: ids left out in any case


@dataclass(frozen=True)  # without slots, for the cached look-ups
class Registry:
    """All the units an office knows, past and present, and the events that link them."""

    units: tuple[Unit, ...]
    source: Source
    events: tuple[Event, ...] = ()

    def __hash__(self) -> int:
        """Hash cheaply, so that what is worked out of a registry can be kept in a cache."""
        return hash((self.source, len(self.units), len(self.events)))

    def unit(self, unit_id: str) -> Unit:
        """Return the unit with this id; a `KeyError` if there is none."""
        return self.by_id[unit_id]

    def __contains__(self, unit_id: object) -> bool:
        return unit_id in self.by_id

    @cached_property
    def by_id(self) -> Mapping[str, Unit]:
        """The units by id; of two with the same id, which `check_registry` reports, the first."""
        return {unit.id: unit for unit in reversed(self.units)}

    def at(self, day: date) -> tuple[Unit, ...]:
        """Return the units in force on a day, in the office's order."""
        return tuple(unit for unit in self._sorted if unit.in_force(day))

    def over(self, start: date, end: date) -> tuple[Unit, ...]:
        """Return the units in force on some day from ``start`` to before ``end``, in the office's order."""
        return tuple(unit for unit in self._sorted if unit.in_force_during(start, end))

    def children(self, unit_id: str, day: date) -> tuple[Unit, ...]:
        """Return the units directly below one, as of a day."""
        return tuple(unit for unit in self._children.get(unit_id, ()) if unit.in_force(day))

    def descendants(self, unit_id: str, day: date) -> tuple[Unit, ...]:
        """Return the units below one at any depth, as of a day, in the office's order."""
        return tuple(unit for unit in self.at(day) if unit_id in self._above(unit.id))

    def ancestors(self, unit_id: str, day: date) -> tuple[Unit, ...]:
        """Return the units above one that are in force on a day, the nearest first."""
        above = (self.by_id[ancestor] for ancestor in self._above(unit_id) if ancestor in self.by_id)
        return tuple(unit for unit in above if unit.in_force(day))

    def roster(self, selector: RosterSelector, day: date) -> tuple[Unit, ...]:
        """Return the units in force on a day that the selector addresses, in the office's order.

        >>> commune = Unit("ban-bo", "Bản Bo", "xã", Source("units.yaml"), groups=("cap-xa",))
        >>> registry = Registry((commune,), Source("units.yaml"))
        >>> [unit.label for unit in registry.roster(RosterSelector(groups=("cap-xa",)), date(2023, 6, 5))]
        ['xã Bản Bo']
        """
        return tuple(unit for unit in self.at(day) if self._addresses(selector, unit))

    def roster_over(self, selector: RosterSelector, start: date, end: date) -> tuple[Unit, ...]:
        """Return the units the selector addresses that are in force on some day from ``start`` to before ``end``.

        A unit that ended or began within the period is in it: whether it was expected to report is for a policy to say.
        """
        return tuple(unit for unit in self.over(start, end) if self._addresses(selector, unit))

    def _addresses(self, selector: RosterSelector, unit: Unit) -> bool:
        if unit.id in selector.exclude:
            return False
        if unit.id in selector.units:
            return True
        return (
            bool(selector.groups or selector.kinds or selector.under)
            and (not selector.groups or not set(selector.groups).isdisjoint(unit.groups))
            and (not selector.kinds or unit.kind in selector.kinds)
            and (not selector.under or selector.under in self._above(unit.id))
        )

    def _above(self, unit_id: str) -> tuple[str, ...]:
        """Return the ids above a unit, the nearest first; a circle, which `check_registry` reports, is walked once."""
        above: list[str] = []
        parent = self.by_id[unit_id].parent
        while parent is not None and parent not in above and parent != unit_id:
            above.append(parent)
            parent = self.by_id[parent].parent if parent in self.by_id else None
        return tuple(above)

    @cached_property
    def _sorted(self) -> tuple[Unit, ...]:
        return tuple(sorted(self.units, key=_office_order))

    @cached_property
    def _children(self) -> Mapping[str, tuple[Unit, ...]]:
        children: dict[str, list[Unit]] = defaultdict(list)
        for unit in self._sorted:
            if unit.parent is not None:
                children[unit.parent].append(unit)
        return {parent: tuple(units) for parent, units in children.items()}


def _office_order(unit: Unit) -> tuple[bool, int, SortKey, str]:
    return unit.order is None, unit.order or 0, sort_key(unit.name), unit.id
