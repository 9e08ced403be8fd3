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
