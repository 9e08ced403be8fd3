"""Days that cannot be: "31/02/2023", "26/01/202.", and documents cited before they were issued."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from rules.crossfoot.check import Check, CheckKind, CheckVerdict, Spot
from targets.documents.text import Text
from targets.narrative.citations import Citation, read_day
from targets.narrative.hidden import DAY
from targets.narrative.published import PUBLISHED
from targets.wording import Sentence, say


def check_days(text: Text, citations: Sequence[Citation], written: date | None) -> tuple[Check, ...]:
    """Return a finding for each day that cannot be.

    Args:
        text: the document.
        citations: the documents it cites.
        written: the document's own day, or the last day it can have been written; None when unknown.
    """
    return (*_impossible(text), *_cited(text, citations, written))


_WRITTEN = re.compile(rf"(?<![\d/.-]){DAY}")
_SHORT_YEAR = 2  # "6/1/23" is a day, written short


def _impossible(text: Text) -> Iterator[Check]:
    for found in _WRITTEN.finditer(text.content):
        year = re.findall(r"\d+", found[0])[2]
        if "." in found[0].rstrip(".") or len(year) == _SHORT_YEAR or read_day(found[0]) is not None:
            continue
        sentence = (
            say("“{day}” không phải là một ngày có thật.", "“{day}” is not a day.", day=found[0])
            if len(year) > _SHORT_YEAR + 1
            else say("“{day}”: năm viết thiếu hoặc thừa chữ số.", "“{day}”: the year lacks a digit.", day=found[0])
        )
        yield _fail(text, found.start(), found.end(), sentence)


def _cited(text: Text, citations: Sequence[Citation], written: date | None) -> Iterator[Check]:
    for cited in citations:
        published = PUBLISHED.get(cited.number)
        if published is not None and cited.day is not None and cited.day != published:
            sentence = say(
                "{number} ghi ngày {day}; bản đã công bố ghi ngày {published}.",
                "{number} is dated {day} here; as published it is of {published}.",
                number=cited.number,
                day=cited.day,
                published=published,
            )
            yield _fail(text, cited.start, cited.end, sentence)
        elif cited.day is not None and written is not None and cited.day > written:
            sentence = say(
                "Viện dẫn văn bản ngày {day}, sau ngày {written} của chính văn bản này.",
                "Cites a document of {day}, later than this document's own {written}.",
                day=cited.day,
                written=written,
            )
            yield _fail(text, cited.start, cited.end, sentence)


def _fail(text: Text, start: int, end: int, sentence: Sentence) -> Check:
    return Check(CheckKind.DATE, CheckVerdict.FAIL, Spot(start, end), text.content[start:end], None, (), sentence)
