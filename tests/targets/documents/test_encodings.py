"""A Vietnamese text comes out the same from every code page it may be kept in, and a binary file from none."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targets.documents.encodings import Encoding, decode, from_tcvn3, mend, vietnamese

#: Every letter that TCVN3 has of its own, lower case, and the capitals without a tone mark.
LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"
TEXT = "ủy ban nhân dân huyện: kế hoạch triển khai công tác dân vận chính quyền, năm 2023 đạt 95%"
TCVN3 = {from_tcvn3(chr(code)): code for code in range(0xA1, 0x100) if from_tcvn3(chr(code)) != chr(code)} | {"ý": 0xFD}


def tcvn3(text: str) -> bytes:
    return bytes(TCVN3.get(letter, ord(letter)) for letter in text)


def cp1258(text: str) -> bytes:
    """Write each letter as Windows does: composed where the page has it, else the base letter and its tone mark."""
    tones = "\u0300\u0309\u0303\u0301\u0323"

    def parted(letter: str) -> str:
        marks = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in marks if mark in tones)
        return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tones)) + tone

    return "".join(map(parted, text)).encode("cp1258")


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (TEXT.encode(), Encoding.UTF_8),
        (TEXT.encode("utf-8-sig"), Encoding.UTF_8),
        (TEXT.encode("utf-16"), Encoding.UTF_16),
        (cp1258(TEXT), Encoding.CP1258),
        (tcvn3(TEXT), Encoding.TCVN3),
        (tcvn3(TEXT).decode("latin-1").encode(), Encoding.TCVN3_IN_UNICODE),
    ],
)
def test_a_text_comes_out_the_same_from_every_code_page(content: bytes, encoding: Encoding) -> None:
    found = decode(content)
    assert found is not None
    assert (found.text, found.encoding) == (TEXT, encoding)
    assert found.is_old is (encoding not in {Encoding.UTF_8, Encoding.UTF_16})


@pytest.mark.skipif(shutil.which("iconv") is None, reason="needs iconv, an independent table of TCVN 5712")
def test_the_table_is_the_one_iconv_has() -> None:
    theirs = subprocess.run(
        ["iconv", "-f", "TCVN", "-t", "UTF-8"], input=tcvn3(LETTERS), capture_output=True, check=True
    )
    assert len(LETTERS) == len(TCVN3) == 74
    assert unicodedata.normalize("NFC", theirs.stdout.decode()) == LETTERS


@pytest.mark.parametrize(
    "content", [b"\x00\x01\x02", b"PK\x03\x04\xff\xfe", b"\xff\xfe\x00", b"\x89PNG\r\n\x1a\n\xff", b"\xff\xe1"]
)
def test_what_is_no_text_is_not_read(content: bytes) -> None:
    assert decode(content) is None


def test_a_text_with_no_accents_is_unicode_as_it_stands() -> None:
    found = decode(b"tong so 12.216 m2")
    assert found is not None
    assert (found.text, found.encoding) == ("tong so 12.216 m2", Encoding.UTF_8)


@pytest.mark.parametrize("text", ["diện tích 12 m² và nhiệt độ 30°", "«Dân vận khéo» ®", "café, naïve, Müller"])
def test_letters_of_other_languages_are_left_alone(text: str) -> None:
    assert mend(text) is None


@given(st.text(st.sampled_from(LETTERS + "abc ,.")))
def test_tcvn3_maps_back(text: str) -> None:
    assert from_tcvn3(tcvn3(text).decode("latin-1")) == text


def test_common_syllables_are_counted_in_any_unicode_form() -> None:
    assert vietnamese(unicodedata.normalize("NFD", TEXT)) == vietnamese(TEXT) > 8
