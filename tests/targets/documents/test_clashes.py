"""What is doubtful in a document."""

from __future__ import annotations

from targets.documents.clashes import doubts
from targets.documents.layout import lay_out
from targets.documents.lines import text_lines
from targets.documents.reading import read


def codes(text: str) -> list[tuple[str, int | None]]:
    laid = lay_out(
        text_lines(f"Số: 1/KH-UBND\nHuyện, ngày 01 tháng 01 năm 2024\nKẾ HOẠCH\nNăm 2024\nI. MỤC TIÊU\n{text}")
    )
    return [(issue.code, issue.source.line) for issue in doubts(read(laid), laid, "kh.txt")]


def test_a_share_of_units_beside_every_unit() -> None:
    text = "- 95% đơn vị đăng ký từ 01 - 02 mô hình.\n- Mỗi đơn vị đăng ký ít nhất một mô hình.\n"
    assert codes(text) == [("contradiction", 6)]


def test_one_measure_with_two_values() -> None:
    text = "- Tỷ lệ hộ nghèo đa chiều đạt 5%.\n- Tỷ lệ hộ nghèo đa chiều đạt 6%.\n"
    assert codes(text) == [("contradiction", 6)]


def test_steps_of_a_ladder_do_not_clash() -> None:
    assert codes("- Tỷ lệ số hóa hồ sơ: năm 2024 đạt 80%, năm 2025 đạt 100%.\n") == []


def test_blanks_are_notes() -> None:
    laid = lay_out(text_lines("KẾ HOẠCH\nNăm 2024\n"))
    assert [(i.code, i.severity.value) for i in doubts(read(laid), laid, "kh.txt")] == [
        ("no-number", "note"),
        ("no-date", "note"),
    ]
