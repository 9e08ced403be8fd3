"""To whom a promise is addressed: as it is written in the plan file, and whom that names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from targets.addressed import Addressed, PartPolicy
from targets.provenance import Source
from targets.units import Registry, RosterSelector, Unit
from targets.yaml_file import read_yaml

FILE = Source("units.yaml")
DAY = date(2023, 6, 5)


def unit(unit_id: str, kind: str, parent: str | None = None, *groups: str) -> Unit:
    return Unit(unit_id, unit_id, kind, FILE, parent=parent, groups=groups)


REGISTRY = Registry(
    (
        unit("tam-duong", "huyện"),
        unit("ban-bo", "xã", "tam-duong", "cap-xa", "vung-cao"),
        unit("binh-lu", "xã", "tam-duong", "cap-xa"),
        unit("thi-tran", "thị trấn", "tam-duong", "cap-xa"),
        unit("noi-vu", "cơ quan", "tam-duong"),
        unit("na-tam", "bản", "ban-bo"),
        unit("sin-ho", "xã", None, "cap-xa"),
    ),
    FILE,
)


def named(text: str) -> set[str]:
    """Return the ids of those whom a stretch of a plan file addresses."""
    read = read_yaml(text, "kh.yaml", Addressed)
    assert read.value is not None, read.issues
    return {unit.id for unit in REGISTRY.roster(read.value.selector(), DAY)}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("groups: [cap-xa]", {"ban-bo", "binh-lu", "thi-tran", "sin-ho"}),
        ("groups: [cap-xa]\nunder: tam-duong", {"ban-bo", "binh-lu", "thi-tran"}),
        ("groups: [cap-xa]\nkinds: [xã]\nunder: tam-duong", {"ban-bo", "binh-lu"}),
        ("under: tam-duong", {"ban-bo", "binh-lu", "thi-tran", "noi-vu", "na-tam"}),  # at any depth
        ("kinds: [xã, thị trấn]\nexclude: [sin-ho]", {"ban-bo", "binh-lu", "thi-tran"}),
        ("units: [noi-vu]", {"noi-vu"}),
        ("groups: [vung-cao]\nunits: [noi-vu]", {"ban-bo", "noi-vu"}),  # named ones come on top
        ("units: [noi-vu]\nexclude: [noi-vu]", set()),  # left out in any case
        ("note: chưa rõ", set()),  # nobody named is nobody, not everybody
        ("exclude: [noi-vu]", set()),
    ],
)
def test_whom_the_words_name(text: str, ids: set[str]) -> None:
    assert named(text) == ids


def test_a_note_changes_nobody() -> None:
    assert named("groups: [cap-xa]\nnote: không kể đơn vị lực lượng vũ trang") == named("groups: [cap-xa]")


def test_a_misspelt_key_is_told_with_the_one_meant() -> None:
    read = read_yaml("group: [cap-xa]", "kh.yaml", Addressed)
    assert read.value is None
    assert read.issues[0].near == ("groups",)
    assert read.issues[0].source.line == 1


def test_a_word_where_a_list_belongs_is_refused() -> None:
    with pytest.raises(ValidationError):
        Addressed.model_validate({"groups": "cap-xa"})  # each letter would be a group


IDS = st.lists(st.sampled_from([unit.id for unit in REGISTRY.units]), max_size=3).map(tuple)


@given(IDS, IDS, st.sampled_from([(), ("cap-xa",), ("vung-cao",)]), st.sampled_from([None, "tam-duong", "ban-bo"]))
def test_the_selector_carries_every_condition(
    units: tuple[str, ...], exclude: tuple[str, ...], groups: tuple[str, ...], under: str | None
) -> None:
    written = Addressed(groups=groups, units=units, under=under, exclude=exclude)
    # The second route: the same conditions asked of each unit alone.
    below = {
        None: {unit.id for unit in REGISTRY.units},
        "tam-duong": {"ban-bo", "binh-lu", "thi-tran", "noi-vu", "na-tam"},
        "ban-bo": {"na-tam"},
    }[under]
    of_group = {one.id for one in REGISTRY.units if not groups or set(groups) & set(one.groups)}
    expected = (set(units) | (below & of_group if groups or under else set())) - set(exclude)
    assert {one.id for one in REGISTRY.roster(written.selector(), DAY)} == expected
    assert written.selector() == RosterSelector(groups, units, under, (), exclude)


def test_the_policies_of_units_in_force_for_part_of_a_period() -> None:
    assert [policy.value for policy in PartPolicy] == ["any_day", "last_day", "whole"]
