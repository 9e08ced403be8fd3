"""The same thing stated twice: do the two places agree?

Two figures speak of the same thing when the words behind them are the same for a good stretch ("… hoàn thành nghĩa vụ
quân sự trở về địa phương"), or the words before them are ("tổng số đơn tiếp nhận …"), and nothing tells them apart: not
another body that did it, another year, or one list that both are items of. Equal numbers alone mean nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from rules.crossfoot.bounds import bounds_of
from rules.crossfoot.check import Check, CheckKind, CheckVerdict, Part, Spot
from targets.documents.text import Paragraph, Text
from targets.names import match_key
from targets.narrative.figures import Figure
from targets.narrative.measures import same_kind
from targets.narrative.wholes import Whole
from targets.wording import Fact, say, write_number


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure with the words around it."""

    figure: Figure
    document: int
    quote: str
    before: tuple[str, ...]  #: the syllables before it in its clause, nearest first
    after: tuple[str, ...]  #: the syllables behind its number: its unit and what follows, to the next figure
    bodies: frozenset[str]  #: who is said to have done it
    years: frozenset[str]
    whole: frozenset[str] | None = None  #: words of what it is said to be some of, "trong đó"


def check_repeats(
    texts: Sequence[Text],
    figures: Sequence[Sequence[Figure]],
    wholes: Sequence[Sequence[Whole]],
    years: Sequence[Sequence[int]],
) -> tuple[Check, ...]:
    """Return a check for each pair of figures that state the same thing, within a document or between documents.

    Args:
        texts: the documents.
        figures: of each.
        wholes: of each: the items of one list are never compared with one another.
        years: that each speaks of, for figures whose sentence names none.
    """
    told = [_Told(text, own) for text, own in zip(texts, years, strict=True)]
    mentions = [
        _mention(text, figure, document, told[document])
        for document, text in enumerate(texts)
        for figure in figures[document]
        if figure.kind != "shares" and figure.of is None
    ]
    apart = {
        frozenset(((d, a.start), (d, b.start)))
        for d, found in enumerate(wholes)
        for whole in found
        for a, b in combinations([f for s in whole.segments for f in s.figures], 2)
    }
    return tuple(_checks(mentions, apart))


