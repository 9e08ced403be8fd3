"""The office's order."""

from __future__ import annotations

from dashboards.views.order import by_unit, unit_order
from kpi.evaluation.shortfall import list_shortfalls
from tests.dashboards.world import registry, results


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


def test_a_list_is_told_unit_by_unit_and_keeps_the_plans_order_within() -> None:
    rows = by_unit(list_shortfalls(results()), registry())
    assert [(row.unit_id, row.promise) for row in rows] == [
        ("ta-leng", "doi-thoai"),
        ("son-binh", "II.2"),
        ("son-binh", "II.4"),
        ("son-binh", "doi-thoai"),
        ("ban-bo", "II.2"),
        ("ban-bo", "II.4"),
        ("ban-bo", "bao-cao-6-thang"),
        ("ban-bo", "doi-thoai"),
        ("khun-ha", "II.2"),
        ("khun-ha", "II.4"),
        ("khun-ha", "bao-cao-6-thang"),
        ("khun-ha", "doi-thoai"),
    ]
