"""The heat map: the same verdicts as everywhere; very many units by the bodies above them."""

from __future__ import annotations

from functools import cache

import pytest

from dashboards.views.district import district_view
from dashboards.views.heat import Group, Heat, Part, grouped, heat_map
from kpi.evaluation.below import results_below
from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.results import Result
from rules.verdict import Verdict
from tests.dashboards.world import OFFICE, PLAN, UNITS, inputs, registry, results, the_plan

#: The same five communes, in two regions: the town and Tả Lèng in the north, the others in the south.
REGIONS = (
    UNITS.replace("kind: xã, parent: tam-duong", "kind: xã, parent: nam")
    .replace("id: ta-leng, name: Tả Lèng, kind: xã, parent: nam", "id: ta-leng, name: Tả Lèng, kind: xã, parent: bac")
    .replace("kind: thị trấn, parent: tam-duong", "kind: thị trấn, parent: bac")
    + "  - {id: bac, name: Cụm Bắc, kind: cụm, parent: tam-duong}\n"
    + "  - {id: nam, name: Cụm Nam, kind: cụm, parent: tam-duong}\n"
)


@cache
def regions() -> tuple[Inputs, tuple[Result, ...]]:
    """Return the small world in two regions, and its results."""
    known = inputs(text=PLAN, units=REGIONS)
    return known, evaluate(known)


@cache
def by_region(most: int = 4) -> Heat:
    """Return its map, no more than so many units one by one."""
    known, found = regions()
    (plan,) = district_view(known, found, OFFICE).plans
    return heat_map(plan, found, known.registry, most)


def test_few_units_are_shown_one_by_one() -> None:
    heat = heat_map(the_plan(), results(), registry())
    assert not heat.grouped
    assert [(row.id, row.name, row.cells) for row in heat.rows] == [
        (row.unit_id, row.unit, row.cells) for row in the_plan().rows
    ]


def test_many_units_are_shown_by_the_bodies_above_them() -> None:
    # II.2: the town and Tả Lèng yes; Sơn Bình no, Bản Bo and Khun Há silent. The report: in time twice; 3 days late.
    north, south = by_region().rows
    assert (north.name, north.units, south.name, south.units) == ("Cụm Bắc", 2, "Cụm Nam", 3)
    assert north.cells == (
        Part(Verdict.MET, 2, 2, 0),
        Part(Verdict.MET, 2, 2, 0),
        Part(Verdict.MET, 2, 2, 0),
        Part(Verdict.NOT_DUE, 1, 2, 0),
    )
    assert south.cells == (
        Part(Verdict.NOT_DUE, 0, 3, 0),
        Part(Verdict.NOT_DUE, 0, 3, 0),
        Part(Verdict.OVERDUE, 1, 3, 2),
        Part(Verdict.NOT_EVALUABLE, 0, 3, 0),
    )
    assert by_region().grouped
    assert [cell.brief.vi for cell in north.cells if cell is not None][3] == "1/2"


def test_a_bodys_cell_is_what_its_own_page_says() -> None:
    """Second route: the whole of a promise, over the units below the body."""
    known, found = regions()
    for row in by_region().rows:
        below = {unit.id for unit in known.registry.descendants(row.id, known.today)}
        wholes = [r for r in results_below(found, known.registry.unit(row.id), below) if r.whole]
        said = [(one.verdict, one.judgement.numerator, one.judgement.denominator) for one in wholes]
        assert said == [(c.verdict, c.met, c.counted) for c in row.cells if isinstance(c, Part)]


def test_the_bodies_add_up_to_the_whole() -> None:
    (plan,) = district_view(*regions(), OFFICE).plans
    for n, whole in enumerate(plan.wholes):
        cells = [row.cells[n] for row in by_region().rows]
        assert sum(cell.met for cell in cells if isinstance(cell, Part)) == whole.met
        assert sum(cell.counted for cell in cells if isinstance(cell, Part)) == whole.counted


def test_a_unit_beside_the_bodies_stands_for_itself() -> None:
    known = inputs(
        units=REGIONS.replace("name: Khun Há, kind: xã, parent: nam", "name: Khun Há, parent: tam-duong, kind: xã")
    )
    found = evaluate(known)
    (plan,) = district_view(known, found, OFFICE).plans
    rows = heat_map(plan, found, known.registry, 4).rows
    assert [(row.name, row.body, row.units) for row in rows] == [
        ("Cụm Bắc", True, 2),
        ("Cụm Nam", True, 2),
        ("Khun Há", False, 1),
    ]


@pytest.mark.parametrize("units", [["ban-bo"], ["ban-bo", "khun-ha"], []])
def test_units_of_one_body_are_told_apart(units: list[str]) -> None:
    assert grouped(registry(), units) == tuple(Group(unit, (unit,), body=False) for unit in units)


def test_a_body_that_is_addressed_itself_stands_for_itself_too() -> None:
    assert grouped(registry(), ["tam-duong", "ban-bo", "khun-ha"]) == (
        Group("tam-duong", ("tam-duong",), body=False),
        Group("tam-duong", ("ban-bo", "khun-ha"), body=True),
    )
