"""What the nouns behind numbers count."""

from __future__ import annotations

import pytest

from targets.narrative.measures import KINDS, measure_at, same_kind, same_noun


@pytest.mark.parametrize(
    ("text", "unit", "kind", "scale"),
    [
        (" lượt hội viên tham gia", "lượt hội viên", "people", 1),
        (" lượt hộ dân", "lượt hộ", "households", 1),
        (" triệu đồng", "triệu đồng", "money", 1_000_000),
        (" tỷ, tăng", "tỷ", "money", 1_000_000_000),
        ("đ", "đ", "money", 1),
        (" vạn người", "vạn người", "people", 10_000),
        (" hội nghị đối thoại", "hội nghị", "events", 1),
        ("%", "%", "shares", 1),
        (" Hội nghị tuyên truyền", "Hội nghị", "events", 1),
        (" tạ thóc", "tạ", "weight", 100),
        (" cây hoa sim", "cây hoa", "cây hoa", 1),
    ],
)
def test_units(text: str, unit: str, kind: str, scale: int) -> None:
    measure = measure_at(text, 0, len(text))
    assert measure is not None
    assert (measure.unit, measure.kind, int(measure.scale)) == (unit, kind, scale)


@pytest.mark.parametrize("text", [" và các", ", thị trấn", "", " Bình Lư", " năm thực hiện"])
def test_no_noun(text: str) -> None:
    assert measure_at(text, 0, len(text)) is None


def test_no_noun_counts_two_kinds_of_things() -> None:
    nouns = [noun for words in KINDS.values() for noun in words]
    assert len(nouns) == len(set(nouns))


def test_kinds_that_may_be_parts_of_one_total() -> None:
    assert same_kind("people", "cases")
    assert not same_kind("people", "events")


def test_a_noun_in_no_list_is_also_called_by_its_first_word() -> None:
    assert same_noun("giường bệnh", "giường")
    assert not same_noun("sản phẩm", "sản lượng")
