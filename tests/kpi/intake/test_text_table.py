"""Text files: their letters in every encoding, what parts their columns, and what cannot be read."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpi.intake.text_table import ENCODINGS, TextFaultError, read_text_table
from tests.data.intake.make import tcvn3, windows_1258

TEXT = "Kế hoạch;Kết quả\nĐã đối thoại;có\n"
ROWS = [["Kế hoạch", "Kết quả"], ["Đã đối thoại", "có"]]


@pytest.mark.parametrize(
    ("content", "encoding", "guessed"),
    [
        (TEXT.encode(), "utf-8", False),
        (TEXT.encode("utf-8-sig"), "utf-8", False),
        (TEXT.encode("utf-16"), "utf-16", False),
        (TEXT.encode("utf-16-le"), "utf-16", False),
        (TEXT.encode("utf-16-be"), "utf-16", False),
        (windows_1258(TEXT), "windows-1258", True),
    ],
)
def test_the_same_rows_from_every_encoding(content: bytes, encoding: str, guessed: bool) -> None:
    table = read_text_table(content)
    assert (table.rows, table.encoding, table.guessed) == (ROWS, encoding, guessed)
    assert read_text_table(content, encoding).rows == ROWS or encoding == "utf-16"  # which may lack its mark
    assert "hoạch" in table.preview


def test_tcvn3_has_no_accented_capitals_of_its_own() -> None:
    """A font made them of the small letters, so their case cannot be told from the bytes."""
    table = read_text_table(tcvn3(TEXT))
    assert (table.encoding, table.guessed) == ("tcvn3", True)
    assert table.rows == ROWS


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        ("a;b\n1,5;2,5\n", [["a", "b"], ["1,5", "2,5"]]),  # a decimal comma parts nothing
        ("a\tb\n1,5\t2;5\n", [["a", "b"], ["1,5", "2;5"]]),
        ('"a;b";c\r\n"d\ne";f', [["a;b", "c"], ["d\ne", "f"]]),
        ("alone", [["alone"]]),
    ],
)
def test_what_parts_the_columns(text: str, rows: list[list[str]]) -> None:
    assert read_text_table(text.encode()).rows == rows


@pytest.mark.parametrize(
    ("content", "encoding", "code"),
    [
        (b"\xff\xfea", None, "encoding"),
        (b"\xe9\xe8\xf8", None, "encoding"),
        (b"\xff", "utf-8", "encoding"),
        (b"a\x00\x00b\x00\x01", None, "not-text"),
        (b'"a', None, "broken"),
        (b"x" * 40_000, None, "broken"),
    ],
)
def test_what_cannot_be_read(content: bytes, encoding: str | None, code: str) -> None:
    with pytest.raises(TextFaultError, match=code):
        read_text_table(content, encoding)


@settings(max_examples=200)
@given(st.binary(max_size=60), st.sampled_from([None, *ENCODINGS]))
def test_no_bytes_make_it_raise_anything_else(content: bytes, encoding: str | None) -> None:
    with suppress(TextFaultError):
        assert all(isinstance(cell, str) for row in read_text_table(content, encoding).rows for cell in row)
