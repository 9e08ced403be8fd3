"""The order in which an office lists its units."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kpi.evaluation.shortfall import Shortfall
from targets.units import Registry


def unit_order(registry: Registry) -> tuple[str, ...]:
    """Return the ids of all units, past and present, in the office's order."""
    return tuple(unit.id for unit in registry.over(date.min, date.max))


def by_unit(rows: Sequence[Shortfall], registry: Registry) -> tuple[Shortfall, ...]:
    """Return the list unit by unit in the office's order; of one unit, the lines in the order given."""
    places = {unit_id: place for place, unit_id in enumerate(unit_order(registry))}
    return tuple(sorted(rows, key=lambda row: places[row.unit_id]))
