"""Totals and their parts: where a report says "N, of which …", "N, gồm …", "N (a và b)", or lists N in a footnote.

What is found here is only who stands for whom; whether it adds up is `rules.crossfoot`'s to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from targets.documents.text import Paragraph, ParagraphKind, Text
from targets.narrative.figures import Figure, between
from targets.narrative.measures import KINDS, same_kind, same_noun
from targets.narrative.segments import Segment, bracketed, closing_bracket, segments_of


class Link(StrEnum):
    """What says that these are the parts of that."""

    LISTED = "listed"  #: "gồm", "bao gồm", "cụ thể": all the parts
    OF_WHICH = "of which"  #: "trong đó": all of them, or only some
    BRACKET = "bracket"  #: figures right in the brackets behind the total
    NOTE = "note"  #: the footnote whose mark stands behind the total
    COLON = "colon"  #: "1.286 hộ: hộ nghèo 214 hộ, hộ cận nghèo 168 hộ, …"
    STATES = "states"  #: "đã giải quyết 28 đơn, đang giải quyết 03 đơn" behind "31 đơn"


@dataclass(frozen=True, slots=True)
class Whole:
    """Totals named together, and the list of what they consist of."""

    link: Link
    totals: tuple[Figure, ...]  #: one for each kind of thing, in order
    segments: tuple[Segment, ...]
    partial: bool = False  #: the list says of itself that it is not all: "như", "…", "v.v."
    introduced: bool = False  #: a colon stands before the list
    rival: int | None = None  #: of two readings of one footnote's mark, which both have this number, one is meant


def wholes_of(text: Text, figures: Sequence[Figure]) -> tuple[Whole, ...]:
    """Return the totals of a document with their parts, in order."""
    ways = (_by_word, _by_bracket, _by_note, _by_colon, _by_state)
    counted = [figure for figure in figures if _is_counted(text, figure)]
    found = [whole for way in ways for whole in way(text, counted)]
    return tuple(sorted(found, key=lambda whole: (whole.totals[0].start, whole.segments[0].start)))


#: "tăng 0,5", "(-366 ha)": by how much something changed, which is no part of what it is.
_CHANGE_BEFORE = re.compile(r"(?:\b(?:[Tt]ăng|[Gg]iảm)(?: thêm)? ?|\( ?[+–-])$")
#: "58,8 tạ/ha": so much of each, which adds up to nothing.
_PER = re.compile(r" ?/ ?[^\W\d_]")


def _is_counted(text: Text, figure: Figure) -> bool:
    """Say whether a figure can be a total or a part: no change, no rate, no percentage."""
    lead = text.content[max(0, figure.opening - _BEFORE) : figure.opening]
    rate = figure.kind in {"shares", "per mille"} or _PER.match(text.content, figure.end)
    return not rate and _CHANGE_BEFORE.search(lead) is None


_BEFORE = 12  # characters before a figure that say that it is a change
#: The words that announce parts.
_WORD = re.compile(
    r"(?=[(TGBCtgbc])(?P<open>\( ?)?"
    r"\b(?P<word>[Tt]rong đó|[Gg]ồm có|[Bb]ao gồm|[Gg]ồm|[Cc]ụ thể(?: như sau| là)?|[Cc]hia ra)\b"
    r"(?P<some> có| là)?(?P<colon> ?:)?"
)
_PARTIAL = re.compile(r"(?:\.\.\.|…|v\.v|\bnhư:?$|\btrong đó có\b|\btiêu biểu|\bnổi bật|\bđiển hình)")
_ITEM = re.compile(r"^(?:[-–+•*]|[a-zđ]\))")
_NEAR = 60  # characters between a total and the bracket that holds its parts


def _by_word(text: Text, figures: Sequence[Figure]) -> Iterator[Whole]:
    for number, paragraph in enumerate(text.paragraphs):
        for found in _WORD.finditer(text.content, paragraph.start, paragraph.end):
            end = _end_of_list(text, number, paragraph, found)
            start = found.end()
            opening = found.start()
            segments = segments_of(text.content, start, end, figures)
            if segments and _is_whole_list(segments[0]):
                segments = segments_of(text.content, start, segments[0].end, figures, ";.,")
            if len([s for s in segments if s.figures]) < 2:  # noqa: PLR2004  one part is no list
                segments = segments_of(text.content, start, end, figures, ";.,")
            totals = _totals(text, _sentence_start(text, paragraph, opening), opening, segments, figures)
            if totals:
                listed = not found["word"].casefold().startswith("trong đó")
                partial = bool(found["some"]) or _PARTIAL.search(text.content[start:end]) is not None
                link = Link.LISTED if listed else Link.OF_WHICH
                yield Whole(link, totals, segments, partial, introduced=bool(found["colon"]))


def _is_whole_list(segment: Segment) -> bool:
    """Say whether an item holds several parts of one noun: then commas part them, and another list follows it."""
    units = [figure.unit.casefold() for figure in segment.figures]
    return any(units.count(unit) > 1 for unit in units)


def _end_of_list(text: Text, number: int, paragraph: Paragraph, word: re.Match[str]) -> int:
    """Return where the list ends that a word announces: at its bracket, its sentence, or the last of its items."""
    if word["open"]:
        return closing_bracket(text.content, word.start(), paragraph.end) or paragraph.end
    before = text.content.rfind("(", paragraph.start, word.start())
    if before >= 0:
        closing = closing_bracket(text.content, before, paragraph.end)
        if closing is not None and closing > word.start():
            return closing
    end = next((b for a, b in text.sentences(paragraph) if a <= word.start() < b), paragraph.end)
    if not text.content[word.end() : paragraph.end].strip(" :."):
        for following in text.paragraphs[number + 1 :]:
            if following.kind is not ParagraphKind.TEXT or not _is_item(text, following):
                break
            end = following.end
    return end


def _is_item(text: Text, paragraph: Paragraph) -> bool:
    return _ITEM.match(text.content[paragraph.start : paragraph.end].lstrip()) is not None


def _by_bracket(text: Text, figures: Sequence[Figure]) -> Iterator[Whole]:
    for paragraph in text.paragraphs:
        for opening, closing in bracketed(text.content, paragraph.start, paragraph.end):
            if _WORD.match(text.content, opening) or _CHANGE.match(text.content, opening):
                continue
            segments = segments_of(text.content, opening + 1, closing - 1, figures, ";.,")
            counted = [segment for segment in segments if segment.figures]
            if len(counted) < 2 or any(len(s.figures) > 1 for s in counted):  # noqa: PLR2004
                longer = segments_of(text.content, opening + 1, closing - 1, figures, ";")
                segments = longer if len([s for s in longer if s.figures]) > 1 else segments
            if len(counted) < 2:  # noqa: PLR2004
                continue
            start = max(_sentence_start(text, paragraph, opening), opening - _NEAR)
            totals = _totals(text, start, opening, segments, figures)
            if totals:
                yield Whole(Link.BRACKET, totals, segments, _PARTIAL.search(text.content[opening:closing]) is not None)


_CHANGE = re.compile(r"\( ?\*?(?:tăng|giảm|đạt|chiếm|so với|cùng kỳ)")


def _by_note(text: Text, figures: Sequence[Figure]) -> Iterator[Whole]:
    for number, note in enumerate(text.notes):
        host = next((p for p in text.paragraphs if note.at and p.start < note.at <= p.end and p is not note.body), None)
        if note.at is None or host is None:
            continue
        segments = segments_of(text.content, note.body.start, note.body.end, figures)
        if len(segments) == 1 and _is_whole_list(segments[0]):
            segments = segments_of(text.content, note.body.start, note.body.end, figures, ";.,")
        partial = _PARTIAL.search(text.content[note.body.start : note.body.end]) is not None
        for start, end in _clauses(text, host, note.at):
            totals = _totals(text, start, end, segments, figures)
            if totals:
                behind = between(figures, note.at, _end_of_clause(text, host, note.at))
                totals += _stated_too(behind, totals, segments)
                yield Whole(Link.NOTE, totals, segments, partial, rival=number)


_CLAUSE_END = re.compile(r"[;(]|\.(?= |$)")


def _end_of_clause(text: Text, host: Paragraph, at: int) -> int:
    """Return where the clause ends that a footnote's mark stands in, or the next mark."""
    stop = _CLAUSE_END.search(text.content, at, host.end)
    return min([stop.start() if stop else host.end, *(n.at for n in text.notes if n.at is not None and at < n.at)])


