"""The list of units: the tree on a day, the search, the changes."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from dashboards.views.unit_tree import MOST_FOUND, Branch, search_units, units_view
from targets.provenance import Source
from targets.units import Registry, Unit
from tests.dashboards.merged import MERGED_UNITS
from tests.dashboards.world import registry

LIST = registry(MERGED_UNITS)
BEFORE, AFTER = date(2023, 12, 31), date(2024, 1, 1)


def everything(_unit: str) -> bool:
    """Let all be opened."""
    return True


def drawn(branches: tuple[Branch, ...]) -> list[object]:
    """Return a tree as nested lists of ids."""
    return [part for one in branches for part in ([one.id, drawn(one.under)] if one.under else [one.id])]


def test_the_tree_is_that_of_the_day() -> None:
    """Before the merger five communes and the farmers under the district, after it four."""
    before, after = units_view(LIST, BEFORE, everything), units_view(LIST, AFTER, everything)
    assert drawn(before.tree) == [
        "tam-duong",
        ["thi-tran", "ta-leng", "son-binh", "ban-bo", "khun-ha", "hoi-nong-dan"],
    ]
    assert drawn(after.tree) == ["tam-duong", ["thi-tran", "ta-leng", "ban-bo-2024", "khun-ha", "hoi-nong-dan"]]
    assert [(view.in_force, view.tree[0].count, view.ever) for view in (before, after)] == [(7, 6, 8), (6, 5, 8)]


def test_somebody_with_one_unit_sees_it_and_what_stands_above() -> None:
    (top,) = units_view(LIST, AFTER, lambda unit: unit == "ta-leng").tree
    assert (top.id, top.open, [(one.id, one.open) for one in top.under]) == ("tam-duong", False, [("ta-leng", True)])


def test_a_unit_whose_parent_has_ended_stands_by_itself() -> None:
    source = Source("units.yaml")
    above = Unit("a", "A", "huyện", source, valid_to=date(2025, 7, 1))
    found = Registry((above, Unit("b", "B", "xã", source, parent="a")), source)
    assert drawn(units_view(found, date(2025, 6, 30), everything).tree) == ["a", ["b"]]
    assert drawn(units_view(found, date(2025, 7, 1), everything).tree) == ["b"]


def test_changes_are_listed_the_latest_first_and_only_to_whom_they_concern() -> None:
    assert [one.kind for one in units_view(LIST, AFTER, everything).turns] == ["merge"]
    assert units_view(LIST, AFTER, lambda unit: unit == "ta-leng").turns == ()
    days = [one.day for one in units_view(LIST, AFTER, everything).turns]
    assert all(first >= second for first, second in pairwise(days))


@pytest.mark.parametrize("text", ["ban bo", "BẢN BO", "xã Bản Bo", "bo", "Bản  Bo"])
def test_a_name_is_found_whatever_its_accents_and_what_is_in_force_comes_first(text: str) -> None:
    found = search_units(LIST, AFTER, text, everything).found
    assert [(one.id, one.in_force) for one in found] == [("ban-bo-2024", True), ("ban-bo", False)]
    assert found[1].words.vi == "xã Bản Bo (trước 01/01/2024), thuộc huyện Tam Đường"


def test_what_nobody_is_called_leads_to_what_was_meant() -> None:
    search = search_units(LIST, AFTER, "Bản Bô Bô", everything)
    assert (search.found, search.near) == ((), ("Bản Bo",))
    assert units_view(LIST, AFTER, everything, "  ").search is None


def test_only_what_one_may_open_is_found() -> None:
    assert search_units(LIST, AFTER, "ban bo", lambda unit: unit == "ta-leng").found == ()


def test_a_search_shows_so_many_and_says_how_many_more() -> None:
    units = "".join(f"  - {{id: x-{n}, name: Xã {n}, kind: xã}}\n" for n in range(MOST_FOUND + 5))
    found = registry(f"units:\n{units}")
    search = search_units(found, AFTER, "xã", everything)
    assert (len(search.found), search.more) == (MOST_FOUND, 5)
