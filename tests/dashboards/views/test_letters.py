"""Who is written to about what. Of the world Bản Bo and Khun Há are overdue, Sơn Bình left a figure blank."""

from __future__ import annotations

import pytest

from dashboards.views.letters import URGED, Letter, addressee, group_letter, unit_letters
from dashboards.views.shortfall_list import ShortfallList, shortfall_list
from rules.verdict import Verdict
from targets.provenance import Source
from targets.units import Unit
from tests.dashboards.world import OFFICE, inputs, registry, results


def urged() -> ShortfallList:
    return shortfall_list(inputs(), results(), OFFICE, verdicts=URGED)


def letters(*, party: bool = False) -> tuple[Letter, ...]:
    return unit_letters(urged(), registry(), party=party)


def test_every_unit_with_something_to_urge_gets_one_letter_in_the_offices_order() -> None:
    assert [(one.name, one.to, len(one.entries)) for one in letters()] == [
        ("son-binh", ("Ủy ban nhân dân xã Sơn Bình",), 1),
        ("ban-bo", ("Ủy ban nhân dân xã Bản Bo",), 4),
        ("khun-ha", ("Ủy ban nhân dân xã Khun Há",), 4),
    ]


def test_what_is_past_comes_first_and_what_still_has_time_is_not_urged() -> None:
    bo = letters()[1]
    assert [one.row.verdict for one in bo.entries] == [Verdict.OVERDUE, *[Verdict.NOT_EVALUABLE] * 3]
    assert bo.entries[0].row.promise == "bao-cao-6-thang"
    assert Verdict.NOT_DUE not in {entry.row.verdict for one in letters() for entry in one.entries}


def test_the_party_writes_to_the_committees_of_the_party() -> None:
    assert letters(party=True)[0].to == ("Đảng ủy xã Sơn Bình",)


def test_a_group_gets_one_letter_that_names_its_units() -> None:
    letter = group_letter(urged(), registry(), "cap-xa", party=False)
    assert letter is not None
    assert (letter.name, letter.common, len(letter.to), len(letter.entries)) == ("cap-xa", True, 3, 9)
    units = [entry.row.unit for entry in letter.entries]
    assert units == sorted(units, key=["Sơn Bình", "Bản Bo", "Khun Há"].index)  # the lines of each stay together
    assert group_letter(urged(), registry(), "khong-co", party=False) is None


@pytest.mark.parametrize(
    ("name", "kind", "state", "party"),
    [
        ("Thị trấn Tam Đường", "thị trấn", "Ủy ban nhân dân thị trấn Tam Đường", "Đảng ủy thị trấn Tam Đường"),
        ("Hội Nông dân huyện", "đoàn thể", "Hội Nông dân huyện", "Hội Nông dân huyện"),
        ("Chu Va 6", "bản", "Bản Chu Va 6", "Bản Chu Va 6"),
    ],
)
def test_places_are_led_by_committees_others_are_written_to_by_name(
    name: str, kind: str, state: str, party: str
) -> None:
    unit = Unit("x", name, kind, Source("units.yaml"))
    assert (addressee(unit, party=False), addressee(unit, party=True)) == (state, party)
