"""A long tree is shown level by level: nothing of it is lost, and no page is endless."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hypothesis import given
from hypothesis import strategies as st

from dashboards.views.tree_part import MOST_LISTED, TreePart, tree_part
from dashboards.views.unit_tree import Branch


def branch(id_: str, *under: Branch) -> Branch:
    count = len(under) + sum(one.count for one in under)
    return Branch(id_, f"xã {id_}", "xã", None, open=True, under=under, count=count)


def country(provinces: int, communes: int) -> tuple[Branch, ...]:
    """A country of provinces with so many communes each."""
    below = [branch(f"t{p}", *(branch(f"t{p}-{n}") for n in range(communes))) for p in range(provinces)]
    return (branch("nuoc", *below),)


def walked(branches: Sequence[Branch]) -> Iterator[Branch]:
    for one in branches:
        yield one
        yield from walked(one.under)


def shown(part: TreePart | None) -> list[Branch]:
    assert part is not None
    return list(walked(part.branches.items))


def test_a_district_is_shown_whole() -> None:
    tree = country(1, 13)
    part = tree_part(tree, "", 1)
    assert part is not None
    assert part.branches.items == tree
    assert (part.above, part.branches.pieces) == ((), 1)


def test_of_a_country_the_provinces_are_shown_and_what_is_below_them_is_a_page_of_its_own() -> None:
    tree = country(34, 98)  # 3,332 communes
    found = shown(tree_part(tree, "", 1))
    assert len(found) == 35  # the country and its provinces
    assert {one.folded for one in found[1:]} == {True}
    assert not found[0].folded
    assert found[1].count == 98  # is told all the same
    part = tree_part(tree, "t3", 1)
    assert part is not None
    assert [one.id for one in part.above] == ["nuoc", "t3"]
    assert [one.id for one in shown(part)] == [f"t3-{n}" for n in range(98)]


def test_the_last_that_fits_and_the_first_that_does_not() -> None:
    # 1 country + 1 province + 198 communes are 200.
    assert len(shown(tree_part(country(1, 198), "", 1))) == MOST_LISTED
    assert [one.id for one in shown(tree_part(country(1, 199), "", 1))] == ["nuoc", "t0"]


def test_more_side_by_side_than_fit_are_shown_in_pieces() -> None:
    tree = tuple(branch(f"x{n}", branch(f"x{n}-1")) for n in range(450))
    pieces = [tree_part(tree, "", number) for number in (1, 2, 3, 9)]
    assert [len(shown(part)) for part in pieces] == [200, 200, 50 + 50, 50 + 50]  # the last fifty with those below
    assert [one.branches.number for one in pieces if one is not None] == [1, 2, 3, 3]
    assert all(one.folded for one in shown(pieces[0]))


def test_below_what_has_nothing_below_there_is_no_page() -> None:
    assert tree_part(country(2, 2), "t0-1", 1) is None
    assert tree_part(country(2, 2), "khong-co", 1) is None


@given(st.integers(0, 12), st.integers(0, 12), st.integers(1, 30))
def test_whoever_follows_every_link_sees_every_unit_once(provinces: int, communes: int, most: int) -> None:
    tree = country(provinces, communes)

    def all_below(unit: str) -> Iterator[str]:
        first = tree_part(tree, unit, 1, most)
        assert first is not None
        for number in range(1, first.branches.pieces + 1):
            part = shown(tree_part(tree, unit, number, most))
            assert len(part) <= most
            for one in part:
                yield one.id
                if one.folded:
                    yield from all_below(one.id)

    assert sorted(all_below("")) == sorted(one.id for one in walked(tree))