def _stated_too(behind: Sequence[Figure], totals: Sequence[Figure], segments: Sequence[Segment]) -> tuple[Figure, ...]:
    """Return the total right behind a mark that every item states too: "52 buổi¹ cho 2.860 lượt người"."""
    kinds = {total.kind for total in totals}
    return tuple(
        figure
        for figure in behind[:1]
        if figure.of is None and figure.kind not in kinds and all(_states(s, figure.kind) for s in segments)
    )


def _states(segment: Segment, kind: str) -> bool:
    return len([f for f in segment.figures if f.kind == kind]) == 1


_COLON = re.compile(r": ")
_STOP = re.compile(r"[.;:()]")
_LEAST_ITEMS = 3


def _by_colon(text: Text, figures: Sequence[Figure]) -> Iterator[Whole]:
    """Yield totals that nothing but a colon parts from items which all count the same noun."""
    for paragraph in text.paragraphs:
        for found in _COLON.finditer(text.content, paragraph.start, paragraph.end):
            before = between(figures, max(paragraph.start, found.start() - _NEAR), found.start())
            last = before[-1] if before else None
            if last is None or last.of is not None or _STOP.search(text.content, last.end, found.start()):
                continue
            end = next((b for a, b in text.sentences(paragraph) if a <= found.start() < b), paragraph.end)
            segments = segments_of(text.content, found.end(), end, figures)
            end = segments[0].end if segments and _is_whole_list(segments[0]) else end
            segments = segments_of(text.content, found.end(), end, figures, ";.,")
            alike = all(len(s.figures) == 1 and s.figures[0].unit == last.unit and s.label for s in segments)
            if alike and len(segments) >= _LEAST_ITEMS and not _WORD.search(text.content, last.end, found.end()):
                yield Whole(Link.COLON, (last,), segments, _PARTIAL.search(text.content[last.end : end]) is not None)


