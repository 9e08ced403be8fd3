"""One document cited twice: do its number, its day and its issuer agree?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rules.crossfoot.check import Check, CheckKind, CheckVerdict, Part, Spot
from targets.documents.text import Text
from targets.narrative.citations import Citation
from targets.wording import Sentence, say, write_date

Cited = tuple[int, Citation]  #: in which of the documents, and what


def check_citations(texts: Sequence[Text], citations: Sequence[Sequence[Citation]]) -> tuple[Check, ...]:
    """Return a check for each document that is cited with two days or two issuers, within or between documents."""
    by_number: dict[str, list[Cited]] = defaultdict(list)
    for document, found in enumerate(citations):
        for citation in found:
            by_number[citation.number].append((document, citation))
    return tuple(check for same in by_number.values() for check in _differing(texts, same))


def _differing(texts: Sequence[Text], same: Sequence[Cited]) -> Iterator[Check]:
    first = same[0]
    for other in same[1:]:
        one, two = first[1], other[1]
        if one.day and two.day and one.day != two.day:
            # A number is counted anew each year or term: only days of one year name one document.
            if one.day.year == two.day.year:
                yield _conflict(texts, first, other, _days(one, two))
            continue
        if one.issuer and two.issuer and one.issuer != two.issuer and one.day == two.day:
            yield _conflict(texts, first, other, _issuers(one, two))


def _days(one: Citation, two: Citation) -> Sentence:
    return say(
        "{number}: nơi ghi ngày {one}, nơi ghi ngày {two}.",
        "{number}: dated {one} in one place, {two} in another.",
        number=one.number,
        one=write_date(one.day) if one.day else "",
        two=write_date(two.day) if two.day else "",
    )


def _issuers(one: Citation, two: Citation) -> Sentence:
    return say(
        "{number}: nơi ghi của {one}, nơi ghi của {two}.",
        "{number}: by {one} in one place, by {two} in another.",
        number=one.number,
        one=one.issuer or "",
        two=two.issuer or "",
    )


def _conflict(texts: Sequence[Text], first: Cited, other: Cited, sentence: Sentence) -> Check:
    spot, place = (Spot(cited.start, cited.end, document) for document, cited in (first, other))
    return Check(
        CheckKind.REPEAT,
        CheckVerdict.CONFLICT,
        spot,
        texts[spot.document].content[spot.start : spot.end],
        texts[place.document].content[place.start : place.end],
        (Part(place, texts[place.document].content[place.start : place.end]),),
        sentence,
    )
