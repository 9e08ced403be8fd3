"""What the office knows when a file arrives: on which day a unit is sought, whose a code is, whom a plan addresses."""

from __future__ import annotations

import pytest

from kpi.intake.known import Known
from targets.units_file import read_units
from tests.kpi.world import moment, period, plan, registry

KNOWN = Known({"kh-2023": plan()}, registry(), moment("2023-07-01T08:00"))


@pytest.mark.parametrize(
    ("arrived", "sought"),
    [
        ("2022-12-20T08:00", "2023-01-01"),  # before the half-year began: its first day
        ("2023-06-04T23:59", "2023-06-04"),
        ("2023-06-05T00:30", "2023-06-05"),  # of Vietnam's clock
        ("2023-07-01T08:00", "2023-06-30"),  # after it had ended: its last day
    ],
)
def test_a_unit_is_sought_on_the_day_of_arrival_within_the_period(arrived: str, sought: str) -> None:
    known = Known({}, registry(), moment(arrived))
    assert [known.day(period("2023-H1")).isoformat() for _ in range(2)] == [sought, sought]
    assert known.day(None).isoformat() == arrived[:10]


def test_a_code_is_its_units() -> None:
    found = KNOWN.coded("03424", plan(), period("2023-H1"))
    assert found is not None
    assert found.id == "ban-bo"


@pytest.mark.parametrize("text", ["03425", "3424", "ban-bo", "Bản Bo", ""])
def test_what_is_no_code_is_looked_at_more_closely(text: str) -> None:
    assert KNOWN.coded(text, plan(), period("2023-H1")) is None


def test_a_code_that_passed_on_is_its_bearers_of_the_day() -> None:
    """Code 03424 was the old commune's until 01/7/2023 and is the new one's since."""
    text = """\
units:
  - {id: huyen, name: Tam Đường, kind: huyện}
  - {id: cu, name: Bản Bo, kind: xã, code: "03424", parent: huyen, groups: [cap-xa], to: 2023-07-01}
  - {id: moi, name: Bình Lư, kind: xã, code: "03424", parent: huyen, groups: [cap-xa], from: 2023-07-01}
"""
    units, _ = read_units(text, "units.yaml")
    assert units is not None
    known = Known({"kh-2023": plan()}, units, moment("2024-01-02T08:00"))
    of = [known.coded("03424", plan(), period(key)) for key in ("2023-H1", "2023")]
    assert [unit.id if unit else None for unit in of] == ["cu", "moi"]  # sought on 30/6 and on 31/12


def test_a_unit_that_no_promise_addresses_is_looked_at_more_closely() -> None:
    """The farmers' union is in the list of units, but the plan is for the communes."""
    union = registry().unit("hoi-nong-dan")
    assert not KNOWN.addresses(plan(), period("2023-H1"), union)
    assert KNOWN.addresses(plan(), period("2023-H1"), registry().unit("then-sin"))


def test_names_and_labels_are_known_as_written() -> None:
    assert {"Bản Bo", "xã Bản Bo", "Hội Nông dân"} <= KNOWN.names
    assert "bản bo" not in KNOWN.names


def test_a_form_asks_for_its_indicators_in_its_order() -> None:
    assert list(KNOWN.asked(plan()).indicators) == ["mo-hinh", "mo-hinh-dat", "kinh-phi", "doi-thoai"]
    assert KNOWN.asked(plan()) is KNOWN.asked(plan())
