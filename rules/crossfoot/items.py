"""Does a number agree with the things a footnote lists one by one, each with what it cost?

"09 công trình cấp huyện, 02 công trình cấp cơ sở với trị giá 186 triệu đồng⁵": the costs of the footnote add up to 186,
and it names eleven works. Only agreement says anything here: one item may hold several works without saying so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rules.crossfoot.bounds import bounds_of, sum_of
from rules.crossfoot.check import Check, CheckKind, CheckVerdict, Part, Spot
from targets.documents.text import Text
from targets.narrative.figures import Figure, Qualifier, between
from targets.narrative.segments import Segment
from targets.narrative.wholes import Link, Whole
from targets.wording import say, write_number, write_sum


def check_items(text: Text, figures: Sequence[Figure], wholes: Sequence[Whole]) -> tuple[Check, ...]:
    """Return a check for each number of things, or several of one noun, that the costed items of a footnote make up."""
    return tuple(check for whole in wholes if whole.link is Link.NOTE for check in _checks(text, figures, whole))


_LEAST = 3  # items; fewer agree by chance
_REACH = 120  # characters from the first of the numbers to the cost


def _checks(text: Text, figures: Sequence[Figure], whole: Whole) -> Iterator[Check]:
    cost = next((total for total in whole.totals if total.kind == "money"), None)
    if cost is None:
        return
    items = [s for s in whole.segments if any(f.kind == "money" for f in s.figures)]
    parts = [f for s in items for f in s.figures if f.kind == "money"]
    counted = _counted(text, figures, cost)
    if not counted or len(parts) != len(items) or not bounds_of(cost).meets(sum_of(parts)):
        return
    named = [_named(text, item, counted[0].unit) for item in items]
    stated = sum(figure.value for figure in counted)
    if sum(named) != stated or len(items) < _LEAST:
        return
    sentence = say(
        "{stated}: chú thích kể từng mục, {named} = {count}, khớp.",
        "{stated}: the footnote lists each, {named} = {count}.",
        stated=", ".join(text.content[figure.start : figure.end] for figure in counted),
        named=write_sum(named) if len(set(named)) > 1 else write_number(len(named)),
        count=sum(named),
    )
    yield Check(
        CheckKind.SUM if len(counted) > 1 else CheckKind.COUNT,
        CheckVerdict.OK,
        Spot(counted[0].start, counted[-1].end),
        write_number(stated),
        write_number(sum(named)),
        tuple(Part(Spot(item.start, item.end), item.label) for item in items),
        sentence,
    )


def _counted(text: Text, figures: Sequence[Figure], cost: Figure) -> Sequence[Figure]:
    """Return the last run of figures of one noun before a cost in its clause: "09 công trình …, 02 công trình …"."""
    before = [f for f in between(figures, cost.start - _REACH, cost.start) if f.paragraph == cost.paragraph]
    run: list[Figure] = []
    for figure in reversed(before):
        stopped = any(stop in text.content[figure.end : cost.start] for stop in (";", ". ", "("))
        exact = figure.of is None and figure.qualifier is Qualifier.EXACT and figure.measure.scale == 1
        if stopped or not exact or (run and figure.unit.casefold() != run[0].unit.casefold()):
            break
        run.append(figure)
    return run[::-1]


def _named(text: Text, item: Segment, noun: str) -> int:
    """Return how many things an item names: one, and one more for each "và công trình …"."""
    return 1 + text.content[item.start : item.end].casefold().count(f" và {noun.casefold()} ")
