"""Years since: "tổng kết 10 năm thực hiện Nghị quyết … ngày 03/6/2013", "kỷ niệm 93 năm ngày thành lập Đảng".

One year off is common usage (the review is begun in the tenth year and sent in the eleventh) and is only noted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rules.crossfoot.check import Check, CheckKind, CheckVerdict, Spot
from targets.documents.text import Text
from targets.names import match_key
from targets.narrative.citations import Citation
from targets.narrative.published import FOUNDED
from targets.wording import Fact, say


def check_elapsed(text: Text, citations: Sequence[Citation], years: Sequence[int]) -> tuple[Check, ...]:
    """Return a check for each count of years since a document or an event.

    Args:
        text: the document.
        citations: the documents it cites.
        years: the years it speaks of: the one it reports on, and the one whose work it announces.
    """
    return (*_reviews(text, citations, years), *_anniversaries(text, years)) if years else ()


_REVIEW = re.compile(
    r"\b(?:[Tt]ổng kết|[Ss]ơ kết|[Qq]ua|[Ss]au)(?: \w+)? (?P<years>\d{1,3}) năm(?: triển khai| tổ chức)?,?"
    r" (?:thực hiện )?"
)
_EVENT = re.compile(r"\b(?P<years>\d{1,4}) năm,? (?:[Nn]gày |cuộc )?(?P<event>[^,;.()\d]{4,60})")
_REACH = 140
_USUAL = 1


def _reviews(text: Text, citations: Sequence[Citation], years: Sequence[int]) -> Iterator[Check]:
    for found in _REVIEW.finditer(text.content):
        stretch = text.content[found.end() : found.end() + _REACH]
        stop = re.search(r"[;\n]|\.\s", stretch)
        end = found.end() + (stop.start() if stop else len(stretch))
        cited = next((c for c in citations if found.end() <= c.start < end), None)
        if cited is None or cited.day is None or re.search(r"\d+ năm", text.content[found.end() : cited.start]):
            continue
        yield _check(found.start(), cited.end, int(found["years"]), years, cited.day.year)


def _anniversaries(text: Text, years: Sequence[int]) -> Iterator[Check]:
    for found in _EVENT.finditer(text.content):
        event = match_key(found["event"])
        founded = next((since for words, since in FOUNDED.items() if event.startswith(match_key(words))), None)
        if founded is not None:
            check = _check(found.start(), found.end(), int(found["years"]), years, founded)
            if check.verdict is not CheckVerdict.FAIL:  # a later jubilee may be meant: it is prepared years ahead
                yield check


def _check(start: int, end: int, stated: int, years: Sequence[int], since: int) -> Check:
    year = min(years, key=lambda year: abs(year - since - stated))
    gap = abs(year - since - stated)
    facts: dict[str, Fact] = {"years": stated, "year": str(year), "since": str(since), "passed": year - since}
    sentence = (
        say(
            "{year} - {since} = {passed} năm, đúng như đã nêu.",
            "{year} - {since} = {passed} years, as stated.",
            **facts,
        )
        if not gap
        else say(
            "Nêu {years} năm; {year} - {since} = {passed} năm.",
            "Stated {years} years; {year} - {since} = {passed}.",
            **facts,
        )
    )
    verdict = CheckVerdict.OK if not gap else CheckVerdict.NOTE if gap <= _USUAL else CheckVerdict.FAIL
    return Check(
        CheckKind.ELAPSED, verdict, Spot(start, end), str(stated), f"{year}-{since}={year - since}", (), sentence
    )
