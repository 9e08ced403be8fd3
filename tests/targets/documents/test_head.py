"""Number, date, issuer, title and recipients of state and Party documents, and what they leave blank."""

from __future__ import annotations

from datetime import date

from targets.documents.head import Head, head_of
from targets.documents.layout import lay_out
from targets.documents.lines import text_lines

STATE = """\
ỦY BAN NHÂN DÂN
HUYỆN TAM ĐƯỜNG
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 175/KH-UBND
Tam Đường, ngày 17 tháng 02 năm 2023
KẾ HOẠCH
Triển khai công tác dân vận chính quyền năm 2023
Thực hiện Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ.
Nơi nhận:
- Sở Nội vụ;
- UBND các xã,
thị trấn;
- Lưu: VT, NV.
TM. ỦY BAN NHÂN DÂN
"""
PARTY = """\
ĐẢNG BỘ TỈNH LAI CHÂU
HUYỆN ỦY TAM ĐƯỜNG
*
Số 98-KH/HU
ĐẢNG CỘNG SẢN VIỆT NAM
Tam Đường, ngày 14 tháng 01 năm 2022
KẾ HOẠCH
công tác dân vận năm 2022
Thực hiện Quy chế số 14-QC/HU ngày 18/2/2022.
Nơi nhận:
- Thường trực Tỉnh ủy,
- Lưu VPHU.
"""


def head(text: str) -> Head:
    return head_of(lay_out(text_lines(text)))


def test_a_state_document() -> None:
    found = head(STATE)
    assert (found.number, found.issued, found.year) == ("175/KH-UBND", date(2023, 2, 17), 2023)
    assert found.issuer == "ỦY BAN NHÂN DÂN HUYỆN TAM ĐƯỜNG"
    assert found.title == "KẾ HOẠCH Triển khai công tác dân vận chính quyền năm 2023"
    assert found.recipients == ("Sở Nội vụ", "UBND các xã, thị trấn", "Lưu: VT, NV")
    assert found.blanks == ()


def test_a_party_document() -> None:
    found = head(PARTY)
    assert (found.number, found.issued) == ("98-KH/HU", date(2022, 1, 14))
    assert found.issuer == "ĐẢNG BỘ TỈNH LAI CHÂU HUYỆN ỦY TAM ĐƯỜNG"
    assert found.recipients == ("Thường trực Tỉnh ủy", "Lưu VPHU")


def test_blanks_are_said_with_their_place() -> None:
    text = STATE.replace("175/", "     /").replace("ngày 17 tháng", "ngày    tháng")
    found = head(text)
    content = lay_out(text_lines(text)).content
    assert (found.number, found.issued) == (None, None)
    assert [(what, content[at : at + 4] if at is not None else None) for what, at in found.blanks] == [
        ("number", " /KH" if content[found.blanks[0][1] or 0] == " " else content[found.blanks[0][1] or 0 :][:4]),
        ("date", content[found.blanks[1][1] or 0 :][:4]),
    ]


def test_what_the_file_does_not_have_at_all_has_no_place() -> None:
    found = head("KẾ HOẠCH\nNăm 2023\nThực hiện Luật. UBND huyện Tam Đường ban hành Kế hoạch như sau:\nI. MỤC TIÊU\n")
    assert found.blanks == (("number", None), ("date", None))
    assert found.issuer == "UBND huyện Tam Đường"
    assert found.title == "KẾ HOẠCH Năm 2023"
