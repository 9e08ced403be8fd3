"""The letters of Vietnamese: each once, each composed, small ones and capitals in the same places."""

from __future__ import annotations

import re
import unicodedata

import pytest

from targets.documents.letters import LOWER, UPPER


def test_there_are_eighty_nine_small_letters_of_vietnamese_and_four_of_other_languages() -> None:
    # 29 letters of the alphabet: 12 vowels in 6 tones, 17 consonants, and 4.
    assert len(LOWER) == len(set(LOWER)) == 12 * 6 + 17 + 4
    assert set("fjwz") <= set(LOWER)


def test_each_letter_is_one_sign_and_its_capital_stands_at_its_place() -> None:
    assert [letter for letter in LOWER + UPPER if unicodedata.normalize("NFC", letter) != letter] == []
    assert len(UPPER) == len(LOWER)
    assert [big.lower() for big in UPPER] == list(LOWER)
    assert not set(UPPER) & set(LOWER)


@pytest.mark.parametrize("name", ["Đặng", "Ủy", "Ỷ", "Ứng", "Ộp", "Ẵm", "Yên", "Ỹ"])
def test_names_begin_with_a_capital_and_go_on_small(name: str) -> None:
    assert re.fullmatch(f"[{UPPER}][{LOWER}]*", name)
    assert not re.fullmatch(f"[{LOWER}]+", name)


def test_what_is_no_letter_of_vietnamese_is_left_out() -> None:
    assert not set("ñçø0-_ ́") & set(LOWER + UPPER)
