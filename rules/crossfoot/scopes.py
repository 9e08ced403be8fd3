"""What does "13/13 xã: …; …" cover, when one of the things behind it was done fewer than thirteen times?

Read to the letter, the colon makes the thirteen do both; the writer may have meant only the first. Nobody but the
writer can say, and so the check asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rules.crossfoot.check import Check, CheckKind, CheckVerdict, Part, Spot
from targets.documents.text import Text
from targets.narrative.figures import Figure, Qualifier
from targets.narrative.segments import segments_of
from targets.wording import say


def check_scopes(text: Text, figures: Sequence[Figure]) -> tuple[Check, ...]:
    """Return a doubt for each "all of them" whose second clause was done by fewer, in order."""
    return tuple(check for figure in figures for check in _check(text, figures, figure))


_INTRODUCES = re.compile(r"[^.;:()\n\d]{0,40}: ")


def _check(text: Text, figures: Sequence[Figure], whole: Figure) -> Iterator[Check]:
    introduced = _INTRODUCES.match(text.content, whole.end) if whole.of == whole.value else None
    if introduced is None or whole.kind not in {"communes", "villages", "bodies"}:
        return
    paragraph = text.paragraphs[whole.paragraph]
    end = next((b for a, b in text.sentences(paragraph) if a <= whole.start < b), paragraph.end)
    clauses = segments_of(text.content, introduced.end(), end, figures, ";")
    events = [next((f for f in clause.figures if f.kind == "events"), None) for clause in clauses]
    held = [event for event in events if event is not None and event.qualifier is Qualifier.EXACT]
    if len(held) < 2 or len(held) != len(clauses) or held[0].value < whole.value:  # noqa: PLR2004  one covers all
        return
    for event in held[1:]:
        if event.value < whole.value:
            sentence = say(
                "{whole}: sau đó có {first} nhưng chỉ {fewer}; “{whole}” nói về ý đầu hay về cả hai?",
                "{whole}: then {first}, but only {fewer}; does it speak of the first alone or of both?",
                whole=text.content[whole.start : whole.end],
                first=text.content[held[0].start : held[0].end],
                fewer=text.content[event.start : event.end],
            )
            parts = tuple(Part(Spot(f.start, f.end), f.value) for f in (held[0], event))
            stated = f"{whole.value:f}/{whole.of:f}"
            spot = Spot(whole.start, whole.end)
            yield Check(CheckKind.RATIO, CheckVerdict.AMBIGUOUS, spot, stated, f"{event.value:f}", parts, sentence)
