"""A number and the names listed for it."""

from __future__ import annotations

from rules.crossfoot.check import CheckKind, CheckVerdict
from tests.rules.crossfoot.reports import checks, verdicts

OK, FAIL, AMBIGUOUS = CheckVerdict.OK, CheckVerdict.FAIL, CheckVerdict.AMBIGUOUS


def test_names_in_brackets_are_counted() -> None:
    text = "Còn {n}/13 xã chưa tổ chức (Thị trấn, Khun Há, Thèn Sin, Bản Giang, Nùng Nàng)."
    assert verdicts(text.format(n=5), CheckKind.RATIO) == [OK]
    [wrong] = checks(text.format(n=6), CheckKind.RATIO)
    assert wrong.verdict is FAIL
    assert wrong.text.vi == "Nêu 6/13 xã nhưng kể 5 tên (Thị trấn, Khun Há, Thèn Sin, Bản Giang, Nùng Nàng)."


def test_names_that_follow_directly_are_counted() -> None:
    assert verdicts("Giám sát tại 03 xã: Tả Lèng, Thèn Sin, Nùng Nàng.", CheckKind.COUNT) == [OK]
    assert verdicts("Tiếp xúc cử tri tại 04 xã Bình Lư, Giang Ma, Khun Há, Nà Tăm.", CheckKind.COUNT) == [OK]
    assert verdicts("Giám sát tại 04 xã: Tả Lèng, Thèn Sin, Nùng Nàng.", CheckKind.COUNT) == [FAIL]


def test_one_place_may_hold_several_meetings_but_no_meeting_is_in_two_places() -> None:
    assert verdicts("Tổ chức 04 hội nghị phản biện (Bản Bo, Nà Tăm, Sơn Bình).", CheckKind.COUNT) == [AMBIGUOUS]
    assert verdicts("Tổ chức 02 hội nghị phản biện (Bản Bo, Nà Tăm, Sơn Bình).", CheckKind.COUNT) == [FAIL]


def test_a_list_that_says_there_are_more_is_not_counted() -> None:
    assert verdicts("Thực hiện tại 13 xã (Bản Bo, Nà Tăm, Sơn Bình...).", CheckKind.COUNT) == []


def test_documents_listed_in_a_footnote_are_counted() -> None:
    text = """
Ban hành {n} văn bản lãnh đạo{more}1 trong năm.
1 Kế hoạch số 59-KH/ĐU ngày 07/02/2026; Hướng dẫn số 07-HD/ĐU ngày 07/01/2026; Quy chế số 06-QC/ĐU ngày 07/02/2026.
"""
    assert verdicts(text.format(n="03", more=""), CheckKind.COUNT) == [OK]
    assert verdicts(text.format(n="02", more=""), CheckKind.COUNT) == [FAIL]
    assert verdicts(text.format(n="02", more=" cùng các văn bản liên quan"), CheckKind.COUNT) == [AMBIGUOUS]
    assert verdicts(text.format(n="10", more=""), CheckKind.COUNT) == [AMBIGUOUS]  # perhaps only some are listed


def test_kinds_with_a_share_each_are_counted_others_left_out() -> None:
    text = "Xã có 03 dân tộc chính (Kinh chiếm 50%; Thái chiếm 30%; Mông chiếm 15%; các dân tộc khác 5%)."
    assert verdicts(text, CheckKind.COUNT) == [OK]
