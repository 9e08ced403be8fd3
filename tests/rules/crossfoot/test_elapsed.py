"""Years since."""

from __future__ import annotations

import pytest

from rules.crossfoot.check import CheckKind, CheckVerdict
from tests.rules.crossfoot.reports import verdicts

OK, NOTE, FAIL = CheckVerdict.OK, CheckVerdict.NOTE, CheckVerdict.FAIL


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Tổng kết 10 năm thực hiện Quyết định số 217-QĐ/TW, ngày 12/12/2013 của Bộ Chính trị.", OK),  # 2023 - 2013
        ("Tổng kết 20 năm thực hiện Nghị quyết 09-NQ/TW, ngày 08/01/2002.", NOTE),  # 21
        ("Tổng kết 30 năm thực hiện Chỉ thị số 30-CT/TW, ngày 18/02/1998.", FAIL),  # 25
        ("Kỷ niệm 93 năm ngày thành lập Đảng Cộng sản Việt Nam.", OK),  # 1930
        ("Kỷ niệm 113 năm ngày Quốc tế Phụ nữ.", OK),  # 1910
    ],
)
def test_years_since_a_document_or_an_event(text: str, verdict: CheckVerdict) -> None:
    assert verdicts(f"BÁO CÁO\nKết quả năm 2023\n{text}", CheckKind.ELAPSED) == [verdict]


def test_the_year_ahead_counts_where_the_heading_names_it() -> None:
    text = (
        "BÁO CÁO\nTổng kết năm 2022, nhiệm vụ năm 2023\nTổng kết 10 năm thực hiện Nghị quyết 25-NQ/TW, ngày 03/6/2013."
    )
    assert verdicts(text, CheckKind.ELAPSED) == [OK]


def test_without_a_year_nothing_is_said() -> None:
    assert verdicts("Tổng kết 20 năm thực hiện Nghị quyết 09-NQ/TW, ngày 08/01/2002.", CheckKind.ELAPSED) == []
