"""More or less than a base."""

from __future__ import annotations

from rules.crossfoot.check import CheckKind, CheckVerdict
from tests.rules.crossfoot.reports import checks, verdicts

OK, FAIL = CheckVerdict.OK, CheckVerdict.FAIL
CHANGE = CheckKind.CHANGE


def test_the_base_is_worked_out() -> None:
    [check] = checks("Có 947 hộ đăng ký (tăng 51 hộ so với năm 2022).", CHANGE)
    assert (check.verdict, check.computed) == (OK, "896")
    [check] = checks("Tiếp 28 lượt người (giảm 10 lượt người so với cùng kỳ năm trước).", CHANGE)
    assert check.computed == "38"


def test_a_percentage_beside_the_amount_must_fit_the_base() -> None:
    assert verdicts("Có 947 hộ đăng ký, tăng 51 hộ (5,7%) so với năm 2022.", CHANGE) == [OK]  # 51 of 896 is 5,69
    assert verdicts("Có 947 hộ đăng ký, tăng 51 hộ (7,5%) so với năm 2022.", CHANGE) == [FAIL]


def test_nothing_grows_from_below_zero() -> None:
    assert verdicts("Có 47 hộ đăng ký (tăng 51 hộ so với năm 2022).", CHANGE) == [FAIL]


def test_from_and_to_must_go_the_way_that_is_said() -> None:
    assert verdicts("Số hộ nghèo giảm từ 120 hộ xuống 150 hộ.", CHANGE) == [FAIL]
    assert verdicts("Số hộ nghèo giảm từ 150 hộ xuống 120 hộ, giảm 30 hộ.", CHANGE) == [OK]
    assert verdicts("Số hộ nghèo giảm từ 150 hộ xuống 120 hộ, giảm 40 hộ.", CHANGE) == [FAIL]
