"""Text as it can be printed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from dashboards.papers.document import plain


def test_what_turns_or_hides_words_is_dropped_and_lines_become_one() -> None:
    assert plain("Xã\tBản\r\nBo\x00\x1b") == "Xã Bản Bo"
    assert plain("\u202eoB nảB\u202c \u2066x\u2069 a\u200bb\ufeff") == "oB nảB x ab"
    assert plain("\ud800 a \U000e0041") == "a"


def test_vietnamese_in_either_writing_is_left_as_it_is() -> None:
    for text in ("Nghiễm ưỡn ẳẵ đĐ", "Nghie\u0302\u0303m", "“Dân vận khéo” – 01/02…"):
        assert plain(text) == text


def test_what_is_too_long_is_cut_with_a_sign() -> None:
    assert plain("ữ" * 10_000, 200) == "ữ" * 199 + "…"
    assert plain("ữ" * 200, 200) == "ữ" * 200


@given(st.text(), st.integers(1, 50))
def test_it_fits_is_one_line_and_can_stand_in_xml(text: str, most: int) -> None:
    shown = plain(text, most)
    assert len(shown) <= most
    assert shown.splitlines() in ([], [shown])
    element = etree.Element("t")
    element.text = shown  # raises ValueError for what XML cannot hold
    assert plain(shown, most) == shown
