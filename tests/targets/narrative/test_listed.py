"""Names listed behind numbers."""

from __future__ import annotations

import pytest

from targets.documents.layout import lay_out
from targets.documents.lines import text_lines
from targets.narrative.figures import figures_of
from targets.narrative.listed import Listed, lists_of


def lists(text: str) -> tuple[Listed, ...]:
    laid = lay_out(text_lines(text))
    return lists_of(laid, figures_of(laid))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Còn 2/13 xã chưa có (Chủ tịch UBND xã: Sơn Bình, Tả Lèng).", ["Sơn Bình", "Tả Lèng"]),
        ("Tại 03 xã: Tả Lèng, Thèn Sin và Nùng Nàng.", ["Tả Lèng", "Thèn Sin", "Nùng Nàng"]),
        ("Tại 02 xã, thị trấn (xã Bản Bo, thị trấn Tam Đường).", ["Bản Bo", "Tam Đường"]),
        # an office may have an "và" in its name, two communes have not
        ("Còn 2/9 đơn vị (Phòng Văn hóa và Thông tin, Phòng Nội vụ).", ["Phòng Văn hóa và Thông tin", "Phòng Nội vụ"]),
        (
            "Còn 2/9 đơn vị (Ban Tuyên giáo; Phòng Văn hóa và Thông tin).",
            ["Ban Tuyên giáo", "Phòng Văn hóa và Thông tin"],
        ),
        ("Còn 2/9 đơn vị (Sơn Bình và Tả Lèng).", ["Sơn Bình", "Tả Lèng"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    [listed] = lists(text)
    assert [name.words for name in listed.names] == names


@pytest.mark.parametrize(
    "text",
    [
        "Tại 13 xã (trong đó có xã Bản Bo, Nà Tăm).",
        "Tại 13 xã (tăng 2 xã, giảm 1 xã).",
        "Tại 03 xã của huyện Tam Đường.",
        "Có 45 đồng chí (Sơn Bình, Bản Bo).",
        "Còn 1/9 đơn vị (Phòng Văn hóa và Thông tin).",
    ],
)
def test_what_is_no_list_of_names(text: str) -> None:
    assert lists(text) == ()


def test_those_who_did_not_are_told_from_those_who_did() -> None:
    undone, done = lists("Còn 2 xã chưa họp (Bản Bo, Nà Tăm).")[0], lists("Có 2 xã đã họp (Bản Bo, Nà Tăm).")[0]
    assert (undone.negative, done.negative) == (True, False)


def test_a_footnote_whose_items_begin_with_names_is_a_list() -> None:
    text = "Tổ chức 3 hội nghị đối thoại1.\n\n1 Bản Bo 01 hội nghị; Nà tăm 01 hội nghị; Thị trấn 01 hội nghị."
    assert [[name.words for name in listed.names] for listed in lists(text)] == [["Bản Bo", "Nà tăm", "Thị trấn"]]
