"""A part of everything: its own units, its own shares, and not a word about others."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from dashboards.views.part import Part, part_of, whole_part
from tests.dashboards.views.test_heat import regions
from tests.dashboards.world import OFFICE, district, inputs, results


def part(body: str | None = None, *scope: str) -> Part | None:
    """Return a part of the small world in two regions."""
    return part_of(*regions(), OFFICE, body, frozenset(scope) if scope else None)


def test_the_units_below_a_body() -> None:
    north = part("bac")
    assert north is not None
    assert [unit.name for unit in north.district.units] == ["Thị trấn Tam Đường", "Tả Lèng"]
    assert north.body is not None
    assert (north.body.name, [one.name for one in north.above], north.whole) == ("Cụm Bắc", ["Tam Đường"], False)
    (plan,) = north.district.plans
    assert [(whole.met, whole.counted) for whole in plan.wholes] == [(2, 2), (2, 2), (2, 2), (1, 2)]


def test_the_units_a_person_may_see() -> None:
    own = part(None, "ban-bo")
    assert own is not None
    assert [unit.name for unit in own.district.units] == ["Bản Bo"]
    assert own.body is None
    assert own.inputs.submissions == ()
    assert [one.unit for one in own.inputs.refused] == ["ban-bo"]
    told = str(asdict(own.district))
    assert "Khun Há" not in told
    assert "Bản Bo" in told


def test_a_person_sees_their_units_of_a_body_and_no_more() -> None:
    found = part("nam", "ban-bo", "ta-leng")
    assert found is not None
    assert [unit.name for unit in found.district.units] == ["Bản Bo"]
    assert part("bac", "ban-bo") is None


@pytest.mark.parametrize("body", ["khong-co", "ban-bo", "hoi-nong-dan"])
def test_below_a_leaf_or_a_stranger_is_nothing(body: str) -> None:
    assert part(body) is None


def test_everything_is_a_part_too() -> None:
    found = whole_part(inputs(), results(), district())
    assert (found.whole, found.district, found.results) == (True, district(), results())


def test_before_any_plan_a_part_is_empty() -> None:
    found = part_of(inputs(), (), OFFICE, None, frozenset({"ban-bo"}))
    assert found is not None
    assert found.district.plans == ()
