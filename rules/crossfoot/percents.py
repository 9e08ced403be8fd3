"""Does a percentage agree with its fraction, and do shares make up the whole?

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
from targets.wording import Fact, Sentence, say, write_number, write_sum


def check_percents(text: Text, figures: Sequence[Figure]) -> tuple[Check, ...]:
    """Return a check for each fraction, each percentage that a count goes with, and each list of shares."""
    checks = [*_fractions(text, figures), *_shares(text, figures)]
    return tuple(sorted(checks, key=lambda check: check.spot))


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


def _fractions(text: Text, figures: Sequence[Figure]) -> Iterator[Check]:
    for number, figure in enumerate(figures):
        following = figures[number + 1] if number + 1 < len(figures) else None
        percent = following if following is not None and _goes_with(text, figure, following) else None
        if figure.of is not None:
            yield from _fraction(text, figure, percent)
        elif percent is not None and figure.measure.scale == 1 and figure.value:
            yield from _counted(text, figures[:number], figure, percent)


def _goes_with(text: Text, figure: Figure, percent: Figure) -> bool:
    if percent.kind != "shares" or figure.kind in {"shares", "money"} or percent.paragraph != figure.paragraph:
        return False
    between = text.content[figure.end : percent.opening]
    return _COMES_TO.fullmatch(between) is not None and _OTHERWISE.search(between) is None


def _fraction(text: Text, figure: Figure, percent: Figure | None) -> Iterator[Check]:
    """Yield the check of "118/126 khu dân cư", with its percentage if it has one."""
    whole = figure.of or Decimal(0)
    stated = f"{_written(figure.value)}/{_written(whole)}"
    spot = Spot(figure.start, figure.end)
    if figure.value > whole:
        sentence = say("{stated}: tử số lớn hơn mẫu số.", "{stated}: more than there are.", stated=stated)
        yield Check(CheckKind.RATIO, CheckVerdict.FAIL, spot, stated, None, (), sentence)
        return
    share = Fraction(figure.value) / Fraction(whole) if whole else Fraction(0)
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
    spot = Spot(figure.start, percent.end)
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
_PART = re.compile(r"\b(?:trong đó|[Đđ]ã|đến nay|có)\b[^,;:.]{0,40}$")
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


_REST = re.compile(r"\b(?:còn lại|khác)\b")
_EACH_ROUNDED = Fraction(5, 100)  # how far each share may be off by rounding, in per cent
_NEAR = Fraction(3)  # how near to 100 the shares of a whole must come to be taken for all of them
_LEAST = 3
_SHARE = re.compile(r"\bchiếm\b")  # said of each, it makes them shares of one whole


def _shares(text: Text, figures: Sequence[Figure]) -> Iterator[Check]:
    """Yield the check of each list of shares: "Kinh chiếm 36,67%; Thái 26,70%; …"."""
    run: list[Figure] = []
    for figure in [*figures, None]:
        joins = figure is not None and figure.kind == "shares" and (not run or _adjoins(text, run[-1], figure))
        if joins and figure is not None:
            run.append(figure)
            continue
        if len(run) >= _LEAST:
            yield from _whole_of(text, run)
        run = [figure] if figure is not None and figure.kind == "shares" else []


def _adjoins(text: Text, one: Figure, other: Figure) -> bool:
    between = text.content[one.end : other.opening]
    return (
        one.paragraph == other.paragraph
        and re.fullmatch(r"(?: ?\([^()]*\))?[;,] ?(?:và )?[^.;()]{1,60}", between) is not None
    )


def _whole_of(text: Text, run: Sequence[Figure]) -> Iterator[Check]:
    added = sum((Fraction(figure.value) for figure in run), Fraction(0))
    slack = _EACH_ROUNDED * len(run)
    paragraph = text.paragraphs[run[-1].paragraph]
    tail = text.content[run[-1].end : min(paragraph.end, run[-1].end + 50)]
    open_end = re.match(r"[;,] (?:và )?(?:còn lại|các [^.;]{1,30} khác|khác)", tail) is not None
    near = abs(added - 100) <= _NEAR
    named = len(_SHARE.findall(text.content[max(paragraph.start, run[0].start - _LEAD) : run[-1].start])) >= _LEAST
    if (open_end and added <= 100 + slack) or not (near or named or (open_end and added > 100 + slack)):
        return
    fine = abs(added - 100) <= slack
    facts: dict[str, Fact] = {"added": added, "terms": write_sum(figure.value for figure in run)}
    sentence = (
        say("Các tỷ lệ cộng lại {terms} = {added}%.", "The shares add up to {terms} = {added}%.", **facts)
        if fine
        else say(
            "Các tỷ lệ cộng lại {terms} = {added}%, không phải 100%.",
            "The shares add up to {terms} = {added}%, not 100%.",
            **facts,
        )
    )
    verdict = CheckVerdict.OK if fine else CheckVerdict.FAIL
    parts = tuple(Part(Spot(figure.start, figure.end), figure.value) for figure in run)
    yield Check(
        CheckKind.PERCENT, verdict, Spot(run[0].start, run[-1].end), "100%", f"{write_number(added)}%", parts, sentence
    )


def _written(value: Decimal) -> str:
    return write_number(value)
