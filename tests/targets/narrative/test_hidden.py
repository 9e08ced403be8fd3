"""Stretches whose digits are no figures."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from targets.narrative.hidden import hidden_stretches, is_hidden


def hidden(text: str) -> list[str]:
    return [text[start:end] for start, end in hidden_stretches(text)]


def test_a_document_and_its_day_are_one_stretch() -> None:
    assert hidden("theo Quyết định số 310-QĐ/TU ngày 03/12/2021 cho 598 người") == [
        "Quyết định số 310-QĐ/TU ngày 03/12/2021"
    ]


def test_a_total_is_not_taken_for_a_number_of_a_document() -> None:
    assert hidden("tổng số 54 chi bộ, dân số 18.043 người, dân tộc thiểu số 97 đồng chí") == []


def test_a_month_is_no_month_when_a_decimal_follows() -> None:
    assert hidden("trợ cấp hằng tháng 10,2 tỷ đồng") == []
    assert hidden("trong tháng 10, 11") == ["tháng 10, 11"]


def test_a_region_is_told_from_a_number_in_a_region() -> None:
    assert hidden("phòng khám khu vực 30 giường") == []
    assert hidden("thuộc khu vực III") == ["khu vực III"]


def test_a_length_of_time_is_none_however_long_it_is() -> None:
    assert hidden("980 giờ, 1.200 giờ, 2,5 giờ") == ["980 giờ", "1.200 giờ", "2,5 giờ"]
    assert hidden("1.200 ngày công") == []


@given(st.text(alphabet="0123456789 /-.,()abcÁđBN“”\n", max_size=80))
def test_stretches_stand_in_order_and_apart_whatever_the_text(text: str) -> None:
    stretches = hidden_stretches(text)
    edges = [edge for stretch in stretches for edge in stretch]
    assert edges == sorted(edges)
    assert all(is_hidden(stretches, at) == any(a <= at < b for a, b in stretches) for at in range(len(text)))
