"""The list as CSV."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.exports.columns import COLUMNS
from dashboards.exports.text_table import harmless, shortfalls_csv
from targets.wording import Language
from tests.dashboards.exports.rows import HOSTILE, LINE, UNKNOWN, hostile, listed


def read(content: bytes, language: Language = "vi") -> list[dict[str, str]]:
    """Return the lines of a file as a spreadsheet reads it."""
    text = io.StringIO(content.decode("utf-8-sig"), newline="")
    return list(csv.DictReader(text, delimiter=";" if language == "vi" else ","))


def test_a_double_click_opens_it_in_columns_with_its_letters() -> None:
    """The mark of UTF-8 at the start; the semicolon between, as where the decimal mark is the comma."""
    content = shortfalls_csv(listed(LINE), "vi")
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig").split("\r\n")[0].startswith("Đơn vị;Chỉ tiêu, nhiệm vụ;Kết quả;")
    assert shortfalls_csv(listed(LINE), "en").decode("utf-8-sig").startswith("Unit,Target or duty,Result,")


def test_numbers_and_days_are_read_as_such() -> None:
    (line,) = read(shortfalls_csv(listed(LINE), "vi"))
    assert (line["Yêu cầu"], line["Thực tế"], line["Còn thiếu"]) == ("1234,5", "0", "1234,5")
    assert (line["Hạn cuối"], line["Thiếu từ ngày"]) == ("2023-12-31", "2024-01-01")
    (line,) = read(shortfalls_csv(listed(LINE), "en"), "en")
    assert line["Required"] == "1234.5"


def test_what_is_not_known_is_empty() -> None:
    (line,) = read(shortfalls_csv(listed(UNKNOWN), "vi"))
    assert (line["Thực tế"], line["Thiếu từ ngày"], line["Nguồn số liệu"]) == ("", "", "")


def test_a_list_without_lines_has_its_headings() -> None:
    assert shortfalls_csv(listed(), "vi").decode("utf-8-sig").count("\r\n") == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_begins_like_a_formula(text: str) -> None:
    (line,) = read(shortfalls_csv(listed(hostile(text)), "vi"))
    assert len(line) == len(COLUMNS)
    for cell in line.values():
        assert cell.strip()[:1] not in set("=+-@＝＋－＠")
        assert cell[:1] not in set("\t\r\n")
    assert line["Đơn vị"] in {text, f"'{text}"}  # nothing is lost


@given(st.text())
def test_text_is_left_alone_or_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) in {text, f"'{text}"}
    assert harmless(harmless(text)) == harmless(text)
