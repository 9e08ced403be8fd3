"""The order in which an office lists its units."""

from __future__ import annotations

from datetime import date

from targets.units import Registry


def unit_order(registry: Registry) -> tuple[str, ...]:
    """Return the ids of all units, past and present, in the office's order."""
    return tuple(unit.id for unit in registry.over(date.min, date.max))
