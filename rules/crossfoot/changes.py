"""More or less than a base: "947 hộ (tăng 51 hộ so với năm 2022)", "tăng từ 80 lên 90 (12,5%)".

Where the base is stated the change must fit it; where it is not, the check says which base the two figures imply.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from rules.crossfoot.bounds import bounds_of
from rules.crossfoot.check import Check, CheckKind, CheckVerdict, Part, Spot
from rules.crossfoot.percents import agrees
from targets.documents.text import Text
from targets.narrative.figures import Figure, Qualifier, between
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
_FROM = re.compile(r"\b(?P<way>[Tt]ăng|[Gg]iảm) từ ?$")
_TO = re.compile(r"^,? ?(?:\([^()]*\) )?(?:lên|xuống|còn|đến|lên thành|xuống còn)(?: còn)? ?$")


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
    """Yield the check of "tăng từ 80 lên 90, tăng 10 (12,5%)": the direction, and the amount where it is stated."""
    for number in range(len(figures) - 1):
        before, after = figures[number], figures[number + 1]
        way = _FROM.search(text.content[max(0, before.opening - 16) : before.opening])
        if way is None or not _same_thing(before, after) or not _TO.match(text.content[before.end : after.opening]):
            continue
        sign = 1 if way["way"].casefold() == "tăng" else -1
        first, last = bounds_of(before), bounds_of(after)
        rises = last.high > first.low if sign > 0 else last.low < first.high
        spot = Spot(before.opening, after.end)
        parts = (
            Part(Spot(before.opening, before.end), before.value),
            Part(Spot(after.opening, after.end), after.value),
        )
        facts: dict[str, Fact] = {
            "first": before.value,
            "last": after.value,
            "way": way["way"].casefold(),
        }
        if not rises and Qualifier.EXACT is before.qualifier is after.qualifier:
            sentence = say(
                "Nói {way} nhưng từ {first} đến {last}.",
                "Said to change the other way, from {first} to {last}.",
                **facts,
            )
            yield Check(CheckKind.CHANGE, CheckVerdict.FAIL, spot, write_number(after.value), None, parts, sentence)
            continue
        stated = figures[number + 2] if number + 2 < len(figures) else None
        by = Fraction(after.amount) - Fraction(before.amount)
        if stated is not None and _same_thing(stated, after) and _BY.search(text.content[after.end : stated.opening]):
            verdict = CheckVerdict.OK if Fraction(stated.amount) == abs(by) else CheckVerdict.FAIL
            shown = abs(by) / Fraction(after.measure.scale)
            sentence = say(
                "Từ {first} đến {last} là {by}; nêu {stated}.",
                "From {first} to {last} is {by}; stated {stated}.",
                by=shown,
                stated=stated.value,
                **facts,
            )
            yield Check(
                CheckKind.CHANGE, verdict, spot, write_number(stated.value), write_number(shown), parts, sentence
            )
