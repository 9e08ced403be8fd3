"""One slip of the hand."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from rules.crossfoot.slips import is_slip, slipped
from targets.narrative.figures import Figure, Qualifier
from targets.narrative.measures import Measure
from tests.rules.crossfoot.reports import findings


def figure(value: str, scale: int = 1) -> Figure:
    return Figure(0, 1, Decimal(value), Measure("buổi", "events", Decimal(scale)), Qualifier.EXACT, 0)


@given(number=st.integers(10, 99_999), place=st.integers(0, 4), digit=st.integers(0, 9))
def test_one_digit_changed_is_a_slip(number: int, place: int, digit: int) -> None:
    digits = list(str(number))
    at = place % len(digits)
    changed = int("".join([*digits[:at], str(digit), *digits[at + 1 :]]))
    same_length = len(str(changed)) == len(digits)
    assert slipped(Decimal(number), Decimal(changed)) == (changed != number and same_length)


def test_two_digits_beside_one_another_may_change_places() -> None:
    assert slipped(Decimal(1027), Decimal(1072))
    assert not slipped(Decimal(1027), Decimal(7021))  # apart from one another
    assert slipped(Decimal("3.7"), Decimal("7.3"))
    assert not slipped(Decimal(250), Decimal(2500))  # a digit more is another number


def test_the_slip_may_be_in_the_total_or_in_a_part() -> None:
    assert is_slip(figure("19"), [figure("7"), figure("2")]) is False  # 9: a digit is missing, none was changed
    assert is_slip(figure("58"), [figure("90"), figure("18")])  # 40 + 18: the first part's 4 became a 9
    assert is_slip(figure("1.2", 10**9), [figure("900", 10**6), figure("400", 10**6)])  # 300 million


def test_a_footnote_of_two_items_that_is_one_slip_off_is_found() -> None:
    text = "Trao {n} suất quà1 cho hộ nghèo.\n1 Ngân hàng hỗ trợ 340 suất quà; Công ty hỗ trợ 218 suất quà."
    assert findings(text.format(n="558")) == []
    assert findings(text.format(n="958")) == [("sum", "fail")]  # far off, yet one digit mends it
    assert findings(text.format(n="1.240")) == []  # perhaps only two of several


def test_two_communes_of_several_are_no_slip_of_a_small_total() -> None:
    text = "Tổ chức 19 hội nghị1 trên địa bàn.\n1 Xã A tổ chức 06 hội nghị; xã B tổ chức 04 hội nghị."
    assert findings(text) == []  # 10: only the 0 is another digit, but thirteen communes may have met
