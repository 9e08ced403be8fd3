"""The country's listing, in small: what each entry becomes. The real one is in tests/jobs/test_unit_lists.py."""

from __future__ import annotations

import json
from datetime import date

import pytest
from pydantic import ValidationError

from targets.country import country_units
from targets.provenance import Source
from targets.unit_checks import check_registry
from targets.units import Registry, Unit

SOURCE = Source("vietnam-provinces 2025.10.1")
LISTING = [
    {
        "name": "Lai Châu",
        "code": 12,
        "division_type": "tỉnh",
        "phone_code": 213,  # what is not needed is left
        "wards": [
            {"name": "Xã Bình Lư", "code": 3390, "division_type": "xã", "codename": "xa_binh_lu"},
            {"name": "Phường Tân Phong", "code": 3408, "division_type": "phường"},
        ],
    },
    {
        "name": "Thành phố Hồ Chí Minh",
        "code": 79,
        "division_type": "thành phố trung ương",
        "wards": [{"name": "Đặc khu Côn Đảo", "code": 26732, "division_type": "đặc khu"}],
    },
    {"name": "Thành phố Hà Nội", "code": 1, "division_type": "thành phố trung ương", "wards": []},
]


def country(listing: object = LISTING) -> Registry:
    return country_units(json.dumps(listing).encode(), SOURCE)


def test_provinces_and_the_communes_directly_below_them() -> None:
    registry = country()
    assert registry.unit("lai-chau") == Unit("lai-chau", "Lai Châu", "tỉnh", SOURCE, "12", groups=("cap-tinh",))
    assert registry.unit("binh-lu-03390") == Unit(
        "binh-lu-03390", "Bình Lư", "xã", SOURCE, "03390", "lai-chau", date(2025, 7, 1), groups=("cap-xa",)
    )
    assert [unit.label for unit in registry.units] == [
        "tỉnh Lai Châu",
        "xã Bình Lư",
        "phường Tân Phong",
        "thành phố Hồ Chí Minh",
        "đặc khu Côn Đảo",
        "thành phố Hà Nội",
    ]
    assert check_registry(registry) == ()


def test_codes_have_the_zeros_that_numbers_lose() -> None:
    assert [unit.code for unit in country().units] == ["12", "03390", "03408", "79", "26732", "01"]


def test_there_are_no_communes_before_the_day_of_the_two_levels() -> None:
    kinds = {unit.kind for unit in country().at(date(2025, 6, 30))}
    assert kinds == {"tỉnh", "thành phố"}


def test_two_spaces_that_the_package_has_in_some_names_are_one() -> None:
    ward = {"name": "Phường  Buôn Ma Thuột", "code": 24133, "division_type": "phường"}
    (_, unit) = country([{**LISTING[2], "wards": [ward]}]).units
    assert (unit.id, unit.name) == ("buon-ma-thuot-24133", "Buôn Ma Thuột")


def test_a_listing_of_another_shape_is_our_bug_to_see() -> None:
    with pytest.raises(ValidationError):
        country([{"name": "Lai Châu", "districts": []}])
