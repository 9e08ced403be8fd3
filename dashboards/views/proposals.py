"""A plan's document beside what was read of it: every proposal marked where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from targets.documents.confirm import Proposal
from targets.documents.numbering import DASH
from targets.documents.text import Paragraph, ParagraphKind, Text


@dataclass(frozen=True, slots=True)
class Words:
    """Some words of the document, and the proposals they make."""

    words: str
    of: tuple[str, ...] = ()  #: ids
    begins: tuple[str, ...] = ()  #: those whose words begin here


@dataclass(frozen=True, slots=True)
class Marked:
    """One paragraph."""

    kind: ParagraphKind
    is_heading: bool
    words: tuple[Words, ...]


def marked(text: Text, proposals: Sequence[Proposal]) -> tuple[Marked, ...]:
    """Return the paragraphs of a document with the words of each proposal marked; those not found are not."""
    spots = [(*spot, one.id) for one in proposals if (spot := _spot(text, one)) is not None]
    return tuple(_paragraph(text, paragraph, spots) for paragraph in text.paragraphs)


def _spot(text: Text, proposal: Proposal) -> tuple[int, int] | None:
    """Return where the words of a proposal stand: of several places that read so, the one at its line."""
    if not proposal.quote:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, proposal.quote.split())))
    found = [match.span() for match in pattern.finditer(text.content)]
    at_line = [span for span in found if text.place(*span).line == proposal.line]
    return next(iter(at_line or found), None)


_HEADING = 120  # characters; what is numbered and longer is a paragraph


def _paragraph(text: Text, paragraph: Paragraph, spots: Sequence[tuple[int, int, str]]) -> Marked:
    within = [spot for spot in spots if spot[0] < paragraph.end and spot[1] > paragraph.start]
    edges = {paragraph.start, paragraph.end}
    for start, end, _ in within:
        edges |= {max(start, paragraph.start), min(end, paragraph.end)}
    words = tuple(
        Words(
            text.content[start:end],
            tuple(id_ for begin, stop, id_ in within if begin <= start and end <= stop),
            tuple(id_ for begin, _, id_ in within if begin == start),
        )
        for start, end in pairwise(sorted(edges))
    )
    label = paragraph.label
    heading = label is not None and label.rank < DASH and paragraph.end - paragraph.start < _HEADING
    return Marked(paragraph.kind, heading, words)