_DONE = re.compile(
    r"\b(?:[Đđ]ã |(?<!không )(?<!chưa )đạt\b|[Gg]iải quyết|[Tt]iếp thu|[Gg]iải trình|[Hh]oàn thành|[Xx]ử lý)"
)
_NOT_DONE = re.compile(
    r"\b(?:[Đđ]ang|[Cc]hưa|[Kk]hông đạt|[Cc]òn(?: lại)?|[Cc]huyển|[Tt]iếp thu|[Tt]ồn|[Hh]ướng dẫn|[Kk]iến nghị"
    r"|[Qq]uá hạn|[Tt]rả)\b"
)
_CLAUSE = 80  # characters of a clause before its figure
_REACH = 330  # characters within which the states of a total are told


def _by_state(text: Text, figures: Sequence[Figure]) -> Iterator[Whole]:
    """Yield totals whose two or three states follow: so many are done, so many are not yet."""
    for number, total in enumerate(figures):
        near = [f for f in figures[number + 1 : number + 8] if f.start - total.end < _REACH and f.value <= total.value]
        same = [f for f in near if f.paragraph == total.paragraph and _alike(f, total)]
        if len(same) not in {2, 3} or total.of is not None:
            continue
        words = [_around(text, figures, figure) for figure in same]
        if _DONE.search(words[0]) and all(_NOT_DONE.search(around) for around in words[1:]):
            segments = tuple(Segment(f.opening, f.end, (f,), around) for f, around in zip(same, words, strict=True))
            yield Whole(Link.STATES, (total,), segments)


