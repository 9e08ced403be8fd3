"""The office's order."""

from __future__ import annotations

from dashboards.views.order import unit_order
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
