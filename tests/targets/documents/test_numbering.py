"""What counts as a label, what does not, and the section that labels lead to."""

from __future__ import annotations

import pytest

from targets.documents.numbering import ARABIC, CAPITAL, DASH, LETTER, PART, ROMAN, Section, label_of


@pytest.mark.parametrize(
    ("text", "rank", "name"),
    [
        ("Phần thứ hai", PART, "Phần thứ hai"),
        ("PHẦN I. ĐÁNH GIÁ", PART, "PHẦN I"),
        ("Phụ lục II", PART, "Phụ lục II"),
        ("A. MỤC TIÊU", CAPITAL, "A"),
        ("II. MỘT SỐ CHỈ TIÊU", ROMAN, "II"),
        ("II- KẾT QUẢ", ROMAN, "II"),
        ("VII/ TỔ CHỨC", ROMAN, "VII"),
        ("1. Mục đích", ARABIC, "1"),
        ("1) Mục đích", ARABIC, "1"),
        ("2.1. Hạn chế", ARABIC + 1, "2.1"),
        ("2.2.1. Tổ chức", ARABIC + 2, "2.2.1"),
        ("a) Tên mô hình", LETTER, "a"),
        ("đ) Giá trị", LETTER, "đ"),
        ("- 100% cơ quan", DASH, ""),
        ("-Thường trực Huyện ủy", DASH, ""),
        ("+ Bí thư", DASH, ""),
        ("• Số lớp", DASH, ""),
        ("Điều 3. Tổ chức", ARABIC, "Điều 3"),
    ],
)
def test_a_label_is_known_by_its_form(text: str, rank: int, name: str) -> None:
    label = label_of(text)
    assert label is not None
    assert (label.rank, label.name) == (rank, name)
    assert text[label.end :] == text[label.end :].lstrip()


@pytest.mark.parametrize(
    "text",
    [
        "5.000 người",
        "15/11/2023",
        "1 Báo cáo tổng kết",
        "100% cơ quan",
        "Vì sao",
        "Xã Bình Lư",
        "2023. UBND",
        "I",
        "-",
        "",
    ],
)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert label_of(text) is None


def test_sections_are_called_as_people_cite_them() -> None:
    section, names = Section(), []
    for text in ("Phần thứ nhất", "II. A", "5. B", "a) C", "6. D", "6.1. E", "III. F", "Phần thứ hai", "1. G", "- H"):
        label = label_of(text)
        assert label is not None
        section = section.enter(label)
        names.append(section.name)
    assert names == ["", "II", "II.5", "II.5.a", "II.6", "II.6.1", "III", "", "1", "1"]
