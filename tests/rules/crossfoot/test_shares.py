"""Shares of a whole."""

from __future__ import annotations

from rules.crossfoot.check import Check, CheckVerdict
from rules.crossfoot.shares import check_shares
from tests.rules.crossfoot.reports import findings, report

#: 8.412,6 + 1.356,9 + 3.799,2 = 13.568,7 ha; of these 62,0, 10,0 and 28,0 per cent
LAND = (
    "Đất nông nghiệp 8.412,6 ha, chiếm 62%; đất phi nông nghiệp 1.356,9 ha, chiếm 10%; đất khác 3.799,2 ha, chiếm {n}%."
)


def shares(text: str) -> list[Check]:
    read = report(text)
    return list(check_shares(read.text, read.figures))


def test_shares_beside_their_counts_are_of_the_sum_of_the_counts() -> None:
    [right] = shares(LAND.format(n=28))
    assert right.verdict is CheckVerdict.OK
    [wrong] = shares(LAND.format(n=82))
    assert (wrong.verdict, wrong.stated, wrong.computed) == (CheckVerdict.FAIL, "82%", "28%")


def test_counts_that_are_of_different_wholes_say_nothing() -> None:
    assert shares("Hộ nghèo 214 hộ, chiếm 12%; hộ cận nghèo 168 hộ, chiếm 10%; hộ khó khăn 30 hộ, chiếm 48%.") == []


def test_shares_alone_make_up_a_hundred() -> None:
    [right] = shares("Cơ cấu: nông nghiệp 38,2%, công nghiệp 27,5%, dịch vụ 34,3%.")
    assert right.verdict is CheckVerdict.OK
    assert findings("Cơ cấu: nông nghiệp 38,2%, công nghiệp 25,7%, dịch vụ 34,3%.") == [("percent", "fail")]


def test_each_share_may_be_off_by_rounding_and_no_more() -> None:
    """Three shares, each rounded by 0,05 at most: 99,9 may be a hundred, 99,7 may not."""
    [near] = shares("Cơ cấu: nông nghiệp 38,2%, công nghiệp 27,5%, dịch vụ 34,2%.")  # 38,2 + 27,5 + 34,2
    assert (near.verdict, near.computed) == (CheckVerdict.OK, "99,9%")
    [far] = shares("Cơ cấu: nông nghiệp 38,2%, công nghiệp 27,5%, dịch vụ 34,0%.")
    assert (far.verdict, far.stated, far.computed) == (CheckVerdict.FAIL, "100%", "99,7%")
    assert far.text.vi == "Các tỷ lệ cộng lại 38,2 + 27,5 + 34 = 99,7%, không phải 100%."


def test_the_rest_may_be_left_unsaid_but_not_be_less_than_nothing() -> None:
    told = "Dân tộc Kinh chiếm {n}%; Thái 36,70%; Mông 20,13%; còn lại là dân tộc khác."
    assert shares(told.format(n="36,67")) == []  # 93,5; the rest is 6,5
    [over] = shares(told.format(n="56,67"))  # 56,67 + 36,7 + 20,13
    assert (over.verdict, over.computed) == (CheckVerdict.FAIL, "113,5%")


def test_what_is_said_of_different_units_is_no_whole() -> None:
    assert shares("Xã A đạt 88%, xã B đạt 91%, xã C đạt 75%.") == []
    assert shares("Cơ cấu: nông nghiệp 38,2%, công nghiệp 27,5%.") == []  # two may be of anything


def test_two_shares_that_do_not_fit_their_counts_are_not_judged() -> None:
    """20 and 30 changed places: either they are, or the counts are of another whole."""
    land = "Đất nông nghiệp 50 ha, chiếm 50%; đất ở 30 ha, chiếm {}%; đất khác 20 ha, chiếm {}%."
    [right] = shares(land.format(30, 20))
    assert right.text.vi == "Tổng 50 + 30 + 20 = 100; các tỷ lệ đều đúng."
    assert shares(land.format(20, 30)) == []
