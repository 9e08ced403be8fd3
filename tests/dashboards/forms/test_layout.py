"""Rows, columns, and the room that words take."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import ImageFont
from xlsxwriter import Workbook

from dashboards.forms.layout import (
    LINE,
    WIDTHS,
    Column,
    Hidden,
    Row,
    at,
    check_row,
    height_of,
    line_row,
    lines_of,
    shortened,
    styles,
)


def test_the_table_follows_its_headings_and_the_checks_follow_the_table() -> None:
    assert [line_row(number) for number in (1, 2)] == [Row.HEADINGS + 1, Row.HEADINGS + 2]
    # Six lines, one row left free, then the words above the list, then the checks.
    assert [check_row(6, number) for number in (0, 1)] == [line_row(6) + 1, line_row(6) + 2]


def test_every_column_has_a_width() -> None:
    assert set(WIDTHS) == set(Column)


def test_the_identity_has_its_columns_for_itself() -> None:
    assert min(Hidden) > 1


def test_a_cell_s_name_stays_when_it_is_copied() -> None:
    assert at(0, 27, "'Báo cáo'") == "'Báo cáo'!$AB$1"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [("", 10, 0), ("một", 10, 1), ("một hai ba bốn", 10, 2), ("x" * 100, 10, 10), ("a\nb", 9, 2)],
)
def test_lines_are_broken_between_words(text: str, width: float, lines: int) -> None:
    assert lines_of(text, width) == lines


def test_a_row_is_as_high_as_its_longest_cell_and_no_higher_than_excel_can() -> None:
    one, two = height_of([("một", 10)]), height_of([("một", 10), ("một hai ba bốn", 10)])
    assert two - one == LINE
    assert height_of([("", 10)], least=2) == two
    assert height_of([("x" * 10_000, 10)]) == 408


TINOS = Path("/usr/share/fonts/truetype/croscore/Tinos-Regular.ttf")  # as wide as Times New Roman, letter by letter
SENTENCES = (
    "Quán triệt các văn bản về công tác dân vận và triển khai Luật Thực hiện dân chủ ở cơ sở",
    "Số hội nghị đối thoại với Nhân dân do Chủ tịch UBND xã, thị trấn tổ chức",
    "MTTQ VÀ CÁC ĐOÀN THỂ CẤP XÃ THỰC HIỆN GIÁM SÁT THEO QUYẾT ĐỊNH SỐ 217-QĐ/TW",
    "mục III.4, dòng 294; mục IV.1, dòng 405; Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15, Điều 32 khoản 1",
)


@pytest.mark.skipif(not TINOS.exists(), reason="the font Tinos (fonts-croscore) is not installed here")
@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("width", [17, 27, 36, 44])
def test_no_fewer_lines_are_counted_than_the_letters_take(sentence: str, width: int) -> None:
    """The second route: the widths of the letters themselves, at 12 points; a digit has 7 pixels of 96 an inch."""
    font = ImageFont.truetype(str(TINOS), 1200)
    room = (width * 7 - 3) * 72 / 96  # points, less the space that Excel leaves at the edges
    lines, line = 1, ""
    for word in sentence.split():
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) / 100 > room:
            lines, line = lines + 1, word
        else:
            line = longer
    assert lines_of(sentence, width) >= lines


def test_what_is_too_long_ends_in_dots() -> None:
    assert (shortened("12345", 5), shortened("123456", 5)) == ("12345", "1234…")


def test_only_what_is_to_be_filled_is_unlocked() -> None:
    with Workbook(io.BytesIO()) as book:
        book.add_worksheet()
        looks = styles(book)
        unlocked = {name for name in looks.__slots__ if not getattr(looks, name).locked}
    entries = {"entry", "entry_count", "entry_choice", "entry_text"}
    assert unlocked == entries | {"field", "field_day", "centred_field", "signer_name"}
