"""The figures of a report: every number that counts or measures something, with what it counts and how firmly.

Numbers are written as Vietnamese offices write them: "1.694" is a thousand and more, "18,5" eighteen and a half,
"05" five, "2801đồng chí" without a space. "trên", "hơn", "gần", "khoảng" make a figure a bound or an estimate.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from operator import attrgetter

from targets.documents.text import Paragraph, ParagraphKind, Text
from targets.narrative.hidden import hidden_stretches, is_hidden
from targets.narrative.measures import Measure, measure_at


class Qualifier(StrEnum):
    """How firmly a figure is stated."""

    EXACT = "exact"
    AT_LEAST = "at_least"  #: "trên", "hơn", "ít nhất", "trở lên"
    AT_MOST = "at_most"  #: "gần", "dưới", "không quá"
    ABOUT = "about"  #: "khoảng", "ước"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that counts or measures something."""

    start: int  #: in the text's content, of the number
    end: int  #: where its unit's words end
    value: Decimal  #: as written: 10.4 of "10,4 tỷ đồng"
    measure: Measure
    qualifier: Qualifier
    paragraph: int  #: which paragraph of the text
    of: Decimal | None = None  #: the second number of "118/126 khu dân cư"
    opening: int = 0  #: where the words begin that belong to it: "trên", or the number itself

    @property
    def amount(self) -> Decimal:
        """Return the value in the unit its kind compares in: đồng for money."""
        return self.value * self.measure.scale

    @property
    def unit(self) -> str:
        """Return the unit as written."""
        return self.measure.unit

    @property
    def kind(self) -> str:
        """Return the kind of thing counted."""
        return self.measure.kind


def figures_of(text: Text) -> tuple[Figure, ...]:
    """Return the figures of a document in order; what it says to whom it is sent is left out."""
    hidden = hidden_stretches(text.content)
    return tuple(
        figure
        for number, paragraph in enumerate(reported(text))
        if paragraph is not None
        for figure in _figures(text.content, paragraph, number, hidden)
    )


def reported(text: Text) -> Iterator[Paragraph | None]:
    """Yield the paragraphs that report something, None for the others: the recipients at the end are none.

    Footnotes that stand after the recipients count again.
    """
    ended = False
    for paragraph in text.paragraphs:
        words = text.content[paragraph.start : paragraph.end]
        ended = ended or _RECIPIENTS.match(words) is not None
        yield paragraph if paragraph.kind is ParagraphKind.NOTE or not ended else None


def between(figures: Sequence[Figure], start: int, end: int) -> Sequence[Figure]:
    """Return the figures whose numbers begin within a stretch; they are in order."""
    return figures[bisect_left(figures, start, key=_start) : bisect_left(figures, end, key=_start)]


def phrase_end(content: str, figure: Figure) -> int:
    """Return where the words end that say what a figure is of: "2.639 buổi tuyên truyền", a few words at most."""
    end = figure.end
    for _ in range(_PHRASE):
        found = _MORE.match(content, end)
        if found is None:
            break
        end = found.end()
    return end


def read_number(written: str) -> Decimal | None:
    """Return the value of a number as Vietnamese offices write it, or None where the marks contradict it.

    >>> read_number("66.315,43"), read_number("1.694"), read_number("05"), read_number("1.23")
    (Decimal('66315.43'), Decimal('1694'), Decimal('5'), None)
    """
    found = _NUMBER.fullmatch(written)
    return Decimal(found["whole"].replace(".", "") + "." + (found["rest"] or "0")).normalize() + 0 if found else None


#: A number, with thousands in threes and a decimal comma.
_NUMBER = re.compile(r"(?P<whole>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?P<rest>\d+))?")
_FIGURE = re.compile(
    rf"(?<![\d.,])(?<!\d/)(?<!\d/ )(?P<first>{_NUMBER.pattern.replace('?P<whole>', '?:').replace('?P<rest>', '?:')})"
    r"(?: ?/ ?(?P<second>(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?)(?![\d/,.]*\d))?(?![./]?\d)(?!,\d)"
)
_BEFORE = re.compile(
    r"(?P<least>(?:\b(?:[Tt]rên|[Hh]ơn|[Íí]t nhất|[Tt]ối thiểu|[Kk]hông dưới|[Vv]ượt)\b)|≥|>)"
    r"|(?P<most>(?:\b(?:[Gg]ần|[Dd]ưới|[Kk]hông quá|[Cc]hưa đến|[Tt]ối đa|[Kk]hông đến)\b)|≤|<)"
    r"|(?P<about>\b(?:[Kk]hoảng|[Ưư]ớc|[Ưư]ớc đạt|[Ưư]ớc tính|[Xx]ấp xỉ|[Cc]ỡ|[Tt]ầm)\b)"
)
_UPWARDS = re.compile(r" ?(?:[^\W\d_]+ ){0,3}trở lên\b")
_REACH = 16  # characters before a number in which its qualifier stands
_PHRASE = 6  # words
_MORE = re.compile(
    r" (?!(?:cho|với|tại|và|để|của|có|được|do|là|trong|trên|đạt|năm|so|từ|đến|theo"
    r"|như|nhằm|gồm|thuộc)\b)[^\W\d_]+(?![\w/])"
)
_start = attrgetter("start")
_RECIPIENTS = re.compile(r"\**[Nn]ơi (?:nhận|gửi)\b")


def _figures(content: str, paragraph: Paragraph, number: int, hidden: tuple[tuple[int, int], ...]) -> Iterator[Figure]:
    start = paragraph.start + (paragraph.label.end if paragraph.label else 0)
    for found in _FIGURE.finditer(content, start, paragraph.end):
        if is_hidden(hidden, found.start()) or _is_glued(content, found.start()):
            continue
        first = read_number(found["first"])
        second = read_number(found["second"]) if found["second"] else None
        if first is None or (found["second"] and second is None):
            continue
        measure = measure_at(content, found.end(), paragraph.end)
        if measure is None:
            continue
        qualifier, opening = _qualifier(content, start, found.start(), measure.end)
        yield Figure(found.start(), measure.end, first, measure, qualifier, number, second, opening)


def _is_glued(content: str, at: int) -> bool:
    """Say whether a number is the tail of a word: "Covid19"."""
    return at > 0 and (content[at - 1].isalpha() or (content[at - 1] == "-" and content[at - 2 : at - 1].isalpha()))


def _qualifier(content: str, start: int, at: int, end: int) -> tuple[Qualifier, int]:
    """Return how firmly a number is stated, and where the words for that begin."""
    near = max(start, at - _REACH)
    last = None
    for found in _BEFORE.finditer(content, near, at):
        if not content[found.end() : at].strip(" "):
            last = found
    if last is None:
        return (Qualifier.AT_LEAST if _UPWARDS.match(content, end) else Qualifier.EXACT), at
    if last["about"] or (last["least"] and re.search(r"\b[Gg]ần $", content[near : last.start()])):
        return Qualifier.ABOUT, last.start()
    return (Qualifier.AT_LEAST if last["least"] else Qualifier.AT_MOST), last.start()
