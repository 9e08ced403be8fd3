"""One duty with a deadline, and what the words around its day say of it: what is due, for which period, to whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from targets.deadlines import DayUnit, DeadlineKind
from targets.documents import due_words as said
from targets.documents.dates import Named, days_in
from targets.documents.stretches import stretch
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
    sentence = _sentence(text, start, end)
    recurrent = every or sentence.yearly
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
        recipient=sentence.recipient,
        at=named.start,
    )


def quoted(text: str, start: int, end: int, at: int, until: int) -> tuple[int, int]:
    """Return the stretch that is quoted for a day: between commas that stand in no bracket."""
    return stretch(text, start, end, at, until, ",;")


def what_of(clause: str) -> str:
    """Return what is to be done, in the words of its clause without brackets."""
    return " ".join(re.sub(r"\([^()]*\)", "", clause).split()).strip(" ,.;:/")


def recipient_of(text: str, start: int, end: int) -> str | None:
    """Return to whom a report goes, as the sentence says."""
    found = said.RECIPIENT.search(text, start, end)
    return found["who"].strip() if found else None


def _clause(text: str, start: int, end: int, named: Named) -> tuple[int, int]:
    """Return the stretch of a sentence that a day belongs to: between semicolons, from its beginning."""
    return stretch(text, start, end, named.start, named.end, ";")


def _period(text: str, start: int, end: int, last: int, named: Named) -> PeriodKind | None:
    """Return what period a report is for: said between the day before and this one, or right behind it."""
    before, after = text[last : named.start], text[named.end : min(end, named.end + 70)]
    after = re.split(r"[;,]|trước ngày|chậm nhất", after)[0]
    sentence = _sentence(text, start, end)
    if not sentence.reports:
        return None
    tail = before[-70:]
    found = [(m.end(), kind) for kind, pattern in said.PERIODS for m in pattern.finditer(tail)]
    if found:
        return max(found, key=lambda one: one[0])[1]
    if isinstance(named.when, RecurringDay) and named.when.month is None:
        quarterly = re.search(r"qu[ýí]", text[named.start : named.end])
        return PeriodKind.QUARTER if quarterly else PeriodKind.MONTH
    if sentence.several:
        return None
    return next((kind for kind, pattern in said.PERIODS if pattern.search(after)), None)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """What a sentence says of all its days alike."""

    yearly: bool
    reports: bool
    several: bool  #: whether it names more than one day without a year
    recipient: str | None


@lru_cache(maxsize=8)  # asked again for each of its days
def _sentence(text: str, start: int, end: int) -> _Sentence:
    yearless = [one for one in days_in(text, start, end, None) if isinstance(one.when, RecurringDay)]
    return _Sentence(
        yearly=bool(said.YEARLY.search(text, start, end)),
        reports=bool(said.REPORT.search(text, start, end)),
        several=len(yearless) > 1,
        recipient=recipient_of(text, start, end),
    )
