"""A report with what its cross-footing found, as a page shows it: the document's words, marked, and the findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rules.crossfoot.check import Check, CheckKind, CheckVerdict, Spot
from rules.crossfoot.crossfoot import Read
from targets.documents.numbering import DASH
from targets.documents.text import Paragraph, ParagraphKind, Text
from targets.wording import Sentence


@dataclass(frozen=True, slots=True)
class Run:
    """Some words, and what they belong to."""

    words: str
    total_of: tuple[int, ...] = ()  #: findings these words state
    part_of: tuple[int, ...] = ()  #: findings they are a part of
    anchors: tuple[str, ...] = ()  #: ids to link to: the first words of a total or a part
    begins: tuple[int, ...] = ()  #: findings to lead to from here, each once: a part within its own total is not told


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph."""

    kind: ParagraphKind
    is_heading: bool
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One check as it is listed."""

    number: int
    kind: CheckKind
    verdict: CheckVerdict
    document: str
    line: int
    words: str
    text: Sentence
    parts: tuple[str, ...]  #: the words of the parts, which link to their place


@dataclass(frozen=True, slots=True)
class CheckedView:
    """The reports checked, and what was found in them."""

    documents: tuple[tuple[str, tuple[Block, ...]], ...]
    findings: tuple[Finding, ...]  #: worst first
    agreed: int  #: how many comparisons came out well


def checked_view(reports: Mapping[str, Read], checks: Sequence[Check]) -> CheckedView:
    """Return the view of some reports and their checks; what reconciles is counted, not listed."""
    names, texts = list(reports), [report.text for report in reports.values()]
    listed = [check for check in checks if check.verdict is not CheckVerdict.OK]
    findings = tuple(_finding(names, texts, number, check) for number, check in enumerate(listed, 1))
    documents = tuple(
        (name, tuple(_block(text, paragraph, _marks(listed, document)) for paragraph in text.paragraphs))
        for document, (name, text) in enumerate(zip(names, texts, strict=True))
    )
    return CheckedView(documents, findings, len(checks) - len(listed))


@dataclass(frozen=True, slots=True)
class _Mark:
    spot: Spot
    number: int
    part: int  # 0: the total


def _marks(checks: Sequence[Check], document: int) -> list[_Mark]:
    marks = [_Mark(check.spot, number, 0) for number, check in enumerate(checks, 1)]
    marks += [_Mark(p.spot, n, at) for n, check in enumerate(checks, 1) for at, p in enumerate(check.parts, 1)]
    return [mark for mark in marks if mark.spot.document == document]


def _finding(names: Sequence[str], texts: Sequence[Text], number: int, check: Check) -> Finding:
    text = texts[check.spot.document]
    return Finding(
        number,
        check.kind,
        check.verdict,
        names[check.spot.document],
        text.place(check.spot.start, check.spot.end).line,
        text.content[check.spot.start : check.spot.end],
        check.text,
        tuple(texts[p.spot.document].content[p.spot.start : p.spot.end] for p in check.parts),
    )


_HEADING = 120  # characters; what is numbered and longer is a paragraph


def _block(text: Text, paragraph: Paragraph, marks: Sequence[_Mark]) -> Block:
    within = [m for m in marks if m.spot.start < paragraph.end and m.spot.end > paragraph.start]
    edges = {paragraph.start, paragraph.end}
    for mark in within:
        edges |= {max(mark.spot.start, paragraph.start), min(mark.spot.end, paragraph.end)}
    cuts = sorted(edges)
    runs = tuple(_run(text.content, start, end, within) for start, end in pairwise(cuts))
    label = paragraph.label
    heading = label is not None and label.rank < DASH and paragraph.end - paragraph.start < _HEADING
    return Block(paragraph.kind, heading, runs)


def _run(content: str, start: int, end: int, marks: Sequence[_Mark]) -> Run:
    over = [mark for mark in marks if mark.spot.start <= start and end <= mark.spot.end]
    return Run(
        content[start:end],
        tuple(mark.number for mark in over if not mark.part),
        tuple(mark.number for mark in over if mark.part),
        tuple(f"c{mark.number}" + (f"-{mark.part}" if mark.part else "") for mark in over if mark.spot.start == start),
        tuple(dict.fromkeys(mark.number for mark in over if mark.spot.start == start and not _inside(mark, over))),
    )


def _inside(mark: _Mark, over: Sequence[_Mark]) -> bool:
    """Say whether a part stands within the words of its own total."""
    return bool(mark.part) and any(other.number == mark.number and not other.part for other in over)
