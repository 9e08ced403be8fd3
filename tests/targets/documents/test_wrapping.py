"""How wide a file is set, and which of its lines go on with the one before."""

from __future__ import annotations

import pytest

from targets.documents.wrapping import Width, continues, width_of

WRAPPED = Width(wrapped=True, columns=80, gapped=True)
WHOLE = Width(wrapped=False, columns=500, gapped=True)
FULL = "xã hội của huyện và các văn bản của Trung ương, của tỉnh về công tác dân vận của"  # 80 characters


@pytest.mark.parametrize(
    ("before", "text", "joined"),
    [
        ("Thực hiện Kết luận số 114 của Ban Bí thư Trung", "ương Đảng về nâng cao", True),  # small: goes on
        (FULL, "Đảng và Nhà nước", True),  # a name at the margin
        (FULL, "Tiếp tục triển khai", False),  # a verb has a capital only where a sentence begins
        ("1. Mục đích", "Nhằm triển khai", False),
        ("giai đoạn 2021-", "2025, định hướng", True),  # a number cut at its hyphen
        ("Nghị quyết số 403/2017/NQLT-UBTVQH14-CP-", "ĐCTUBTWMTTQVN, ngày 15/6/2017", True),
        ("chương trình phát triển kinh tế", "- xã hội; công tác đền bù", True),  # a dash inside words
        ("của Nhân dân.", "- xây dựng kế hoạch", False),  # an item
        ("ở cơ quan, đơn vị.", "- 95% các cơ quan", False),
        ("theo quy định tại khoản", "2. Điều này", True),
        ("II. MỤC TIÊU", "III. NHIỆM VỤ", False),
        ("II. TÌNH HÌNH ĐOÀN VIÊN, HỘI VIÊN", "TRÊN ĐỊA BÀN HUYỆN", True),
        ("KẾ HOẠCH", "Triển khai công tác", False),
        ("ỦY BAN NHÂN DÂN", "KẾ HOẠCH", False),
        ("nghiêm túc thực hiện./.", "Nơi nhận:", False),
        ("ngắn.", "Đoạn mới", False),
    ],
)
def test_lines_of_a_wrapped_file(before: str, text: str, joined: bool) -> None:
    assert continues(before, text, WRAPPED, cut=False, so_far=100) is joined


@pytest.mark.parametrize(
    ("before", "text", "cut", "joined"),
    [
        ("Đời sống của một bộ phận Nhân dân các dân tộc trên địa bàn xã", "Nhân dân còn khó khăn", True, True),
        ("3. Kết quả công tác dân vận của Mặt trận Tổ quốc Việt Nam và các tổ chức", "Mặt trận Tổ quốc", True, False),
        ("Đời sống được nâng lên rõ rệt so với những năm trước đây.", "Nhân dân phấn khởi", True, False),
        ("KẾ HOẠCH", "Năm 2023", False, False),
    ],
)
def test_paragraphs_of_a_file_that_is_not_wrapped(before: str, text: str, cut: bool, joined: bool) -> None:
    assert continues(before, text, WHOLE, cut=cut, so_far=300) is joined


def test_the_width_is_that_of_most_lines_though_notes_are_set_wider() -> None:
    body, notes = ["x" * (78 + n % 5) for n in range(60)], ["x" * 118] * 20
    assert width_of(body + notes) == Width(wrapped=True, columns=84 - 2, gapped=False)


def test_lines_of_every_length_are_paragraphs() -> None:
    assert not width_of(["x" * n for n in range(40, 900, 13)]).wrapped
    assert not width_of(["", "ngắn"]).wrapped
