"""The office's order."""

from __future__ import annotations

from dashboards.views.order import path_to, unit_order
from targets.provenance import Source
from targets.units import Registry, Unit
from tests.dashboards.world import registry


def test_units_without_a_place_come_after_by_name() -> None:
    assert unit_order(registry()) == (
        "thi-tran",
        "ta-leng",
        "son-binh",
        "ban-bo",
        "khun-ha",
        "hoi-nong-dan",
        "tam-duong",
    )


def test_the_way_down_to_a_unit() -> None:
    assert path_to(registry(), "ban-bo") == ("tam-duong", "ban-bo")
    assert path_to(registry(), "tam-duong") == ("tam-duong",)


def test_a_circle_is_walked_once() -> None:
    """`targets.unit_checks` reports it; a page must not hang on it."""
    here = Source("units.yaml")
    circle = Registry((Unit("a", "A", "xã", here, parent="b"), Unit("b", "B", "xã", here, parent="a")), here)
    assert path_to(circle, "a") == ("b", "a")
    alone = Registry((Unit("a", "A", "xã", here, parent="a"), Unit("c", "C", "xã", here, parent="khong-co")), here)
    assert (path_to(alone, "a"), path_to(alone, "c")) == (("a",), ("c",))
