"""Does a total cover no more than its words say? Three funds are named, and the sum needs a fourth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rules.crossfoot.bounds import bounds_of, sum_of
from rules.crossfoot.check import Check, CheckKind, CheckVerdict, Part, Spot
from targets.documents.text import Text
from targets.names import match_key
from targets.narrative.figures import Figure
from targets.narrative.wholes import Link, Whole
from targets.wording import say, write_number, write_sum


def check_labels(text: Text, wholes: Sequence[Whole]) -> tuple[Check, ...]:
    """Return a finding for each total that names some things by name while its footnote adds up others besides."""
    return tuple(check for whole in wholes if whole.link is Link.NOTE for check in _check(text, whole))


_QUOTED = re.compile(r"[“\"]([^”\"\n]{3,60})[”\"]")
_LEAST = 2  # names that make an enumeration


def _check(text: Text, whole: Whole) -> Iterator[Check]:
    for total in whole.totals:
        start = max(text.content.rfind(".", 0, total.start), text.content.rfind("\n", 0, total.start)) + 1
        names = [match_key(name) for name in _QUOTED.findall(text.content, start, total.start)]
        parts = [(s.label, f) for s in whole.segments for f in s.figures if f.kind == total.kind]
        named = [part for part in parts if any(name in match_key(part[0]) for name in names)]
        others = [part for part in parts if part not in named]
        every_name = all(any(name in match_key(label) for label, _ in named) for name in names)
        if len(names) < _LEAST or not every_name or not others or len(named) != len(names):
            continue
        if bounds_of(total).meets(sum_of(f for _, f in parts)) and not bounds_of(total).meets(
            sum_of(f for _, f in named)
        ):
            yield _finding(text, start, total, [f for _, f in named], [f for _, f in others])


def _finding(text: Text, start: int, total: Figure, named: Sequence[Figure], others: Sequence[Figure]) -> Check:
    scale = total.measure.scale
    added = sum(figure.amount for figure in named) / scale
    beyond = sum(figure.amount for figure in others) / scale
    sentence = say(
        "Nêu {total} cho {count} mục có tên, nhưng các mục ấy chỉ là {terms} = {added}; còn {beyond} là của mục khác.",
        "Stated {total} for {count} named things, which are only {terms} = {added}; it includes {beyond} of others.",
        total=text.content[total.opening : total.end],
        count=len(named),
        terms=write_sum(figure.amount / scale for figure in named),
        added=added,
        beyond=beyond,
    )
    first = start + len(text.content[start : total.start]) - len(text.content[start : total.start].lstrip())
    parts = tuple(Part(Spot(f.opening, f.end), f.value) for f in (*named, *others))
    spot = Spot(first, total.end)
    return Check(
        CheckKind.SUM, CheckVerdict.FAIL, spot, write_number(total.value), write_number(added), parts, sentence
    )
