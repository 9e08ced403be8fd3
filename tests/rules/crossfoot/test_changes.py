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


def test_what_it_was_may_have_no_noun_and_the_way_may_stand_behind() -> None:
    assert verdicts("Số tiêu chí tăng từ 214 lên 236 tiêu chí, tăng 22 tiêu chí.", CHANGE) == [OK]
    assert verdicts("Sau sáp nhập từ 146 bản còn 118 bản, giảm 38 bản.", CHANGE) == [FAIL]  # 28
    assert verdicts("Thu hút vốn tăng từ 900 triệu đồng lên 1,2 tỷ đồng, tăng 0,3 tỷ đồng.", CHANGE) == [OK]
    assert verdicts("Giảm từ 16,6% xuống còn 12,5%, giảm 4,1%.", CHANGE) == [OK]


def test_a_range_is_no_change() -> None:
    assert FAIL not in verdicts("Mỗi lớp có từ 5 đến 10 người, tăng 3 người so với cùng kỳ.", CHANGE)


def test_what_became_fewer_was_more_before() -> None:
    [check] = checks("Có 947 hộ đăng ký, giảm 53 hộ (5,3%) so với năm 2022.", CHANGE)  # 53 of 1.000
    assert (check.verdict, check.computed) == (OK, "1.000")
    assert check.text.vi == "947 hộ: số gốc là 947 + 53 = 1.000."


def test_no_change_is_neither_more_nor_less() -> None:
    for text in ("Số hộ nghèo giảm từ 120 hộ xuống 120 hộ.", "Số hộ nghèo tăng từ 120 hộ lên 120 hộ."):
        assert verdicts(text, CHANGE) == [FAIL]


def test_only_a_change_of_the_same_thing_against_a_base_is_judged() -> None:
    assert checks("Có 947 hộ đăng ký, tăng 51 người so với năm 2022.", CHANGE) == []
    assert checks("Có 947 hộ đăng ký, tăng 51 hộ.", CHANGE) == []  # against nothing
    assert checks("Tỷ lệ đạt 85%, tăng 5% so với năm 2022.", CHANGE) == []  # of a share, or points of it