def _alike(one: Figure, other: Figure) -> bool:
    """Say whether two figures count one noun: of a noun in no list its first word is enough, "16 mẫu đạt"."""
    unlisted = one.kind not in KINDS and other.kind not in KINDS
    return one.unit == other.unit or (unlisted and one.kind.split()[0] == other.kind.split()[0])


def _around(text: Text, figures: Sequence[Figure], figure: Figure) -> str:
    """Return the words of a figure's own clause, before it and right behind it."""
    start = max([figure.start - _CLAUSE, *(f.end for f in between(figures, figure.start - _CLAUSE, figure.start))])
    tail = re.split(r"[,;.)]", text.content[figure.end : figure.end + 40])[0]
    return f"{text.content[start : figure.start]} {figure.unit}{tail}"


def _clauses(text: Text, host: Paragraph, at: int) -> Iterator[tuple[int, int]]:
    """Yield the clauses a footnote's mark may belong to: its own; behind a bracket, the last one within it too."""
    yield _clause_start(text, host, at), at
    last = next((span for span in bracketed(text.content, host.start, at) if span[1] == at), None)
    if last is not None:
        yield max(last[0] + 1, text.content.rfind(";", *last) + 1), last[1] - 1


def _sentence_start(text: Text, paragraph: Paragraph, at: int) -> int:
    """Return where the sentence begins that ``at`` stands in."""
    return next((a for a, b in text.sentences(paragraph) if a <= at <= b), paragraph.start)


def _clause_start(text: Text, paragraph: Paragraph, at: int) -> int:
    """Return where the clause of a footnote's mark begins: after the mark before it, or with its sentence."""
    sentence = _sentence_start(text, paragraph, at - 1)
    inside = text.content.rfind("(", paragraph.start, at)
    if inside >= 0 and text.content.find(")", inside, at - 1) < 0:
        sentence = min(sentence, inside)
    marks = [n.at for n in text.notes if n.at is not None and sentence < n.at < at]
    return max([sentence, *marks])


def _totals(
    text: Text, start: int, end: int, segments: Sequence[Segment], figures: Sequence[Figure]
) -> tuple[Figure, ...]:
    """Return the figures of a clause that the parts may add up to: of each kind the one nearest to the list."""
    brackets = bracketed(text.content, start, end)
    open_bracket = _left_open(text, start, end)
    first = min(end, segments[0].start) if segments else end
    before = [
        f for f in between(figures, start, first) if f.of is None and not any(a < f.start < b for a, b in brackets)
    ]
    if open_bracket is not None:
        before = [f for f in before if f.start < open_bracket] or before
    chosen: dict[str, Figure] = {}
    for figure in before:
        parts = [p for s in segments for p in s.figures if same_kind(p.kind, figure.kind) and p.of is None]
        if len(parts) > 1:
            chosen.pop(figure.kind, None)
            chosen[figure.kind] = figure
    return tuple(figure for figure in chosen.values() if not _is_kin_only(figure, chosen, segments))


def _is_kin_only(total: Figure, chosen: dict[str, Figure], segments: Sequence[Segment]) -> bool:
    """Say whether all that could be parts of a total are of a kind that has a total of its own."""
    kinds = {p.kind for s in segments for p in s.figures if same_kind(p.kind, total.kind)}
    return not any(same_noun(total.kind, kind) for kind in kinds) and bool(kinds & set(chosen))


def _left_open(text: Text, start: int, end: int) -> int | None:
    """Return where a bracket opens that is still open at the end."""
    depth, opened = 0, None
    for at in range(start, end):
        if text.content[at] == "(":
            depth, opened = depth + 1, at if depth == 0 else opened
        elif text.content[at] == ")" and depth:
            depth -= 1
    return opened if depth else None
