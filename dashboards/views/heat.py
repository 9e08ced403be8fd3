"""The heat map: units down, promises across. Of very many units, the bodies above them, each with how its units stand.

A unit's cell is its own line; a body's cell is the promise judged over the units below it. Whoever wants to see those
looks below that body, and finds the same map there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from dashboards.views.lines import Line
from dashboards.views.order import path_to
from dashboards.views.plans import PlanView, Row
from kpi.evaluation.below import whole_of
from kpi.evaluation.results import Result
from rules.verdict import Verdict
from targets.units import Registry
from targets.wording import Sentence, say

#: More units than this are shown by the bodies above them.
MOST_UNITS = 60


@dataclass(frozen=True, slots=True)
class Part:
    """How the units below a body stand with one promise."""

    verdict: Verdict  #: of the promise, judged over these units
    met: int
    counted: int  #: those exempt left out
    past: int  #: overdue or short

    @property
    def brief(self) -> Sentence:
        """Return how many of them fulfil it: "12/98"."""
        return say("{met}/{all}", "{met}/{all}", met=self.met, all=self.counted)


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One unit, or one body with the units below it; a cell is None where nobody of them is addressed."""

    id: str
    name: str
    cells: tuple[Line | Part | None, ...]  #: in the order of the promises
    units: int  #: how many units it stands for
    body: bool  #: whether it stands for the units below it


@dataclass(frozen=True, slots=True)
class Heat:
    """The map of one plan."""

    plan: PlanView
    rows: tuple[HeatRow, ...]  #: in the office's order

    @property
    def grouped(self) -> bool:
        """Whether some rows stand for the units below them."""
        return any(row.body for row in self.rows)


def heat_map(plan: PlanView, results: Sequence[Result], registry: Registry, most: int = MOST_UNITS) -> Heat:
    """Return the map of one plan: every unit, or of more than ``most`` the bodies that they fall into.

    Args:
        plan: the plan's view.
        results: those the view was made of; others may be among them.
        registry: the units, and who is above whom.
        most: how many units are shown one by one.
    """
    own = {row.unit_id: row for row in plan.rows}
    if len(own) <= most:
        return Heat(plan, tuple(_own_row(row) for row in plan.rows))
    groups = grouped(registry, list(own))
    parts = _parts(plan, results, {unit: group.id for group in groups if group.body for unit in group.units})
    keys = [whole.promise.key for whole in plan.wholes]
    rows = (
        _body_row(group, registry, tuple(parts.get((group.id, key)) for key in keys))
        if group.body
        else _own_row(own[group.id])
        for group in groups
    )
    return Heat(plan, tuple(rows))


@dataclass(frozen=True, slots=True)
class Group:
    """A body and the units below it that are looked at; or one unit by itself."""

    id: str
    units: tuple[str, ...]  #: ids
    body: bool


def grouped(registry: Registry, units: Sequence[str]) -> tuple[Group, ...]:
    """Return units, by id, by the highest bodies that tell some of them apart; in the order in which they come.

    A unit that stands beside those bodies, or that is one of them, stands for itself.

    >>> from targets.provenance import Source
    >>> from targets.units import Unit
    >>> here = Source("units.yaml")
    >>> places = {"nuoc": None, "a": "nuoc", "b": "nuoc", "a1": "a", "a2": "a", "b1": "b"}
    >>> registry = Registry(tuple(Unit(one, one, "xã", here, parent=above) for one, above in places.items()), here)
    >>> [(group.id, group.units) for group in grouped(registry, ["a1", "a2", "b1"])]
    [('a', ('a1', 'a2')), ('b', ('b1',))]
    """
    paths = {unit: path_to(registry, unit) for unit in units}
    levels = zip(*(path[:-1] for path in paths.values()), strict=False)
    shared = sum(1 for _ in takewhile(lambda ids: len(set(ids)) == 1, levels))
    found = defaultdict[tuple[str, bool], list[str]](list)
    for unit, path in paths.items():
        found[path[shared], path[shared] != unit].append(unit)
    return tuple(Group(id_, tuple(members), body) for (id_, body), members in found.items())


def _own_row(row: Row) -> HeatRow:
    return HeatRow(row.unit_id, row.unit, row.cells, 1, body=False)


def _body_row(group: Group, registry: Registry, cells: tuple[Part | None, ...]) -> HeatRow:
    return HeatRow(group.id, registry.unit(group.id).name, cells, len(group.units), body=True)


def _parts(plan: PlanView, results: Sequence[Result], body_of: Mapping[str, str]) -> Mapping[tuple[str, str], Part]:
    """Return how the units below each body stand, by body and promise."""
    wholes: dict[str, Result] = {}
    own = defaultdict[tuple[str, str], list[Result]](list)
    for result in results:
        if result.plan.id != plan.id:
            continue
        key = f"{plan.id}--{result.promise.id}"
        if result.whole:
            wholes[key] = result
        elif result.unit.id in body_of:
            own[body_of[result.unit.id], key].append(result)
    return {place: _part(wholes[place[1]], members) for place, members in own.items()}


def _part(whole: Result, members: Sequence[Result]) -> Part:
    judgement = whole_of(whole, members, whole.unit).judgement
    past = sum(result.verdict in {Verdict.OVERDUE, Verdict.SHORT} for result in members)
    met = sum(result.verdict.fulfilled for result in members)
    return Part(judgement.verdict, met, judgement.denominator or 0, past)
