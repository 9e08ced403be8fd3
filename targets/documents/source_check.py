"""Whether a plan's promises still stand in its document: what to look at again when the document's text has changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from targets.documents.text import Text
from targets.issues import Issue, Severity
from targets.names import match_key
from targets.plan import Plan
from targets.provenance import Source
from targets.wording import say


def changed_sources(plan: Plan, text: Text, sha256: str, file_name: str) -> Iterator[Issue]:
    """Yield what a person should look at when a document is no longer the one a plan was taken from.

    Args:
        plan: the plan.
        text: the document as it is now.
        sha256: of its bytes as they are now.
        file_name: by which issues cite it.
    """
    if plan.document.sha256 in {None, sha256}:
        return
    words = say(
        "văn bản {file} đã thay đổi từ khi kế hoạch “{id}” được ghi lại",
        "{file} has changed since the plan “{id}” was taken from it",
        file=file_name,
        id=plan.id,
    )
    hint = say(
        "Đọc lại bằng “dondoc plan read”, so với kế hoạch.", "Read it again with “dondoc plan read” and compare."
    )
    yield Issue("source-changed", words, Source(file_name), hint, severity=Severity.WARNING)
    content = _plain(text.content)
    for promise in plan.promises:
        for cited in promise.source:
            if cited.document is None and cited.quote and _plain(cited.quote) not in content:
                lost = say(
                    "“{id}”: câu “{quote}” không còn trong văn bản",
                    "“{id}”: the words “{quote}” are no longer in the document",
                    id=promise.id,
                    quote=cited.quote,
                )
                source = Source(file_name, section=cited.section, line=cited.line)
                yield Issue("quote-gone", lost, source, severity=Severity.WARNING)


def _plain(words: str) -> str:
    """Return words with nothing left of spaces, wraps and quotation marks, on which copies differ."""
    return re.sub(r"[\s“”\"…]+", "", match_key(words))
