"""Vietnamese names: when two spellings are the same name, and in which order names are listed.

Two keys for matching. `match_key` unites spellings that differ in nothing but writing habit: composed or combining
marks, capitals, spaces, and the place of the tone mark (Hoà = Hòa, qũy = quỹ). `loose_key` drops the accents as well
and is for a closed list only, where what it unites can be checked to be one name.

The order is that of Vietnamese dictionaries, after "Quy tắc sắp xếp đơn vị từ vựng trong từ điển tiếng Việt" (Vũ Xuân
Lương, vietlex.com): the letters a ă â b c d đ e ê … x y z first, then the tones ngang, huyền, hỏi, ngã, sắc, nặng,
syllable by syllable. CLDR's collation "vi" has the same letters and tones but weighs the tones of the whole name last:
there "Bà Rịa" comes before "Ba Tri", in a dictionary after it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz, process

SortKey = tuple[tuple[tuple[int, tuple[int, ...], int], ...], str]


def match_key(text: str) -> str:
    """Return the key under which different ways of writing one and the same name are equal.

    >>> match_key("  UỶ ban  xã Hoà Bình"), match_key("Ủy ban xã Hòa Bình") == match_key("Uỷ ban xã Hoà Bình")
    ('uỷ ban xã hoà bình', True)
    """
    return " ".join(_one_tone_place(word) for word in _folded(text).split())


def loose_key(text: str) -> str:
    """Return the key without accents and punctuation, đ as d; only for use inside a closed list of names.

    >>> loose_key("Bản Hòn"), loose_key("Phòng Văn hóa - Thông tin")
    ('ban hon', 'phong van hoa thong tin')
    """
    return " ".join(_WORD.findall(_MARKS.sub("", _folded(text)).replace("đ", "d")))


def strip_kind(text: str) -> tuple[str | None, str]:
    """Split a name into the kind of unit it says it is and the bare name, as written.

    "UBND" before the kind is the unit's own committee and falls away. "bản" is never taken for a kind, since communes
    are called Bản Bo; nor is "huyện" in Huyện ủy and Huyện đoàn.

    >>> strip_kind("UBND xã Bản Bo"), strip_kind("TT Tam Đường"), strip_kind("Bản Bo"), strip_kind("Huyện đoàn")
    (('xã', 'Bản Bo'), ('thị trấn', 'Tam Đường'), (None, 'Bản Bo'), (None, 'Huyện đoàn'))
    """
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    named = _COMMITTEE.sub("", plain)
    found = _KIND.match(named)
    if found is None:
        return None, named
    return _KINDS[found["kind"].casefold()], named[found.end() :]


def near_names(text: str, names: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Return the names that look most like the text, best first: suggestions for a person, never an answer.

    >>> near_names("Ban Po", ["Bản Bo", "Nà Tăm", "Bản Hon"])
    ('Bản Bo', 'Bản Hon')
    """
    choices = {name: loose_key(name) for name in names}
    best = process.extract(loose_key(text), choices, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=limit)
    return tuple(name for _, _, name in best)


def sort_key(text: str) -> SortKey:
    """Return the key that sorts names as Vietnamese readers expect; equal only for the same text.

    >>> sorted(["Ưng", "Đà Nẵng", "Ân", "xã 10", "An Giang", "Dĩ An", "Ăn", "xã 2"], key=sort_key)
    ['An Giang', 'Ăn', 'Ân', 'Dĩ An', 'Đà Nẵng', 'Ưng', 'xã 2', 'xã 10']
    """
    composed = unicodedata.normalize("NFC", text)
    return tuple(_weigh(part) for part in _PART.findall(unicodedata.normalize("NFC", composed.casefold()))), composed


_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: in dictionary order
_NO_TONES = str.maketrans("", "", _TONES)
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_WEIGHTS = {
    unicodedata.normalize("NFC", letter + tone): (rank, weight)
    for rank, letter in enumerate(_ALPHABET)
    for weight, tone in enumerate(["", *_TONES])
}
_MARKS = re.compile("[\u0300-\u036f]")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")  # soft hyphens, zero-width spaces, direction marks
_LAST_VOWEL = re.compile(r"(.*[aăâeêioôơuưy])(.*)")
_WORD = re.compile(r"[^\W_]+")
_PART = re.compile(r"\d+|[^\W\d_]+")
_ALIKE = 60  # of 100: the least likeness worth showing
_COMMITTEE = re.compile(r"(?:ubnd|(?:ủy|uỷ) ban nhân dân) +", re.IGNORECASE)
_FULL = ("đặc khu", "huyện", "phường", "quận", "thành phố", "thị trấn", "thị xã", "tỉnh", "xã")
_SHORT = {"tp": "thành phố", "tt": "thị trấn", "tx": "thị xã", "h.": "huyện", "p.": "phường", "x.": "xã"}
_KINDS = {kind: kind for kind in _FULL} | _SHORT
_KIND = re.compile(
    r"(?!(?:huyện|quận|tỉnh) (?:ủy|uỷ|đoàn)\b)"
    rf"(?P<kind>{'|'.join(re.escape(kind) for kind in _KINDS)})(?:(?<=\.)|\.| |$) *",
    re.IGNORECASE,
)


def _folded(text: str) -> str:
    """Return small letters with their marks apart, nothing unseen among them."""
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", _UNSEEN.sub("", text)).casefold())


@lru_cache(maxsize=8192)  # Vietnamese has about seven thousand syllables
def _one_tone_place(word: str) -> str:
    """Return a decomposed word composed again, with its tone mark on the last vowel."""
    letters = unicodedata.normalize("NFC", word.translate(_NO_TONES))
    tones = "".join(sorted(c for c in word if c in _TONES))
    at_vowel = _LAST_VOWEL.fullmatch(letters)
    before, after = at_vowel.groups() if at_vowel else (letters, "")
    return unicodedata.normalize("NFC", before + tones + after)


def _weigh(part: str) -> tuple[int, tuple[int, ...], int]:
    """Return the weight of a number (by size) or of a syllable (letters, then tone); numbers come first."""
    if part[0].isdecimal():
        digits = part.lstrip("0")
        return 0, (len(digits), *map(int, digits)), 0
    weights = [_WEIGHTS.get(letter, (len(_ALPHABET) + ord(letter), 0)) for letter in part]
    return 1, tuple(rank for rank, _ in weights), max(tone for _, tone in weights)
