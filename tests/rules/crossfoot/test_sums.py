"""A total and its parts."""

from __future__ import annotations

import pytest

from rules.crossfoot.check import CheckKind, CheckVerdict
from tests.rules.crossfoot.reports import checks, findings, verdicts

SUM = CheckKind.SUM
OK, FAIL = CheckVerdict.OK, CheckVerdict.FAIL

DIALOGUES = (
    "Toàn huyện tổ chức 22 cuộc đối thoại với {people} lượt người, 142 ý kiến (trong đó:"
    " Bí thư Huyện ủy tổ chức 01 cuộc"
    " với 56 công dân, 13 ý kiến; Chủ tịch UBND huyện tổ chức 01 cuộc với 80 công dân, 05"
    " ý kiến. Bí thư Đảng ủy tổ chức"
    " 14 hội nghị với 1.114 công dân, 88 ý kiến; Chủ tịch UBND cấp xã tổ chức 06 hội nghị với 429 công dân, 36 ý kiến)."
)


def test_every_column_of_a_list_is_added_up() -> None:
    # 1 + 1 + 14 + 6 = 22; 56 + 80 + 1.114 + 429 = 1.679; 13 + 5 + 88 + 36 = 142
    assert verdicts(DIALOGUES.format(people="1.679"), SUM) == [OK, OK, OK]


def test_the_column_that_does_not_add_up_is_told_with_the_arithmetic() -> None:
    [wrong] = [check for check in checks(DIALOGUES.format(people="1.682"), SUM) if check.verdict is FAIL]
    assert wrong.text.vi == "Nêu 1.682 lượt người; các phần cộng lại 56 + 80 + 1.114 + 429 = 1.679, chênh 3."
    assert wrong.computed == "56+80+1.114+429=1.679"
    assert [part.value for part in wrong.parts] == [56, 80, 1114, 429]


@pytest.mark.parametrize(
    "text",
    [
        "Có 04 mô hình gồm: 02 mô hình tổ liên gia; 01 mô hình camera; 01 mô hình tái hòa nhập.",  # 2 + 1 + 1
        "Đảng bộ có 51 tổ chức cơ sở đảng (16 đảng bộ và 35 chi bộ).",  # 16 + 35
        "Xóa nhà tạm 21 nhà (Sơn Bình 5 nhà, Bình Lư 2 nhà, Bản Giang 5 nhà, Bản Hon 8 nhà, Bản Bo 1 nhà).",
        "Tổng dư nợ trên 565 tỷ đồng, trong đó: Ngân hàng A 486 tỷ đồng; Ngân hàng B 79 tỷ đồng.",
        "Thu hồi 18 triệu đồng (trong đó: Phòng A 15,6 triệu đồng; xã B 2,4 triệu đồng).",
        "Tiếp nhận 31 đơn, đã giải quyết xong 28 đơn, đang giải quyết 03 đơn.",
        "Kinh phí 1,2 tỷ đồng, trong đó: ngân sách 900 triệu đồng; xã hội hóa 300 triệu đồng.",  # two units of money
    ],
)
def test_lists_that_add_up(text: str) -> None:
    assert verdicts(text, SUM) == [OK]


@pytest.mark.parametrize(
    "text",
    [
        "Có 05 mô hình gồm: 02 mô hình tổ liên gia; 01 mô hình camera; 01 mô hình tái hòa nhập.",
        "Đảng bộ có 52 tổ chức cơ sở đảng (16 đảng bộ và 35 chi bộ).",
        "Xóa nhà tạm 21 nhà (Sơn Bình 5 nhà, Bình Lư 2 nhà, Bản Giang 5 nhà, Bản Hon 8 nhà, Bản Bo 7 nhà).",
        "Tiếp nhận 31 đơn, đã giải quyết xong 29 đơn, đang giải quyết 03 đơn.",
        # kinds are told in full, with or without a colon; units may be picked out
        "Khám cho 900 lượt người, trong đó nội trú 100 lượt người, ngoại trú 200 lượt người.",
    ],
)
def test_lists_that_do_not(text: str) -> None:
    assert findings(text) == [("sum", "fail")]


FOOTNOTE = """
Các đoàn thể kết nạp mới {total} đoàn viên, hội viên1. Công tác kiểm tra được quan tâm.
1 Hội LHPN kết nạp 106 hội viên; Huyện đoàn kết nạp 565 đoàn viên, 62 hội viên. LĐLĐ kết nạp 20 hội viên.
"""


def test_a_footnote_lists_the_parts_of_the_figure_that_carries_its_mark() -> None:
    assert verdicts(FOOTNOTE.format(total="753"), SUM) == [OK]  # 106 + 565 + 62 + 20
    assert verdicts(FOOTNOTE.format(total="763"), SUM) == [FAIL]


