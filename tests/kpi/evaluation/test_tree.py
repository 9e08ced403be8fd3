"""Units by row, bodies by number: families side by side, each body before the one above it, the whole last."""

from __future__ import annotations

from hypothesis import given, settings

from kpi.evaluation.tree import Family, Tree, tree
from targets.provenance import Source
from targets.units import Registry, Unit
from tests.kpi.evaluation.worlds import registries


def registry(parents: dict[str, str | None]) -> Registry:
    source = Source("số liệu minh họa")
    return Registry(tuple(Unit(id_, id_, "xã", source, parent=parent) for id_, parent in parents.items()), source)


#       nuoc
#      /    \
#   tinh-a  tinh-b     le (alone)
#    /  \      |
#   a1  a2   huyen
#            /   \
#           b1   b2
UNITS = registry(
    {"nuoc": None, "tinh-a": "nuoc", "tinh-b": "nuoc", "huyen": "tinh-b"}
    | {"b1": "huyen", "a1": "tinh-a", "le": None, "b2": "huyen", "a2": "tinh-a"}
)


def test_by_hand() -> None:
    assert tree(UNITS, ["b1", "a1", "le", "b2", "a2"]) == Tree(
        units=("b1", "b2", "a1", "a2", "le"),
        bodies=("huyen", "tinh-a", "tinh-b", "nuoc"),  # the deepest first
        above=(2, 3, 3, 4),  # huyen → tinh-b, tinh-a → nuoc, tinh-b → nuoc, nuoc → the whole
        families=(Family(0, 0, 2), Family(1, 2, 4), Family(4, 4, 5)),
    )


def test_the_line_above_a_body_ends_with_the_whole() -> None:
    grown = tree(UNITS, ["b1", "a1", "le"])
    assert grown.whole == 4
    assert grown.line(0) == (0, 2, 3, 4)
    assert grown.line(grown.whole) == (4,)


def test_a_body_may_be_judged_itself() -> None:
    grown = tree(UNITS, ["tinh-a", "a1"])
    assert grown.bodies == ("tinh-a", "nuoc")
    assert grown.units == ("a1", "tinh-a")
    assert grown.families == (Family(0, 0, 1), Family(1, 1, 2))


def test_a_parent_that_is_not_known_is_nobody() -> None:
    assert tree(registry({"a": "elsewhere"}), ["a"]) == Tree(("a",), (), (), (Family(0, 0, 1),))


def test_nobody() -> None:
    assert tree(UNITS, []) == Tree((), (), (), ())


@settings(max_examples=50)
@given(registries())
def test_families_are_the_units_of_one_parent_and_leave_nobody_out(registry: Registry) -> None:
    units = [unit for unit in registry.units if unit.kind == "xã"]
    grown = tree(registry, (unit.id for unit in units))
    rows = [row for family in grown.families for row in range(family.start, family.end)]
    assert rows == list(range(len(units)))
    assert all(above > body for body, above in enumerate(grown.above))
    names = [*grown.bodies, None]
    for family in grown.families:
        members = grown.units[family.start : family.end]
        assert [registry.unit(id_).parent for id_ in members] == [names[family.body]] * len(members)
        assert list(members) == [unit.id for unit in units if unit.id in members]  # in the order they were given
