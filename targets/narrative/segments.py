"""The stretches of a text that list parts: cut at semicolons and full stops, brackets left whole.

"Bản Bo 01 hội nghị, 75 người; Bản Hon 01 hội nghị, 41 người" are two segments; what stands in brackets within a
segment belongs to the figure before it and is left out of the segment's own figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from targets.narrative.figures import Figure, between


@dataclass(frozen=True, slots=True)
class Segment:
    """One item of a list of parts."""

    start: int  #: in the content
    end: int
    figures: tuple[Figure, ...]  #: those not in brackets
    label: str  #: the words before its first figure, or all of them


def closing_bracket(content: str, opening: int, end: int) -> int | None:
    """Return where the bracket closes that opens at ``opening``, or None when it does not before ``end``.

    >>> closing_bracket("a (b (c) d) e", 2, 13)
    10
    """
    depth = 0
    for found in _BRACKET.finditer(content, opening, end):
        depth += 1 if found[0] == "(" else -1
        if depth == 0:
            return found.start()
    return None


def bracketed(content: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return the outermost stretches in brackets, the brackets included; one left open runs to the end."""
    found, at = [], start
    while (opening := content.find("(", at, end)) >= 0:
        closing = closing_bracket(content, opening, end)
        if closing is None:
            break
        found.append((opening, closing + 1))
        at = closing + 1
    return tuple(found)


def segments_of(
    content: str, start: int, end: int, figures: Sequence[Figure], marks: str = ";."
) -> tuple[Segment, ...]:
    """Return the segments of a stretch, each with the figures that are its own."""
    brackets = bracketed(content, start, end)
    own = [f for f in between(figures, start, end) if not any(a < f.start < b for a, b in brackets)]
    segments = []
    for first, last in _cut(content, start, end, brackets, marks):
        words = content[first:last]
        begin = first + len(words) - len(words.lstrip())
        within = tuple(f for f in own if begin <= f.start < last)
        label = content[begin : within[0].opening] if within else content[begin:last]
        if words.strip():
            segments.append(Segment(begin, last, within, label.strip(" :,-–+•\n")))
    return tuple(segments)


_BRACKET = re.compile(r"[()]")
_CUTS = {
    ";.": re.compile(r";|\.(?=\s+[^\W\d_a-zà-ỹđ]|\s*$|\s+\d)|\n"),
    ";": re.compile(r";|\n"),
    ";.,": re.compile(r"[;,](?!\d)|\.(?=\s+[^\W\d_a-zà-ỹđ]|\s*$)|\n| và (?=\S+ \d|\d)"),
}


def _cut(
    content: str, start: int, end: int, brackets: tuple[tuple[int, int], ...], marks: str
) -> Iterator[tuple[int, int]]:
    first = start
    for found in _CUTS[marks].finditer(content, start, end):
        if any(a < found.start() < b for a, b in brackets):
            continue
        yield first, found.start()
        first = found.end()
    yield first, end