_AFTER, _BEFORE = 7, 5  # syllables two stretches must share
_SAME, _TELLING = 4, 10  # syllables that are enough where the numbers are equal, and no less than this
_LONG = 12  # syllables that two bodies would hardly share by chance
_SYLLABLE = re.compile(r"[^\W_]+")
_STOP = re.compile(r"[.;:()\n]")
_LAST_STOP = re.compile(r"[.;:()\n]|\d+")  # words behind another figure are that figure's
_NUMBER = re.compile(r"\d")
_SAME_WHOLE = 0.8  # of the words of the shorter
_SOME_OF = re.compile(r"\b(?:trong đó|riêng)\b", re.IGNORECASE)  # what it is of is told before
_REACH = 110
#: Words before a change; behind it stands "so với cùng kỳ năm 2022", which says nothing of what has changed.
_CHANGES = frozenset(match_key(word) for word in ("tăng", "giảm", "thêm", "bớt"))
_BODIES = re.compile(
    r"MTTQ|Mặt trận|LHPN|[Pp]hụ nữ|Huyện đoàn|[Đđ]oàn thanh niên|Đoàn TN|CCB|[Cc]ựu chiến binh|HND|[Nn]ông dân|LĐLĐ"
    r"|[Cc]ông đoàn|HĐND|UBND|[Cc]ông an|[Qq]uân sự|[Bb]iên phòng|Ban Dân vận|[Hh]uyện ủy|[Đđ]ảng ủy|[Nn]gười cao tuổi"
    r"|[Cc]hữ thập đỏ|[Tt]rường|[Tt]rung tâm|(?:xã|phường|[Ss]ở|[Pp]hòng) [^\W\d_a-zà-ỹ]\w+"
)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What a sentence says of who did something, and when."""

    years: frozenset[str]
    bodies: tuple[tuple[int, str], ...]  # where each is named, and who

    def before(self, at: int) -> frozenset[str]:
        return frozenset(body for start, body in self.bodies if start < at)


class _Told:
    """The sentences of a document, each looked at once."""

    def __init__(self, text: Text, years: Sequence[int]) -> None:
        self.text, self.years = text, frozenset(map(str, years))
        self.sentences: dict[int, list[tuple[int, int]]] = {}
        self.seen: dict[tuple[int, int], _Sentence] = {}

    def of(self, paragraph: Paragraph, figure: Figure) -> _Sentence:
        if paragraph.start not in self.sentences:
            self.sentences[paragraph.start] = list(self.text.sentences(paragraph))
        whole = (paragraph.start, paragraph.end)
        span = next(((a, b) for a, b in self.sentences[paragraph.start] if a <= figure.start < b), whole)
        if span not in self.seen:
            years = frozenset(_YEAR.findall(self.text.content, *span)) or self.years
            bodies = ((f.start(), match_key(f[0])) for f in _BODIES.finditer(self.text.content, *span))
            self.seen[span] = _Sentence(years, tuple(bodies))
        return self.seen[span]


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_syllable = lru_cache(maxsize=8192)(match_key)  # Vietnamese has about seven thousand


def _mention(text: Text, figure: Figure, document: int, told: _Told) -> Mention:
    content = text.content
    paragraph = text.paragraphs[figure.paragraph]
    stop = _STOP.search(content, figure.end, paragraph.end)
    end = min(stop.start() if stop else paragraph.end, figure.end + _REACH)
    start = max(paragraph.start, figure.opening - _REACH)
    for found in _LAST_STOP.finditer(content, start, figure.opening):
        start = found.end()
    whole = _whole_of(text, paragraph, start) if _SOME_OF.search(content, start, figure.opening) else None
    number = len(_SYLLABLE.findall(content[figure.start : figure.end])) - len(_SYLLABLE.findall(figure.unit))
    after = tuple(map(_syllable, _SYLLABLE.findall(content[figure.start : end])[number:]))
    before = tuple(map(_syllable, reversed(_SYLLABLE.findall(content[start : figure.opening]))))
    own = told.of(paragraph, figure)
    return Mention(
        figure,
        document,
        content[figure.opening : figure.end],
        before,
        after,
        own.before(figure.start),
        own.years,
        whole,
    )


def _whole_of(text: Text, paragraph: Paragraph, at: int) -> frozenset[str]:
    """Return the words of a sentence up to the number that something told behind "trong đó" is part of."""
    start = next((a for a, b in text.sentences(paragraph) if a <= at <= b), paragraph.start)
    start = max(start, text.content.rfind(";", start, at) + 1)
    number = _NUMBER.search(text.content, start, at)
    return frozenset(map(_syllable, _SYLLABLE.findall(text.content[start : number.start() if number else at])))


def _checks(mentions: Sequence[Mention], apart: set[frozenset[tuple[int, int]]]) -> Iterator[Check]:
    told: set[frozenset[tuple[int, int]]] = set()
    for one, other in _candidates(mentions):
        pair = frozenset(((one.document, one.figure.start), (other.document, other.figure.start)))
        if pair in told or pair in apart or not _comparable(one, other):
            continue
        told.add(pair)
        if _same_bodies(one, other):
            yield _check(one, other)
        elif one.after[:_LONG] == other.after[:_LONG] and len(one.after) >= _LONG:
            yield from (c for c in [_check(one, other, CheckVerdict.AMBIGUOUS)] if c.verdict is not CheckVerdict.OK)


def _candidates(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield the pairs whose words behind, or before, are the same for long enough."""
    behind: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    ahead: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for mention in mentions:
        is_change = mention.before[:1] and mention.before[0] in _CHANGES
        for skipped in () if is_change else (0, 1, 2):  # the noun may differ: "107 quân nhân", "97 công dân"
            run = mention.after[skipped : skipped + _AFTER]
            if len(run) == _AFTER:
                behind[run].append(mention)
            if len(run) >= _SAME and mention.figure.value >= _TELLING:
                behind[(str(mention.figure.amount), *run[:_SAME])].append(mention)
        if len(mention.before) >= _BEFORE:
            ahead[(mention.after[0] if mention.after else "", *mention.before[:_BEFORE])].append(mention)
    for groups in (behind, ahead):
        for same in groups.values():
            yield from combinations(same, 2)


def _comparable(one: Mention, other: Mention) -> bool:
    if one is other or not same_kind(one.figure.kind, other.figure.kind):
        return False
    if one.document == other.document and abs(one.figure.start - other.figure.start) < _REACH:
        return False
    if one.years and other.years and not one.years & other.years:
        return False
    if one.whole is None or other.whole is None:
        return True
    return len(one.whole & other.whole) >= _SAME_WHOLE * min(len(one.whole), len(other.whole))


def _same_bodies(one: Mention, other: Mention) -> bool:
    return not (one.bodies and other.bodies) or bool(one.bodies & other.bodies)


def _check(one: Mention, other: Mention, differing: CheckVerdict = CheckVerdict.CONFLICT) -> Check:
    first, second = sorted((one, other), key=lambda m: (m.document, m.figure.start))
    same = bounds_of(first.figure).meets(bounds_of(second.figure))
    facts: dict[str, Fact] = {"first": _phrase(first), "second": _phrase(second)}
    sentence = (
        say("Hai nơi nêu như nhau: {first}; {second}.", "Two places agree: {first}; {second}.", **facts)
        if same
        else say(
            "Hai nơi nêu khác nhau: “{first}” và “{second}”.", "Two places differ: “{first}” and “{second}”.", **facts
        )
    )
    verdict = CheckVerdict.OK if same else differing
    return Check(
        CheckKind.REPEAT,
        verdict,
        Spot(first.figure.opening, first.figure.end, first.document),
        write_number(first.figure.value),
        write_number(second.figure.value),
        (Part(Spot(second.figure.opening, second.figure.end, second.document), second.figure.value),),
        sentence,
    )


def _phrase(mention: Mention) -> str:
    return mention.quote
