"""The columns of the list."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from dashboards.exports.columns import COLUMNS
from dashboards.exports.long_sheet import Value
from kpi.evaluation.shortfall import Shortfall
from targets.wording import Language
from tests.dashboards.exports.rows import LINE, UNKNOWN, listed, the_list


def value(heading: str, row: Shortfall = LINE, language: Language = "vi") -> Value:
    """Return what stands under a heading."""
    (entry,) = listed(row).entries
    return next(column.value(entry, language) for column in COLUMNS if column.heading.vi == heading)


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
        ("Đơn vị tính", "mô hình"),
        ("Số ngày chậm", 11),
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


def test_every_column_is_tested_above_or_below() -> None:
    assert len(COLUMNS) == 22
    assert len({column.heading for column in COLUMNS}) == 22


def test_what_is_not_known_is_empty_and_not_zero() -> None:
    for heading in (
        "Thực tế",
        "Còn thiếu",
        "Thiếu từ ngày",
        "Cần làm gì",
        "Nguồn số liệu",
        "Số ngày chậm",
        "Lý do, ghi chú",
    ):
        assert value(heading, UNKNOWN) is None


def test_a_reason_is_what_the_unit_noted_beside_its_figure() -> None:
    reason = next(column for column in COLUMNS if column.heading.vi == "Lý do, ghi chú")
    said = {reason.value(entry, "vi") for entry in the_list().entries if entry.row.figure is not None}
    assert said == {"số liệu minh họa"}


def test_words_are_in_the_language_asked_for() -> None:
    assert value("Kết quả", LINE, "en") == "Short"
    assert value("Nguồn chỉ tiêu", LINE, "en") == "ke-hoach.txt, section II, line 83"


def test_what_is_printed_comes_first() -> None:
    printed = [column.printed for column in COLUMNS]
    assert printed == sorted(printed, reverse=True)
