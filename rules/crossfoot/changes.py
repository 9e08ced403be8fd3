"""More or less than a base: "947 hộ (tăng 51 hộ so với năm 2022)", "tăng từ 80 lên 90 (12,5%)".

Where the base is stated the change must fit it; where it is not, the check says which base the two figures imply.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from rules.crossfoot.check import Check, CheckKind, CheckVerdict, Part, Spot
from rules.crossfoot.percents import agrees
from targets.documents.text import Text
from targets.narrative.figures import Figure, Qualifier, between, read_number
from targets.narrative.measures import measure_at, same_noun
from targets.narrative.segments import bracketed
from targets.wording import Fact, say, write_number


def check_changes(text: Text, figures: Sequence[Figure]) -> tuple[Check, ...]:
    """Return a check for each change that is stated with what it changed, in order."""
    found = [*_by_amount(text, figures), *_from_to(text, figures)]
    return tuple(sorted(found, key=lambda check: check.spot))


_BY = re.compile(r"\b(?P<way>[Tt]ăng|[Gg]iảm)(?: thêm)? ?$")
_AGAINST = re.compile(r"[^.;\n]{0,70}?\b(?:so với|so cùng kỳ|so với cùng kỳ)\b")
_BASE = re.compile(
    r"[^.;\n()]{0,50}?(?:cùng kỳ|năm (?:19|20)\d\d|năm trước|kỳ trước)[^.;\n()\d]{0,25}(?:là|đạt|có|:|\() ?$"
)


def _by_amount(text: Text, figures: Sequence[Figure]) -> Iterator[Check]:
    """Yield the check of "947 hộ (tăng 51 hộ so với …)"."""
    for number, change in enumerate(figures):
        way = _BY.search(text.content[max(0, change.opening - 16) : change.opening])
        if way is None or not _AGAINST.match(text.content, change.end):
            continue
        paragraph = text.paragraphs[change.paragraph]
        closed = [span for span in bracketed(text.content, paragraph.start, paragraph.end) if span[1] <= change.start]
        near = (
            f for f in reversed(figures[max(0, number - 8) : number]) if not any(a < f.start < b for a, b in closed)
        )
        current = next((f for f in near if _same_thing(f, change)), None)
        if current is None or change.paragraph != current.paragraph:
            continue
        sign = 1 if way["way"].casefold() == "tăng" else -1
        if change.kind == "shares":
            continue
        base = Fraction(current.amount) - sign * Fraction(change.amount)
        own_share = any(f.kind == "shares" for f in between(figures, current.end, change.start))
        percent = None if own_share else _percent_of(text, figures, number)  # else it may be of points
        yield from _check(text, current, change, base, percent, sign)


def _same_thing(figure: Figure, change: Figure) -> bool:
    return figure.kind == change.kind and figure.of is None and change.of is None


def _percent_of(text: Text, figures: Sequence[Figure], number: int) -> Figure | None:
    """Return the percentage a change is also stated in: "tăng 51 hộ (5,7%) so với"."""
    following = figures[number + 1] if number + 1 < len(figures) else None
    if following is None or following.kind != "shares":
        return None
    between = text.content[figures[number].end : following.opening]
    return (
        following if re.fullmatch(r"[^.;()\d]{0,20}[(,] ?(?:tương đương |tăng |giảm |bằng |đạt )?", between) else None
    )


def _check(
    text: Text, current: Figure, change: Figure, base: Fraction, percent: Figure | None, sign: int
) -> Iterator[Check]:
    scale = Fraction(current.measure.scale)
    facts: dict[str, Fact] = {
        "now": text.content[current.opening : current.end],
        "base": base / scale,
        "sum": say(
            "{now} {sign} {by}",
            "{now} {sign} {by}",
            now=current.value,
            sign="-" if sign > 0 else "+",
            by=Fraction(change.amount) / scale,
        ),
    }
    spot = Spot(current.opening, change.end)
    parts = (Part(Spot(change.opening, change.end), change.value),)
    computed = write_number(base / scale)
    if base < 0:
        sentence = say(
            "{now}: số gốc tính ra âm ({sum} = {base}).", "{now}: the base would be negative ({sum} = {base}).", **facts
        )
        yield Check(CheckKind.CHANGE, CheckVerdict.FAIL, spot, write_number(current.value), computed, parts, sentence)
        return
    if percent is not None and base and not agrees(Fraction(change.amount) / base, percent):
        sentence = say(
            "Nêu {stated}; số gốc là {sum} = {base}, nên mức thay đổi là {share}%.",
            "Stated {stated}; the base is {sum} = {base}, so the change is {share}%.",
            stated=text.content[percent.opening : percent.end],
            share=Fraction(change.amount) / base * 100,
            **facts,
        )
        yield Check(
            CheckKind.CHANGE, CheckVerdict.FAIL, spot, write_number(percent.value) + "%", computed, parts, sentence
        )
        return
    sentence = say("{now}: số gốc là {sum} = {base}.", "{now}: the base is {sum} = {base}.", **facts)
    yield Check(CheckKind.CHANGE, CheckVerdict.OK, spot, write_number(current.value), computed, parts, sentence)


def _from_to(text: Text, figures: Sequence[Figure]) -> Iterator[Check]:
    """Yield the check of "tăng từ 80 lên 90, tăng 10": the direction, and the amount where it is stated."""
    for number, after in enumerate(figures):
        found = _TURNED.search(text.content, max(0, after.opening - _LEAD), after.opening)
        first = _first(text, found, after) if found else None
        if found is None or first is None or after.of is not None or after.qualifier is not Qualifier.EXACT:
            continue
        stated = figures[number + 1] if number + 1 < len(figures) else None
        by = _THEN_BY.fullmatch(text.content, after.end, stated.opening) if stated is not None else None
        said = found["way"] or (by["way"] if by is not None and found["to"] != "đến" else None)
        if said is None:
            continue
        spot = Spot(found.start("first"), after.end)
        parts = (Part(Spot(*found.span("first")), first), Part(Spot(after.opening, after.end), after.value))
        yield from _turned(said.casefold(), first, after, stated if by else None, spot, parts)


def _first(text: Text, found: re.Match[str], after: Figure) -> Decimal | None:
    """Return the number something was, in the unit of what it became; None where the two count different things."""
    value = read_number(found["first"])
    measure = measure_at(text.content, *found.span("noun")) if found["noun"] else after.measure
    if value is None or measure is None or not same_noun(measure.kind, after.kind):
        return None
    return value * measure.scale / after.measure.scale


def _turned(
    way: str, first: Decimal, after: Figure, stated: Figure | None, spot: Spot, parts: tuple[Part, ...]
) -> Iterator[Check]:
    """Yield what is wrong, or right, with "from so many to so many, more by so many"."""
    by = after.value - first
    facts: dict[str, Fact] = {"first": first, "last": after.value, "way": way}
    if (by <= 0) if way == "tăng" else (by >= 0):
        sentence = say(
            "Nói {way} nhưng từ {first} đến {last}.", "Said to change the other way, from {first} to {last}.", **facts
        )
        yield Check(CheckKind.CHANGE, CheckVerdict.FAIL, spot, write_number(after.value), None, parts, sentence)
    elif stated is not None and stated.unit.casefold() == after.unit.casefold():
        verdict = CheckVerdict.OK if stated.value == abs(by) else CheckVerdict.FAIL
        sentence = say(
            "Từ {first} đến {last} là {by}; nêu {stated}.",
            "From {first} to {last} is {by}; stated {stated}.",
            by=abs(by),
            stated=stated.value,
            **facts,
        )
        yield Check(CheckKind.CHANGE, verdict, spot, write_number(stated.value), write_number(abs(by)), parts, sentence)


#: "tăng từ 80 tiêu chí (năm 2022) lên": the number it was, with or without its noun.
_TURNED = re.compile(
    r"(?:\b(?P<way>[Tt]ăng|[Gg]iảm) )?\b[Tt]ừ (?P<first>\d[\d.,]*)(?P<noun>(?: [^\W\d_]+|%){0,4}?)"
    r"(?: \([^()]{1,40}\))?,? (?P<to>lên thành|xuống còn|còn lại|lên|xuống|còn|đến)(?: còn| đến)? $"
)
_THEN_BY = re.compile(r"[^.;\n]{0,60}?\b(?P<way>[Tt]ăng|[Gg]iảm)(?: thêm)? ?")
_LEAD = 110
