"""Does a percentage agree with its fraction?

A percentage is right when rounding, or cutting off, the exact quotient at its own decimals gives it. Where the whole
is not stated ("274 sáng kiến, đạt 152%") the check says which whole the two imply.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from rules.crossfoot.check import Check, CheckKind, CheckVerdict, Part, Spot
from targets.documents.text import Text
from targets.narrative.figures import Figure, Qualifier, between
from targets.wording import Fact, Sentence, say, write_number


def check_percents(text: Text, figures: Sequence[Figure]) -> tuple[Check, ...]:
    """Return a check for each fraction, and for each percentage that a count goes with, in order."""
    return tuple(sorted(_fractions(text, figures), key=lambda check: check.spot))


#: Words between a count and the percentage it comes to; nothing else may stand there.
_COMES_TO = re.compile(
    r"[^.;:()]{0,60}?(?:,|\(|\bđạt|\bchiếm|\btương đương|\bbằng|\btỷ lệ|\btỉ lệ)[ (]*"
    r"(?:tỷ lệ|tỉ lệ|đạt|chiếm|là|bằng|gần|trên|hơn|khoảng|tương đương| )*"
)
_OTHERWISE = re.compile(r"\b(?:tăng|giảm|so với|vượt|còn lại|trong đó|cao hơn|thấp hơn|bình quân)\b")


def agrees(share: Fraction, stated: Figure) -> bool:
    """Say whether a percentage stands for a share: rounded, or cut off, at its own decimals."""
    exponent = stated.value.as_tuple().exponent
    exact = share * 100
    step = Fraction(Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else 1)
    value = Fraction(stated.value)
    if stated.qualifier is Qualifier.AT_LEAST:
        return value <= exact < value + max(step, Fraction(1))
    if stated.qualifier is not Qualifier.EXACT:
        return abs(exact - value) <= max(step, Fraction(1))
    return abs(exact - value) <= step / 2 or value == exact // step * step


def goes_with(text: Text, figure: Figure, percent: Figure) -> bool:
    """Say whether a percentage is what a count comes to: "118 hộ, đạt 93,7%"."""
    if percent.kind != "shares" or figure.kind == "shares" or percent.paragraph != figure.paragraph:
        return False
    between = text.content[figure.end : percent.opening]
    return _COMES_TO.fullmatch(between) is not None and _OTHERWISE.search(between) is None


#: What makes two figures a fraction: "38,2 tỷ đồng/52,6 tỷ đồng", "412 km đường thôn/486 km".
_OVER = re.compile(r"[^.,;:()\d/]{0,40}/ ?")
#: What makes a figure behind a percentage its whole: "đạt 86% kế hoạch (11.000 người)".
_PLANNED = re.compile(r" (?:kế hoạch|chỉ tiêu|dự toán|tổng số)[^.,;:()\d]{0,20}\([^.,;:()\d]{0,20}")


def _fractions(text: Text, figures: Sequence[Figure]) -> Iterator[Check]:
    for number, figure in enumerate(figures):
        before = figures[number - 1] if number else None
        following = figures[number + 1] if number + 1 < len(figures) else None
        percent = following if following is not None and goes_with(text, figure, following) else None
        if before is not None and _is_whole_of(text, before, figure):
            if percent is not None:
                yield _of_whole(text, before, figure, percent)
        elif figure.of is not None:
            ahead = before if before is not None and _brackets(text, before, figure) else None
            yield from _fraction(text, figure, percent or ahead)
        elif percent is not None and figure.kind != "money" and figure.measure.scale == 1 and figure.value:
            planned = figures[number + 2] if number + 2 < len(figures) else None
            if planned is not None and _is_planned(text, figure, percent, planned):
                yield _of_whole(text, figure, planned, percent)
            else:
                yield from _counted(text, figures[:number], figure, percent)


def _is_whole_of(text: Text, figure: Figure, whole: Figure) -> bool:
    return (
        bool(whole.value)
        and figure.kind == whole.kind
        and figure.of is whole.of is None
        and _OVER.fullmatch(text.content, figure.end, whole.opening) is not None
    )


def _brackets(text: Text, percent: Figure, fraction: Figure) -> bool:
    """Say whether a fraction stands in brackets right behind its percentage: "99,8% (412/413 học sinh)"."""
    return percent.kind == "shares" and text.content[percent.end : fraction.opening] == " ("


def _is_planned(text: Text, figure: Figure, percent: Figure, planned: Figure) -> bool:
    same = (
        planned.value and planned.of is None and planned.unit.split()[0].casefold() == figure.unit.split()[0].casefold()
    )
    return bool(same) and _PLANNED.fullmatch(text.content, percent.end, planned.opening) is not None


def _of_whole(text: Text, figure: Figure, whole: Figure, percent: Figure) -> Check:
    share = Fraction(figure.amount) / Fraction(whole.amount)
    units = {figure.unit, whole.unit} - {figure.unit}
    fraction = f"{_written(figure.value)}/{_written(whole.value)}"
    if units and figure.measure.scale != whole.measure.scale:
        fraction = f"{text.content[figure.start : figure.end]}/{text.content[whole.start : whole.end]}"
    return _percent(text, figure, percent, share, fraction)


def _fraction(text: Text, figure: Figure, percent: Figure | None) -> Iterator[Check]:
    """Yield the check of "118/126 khu dân cư", with its percentage if it has one."""
    whole = figure.of or Decimal(0)
    stated = f"{_written(figure.value)}/{_written(whole)}"
    spot = Spot(figure.start, figure.end)
    share = Fraction(figure.value) / Fraction(whole) if whole else Fraction(0)
    is_beyond = percent is not None and agrees(share, percent)  # more was done than was asked
    if figure.value > whole and not is_beyond:
        sentence = say("{stated}: tử số lớn hơn mẫu số.", "{stated}: more than there are.", stated=stated)
        yield Check(CheckKind.RATIO, CheckVerdict.FAIL, spot, stated, None, (), sentence)
        return
    if percent is None:
        sentence = say("{stated} là {share}%.", "{stated} is {share}%.", stated=stated, share=share * 100)
        yield Check(CheckKind.RATIO, CheckVerdict.OK, spot, stated, f"{write_number(share * 100)}%", (), sentence)
        return
    yield _percent(text, figure, percent, share, stated)


def _percent(text: Text, figure: Figure, percent: Figure, share: Fraction, fraction: str) -> Check:
    fine = agrees(share, percent)
    facts: dict[str, Fact] = {
        "fraction": fraction,
        "share": share * 100,
        "stated": text.content[percent.opening : percent.end],
    }
    sentence = (
        say(
            "{fraction} = {share}%, đúng như đã nêu ({stated}).",
            "{fraction} = {share}%, as stated ({stated}).",
            **facts,
        )
        if fine
        else say("Nêu {stated}; {fraction} = {share}%.", "Stated {stated}; {fraction} = {share}%.", **facts)
    )
    verdict = CheckVerdict.OK if fine else CheckVerdict.FAIL
    spot = Spot(min(figure.start, percent.opening), max(figure.end, percent.end))
    part = Part(Spot(figure.start, figure.end), figure.value)
    return Check(
        CheckKind.PERCENT,
        verdict,
        spot,
        write_number(percent.value) + "%",
        f"{write_number(share * 100)}%",
        (part,),
        sentence,
    )


#: Words before a count that make it a part of the whole named just before.
_PART = re.compile(r"\b(?:trong đó|[Đđ]ã|[Đđ]ang|đến nay|có)\b[^,;:.]{0,40}$")
_CHANGED = re.compile(r"\b(?:[Tt]ăng|[Gg]iảm|vượt|thêm)(?: \w+)? ?$")


def _counted(text: Text, before: Sequence[Figure], figure: Figure, percent: Figure) -> Iterator[Check]:
    """Yield the check of "28 đơn, đạt 90,3%": against a whole named before it in the sentence, or the whole implied."""
    lead = text.content[max(0, figure.opening - _LEAD) : figure.opening]
    if _CHANGED.search(lead):
        return
    paragraph = text.paragraphs[figure.paragraph]
    start = next((a for a, b in text.sentences(paragraph) if a <= figure.start < b), paragraph.start)
    earlier = between(before, start, figure.start)
    wholes = [f for f in earlier if f.unit.casefold() == figure.unit.casefold() and f.value >= figure.value]
    matching = [f for f in wholes if agrees(Fraction(figure.value) / Fraction(f.value), percent)]
    is_part = len(wholes) == 1 and wholes[0] is before[-1] and _PART.search(lead) is not None
    if matching or is_part:
        whole = (matching or wholes)[-1]
        fraction = f"{_written(figure.value)}/{_written(whole.value)}"
        yield _percent(text, figure, percent, Fraction(figure.value) / Fraction(whole.value), fraction)
    elif figure.qualifier is Qualifier.EXACT and percent.qualifier is Qualifier.EXACT and percent.value:
        check = _implied(text, figure, percent)
        if check.verdict is CheckVerdict.OK or text.content[figure.end : percent.opening].find(",") >= 0:
            yield check


_LEAD = 60  # characters before a count that say what it is of


def _implied(text: Text, figure: Figure, percent: Figure) -> Check:
    """Return the check that says which whole a count and a percentage imply."""
    exact = Fraction(figure.value) * 100 / Fraction(percent.value)
    near = [
        whole
        for whole in range(max(1, int(exact) - 2), int(exact) + 3)
        if agrees(Fraction(figure.value) / whole, percent)
    ]
    best = min(near, key=lambda whole: abs(whole - exact), default=None)
    facts: dict[str, Fact] = {
        "count": text.content[figure.start : figure.end],
        "stated": text.content[percent.start : percent.end],
    }
    spot = Spot(figure.start, percent.end)
    if best is not None:
        sentence: Sentence = say(
            "{count}, {stated}: ngầm hiểu tổng (hoặc chỉ tiêu) là {whole}; văn bản không nêu.",
            "{count}, {stated}: this implies a whole (or target) of {whole}, which is not stated.",
            whole=best,
            **facts,
        )
        return Check(
            CheckKind.PERCENT, CheckVerdict.OK, spot, write_number(percent.value) + "%", str(best), (), sentence
        )
    sentence = say(
        "{count}, {stated}: không có tổng nguyên nào cho tỷ lệ này (gần nhất {whole}).",
        "{count}, {stated}: no whole number gives this share (about {whole}).",
        whole=exact,
        **facts,
    )
    return Check(
        CheckKind.PERCENT,
        CheckVerdict.AMBIGUOUS,
        spot,
        write_number(percent.value) + "%",
        write_number(exact),
        (),
        sentence,
    )


def _written(value: Decimal) -> str:
    return write_number(value)
