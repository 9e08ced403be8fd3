"""So many at so much each."""

from __future__ import annotations

import pytest

from rules.crossfoot.check import CheckKind, CheckVerdict
from tests.rules.crossfoot.reports import checks, verdicts


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Trao 250 suất quà trị giá 300 nghìn đồng/suất, tổng trị giá 75 triệu đồng.", CheckVerdict.OK),
        ("Trao 250 suất quà trị giá 300 nghìn đồng/suất, tổng trị giá 85 triệu đồng.", CheckVerdict.FAIL),
        ("Trao 80 suất quà, mỗi suất trị giá 500.000 đồng, tổng trị giá 40 triệu đồng.", CheckVerdict.OK),
        ("Trao 80 suất quà, mỗi suất trị giá 500.000 đồng, tổng trị giá trên 40 triệu đồng.", CheckVerdict.OK),
    ],
)
def test_number_times_price_is_the_total(text: str, verdict: CheckVerdict) -> None:
    assert verdicts(text, CheckKind.PRODUCT) == [verdict]


def test_a_price_without_a_total_says_nothing() -> None:
    assert checks("Phát 250 phiếu trị giá 300 nghìn đồng/phiếu cho đoàn viên.", CheckKind.PRODUCT) == []
