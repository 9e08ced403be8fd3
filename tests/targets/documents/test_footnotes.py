"""Marks glued to words and years, and numbers that are no marks."""

from __future__ import annotations

import pytest

from targets.documents.footnotes import Body, Mark, find_marks, is_certain, mark_in, note_start


@pytest.mark.parametrize(
    ("number", "text", "at"),
    [
        ("1", "thẩm quyền phê duyệt1. Chỉ đạo", "duyệt^"),
        ("10", "dân vận khéo năm 202510; Phối hợp", "2025^"),
        ("7", "nhiệm kỳ 2025 -20307. Chỉ đạo", "-2030^"),
        ("13", "36 ý kiến kiến nghị)13", ")^"),
        ("11", "04 cuộc giám sát¹¹; thực hiện", "sát^"),
        ("3", "văn bản liên quan[3] nhằm", "quan^"),
    ],
)
def test_a_mark_is_found_where_it_is_glued(number: str, text: str, at: str) -> None:
    found = mark_in(number, text)
    assert found is not None
    assert f"{text[: found[0]]}^".endswith(at)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("2", "diện tích 12.216 m2 đất"),
        ("1", "giám sát¹¹"),  # eleven
        ("5", "năm 2025"),
        ("1", "ngày 01/7/2025, 1,5km"),
        ("3", "quý 3"),  # parted by a space: a number
        ("9", "Quyết định số 189-QĐ/ĐU"),
        ("6", "NQ6A"),
    ],
)
def test_other_numbers_are_no_marks(number: str, text: str) -> None:
    assert mark_in(number, text) is None


@pytest.mark.parametrize(
    ("text", "mark"),
    [("1 Báo cáo tổng kết", "1"), ("²⁶ Ban Dân vận", "26"), ("[4] Quyết định", "4"), ("2 06 tháng đầu năm", "2")],
)
def test_a_footnote_begins_with_its_number(text: str, mark: str) -> None:
    start = note_start(text)
    assert start is not None
    assert start[0] == mark
    assert is_certain(text) is (text[0] == "²")


@pytest.mark.parametrize("text", ["1. Mục đích", "2.1. Hạn chế", "13/13 xã", "05 lớp tập huấn", "2023, có 947 hộ"])
def test_a_numbered_paragraph_is_no_footnote(text: str) -> None:
    assert note_start(text) is None


def test_marks_are_looked_for_one_after_the_other() -> None:
    texts = ["theo quy định1 và quy định2", "đúng quy định1"]
    bodies = [Body("1", (9,), 2, 2), Body("2", (10,), 2, 2)]
    assert find_marks(texts, [0, 1], bodies) == (Mark("1", 0, 13, 14), Mark("2", 0, 26, 27))
