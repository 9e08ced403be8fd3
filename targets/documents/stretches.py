"""The stretch of a sentence around a place, up to the nearest marks outside brackets.

A sentence is gone through once, however many days it names and however its brackets are left open: going through it
again for each day took five seconds for a page of unclosed brackets.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class _Marked:
    """The brackets and the marks of a sentence, by their places."""

    places: Sequence[int]  #: of brackets and marks
    begins: Sequence[int]  #: for each, where a stretch begins that comes right behind it
    depths: Sequence[int]  #: how many more brackets were opened than closed before each, and at the end
    marks: Sequence[int]  #: the places of marks alone
    mark_depths: Sequence[int]
    shallower: Sequence[int]  #: for each mark the number of the next one that is less deep


def stretch(text: str, start: int, end: int, at: int, until: int, marks: str) -> tuple[int, int]:
    """Return the stretch around ``[at, until)`` of the sentence ``[start, end)``.

    To the left a bracket that is closed before the place is passed over with all that is in it; to the right the
    stretch ends at the first mark that is no deeper in brackets than its beginning.

    >>> text = "báo cáo (quý, năm) trước 5/6, rồi nghỉ"
    >>> text[slice(*stretch(text, 0, len(text), text.index("5"), text.index("5") + 3, ",;"))]
    'báo cáo (quý, năm) trước 5/6'
    """
    found = _marked(text, start, end, marks)
    behind = bisect_left(found.places, at)
    first = found.begins[behind - 1] if behind else start
    depth, mark = found.depths[bisect_left(found.places, first)], bisect_left(found.marks, until)
    while mark < len(found.marks) and found.mark_depths[mark] > depth:
        mark = found.shallower[mark]
    final = found.marks[mark] if mark < len(found.marks) else end
    while first < at and text[first] in " ,;:":
        first += 1
    return first, final


@lru_cache(maxsize=8)
def _marked(text: str, start: int, end: int, marks: str) -> _Marked:
    places, begins, depths = list[int](), list[int](), [0]
    opened: list[int] = []  # where the stretch begins before each bracket that is open
    for found in re.compile(f"[(){re.escape(marks)}]").finditer(text, start, end):
        place, before = found.start(), begins[-1] if begins else start
        if found[0] == "(":
            opened.append(before)
        elif found[0] == ")":
            before = opened.pop() if opened else start
        else:
            before = place + 1
        places.append(place)
        begins.append(before)
        depths.append(depths[-1] + {"(": 1, ")": -1}.get(found[0], 0))
    parting = [number for number, place in enumerate(places) if text[place] in marks]
    mark_depths = [depths[number] for number in parting]
    return _Marked(places, begins, depths, [places[number] for number in parting], mark_depths, _shallower(mark_depths))


def _shallower(depths: Sequence[int]) -> list[int]:
    """Return for each depth the number of the next one that is less, or how many there are.

    >>> _shallower([1, 2, 0, 0])
    [2, 2, 4, 4]
    """
    found = [0] * len(depths)
    for number in reversed(range(len(depths))):
        later = number + 1
        while later < len(depths) and depths[later] >= depths[number]:
            later = found[later]
        found[number] = later
    return found
