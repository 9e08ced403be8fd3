"""Units as JSON, for other programs: fields may be added, none of these changes its meaning."""

from __future__ import annotations

from datetime import date

from targets.finding import tell_apart
from targets.succession import describe, history
from targets.units import Event, Registry, Unit
from targets.wording import Language


def unit_json(unit: Unit) -> dict[str, object]:
    """Return a unit; ``to`` is the first day on which it is no more."""
    return {
        "id": unit.id,
        "name": unit.name,
        "kind": unit.kind,
        "code": unit.code,
        "parent": unit.parent,
        "groups": list(unit.groups),
        "from": _iso(unit.valid_from),
        "to": _iso(unit.valid_to),
    }


def unit_history_json(unit: Unit, registry: Registry, language: Language = "vi") -> dict[str, object]:
    """Return a unit with the changes that it came from and went into."""
    told = [change_json(event, registry, language) for event in history(registry, unit.id)]
    return {**unit_json(unit), "label": tell_apart(unit, registry).text(language), "events": told}


def change_json(event: Event, registry: Registry, language: Language = "vi") -> dict[str, object]:
    """Return a merger, a split or a renaming, the units by their ids."""
    return {
        "kind": event.kind.value,
        "day": event.day.isoformat(),
        "before": list(event.before),
        "after": list(event.after),
        "outside": list(event.outside),
        "document": event.document,
        "issued": _iso(event.issued),
        "text": describe(event, registry).text(language),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
