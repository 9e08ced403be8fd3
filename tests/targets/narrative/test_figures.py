"""Figures as reports write them; the phrases are those of five real documents and of common usage."""

from __future__ import annotations

from decimal import Decimal

import pytest

from targets.documents.layout import lay_out
from targets.documents.lines import text_lines
from targets.narrative.figures import Figure, Qualifier, figures_of, phrase_end, read_number

E, L, M, A = Qualifier.EXACT, Qualifier.AT_LEAST, Qualifier.AT_MOST, Qualifier.ABOUT


def figures(text: str) -> tuple[Figure, ...]:
    return figures_of(lay_out(text_lines(text)))


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("tổng dư nợ đạt trên 565 tỷ đồng", "565", "tỷ đồng", L),
        ("diện tích tự nhiên 66.315,43 ha", "66315.43", "ha", E),
        ("tổng số đảng viên là 2801đồng chí", "2801", "đồng chí", E),
        ("thu hút gần 200 vận động viên", "200", "vận động viên", M),
        ("giá trị khoảng 4,4 tỷ đồng", "4.4", "tỷ đồng", A),
        ("gần trên 4.500 người", "4500", "người", A),
        ("đạt 95% trở lên", "95", "%", L),
        ("cho hơn 2.000 lượt đoàn viên", "2000", "lượt đoàn viên", L),
        ("đất thu hồi 145.527 m2", "145527", "m2", E),
        ("với chiều dài 01km đường", "1", "km", E),
        ("cho 05 cá nhân", "5", "cá nhân", E),
        ("huy động 1500 ngày công", "1500", "ngày công", E),
    ],
)
def test_value_unit_and_firmness(text: str, value: str, unit: str, qualifier: Qualifier) -> None:
    [figure] = figures(text)
    assert (figure.value, figure.unit, figure.qualifier) == (Decimal(value), unit, qualifier)


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số 98 -KH/HU, ngày 14/01/2022 của BTV Huyện ủy",
        "Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN, ngày 15/6/2017",
        "Quyết định số 217, 218-QĐ/TW, ngày 12/12/2013",
        "triển khai Đề án 06 và Chương trình 05",
        "kỷ niệm 93 năm ngày thành lập Đảng",
        "Đại hội lần thứ XII, khóa XV, nhiệm kỳ 2023-2028",
        "bản Chu Va 6, xã Bình Lư",
        "tại bản 46 xã Sơn Bình",
        "giai đoạn 2021 - 2025 và năm 2023",
        "ngày Quốc tế Phụ nữ 8/3",
        "tiêu chuẩn ISO 9001: 2015, dịch Covid-19",
        "cuộc vận động “5 không, 3 sạch”",
        "sinh con thứ 3, đạt giải lần thứ 5",
        "6 tháng đầu năm, quý I/2023, tháng 9/2023",
        "xếp thứ 2/63 cả nước",
        "Luật 10/2022/QH15 Điều 32 khoản 1",
        "điện thoại 0213 387 1234",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    assert figures(text) == ()


def test_a_fraction_is_one_figure_and_a_date_is_none() -> None:
    [figure] = figures("có 118/126 khu dân cư trước ngày 05/6")
    assert (str(figure.value), str(figure.of), figure.unit) == ("118", "126", "khu dân cư")


def test_recipients_are_not_reported_on_but_footnotes_behind_them_are() -> None:
    text = "Có 5 xã1 hoàn thành.\n\nNơi nhận:\n\n- 13 xã, thị trấn;\n\n1 Xã Bản Bo có 2 mô hình."
    assert [figure.value for figure in figures(text)] == [5, 2]


def test_the_words_behind_a_figure_say_what_it_is_of() -> None:
    text = "tổ chức 2.639 buổi tuyên truyền cho trên 122.950 lượt người"
    first = figures(text)[0]
    assert text[first.opening : phrase_end(text, first)] == "2.639 buổi tuyên truyền"


def test_numbers_whose_marks_contradict_them_are_not_read() -> None:
    assert [read_number(written) for written in ("1.694", "18,5", "1.23", "12.3456", "1,2,3")] == [
        1694,
        Decimal("18.5"),
        None,
        None,
        None,
    ]
