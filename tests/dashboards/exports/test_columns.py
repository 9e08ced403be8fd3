"""The columns of the list."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from dashboards.exports.columns import COLUMNS, Value
from kpi.evaluation.shortfall import Shortfall
from targets.wording import Language
from tests.dashboards.exports.rows import LINE, UNKNOWN


def value(heading: str, row: Shortfall = LINE, language: Language = "vi") -> Value:
    """Return what stands under a heading."""
    return next(column.value(row, language) for column in COLUMNS if column.heading.vi == heading)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Đơn vị", "Bản Bo"),
        ("Chỉ tiêu, nhiệm vụ", "95% số đơn vị đăng ký 01–02 mô hình"),
        ("Kết quả", "Không đạt"),
        ("Yêu cầu", Decimal("1234.5")),
        ("Thực tế", Decimal(0)),
        ("Còn thiếu", Decimal("1234.5")),
        ("Hạn cuối", date(2023, 12, 31)),
        ("Thiếu từ ngày", date(2024, 1, 1)),
        ("Cần làm gì", "cần làm"),
        ("Nguồn chỉ tiêu", "ke-hoach.txt, mục II, dòng 83"),
        ("Nguồn số liệu", "ban-bo.xlsx, Báo cáo!E9"),
        ("Ghi chú số liệu", "số liệu minh họa"),
        ("Vì sao", "vì sao"),
        ("Lời văn kế hoạch", "đăng ký xây dựng"),
        ("Nhóm", "Mô hình"),
        ("Mức độ", "Cảnh báo"),
        ("Kỳ", "2023"),
        ("Kế hoạch", "kh"),
        ("Mã chỉ tiêu", "II.4"),
        ("Mã đơn vị", "ban-bo"),
    ],
)
def test_every_column_says_its_part(heading: str, expected: Value) -> None:
    assert value(heading) == expected


def test_every_column_is_tested_above() -> None:
    assert len(COLUMNS) == 20
    assert len({column.heading for column in COLUMNS}) == 20


def test_what_is_not_known_is_empty_and_not_zero() -> None:
    for heading in ("Thực tế", "Còn thiếu", "Thiếu từ ngày", "Cần làm gì", "Nguồn số liệu", "Ghi chú số liệu"):
        assert value(heading, UNKNOWN) is None


def test_words_are_in_the_language_asked_for() -> None:
    assert value("Kết quả", LINE, "en") == "Short"
    assert value("Nguồn chỉ tiêu", LINE, "en") == "ke-hoach.txt, section II, line 83"


def test_what_is_printed_comes_first() -> None:
    printed = [column.printed for column in COLUMNS]
    assert printed == sorted(printed, reverse=True)
