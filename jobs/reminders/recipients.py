"""Who is told: the contacts of a unit by their roles, those of the unit above, those of the coordinating office.

A recipient is the same for ever as long as unit and role are; the address may change. Contacts that share an address
are one recipient, so that a clerk who serves two communes gets one message a day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import chain

from kpi.settings import Settings
from targets.names import loose_key
from targets.units import Contact, Registry, Unit


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who can be told something."""

    id: str  #: "ban-bo/van-thu"
    name: str  #: "Văn thư xã Bản Bo"
    channel: str
    address: str


@dataclass(frozen=True)  # without slots, for what is worked out once
class Directory:
    """Everyone who can be reached on a day."""

    registry: Registry
    settings: Settings
    day: date

    def own(self, unit: Unit, roles: tuple[str, ...] = ()) -> tuple[Recipient, ...]:
        """Return who is reached of a unit: every contact with one of the roles, or the first that has an address."""
        reached = [(contact, found) for contact, found in self._of(unit.id, unit) if _has_role(contact, roles)]
        return _once(found for _, found in (reached if roles else reached[:1]))

    def superior(self, unit: Unit) -> tuple[Recipient, ...]:
        """Return who is reached of the unit directly above: its first contact with an address."""
        above = self.registry.by_id.get(unit.parent) if unit.parent is not None else None
        return self.own(above) if above is not None and above.in_force(self.day) else ()

    @cached_property
    def office(self) -> tuple[Recipient, ...]:
        """Everyone of the coordinating office who has an address."""
        return _once(found for _, found in _written("office", self._office_contacts, self.settings.office))

    @cached_property
    def leaders(self) -> tuple[Recipient, ...]:
        """Everyone who gets the weekly summary."""
        return _once(found for _, found in _written("leaders", self._leaders, self.settings.office))

    @cached_property
    def _leaders(self) -> tuple[Contact, ...]:
        return tuple(Contact(**contact.model_dump()) for contact in self.settings.leaders)

    @cached_property
    def _office_contacts(self) -> tuple[Contact, ...]:
        return tuple(Contact(**contact.model_dump()) for contact in self.settings.contacts)

    def address(self, recipient: str, channel: str) -> str | None:
        """Return the address by which a recipient is reached through a channel; None: there is no such contact now."""
        place = recipient.rpartition("/")[0]
        own = {"office": self._office_contacts, "leaders": self._leaders}
        unit = self.registry.by_id.get(place)
        contacts = own.get(place, unit.contacts if unit is not None else ())
        found = (contact for contact, one in _written(place, contacts, "") if one.id == recipient)
        return next((contact.address(channel) for contact in found), None)

    def _of(self, place: str, unit: Unit) -> Iterator[tuple[Contact, Recipient]]:
        for contact, found in _written(place, unit.contacts, unit):
            yield contact, self._by_address.get((found.channel, found.address), found)

    @cached_property
    def _by_address(self) -> dict[tuple[str, str], Recipient]:
        """The first recipient at each address: of the office, then of the units in force, in the registry's order."""
        first: dict[tuple[str, str], Recipient] = {}
        units = (unit for unit in self.registry.units if unit.contacts and unit.in_force(self.day))
        everyone = chain(
            _written("office", self._office_contacts, self.settings.office),
            *(_written(unit.id, unit.contacts, unit) for unit in units),
        )
        for _, found in everyone:
            first.setdefault((found.channel, found.address), found)
        return first


@lru_cache(maxsize=1024)
def _key(text: str) -> str:
    """Return the key of a role or a kind, of which there are few and which are asked for by every unit."""
    return loose_key(text)


def _written(place: str, contacts: tuple[Contact, ...], of: Unit | str) -> Iterator[tuple[Contact, Recipient]]:
    """Yield the contacts that can be reached, with their ids: place and role, numbered where a role comes twice."""
    taken: dict[str, int] = {}
    for contact in contacts:
        role = _key(contact.role).replace(" ", "-")
        taken[role] = taken.get(role, 0) + 1
        if contact.reached is not None:
            number = f"-{taken[role]}" if taken[role] > 1 else ""
            yield contact, Recipient(f"{place}/{role}{number}", _name(contact, of), *contact.reached)


def _name(contact: Contact, of: Unit | str) -> str:
    """Return whose contact it is: "Văn thư xã Bản Bo", "Chủ tịch UBND xã Bản Bo"."""
    if isinstance(of, str):
        return f"{contact.role} {of}".strip()
    whole = _key(contact.role).endswith(f" {_key(of.kind)}")
    return f"{contact.role} {of.bare_name if whole else of.label}"


def _has_role(contact: Contact, roles: tuple[str, ...]) -> bool:
    """Say whether a contact has one of the roles; its beginning is enough: "Chủ tịch" of "Chủ tịch UBND xã"."""
    own = _key(contact.role)
    return not roles or any(own == role or own.startswith(f"{role} ") for role in map(_key, roles))


def _once(found: Iterator[Recipient]) -> tuple[Recipient, ...]:
    return tuple(dict.fromkeys(found))
