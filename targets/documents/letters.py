"""The letters of Vietnamese, for patterns: which are capitals, which are small."""

from __future__ import annotations

import unicodedata

_BASES = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")

#: Every composed letter, for a character class.
LOWER = "".join(
    unicodedata.normalize("NFC", base + tone) for base in _BASES for tone in (_TONES if base in _VOWELS else ("",))
)
UPPER = LOWER.upper()
