"""Percentages and fractions; shares of a whole."""

from __future__ import annotations

import pytest

from rules.crossfoot.check import CheckKind, CheckVerdict
from tests.rules.crossfoot.reports import checks, findings, verdicts

OK, FAIL, AMBIGUOUS = CheckVerdict.OK, CheckVerdict.FAIL, CheckVerdict.AMBIGUOUS
PERCENT, RATIO = CheckKind.PERCENT, CheckKind.RATIO


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Có 118/126 khu dân cư đăng ký, đạt 93,65%.", OK),  # 93,650…
        ("Có 118/126 khu dân cư đăng ký, đạt 93,7%.", OK),
        ("Có 118/126 khu dân cư đăng ký, đạt 93,6%.", OK),  # cut off
        ("Có 118/126 khu dân cư (đạt 94%).", OK),
        ("Có 118/126 khu dân cư đăng ký, đạt 96,3%.", FAIL),
        ("Có 118/126 khu dân cư, chiếm trên 93%.", OK),
        ("Giải quyết 28/31 đơn, đạt tỷ lệ 90,3%.", OK),  # 90,32
    ],
)
def test_a_fraction_and_its_percentage(text: str, verdict: CheckVerdict) -> None:
    assert verdicts(text, PERCENT) == [verdict]


def test_a_fraction_alone_is_worked_out_and_one_above_its_whole_is_wrong() -> None:
    [check] = checks("Có 7.984/12.233 gia đình đạt tiêu chí.", RATIO)
    assert (check.verdict, check.computed) == (OK, "65,27%")
    assert findings("Có 14/13 xã hoàn thành.") == [("ratio", "fail")]


def test_a_count_is_compared_with_the_whole_named_before_it() -> None:
    assert verdicts("Tiếp nhận 31 đơn, đã giải quyết 28 đơn, đạt 90,3%.", PERCENT) == [OK]
    assert verdicts("Tiếp nhận 31 đơn, đã giải quyết 28 đơn, đạt 93,3%.", PERCENT) == [FAIL]


def test_the_whole_that_is_not_stated_is_implied() -> None:
    [check] = checks("Toàn huyện có 274 sáng kiến, đạt 152%.", PERCENT)
    assert check.computed == "180"  # 274 / 1,52 = 180,26; 274 of 180 is 152,2%
    assert verdicts("Có 5 xã đạt chuẩn, chiếm 37%.", PERCENT) == [AMBIGUOUS]  # 5 of 13 is 38,46, 5 of 14 is 35,71


def test_shares_make_up_a_hundred_but_for_rounding() -> None:
    shares = (
        "Dân tộc Kinh chiếm 36,67%; Thái chiếm 26,70%; Lự 2,45%; Mông chiếm 20,62%; Giáy"
        " 5,72%; Dao 4,01%; Hoa 1,54%; khác {rest}%."
    )
    assert verdicts(shares.format(rest="2,28"), PERCENT) == [OK]  # 99,99
    assert verdicts(shares.format(rest="3,28"), PERCENT) == [FAIL]  # 100,99


def test_shares_with_a_rest_left_open_are_not_added_up() -> None:
    text = "Dân tộc Mông chiếm 36,89%; Thái chiếm 30,1%; Kinh chiếm 31,25%, còn lại là các dân tộc khác."
    assert checks(text, PERCENT) == []


def test_a_growth_is_no_share() -> None:
    assert checks("Thu 120 triệu đồng, tăng 12% so với năm 2022.", PERCENT) == []


def test_a_share_of_something_else_is_not_compared_with_the_figure_before() -> None:
    text = "Có 1.254 hộ nghèo, chiếm 12,3%, giảm 210 hộ, tương đương 2,1%; hộ cận nghèo 856 hộ, chiếm 8,4%."
    assert findings(text) == []


def test_shares_that_are_said_to_make_up_a_whole_are_wrong_however_far_off() -> None:
    text = "Nông nghiệp chiếm 46,2%; công nghiệp chiếm {share}%; dịch vụ chiếm 24,6%."
    assert findings(text.format(share="29,2")) == []
    assert findings(text.format(share="89,2")) == [("percent", "fail")]


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Giải ngân 142,6/186,4 tỷ đồng, đạt {}%.", "76,5"),  # 76,502
        ("Giải ngân 38,2 tỷ đồng/52,6 tỷ đồng, đạt {}% kế hoạch.", "72,6"),  # 72,62
        ("Cứng hóa 412 km đường thôn/486 km, đạt {}%.", "84,8"),  # 84,77
        ("Tỷ lệ hoàn thành đạt {}% (412/413 học sinh).", "99,8"),  # 99,76
        ("Khám cho 9.460 người cao tuổi, đạt {}% kế hoạch (11.000 người).", "86"),
        ("Quản lý 318 người, đang điều trị 296 người, đạt {}%.", "93,1"),  # 93,08
        ("Kết nạp 62/60 đảng viên, đạt {}%.", "103,3"),  # more than was asked
    ],
)
def test_the_whole_may_be_written_in_many_ways(text: str, share: str) -> None:
    assert findings(text.format(share)) == []
    assert OK in verdicts(text.format(share), PERCENT)
    assert findings(text.format(f"1{share}")) != []