def test_an_item_without_a_number_counts_as_one_where_that_closes_the_gap() -> None:
    text = """
Thực hiện 05 cuộc giám sát1 theo kế hoạch.
1 MTTQ tổ chức 02 cuộc giám sát. Hội Phụ nữ giám sát việc thực hiện chính sách. Hội CCB thực hiện 01 cuộc giám sát. Hội Nông dân thực hiện 01 cuộc giám sát.
"""  # noqa: E501  a paragraph of a report is one line
    [check] = checks(text, SUM)
    assert check.verdict is OK
    assert check.computed == "2+1+1=5"  # and one that gives no number


def test_a_part_said_of_another_noun_counts_when_its_words_name_the_total() -> None:
    text = """
Các cấp hội hỗ trợ sửa chữa 44 căn nhà1 cho hộ nghèo.
1 MTTQ lập danh sách 94 hộ nghèo có nhu cầu; hỗ trợ 31 nhà. Huyện đoàn xây 01 ngôi nhà. Hội Nông dân giúp 01 hộ khó khăn làm nhà. Hội Phụ nữ bàn giao 11 mái ấm.
"""  # noqa: E501  a paragraph of a report is one line
    assert verdicts(text, SUM) == [OK]  # 31 + 1 + 11 = 43, and the one "hộ … làm nhà"


@pytest.mark.parametrize(
    "text",
    [
        # some of those counted, not all
        "Có 190 tập thể và 136 cá nhân đăng ký, trong đó: 12 tập thể, 17 cá nhân được khen thưởng.",
        # traits that one person can have at once
        (
            "Tổng số 2.801 đồng chí, trong đó: đảng viên nữ là 977 đồng chí, người dân tộc thiểu số là 1.525 đồng chí,"
            " đảng viên theo tôn giáo 05 đồng chí."
        ),
        # another measure in the brackets
        "Tổ chức 12 hội nghị (350 người tham dự, 25 ý kiến).",
        # a second list, by another trait, behind the first
        "Có 267 người, trong đó: cán bộ 130 người, công chức 137 người; trình độ: đại học 201 người, khác 66 người.",
        "Trồng mới 120 ha rừng, trong đó: phòng hộ 20 ha, sản xuất 100 ha; giao khoán 15.000 ha.",
        # examples
        "Tổ chức 40 hội nghị, trong đó có xã A 03 hội nghị; xã B 05 hội nghị.",
        "Hỗ trợ 80 hộ với các mô hình như: xã A 12 hộ; xã B 20 hộ…",
    ],
)
def test_lists_that_are_not_the_whole_are_left_alone(text: str) -> None:
    assert findings(text) == []


def test_a_bound_that_is_round_leaves_room_and_one_that_is_not_leaves_none() -> None:
    assert verdicts(
        "Vận động 277 triệu đồng, gồm: quỹ A trên 100 triệu đồng; quỹ B trên 92 triệu đồng; quỹ C 85 triệu đồng.", SUM
    ) == [OK]
    assert verdicts("Tổ chức 2.639 buổi, gồm: hội A 2.244 buổi; hội B trên 394 buổi.", SUM) == [
        FAIL
    ]  # 2.638 and a little


def test_decimals_may_be_off_by_their_rounding() -> None:
    text = "Diện tích {total} ha, trong đó: lúa 7.010,2 ha; ngô 1.402,4 ha."  # 8.412,6
    assert verdicts(text.format(total="8.412,6"), SUM) == [OK]
    [check] = checks(text.format(total="8.412,5"), SUM)
    assert check.verdict is CheckVerdict.NOTE
    assert check.text.vi.endswith("Có thể do làm tròn.")
    assert verdicts(text.format(total="8.412,8"), SUM) == [FAIL]  # 0,2: more than three roundings of 0,05


def test_some_of_the_parts_may_be_told_behind_of_which() -> None:
    text = "Diện tích {total} ha, trong đó: đậu tương 67 ha; lạc 264 ha."  # 331
    assert verdicts(text.format(total=354), SUM) == [CheckVerdict.AMBIGUOUS]  # another crop may have 23
    assert verdicts(text.format(total=381), SUM) == [FAIL]  # one digit
    assert verdicts(text.format(total=310), SUM) == [FAIL]  # less than its parts


def test_bodies_that_tell_nearly_all_tell_all_and_crops_need_not() -> None:
    bodies = "Tổ chức {n} buổi (trong đó: Hội Nông dân 45 buổi; Hội Phụ nữ 52 buổi; Huyện đoàn 61 buổi)."  # 158
    crops = "Gieo trồng {n} ha (trong đó: lúa 45 ha; ngô 52 ha; lạc 61 ha)."
    assert [verdicts(text.format(n=174), SUM) for text in (bodies, crops)] == [[FAIL], [CheckVerdict.AMBIGUOUS]]
    assert verdicts(bodies.format(n=260), SUM) == [CheckVerdict.AMBIGUOUS]  # far off: others may have held some
