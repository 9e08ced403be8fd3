"""Numbers as Vietnamese documents write them, and the words around them that say how exactly they are meant.

``66.315,43`` has dots between thousands and a decimal comma; ``1.694`` is a thousand and more, ``18,5`` eighteen and a
half; ``10.5`` is a decimal, since no thousands follow its dot; ``01`` is one. "01 - 02", "từ 1 đến 3" and "8-8,5%" are
ranges. "trên, hơn" are above; "ít nhất, tối thiểu, không dưới, từ … trở lên, ≥" are at least; "dưới" is below; "không
quá, tối đa, ≤" are at most; "khoảng, gần, xấp xỉ" are about. `figures` finds them all in a sentence, what is no figure
(`targets.documents.not_figures`) left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from targets.documents.not_figures import not_figures


class Bound(StrEnum):
    """How a number is meant."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    ABOVE = "above"
    AT_MOST = "at_most"
    BELOW = "below"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a sentence, with the words that belong to it."""

    low: Decimal
    high: Decimal | None  #: of a range
    bound: Bound
    unit: str  #: "%", "‰", or the words after it as they stand, cut by the caller; "" when none was looked for
    start: int  #: of all its words: "ít nhất 01", "từ 98% trở lên"
    number: int  #: where its digits begin
    end: int  #: behind "%" and "trở lên"
    of: Decimal | None = None  #: the second number of "8/13"


def read_number(text: str) -> Decimal:
    """Return the number that digits and marks stand for.

    >>> [str(read_number(text)) for text in ("66.315,43", "1.694", "18,5", "10.5", "01", "1.234.567")]
    ['66315.43', '1694', '18.5', '10.5', '1', '1234567']
    """
    if "," in text:
        return Decimal(text.replace(".", "").replace(",", "."))
    if _THOUSANDS.fullmatch(text):
        return Decimal(text.replace(".", ""))
    return Decimal(text)


def figures(text: str, start: int = 0, end: int | None = None) -> Iterator[Figure]:
    """Yield the figures of a stretch of text, in order; numbers in words only behind a word that bounds them.

    >>> [(str(f.low), f.bound.value, f.unit) for f in figures("đạt từ 98% trở lên, mỗi xã ít nhất hai mô hình")]
    [('98', 'at_least', '%'), ('2', 'at_least', '')]
    """
    stop = len(text) if end is None else end
    shut = list(not_figures(text, start, stop))
    at = 0
    numbers = _NUMBER if _WORDY.search(text, start, stop) else _IN_DIGITS
    for found in numbers.finditer(text, start, stop):
        number = found.start()
        while at < len(shut) and shut[at][1] <= number:
            at += 1
        if at < len(shut) and shut[at][0] <= number:
            continue
        figure = _figure(text, found, start)
        if figure is not None:
            yield figure


WORDS = {
    "một nửa": "50",
    "một": "1",
    "hai": "2",
    "ba": "3",
    "bốn": "4",
    "năm": "5",
    "sáu": "6",
    "bảy": "7",
    "tám": "8",
    "chín": "9",
    "mười": "10",
}
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_DIGITS = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d{1,4})?)"
_WORD = "|".join(WORDS).replace(" ", r"\ ")
_BOUNDS = {
    Bound.AT_LEAST: r"ít nhất|tối thiểu|chí ít|không dưới|không thấp hơn|không ít hơn|không nhỏ hơn|≥|>=|=>",
    Bound.AT_MOST: r"không (?:vượt )?quá|không vượt|tối đa|nhiều nhất|không cao hơn|không lớn hơn|≤|<=|=<",
    Bound.ABOVE: r"trên|(?<!thấp )(?<!nhỏ )(?<!ít )hơn|vượt|lớn hơn|cao hơn|>",
    Bound.BELOW: r"dưới|thấp hơn|nhỏ hơn|ít hơn|<",
    Bound.ABOUT: r"khoảng|xấp xỉ|gần|chừng|ước khoảng|~",
}
_BEFORE = re.compile(
    r"(?<!\w)(?:"
    + "|".join(f"(?P<{bound.name}>{words})" for bound, words in _BOUNDS.items())
    + r")(?:\s+(?:là|có|được|phải|đạt|từ|mức|tỷ lệ|khoảng|mỗi năm))*\s*$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"(?<!\w)từ\s+$", re.IGNORECASE)
_REACH = 45  # characters before a number that can hold the words that bound it
#: A number in words counts only behind a word that bounds it: "ít nhất một", "từ một đến hai".
_WORDY = re.compile(
    r"(?:ít nhất|tối thiểu|không dưới|trên|hơn|dưới|quá|tối đa|từ|khoảng|gần)\s+(?:\S{1,4}\s)?"
    rf"(?:{'|'.join(WORDS)})(?!\w)"
)
_REST = rf"""
    (?:\s?(?P<unit1>%|‰|phần\ trăm|phần\ nghìn))?
    (?:\s?(?P<range>-|–|÷|đến|tới)\s?(?:dưới\s)?
       (?P<high>{_DIGITS}|(?:{_WORD})(?!\w))(?!/\d)(?:\s?(?P<unit2>%|‰|phần\ trăm))?)?
    (?:/(?P<of>{_DIGITS})(?![\d/]))?
    (?P<up>\s+trở\ lên)?(?P<down>\s+trở\ xuống)?
"""
_LOW = rf"(?<![\d.,/\w])(?P<low>{_DIGITS})"
_NUMBER = re.compile(rf"(?:{_LOW}|(?<!\w)(?P<word>{_WORD})(?!\w)){_REST}", re.VERBOSE | re.IGNORECASE)
_IN_DIGITS = re.compile(rf"{_LOW}(?P<word>(?!))?{_REST}", re.VERBOSE | re.IGNORECASE)
_SIGNS = {"phần trăm": "%", "phần nghìn": "‰"}


def _figure(text: str, found: re.Match[str], earliest: int) -> Figure | None:
    bound, start = _bounded(text, found, earliest)
    if found["word"] is not None and bound is Bound.EXACT and found["range"] is None:
        return None
    low = _value(found["low"] or found["word"])
    high = _value(found["high"]) if found["high"] else None
    if high is not None and high <= low:
        return None
    unit = (found["unit2"] or found["unit1"] or "").casefold()
    of = read_number(found["of"]) if found["of"] else None
    return Figure(low, high, bound, _SIGNS.get(unit, unit), start, found.start(), found.end(), of)


def _bounded(text: str, found: re.Match[str], earliest: int) -> tuple[Bound, int]:
    """Return how a number is meant, and where the words that say so begin."""
    number = found.start()
    before = text[max(earliest, number - _REACH) : number]
    words = _BEFORE.search(before)
    since = words or _SINCE.search(before)
    start = number - len(before) + since.start() if since else number
    if found["up"]:
        return Bound.AT_LEAST, start
    if found["down"]:
        return Bound.AT_MOST, start
    return (next(bound for bound in _BOUNDS if words[bound.name]) if words else Bound.EXACT), start


def _value(text: str) -> Decimal:
    word = WORDS.get(text.casefold())
    return Decimal(word) if word is not None else read_number(text)
