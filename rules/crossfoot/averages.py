"""So many people at so many places, or in so many classes: do they come to a whole number at each?

"06 lớp tập huấn cho 180 hội viên" are thirty a class, "1.040 hội viên tại 13/13 xã" eighty a commune: planned alike,
and so plausible. Where they do not come out even nothing is said, for nobody claimed it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rules.crossfoot.check import Check, CheckKind, CheckVerdict, Part, Spot
from targets.documents.text import Text
from targets.narrative.figures import Figure, Qualifier
from targets.wording import say, write_number


def check_averages(text: Text, figures: Sequence[Figure]) -> tuple[Check, ...]:
    """Return a check for each number of people that is spread evenly, in order."""
    return tuple(check for one, other in pairwise(figures) for check in _check(text, one, other))


_FOR = re.compile(r"[^.;:()]{0,90}\b(?:cho|với|có|thu hút|phục vụ) $")
_AT = re.compile(r"[^.;:()]{0,90}\b(?:tại|ở|của|thuộc) $")
_SEVERAL = 2  # places; and people at each below which an even share is chance
_LEAST = 10


def _check(text: Text, one: Figure, other: Figure) -> Iterator[Check]:
    between = text.content[one.end : other.opening]
    if one.kind == "events" and other.kind == "people" and _FOR.match(between):
        places, people = one, other
    elif one.kind == "people" and other.kind in {"communes", "villages", "bodies"} and _AT.match(between):
        places, people = other, one
    else:
        return
    exact = people.qualifier is places.qualifier is Qualifier.EXACT and people.of is None
    if not exact or places.value < _SEVERAL or people.value < places.value * _LEAST or people.value % places.value:
        return
    each = people.value / places.value
    sentence = say(
        "{people}: chia đều cho {places} là {each} mỗi nơi, không có gì lạ.",
        "{people}: {each} at each of {places}, nothing strange.",
        people=text.content[people.start : people.end],
        places=text.content[places.start : places.end],
        each=each,
    )
    yield Check(
        CheckKind.PRODUCT,
        CheckVerdict.OK,
        Spot(one.start, other.end),
        write_number(people.value),
        f"{write_number(places.value)}×{write_number(each)}={write_number(people.value)}",
        tuple(Part(Spot(figure.start, figure.end), figure.value) for figure in (places, people)),
        sentence,
    )
