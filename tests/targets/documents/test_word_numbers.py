"""Numbers as Word writes them."""

from __future__ import annotations

import pytest

from targets.documents.word_numbers import written


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (1, "decimal", "1"), (14, "upperRoman", "XIV"), (9, "lowerRoman", "ix"), (40, "upperRoman", "XL"), (1994,
        "upperRoman", "MCMXCIV"),
        (3, "lowerLetter", "c"), (27, "upperLetter", "AA"), (7, "decimalZero", "07"), (5, "unknown", "5"),
    ],
)  # fmt: skip
def test_numbers(number: int, form: str, text: str) -> None:
    assert written(number, form) == text
