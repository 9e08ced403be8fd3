"""The units that are judged and the bodies above them, numbered for arrays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from targets.units import Registry


@dataclass(frozen=True, slots=True)
class Family:
    """The units directly below one body: neighbours in the rows of an array."""

    body: int  #: the body's number; that of the whole for units with no body above them
    start: int  #: row of the first unit
    end: int  #: row after the last


@dataclass(frozen=True, slots=True)
class Tree:
    """Units by row and bodies by number. After the last body comes the whole: everyone who is judged."""

    units: tuple[str, ...]  #: ids; those directly below one body stand together
    bodies: tuple[str, ...]  #: ids, each before the body above it
    above: tuple[int, ...]  #: of each body, the number of the body above it; at the top, of the whole
    families: tuple[Family, ...]

    @property
    def whole(self) -> int:
        """The number that stands for everyone."""
        return len(self.bodies)

    def line(self, body: int) -> tuple[int, ...]:
        """Return a body, those above it and the whole, the nearest first."""
        return (body,) if body == self.whole else (body, *self.line(self.above[body]))


def tree(registry: Registry, units: Iterable[str]) -> Tree:
    """Return units with all the bodies above them; units of one body keep the order in which they are given.

    A unit's parent is the same all its life (`targets.units`), so no day is needed.
    """
    chains = {unit: _chain(registry, unit) for unit in units}
    lines = {chain[depth:] for chain in chains.values() for depth in range(len(chain))}
    ordered = sorted(lines, key=lambda line: (-len(line), line))
    number = {line[0]: place for place, line in enumerate(ordered)}
    whole = len(number)

    def above(line: tuple[str, ...]) -> int:
        return number[line[0]] if line else whole

    rows = sorted(chains, key=lambda unit: above(chains[unit]))
    families, start = [], 0
    for body, members in groupby(rows, key=lambda unit: above(chains[unit])):
        end = start + len(list(members))
        families.append(Family(body, start, end))
        start = end
    return Tree(tuple(rows), tuple(number), tuple(above(line[1:]) for line in ordered), tuple(families))


def _chain(registry: Registry, unit: str) -> tuple[str, ...]:
    """Return the ids above a unit, the nearest first; one that the registry does not know ends the chain."""
    chain: list[str] = []
    parent = registry.by_id[unit].parent
    while parent is not None and parent in registry and parent not in (unit, *chain):
        chain.append(parent)
        parent = registry.by_id[parent].parent
    return tuple(chain)
