"""Numbers, ranges and the words that bound them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targets.documents.numbers import Bound, figures, read_number
from targets.wording import write_number


@given(st.decimals(0, 10**9, places=2))
def test_what_is_written_as_vietnamese_does_is_read_back(number: Decimal) -> None:
    assert read_number(write_number(number)) == number


@pytest.mark.parametrize(
    ("text", "low", "high", "bound", "unit", "words"),
    [
        ("đạt từ 98% trở lên.", "98", None, Bound.AT_LEAST, "%", "từ 98% trở lên"),
        ("ít nhất 01 mô hình", "1", None, Bound.AT_LEAST, "", "ít nhất 01"),
        ("tối thiểu là 60%", "60", None, Bound.AT_LEAST, "%", "tối thiểu là 60%"),
        ("≥ 92%", "92", None, Bound.AT_LEAST, "%", "≥ 92%"),
        ("trên 5,9 vạn", "5.9", None, Bound.ABOVE, "", "trên 5,9"),
        ("hơn 300 người", "300", None, Bound.ABOVE, "", "hơn 300"),
        ("dưới 3%", "3", None, Bound.BELOW, "%", "dưới 3%"),
        ("thấp hơn 3%", "3", None, Bound.BELOW, "%", "thấp hơn 3%"),
        ("không vượt quá 17%", "17", None, Bound.AT_MOST, "%", "không vượt quá 17%"),
        ("gần 200 người", "200", None, Bound.ABOUT, "", "gần 200"),
        ("từ 01 - 02 mô hình", "1", "2", Bound.EXACT, "", "từ 01 - 02"),
        ("từ 1 đến 3 lần", "1", "3", Bound.EXACT, "", "từ 1 đến 3"),
        ("8-8,5%", "8", "8.5", Bound.EXACT, "%", "8-8,5%"),
        ("1-1,5%/năm", "1", "1.5", Bound.EXACT, "%", "1-1,5%"),
        ("ít nhất hai mô hình", "2", None, Bound.AT_LEAST, "", "ít nhất hai"),
        ("18 phần nghìn", "18", None, Bound.EXACT, "‰", "18 phần nghìn"),
        ("66.315,43 ha", "66315.43", None, Bound.EXACT, "", "66.315,43"),
        ("33chi bộ", "33", None, Bound.EXACT, "", "33"),
    ],
)
def test_a_figure_with_its_words(text: str, low: str, high: str | None, bound: Bound, unit: str, words: str) -> None:
    [figure] = figures(text)
    assert (str(figure.low), figure.high and str(figure.high), figure.bound, figure.unit) == (low, high, bound, unit)
    assert text[figure.start : figure.end] == words


def test_a_fraction_keeps_its_second_number() -> None:
    [figure] = figures("8/13 xã đạt chuẩn")
    assert (figure.low, figure.of) == (Decimal(8), Decimal(13))


@pytest.mark.parametrize("text", ["một số đơn vị", "hai bên", "ngày 05/6/2023", "năm 2023", "Đề án 06"])
def test_what_is_no_figure_is_not_found(text: str) -> None:
    assert list(figures(text)) == []
