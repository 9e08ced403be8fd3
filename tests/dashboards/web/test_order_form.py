"""A change of units as typed, and the order it stands for."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from dashboards.web.order_form import Written, order_of
from targets.unit_change import Order, Successor
from targets.units import EventKind
from tests.dashboards.world import UNITS, registry

LIST = registry(UNITS)
MERGER = Written(
    don_vi="Sơn Bình\n xã Bản Bo \n\n",
    thanh="xã Bản Bo; 03424",
    tu_ngay="2024-01-01",
    van_ban="Nghị quyết số 1/NQ",
    ban_hanh="15/12/2023",
    ben_ngoai="xã Lạ",
)
SPLIT = Written(loai="split", don_vi="ta-leng", thanh="xã A; ; 31,2\nxã B; 05; 20", tu_ngay="2024-01-01", van_ban="NQ")


def wrong(written: Written, **changed: str) -> dict[str, str]:
    """Return what is wrong, by field."""
    order, faults = order_of(written.model_copy(update=changed), LIST)
    assert order is None
    return {name: sentence.vi for name, sentence in faults.items()}


def test_a_merger_is_ordered_as_it_is_typed() -> None:
    assert order_of(MERGER, LIST) == (
        Order(
            EventKind.MERGE,
            date(2024, 1, 1),
            ("son-binh", "ban-bo"),
            (Successor("xã Bản Bo", "03424"),),
            "Nghị quyết số 1/NQ",
            date(2023, 12, 15),
            outside=("xã Lạ",),
        ),
        {},
    )


def test_a_split_has_weights_with_their_source() -> None:
    order, _ = order_of(SPLIT.model_copy(update={"ty_le_la": "dân số", "ty_le_theo": "Niên giám"}), LIST)
    assert order is not None
    assert order.into == (Successor("xã A", None, Decimal("31.2")), Successor("xã B", "05", Decimal(20)))
    assert order.weighed_by == ("dân số", "Niên giám")
    assert set(wrong(SPLIT)) == set(wrong(SPLIT, ty_le_la="dân số")) == {"ty_le_la"}
    without, _ = order_of(SPLIT.model_copy(update={"thanh": "xã A\nxã B"}), LIST)
    assert without is not None
    assert without.weighed_by is None


def test_a_renaming_may_change_the_parent_only_by_name() -> None:
    renaming = Written(loai="rename", don_vi="Khun Há", thanh="xã Khun Hà", tu_ngay="2024-01-01", van_ban="NQ")
    order, faults = order_of(renaming.model_copy(update={"cap_tren": "huyện Tam Đường"}), LIST)
    assert faults == {}
    assert order is not None
    assert (order.before, order.parent) == (("khun-ha",), "tam-duong")


@pytest.mark.parametrize(
    ("changed", "field", "said"),
    [
        ({"don_vi": ""}, "don_vi", "ghi tên đơn vị"),
        ({"don_vi": "xã Bản Ho"}, "don_vi", "không có đơn vị “xã Bản Ho” trong danh sách; có phải: xã Bản Bo"),
        ({"thanh": ""}, "thanh", "ghi tên đơn vị mới, cả loại"),
        ({"thanh": "xã A\nxã B"}, "thanh", "chỉ ghi một đơn vị mới"),
        ({"thanh": "xã A; 1; nhiều"}, "thanh", "mỗi dòng viết: tên; mã số; số để chia"),
        ({"thanh": "xã A; 1; 2; 3"}, "thanh", "mỗi dòng viết: tên; mã số; số để chia"),
        ({"tu_ngay": "hôm nay"}, "tu_ngay", "ghi ngày như 2025-07-01"),
        ({"tu_ngay": ""}, "tu_ngay", "ghi ngày như 2025-07-01"),
        ({"ban_hanh": "x"}, "ban_hanh", "ghi ngày như 2025-07-01"),
        ({"van_ban": " "}, "van_ban", "ghi số, ký hiệu văn bản quyết định"),
        ({"cap_tren": "tỉnh Lạ"}, "cap_tren", "không có đơn vị “tỉnh Lạ” trong danh sách"),
        ({"loai": "split"}, "don_vi", "chỉ ghi một đơn vị"),
        ({"loai": "split"}, "thanh", "chia thì phải thành ít nhất hai đơn vị"),
    ],
)
def test_every_mistake_is_told_at_its_field(changed: dict[str, str], field: str, said: str) -> None:
    assert wrong(MERGER, **changed)[field].startswith(said)


def test_all_mistakes_are_told_at_once() -> None:
    assert set(wrong(Written())) == {"don_vi", "thanh", "tu_ngay", "van_ban"}


def test_a_name_without_its_accents_is_understood() -> None:
    order, _ = order_of(MERGER.model_copy(update={"don_vi": "son binh\nban bo"}), LIST)
    assert order is not None
    assert order.before == ("son-binh", "ban-bo")
