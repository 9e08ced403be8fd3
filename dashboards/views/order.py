"""The order in which an office lists its units, and the bodies above each."""

from __future__ import annotations

from datetime import date

from targets.units import Registry


def unit_order(registry: Registry) -> tuple[str, ...]:
    """Return the ids of all units, past and present, in the office's order."""
    return tuple(unit.id for unit in registry.over(date.min, date.max))


def path_to(registry: Registry, unit: str) -> tuple[str, ...]:
    """Return the ids from the highest body down to a unit, itself included; a circle is walked once.

    As the units were recorded, whatever day it is: one that is no more keeps those that were above it.
    """
    path = [unit]
    while (above := registry.unit(path[-1]).parent) is not None and above in registry and above not in path:
        path.append(above)
    return tuple(reversed(path))
