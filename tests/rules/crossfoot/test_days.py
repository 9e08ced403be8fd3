"""Days that cannot be."""

from __future__ import annotations

import pytest

from rules.crossfoot.check import CheckKind
from tests.rules.crossfoot.reports import checks, findings

HEADING = "BÁO CÁO\nKết quả công tác năm 2023\n"


@pytest.mark.parametrize(
    "day",
    ["31/02/2023", "26/01/202.", "25/12/013", "00/5/2023", "12/13/2023"],
)
def test_no_such_day(day: str) -> None:
    assert findings(f"{HEADING}Thực hiện Kết luận số 80-KL/TW, ngày {day} của Bộ Chính trị.") == [("date", "fail")]


@pytest.mark.parametrize("day", ["29/02/2020", "6/1/2023", "6/1/23", "08/3", "2021-2025"])
def test_days_as_they_are_written(day: str) -> None:
    assert findings(f"{HEADING}Tổ chức ngày {day} tại huyện.") == []


def test_a_document_later_than_the_report_is_wrong() -> None:
    assert findings(f"{HEADING}Thực hiện Kế hoạch số 5-KH/HU, ngày 05/01/2025.") == [("date", "fail")]


def test_a_published_document_has_its_day() -> None:
    [check] = checks("BÁO CÁO\nnăm 2026\nNghị quyết số 1670/NQ-UBTVQH15 ngày 20/6/2025.", CheckKind.DATE)
    assert check.text.vi == "1670/NQ-UBTVQH15 ghi ngày 20/6/2025; bản đã công bố ghi ngày 16/6/2025."
    assert findings("BÁO CÁO\nnăm 2026\nNghị quyết số 1670/NQ-UBTVQH15 ngày 16/6/2025.") == []
