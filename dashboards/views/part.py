"""The part of everything that a page is about: what lies below one body, what one person may see, or all of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboards.views.district import DistrictView, UnitName, district_view
from dashboards.views.order import path_to
from kpi.evaluation.below import results_below
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.results import Result
from targets.units import Registry


@dataclass(frozen=True, slots=True)
class Part:
    """What was known of the part, its results, and their view."""

    inputs: Inputs
    results: tuple[Result, ...]
    district: DistrictView
    body: UnitName | None  #: whose units they are; None: nobody asked for one body's
    above: tuple[UnitName, ...]  #: the bodies above it, the highest first
    whole: bool  #: whether it is everything


def whole_part(inputs: Inputs, results: tuple[Result, ...], district: DistrictView) -> Part:
    """Return everything as a part."""
    return Part(inputs, results, district, None, (), whole=True)


def part_of(
    inputs: Inputs,
    results: tuple[Result, ...],
    office: str,
    body: str | None = None,
    scope: frozenset[str] | None = None,
) -> Part | None:
    """Return a part: each promise said over its units alone; None where there is no such body, or nothing below it.

    Args:
        inputs: what was known.
        results: of everyone.
        office: its name.
        body: only the units below this one, by id; None: wherever they are.
        scope: only these units, by id: those a person may see; None: all.
    """
    registry = inputs.registry
    if body is not None and body not in registry:
        return None
    asked = {result.unit.id for result in results if not result.whole}
    below = {unit for unit in asked if body is None or body in path_to(registry, unit)[:-1]}
    units = below if scope is None else below & scope
    if body is not None and not units:
        return None
    own = results_below(results, registry.unit(body), units) if body is not None else _of(results, units)
    path = path_to(registry, body) if body is not None else ()
    return Part(
        inputs=_known_of(inputs, units),
        results=own,
        district=district_view(inputs, own, office),
        body=_name(registry, body) if body is not None else None,
        above=tuple(_name(registry, one) for one in path[:-1]),
        whole=False,
    )


def _known_of(inputs: Inputs, units: set[str]) -> Inputs:
    """Return what was known of some units; the registry, which names all, stays whole."""
    return replace(
        inputs,
        submissions=tuple(one for one in inputs.submissions if one.unit in units),
        refused=tuple(one for one in inputs.refused if one.unit in units),
        grants=tuple(one for one in inputs.grants if one.unit in units),
        evidence=tuple(one for one in inputs.evidence if one.unit in units),
    )


def _of(results: tuple[Result, ...], units: set[str]) -> tuple[Result, ...]:
    """Return the results of some units; said of the body that the first promise is said of."""
    return results_below(results, results[0].unit, units) if results else ()


def _name(registry: Registry, unit_id: str) -> UnitName:
    unit = registry.unit(unit_id)
    return UnitName(unit.id, unit.name, unit.label)
