"""Who did and who did not, against who there is. The lists are those of a district of thirteen communes."""

from __future__ import annotations

from rules.crossfoot.check import CheckKind, CheckVerdict
from rules.crossfoot.crossfoot import crossfoot
from tests.rules.crossfoot.reports import checks, report, verdicts

DONE = (
    "Chỉ đạo tổ chức 08 hội nghị phản biện xã hội (Bản Bo, Nà Tăm, Sơn Bình, Bình Lư, Bản"
    " Hon, Giang Ma, Hồ Thầu, Tả Lèng)."
)
UNDONE = "Còn 5/13 xã chưa tổ chức hội nghị phản biện xã hội (Thị trấn, Khun Há, Thèn Sin, Bản Giang, Nùng Nàng)."
DIALOGUES = """
Chủ tịch UBND cấp xã tổ chức 06 hội nghị đối thoại1 với Nhân dân.
Việc tổ chức đối thoại của người đứng đầu: còn 5/13 xã chưa thực hiện (Chủ tịch UBND xã: Sơn Bình, Bình Lư, Nùng Nàng, Thèn Sin, Tả Lèng).
1 Chủ tịch UBND cấp xã: Bản Bo 01 hội nghị, 75 người; Bản Hon 01 hội nghị, 41 người; Bản Giang 01 hội nghị, 85 người; Nà Tâm 01 hội nghị, 72 người; Giang Ma 01 hội nghị, 65 người; Thị trấn 01 hội nghị, 91 người.
"""  # noqa: E501  a paragraph of a report is one line


def test_two_lists_without_a_common_name_that_make_up_all_agree() -> None:
    [check] = checks(f"{DONE}\n{UNDONE}", CheckKind.ROSTER)
    assert check.verdict is CheckVerdict.OK
    assert check.text.vi == "5 đơn vị chưa thực hiện và 8 đơn vị đã thực hiện là đủ 13, không trùng."


def test_those_in_neither_list_are_named_by_the_roster_the_document_itself_establishes() -> None:
    wrong = [c for c in checks(f"{DONE}\n{UNDONE}\n{DIALOGUES}", CheckKind.ROSTER) if c.verdict is CheckVerdict.FAIL]
    assert [check.text.vi for check in wrong] == [
        (
            "5 đơn vị chưa thực hiện và 6 đơn vị đã thực hiện là 11, không phải 13: chênh 2."
            " Không có trong danh sách nào: Khun Há, Hồ Thầu."
        )
    ]  # Nà Tâm is Nà Tăm, written otherwise


def test_a_roster_handed_in_names_them_as_well() -> None:
    roster = (
        "Bản Bo|Nà Tăm|Sơn Bình|Bình Lư|Bản Hon|Giang Ma|Hồ Thầu|Tả Lèng|Thị trấn|Khun Há|Thèn Sin|Bản Giang|Nùng Nàng"
    )
    found = [c for c in crossfoot([report(DIALOGUES)], roster.split("|")) if c.kind is CheckKind.ROSTER]
    assert [c.text.vi.rpartition(": ")[2] for c in found] == ["Hồ Thầu, Khun Há."]


def test_one_that_did_and_did_not_is_found() -> None:
    undone = UNDONE.replace("Khun Há", "Giang Ma")
    [check] = checks(f"{DONE}\n{undone}", CheckKind.ROSTER)
    assert check.verdict is CheckVerdict.FAIL
    assert check.text.vi.startswith("Giang Ma: vừa có trong danh sách chưa thực hiện")


def test_lists_of_different_deeds_are_not_compared() -> None:
    undone = "Còn 3/13 xã chưa thực hiện giám sát (Tả Lèng, Khun Há, Giang Ma)."
    assert verdicts(f"{DONE}\n{undone}", CheckKind.ROSTER) == []
