"""Do shares make up the whole: "Kinh chiếm 36,67%; Thái 26,70%; …", "đất ở 86 ha, chiếm 62%; đất rừng …"?

Shares alone must come to a hundred. Where each has its count beside it, the counts make the whole, and the one share
that does not fit it while all others do is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from rules.crossfoot.check import Check, CheckKind, CheckVerdict, Part, Spot
from rules.crossfoot.percents import agrees, goes_with
from targets.documents.text import Text
from targets.narrative.figures import Figure
from targets.wording import Fact, say, write_number, write_sum


def check_shares(text: Text, figures: Sequence[Figure]) -> tuple[Check, ...]:
    """Return a check for each list of shares, in order."""
    return tuple(sorted((*_shares(text, figures), *_counted(text, figures)), key=lambda check: check.spot))


_EACH_ROUNDED = Fraction(5, 100)  # how far each share may be off by rounding, in per cent
_NEAR = Fraction(3)  # how near to 100 the shares of a whole must come to be taken for all of them
_LEAST = 3
_SHARE = re.compile(r"\bchiếm\b")  # said of each, it makes them shares of one whole
_LEAD = 60  # characters before the first share in which it is said


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


_Counted = tuple[Figure, Figure]  # a count, and the share it is said to be


def _counted(text: Text, figures: Sequence[Figure]) -> Iterator[Check]:
    """Yield the check of shares that stand each beside its count."""
    run: list[_Counted] = []
    for number, figure in enumerate(figures):
        following = figures[number + 1] if number + 1 < len(figures) else None
        if figure.kind == "shares":
            continue
        fits = following is not None and figure.of is None and goes_with(text, figure, following)
        joins = fits and (not run or _beside(text, run[-1], figure))
        if not joins:
            yield from _of_counts(run)
            run = []
        if fits and following is not None:
            run.append((figure, following))
    yield from _of_counts(run)


def _beside(text: Text, one: _Counted, other: Figure) -> bool:
    count, share = one
    same = count.paragraph == other.paragraph and count.unit.casefold() == other.unit.casefold()
    return same and re.fullmatch(r"\)?[;,] ?(?:và )?[^.;()]{1,60}", text.content[share.end : other.opening]) is not None


def _of_counts(run: Sequence[_Counted]) -> Iterator[Check]:
    whole = sum((Fraction(count.amount) for count, _ in run), Fraction(0))
    odd = [pair for pair in run if not whole or not agrees(Fraction(pair[0].amount) / whole, pair[1])]
    if len(run) < _LEAST or len(odd) > 1:
        return
    facts: dict[str, Fact] = {
        "terms": write_sum(count.value for count, _ in run),
        "whole": sum(c.value for c, _ in run),
    }
    parts = tuple(Part(Spot(count.start, count.end), count.value) for count, _ in run)
    if not odd:
        sentence = say(
            "Tổng {terms} = {whole}; các tỷ lệ đều đúng.", "Of {terms} = {whole} every share is right.", **facts
        )
        spot = Spot(run[0][0].start, run[-1][1].end)
        yield Check(CheckKind.PERCENT, CheckVerdict.OK, spot, "100%", "100%", parts, sentence)
        return
    count, share = odd[0]
    true = Fraction(count.amount) / whole * 100
    sentence = say(
        "Nêu {stated}; tổng {terms} = {whole}, nên {count} là {share}%. Các tỷ lệ khác đều đúng.",
        "Stated {stated}; of {terms} = {whole}, {count} is {share}%. All other shares are right.",
        stated=f"{write_number(share.value)}%",
        count=count.value,
        share=true,
        **facts,
    )
    spot = Spot(count.start, share.end)
    yield Check(
        CheckKind.PERCENT,
        CheckVerdict.FAIL,
        spot,
        f"{write_number(share.value)}%",
        f"{write_number(true)}%",
        parts,
        sentence,
    )
