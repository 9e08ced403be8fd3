"""Units merged into one: does the number stated agree with those named, and does the resolution cited merge these?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rules.crossfoot.check import Check, CheckKind, CheckVerdict, Part, Spot
from targets.documents.letters import UPPER
from targets.documents.text import Text
from targets.names import match_key, strip_kind
from targets.narrative.citations import Citation
from targets.narrative.figures import Figure, Qualifier, between
from targets.narrative.published import MERGED
from targets.wording import Fact, Sentence, say, write_number


@dataclass(frozen=True, slots=True)
class Merger:
    """The units that a sentence says were merged."""

    names: tuple[tuple[int, int], ...]  #: where each stands
    figure: Figure | None  #: how many they are said to be
    published: tuple[str, ...]  #: those the resolution cited in the sentence merges into the unit it speaks of


def check_mergers(text: Text, figures: Sequence[Figure], citations: Sequence[Citation]) -> tuple[Check, ...]:
    """Return a check for each list of units said to be merged, in order."""
    return tuple(_check(text, merger) for merger in _mergers(text, figures, citations))


_KIND = r"(?:xã|phường|thị trấn|huyện|tỉnh|thành phố|thị xã|thôn|bản|xóm|ấp|tổ dân phố)"
_NAME = rf"{_KIND} [{UPPER}][\w’'-]*(?: [{UPPER}][\w’'-]*){{0,3}}"
_MERGED = re.compile(
    r"\b(?:[Hh]ợp nhất|[Ss]áp nhập|[Nn]hập)(?: (?!xã\b|phường\b)[^\W\d_]+){0,9}?:? "
    rf"(?P<names>{_NAME}(?:(?:, | và |, và ){_NAME})+)(?! và [{UPPER}])"
)
_ONE = re.compile(_NAME)
_REACH = 60  # characters before the word in which their number stands
_UNITS = frozenset({"communes", "villages", "bodies"})


def _mergers(text: Text, figures: Sequence[Figure], citations: Sequence[Citation]) -> Iterator[Merger]:
    for paragraph in text.paragraphs:
        for found in _MERGED.finditer(text.content, paragraph.start, paragraph.end):
            names = tuple(one.span() for one in _ONE.finditer(text.content, *found.span("names")))
            near = between(figures, max(paragraph.start, found.start() - _REACH), found.start("names"))
            told = [f for f in near if f.kind in _UNITS and not re.search(r"[.;()]", text.content[f.end : names[0][0]])]
            start = next((a for a, b in text.sentences(paragraph) if a <= found.start() < b), paragraph.start)
            cited = [c for c in citations if start <= c.start < found.start()]
            yield Merger(names, told[-1] if told else None, _published(text, start, cited))


def _published(text: Text, start: int, cited: Sequence[Citation]) -> tuple[str, ...]:
    """Return the units that a resolution known from elsewhere merges into the unit its sentence begins with."""
    for citation in cited:
        for name, units in MERGED.get(citation.number, {}).items():
            if match_key(name) in match_key(text.content[start : citation.start]):
                return tuple(units.split("|"))
    return ()


def _check(text: Text, merger: Merger) -> Check:
    names = [text.content[slice(*span)] for span in merger.names]
    keys = {match_key(strip_kind(name)[1]) for name in names}
    stated = merger.figure.value if merger.figure and merger.figure.qualifier is Qualifier.EXACT else len(names)
    facts: dict[str, Fact] = {"stated": stated, "count": len(names), "names": ", ".join(names)}
    verdict, sentence = CheckVerdict.OK, _agreeing(merger, facts)
    if len({match_key(name) for name in names}) < len(names):
        verdict = CheckVerdict.FAIL
        sentence = say("Có đơn vị kể hai lần: {names}.", "A unit is named twice: {names}.", **facts)
    elif stated != len(names):
        verdict = CheckVerdict.FAIL
        sentence = say(
            "Nêu {stated} đơn vị nhưng kể {count} ({names}).",
            "Stated {stated}, but {count} are named ({names}).",
            **facts,
        )
    elif merger.published and keys != {match_key(name) for name in merger.published}:
        verdict = CheckVerdict.FAIL
        sentence = say(
            "Kể {names}; nghị quyết được viện dẫn hợp nhất {published}.",
            "{names} are named; the resolution cited merges {published}.",
            published=", ".join(merger.published),
            **facts,
        )
    first = merger.figure.start if merger.figure else merger.names[0][0]
    return Check(
        CheckKind.COUNT,
        verdict,
        Spot(min(first, merger.names[0][0]), merger.names[-1][1]),
        write_number(stated),
        write_number(len(names)),
        tuple(Part(Spot(*span), name) for span, name in zip(merger.names, names, strict=True)),
        sentence,
    )


def _agreeing(merger: Merger, facts: dict[str, Fact]) -> Sentence:
    if merger.published:
        return say(
            "{names}: {count} đơn vị, đúng như nghị quyết được viện dẫn.",
            "{names}: {count} units, as in the resolution cited.",
            **facts,
        )
    return say("{names}: kể {count} đơn vị, không đơn vị nào hai lần.", "{names}: {count} units, none twice.", **facts)
