"""A number, and the costed items of its footnote."""

from __future__ import annotations

from rules.crossfoot.check import CheckKind, CheckVerdict
from tests.rules.crossfoot.reports import checks, verdicts

TEXT = """
Đoàn Thanh niên xây dựng {works} với trị giá {cost} triệu đồng1 trong năm.
1 Đường điện tại bản Pa Pe trị giá 25 triệu đồng; sân chơi tại bản Nà Vàn và công trình nhà văn hóa tại bản Nà Luồng trị giá 57 triệu đồng; kênh mương tại xã Tả Lèng trị giá 16 triệu đồng.
"""  # noqa: E501  a paragraph of a report is one line


def test_works_of_two_levels_are_counted_item_by_item() -> None:
    text = TEXT.format(works="03 công trình cấp huyện, 01 công trình cấp xã", cost=98)
    [check] = [c for c in checks(text, CheckKind.SUM) if c.stated == "4"]  # 3 + 1; one item names two works
    assert (check.verdict, check.computed) == (CheckVerdict.OK, "4")
    assert "1 + 2 + 1 = 4" in check.text.vi


def test_one_number_is_a_count() -> None:
    assert verdicts(TEXT.format(works="04 công trình", cost=98), CheckKind.COUNT) == [CheckVerdict.OK]


def test_another_number_or_a_cost_that_does_not_agree_says_nothing() -> None:
    assert verdicts(TEXT.format(works="05 công trình", cost=98), CheckKind.COUNT) == []
    assert verdicts(TEXT.format(works="04 công trình", cost=99), CheckKind.COUNT) == []
