"""One duty with a deadline, and what the words around its day say of it: what is due, for which period, to whom."""

from __future__ import annotations

import re
from dataclasses import dataclass

from targets.deadlines import DayUnit, DeadlineKind
from targets.documents import due_words as said
from targets.documents.dates import Named, days_in
from targets.periods import PeriodKind
from targets.written_days import RecurringDay, When


@dataclass(frozen=True, slots=True)
class Owed:
    """One duty, as a stretch of text puts it."""

    start: int  #: of the words quoted
    end: int
    kind: DeadlineKind
    when: When | None
    until: When | None  #: of "từ … đến …"
    has_year: bool
    count: int | None  #: of a relative one
    unit: DayUnit
    period: PeriodKind | None  #: what a report is for
    recurrent: bool
    what: str
    recipient: str | None
    at: int  #: where its day stands


def owed_of(text: str, start: int, end: int, last: int, named: Named, kind: DeadlineKind) -> Owed:
    """Return the duty that a day of a sentence makes; ``last`` is where the day before it ended."""
    first, final = _clause(text, start, end, named)
    begin, stop = quoted(text, start, end, named.start, named.end)
    every = isinstance(named.when, RecurringDay) and named.when.month is None
    recurrent = every or bool(said.YEARLY.search(text, start, end))
    return Owed(
        start=begin,
        end=stop,
        kind=kind,
        when=named.when,
        until=None,
        has_year=named.has_year,
        count=None,
        unit=DayUnit.DAY,
        period=_period(text, start, end, last, named),
        recurrent=recurrent and not named.has_year,
        what=what_of(text[first:final]),
        recipient=recipient_of(text, start, end),
        at=named.start,
    )


def quoted(text: str, start: int, end: int, at: int, until: int) -> tuple[int, int]:
    """Return the stretch that is quoted for a day: between commas that stand in no bracket."""
    return _stretch(text, start, end, at, until, ",;")


def what_of(clause: str) -> str:
    """Return what is to be done, in the words of its clause without brackets."""
    return " ".join(re.sub(r"\([^()]*\)", "", clause).split()).strip(" ,.;:/")


def recipient_of(text: str, start: int, end: int) -> str | None:
    """Return to whom a report goes, as the sentence says."""
    found = said.RECIPIENT.search(text, start, end)
    return found["who"].strip() if found else None


def _clause(text: str, start: int, end: int, named: Named) -> tuple[int, int]:
    """Return the stretch of a sentence that a day belongs to: between semicolons, from its beginning."""
    return _stretch(text, start, end, named.start, named.end, ";")


def _stretch(text: str, start: int, end: int, at: int, until: int, marks: str) -> tuple[int, int]:
    """Return the stretch around a place up to the nearest marks outside brackets."""
    first, depth = at, 0
    while first > start and (depth or text[first - 1] not in marks):
        first -= 1
        depth += (text[first] == ")") - (text[first] == "(" and depth > 0)
    final, depth = until, text.count("(", first, until) - text.count(")", first, until)
    while final < end and (depth > 0 or text[final] not in marks):
        depth += (text[final] == "(") - (text[final] == ")")
        final += 1
    while first < at and text[first] in " ,;:":
        first += 1
    return first, final


def _period(text: str, start: int, end: int, last: int, named: Named) -> PeriodKind | None:
    """Return what period a report is for: said between the day before and this one, or right behind it."""
    before, after = text[last : named.start], text[named.end : min(end, named.end + 70)]
    after = re.split(r"[;,]|trước ngày|chậm nhất", after)[0]
    if not said.REPORT.search(text, start, end):
        return None
    tail = before[-70:]
    found = [(m.end(), kind) for kind, pattern in said.PERIODS for m in pattern.finditer(tail)]
    if found:
        return max(found, key=lambda one: one[0])[1]
    if isinstance(named.when, RecurringDay) and named.when.month is None:
        quarterly = re.search(r"qu[ýí]", text[named.start : named.end])
        return PeriodKind.QUARTER if quarterly else PeriodKind.MONTH
    listed = list(days_in(text, start, end, None))
    if len([one for one in listed if isinstance(one.when, RecurringDay)]) > 1:
        return None
    return next((kind for kind, pattern in said.PERIODS if pattern.search(after)), None)
