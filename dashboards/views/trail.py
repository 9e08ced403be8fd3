"""The audit trail as people read it: the latest first, a page at a time, by who, what and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice

from kpi.audit import Link, What, canonical
from targets.names import loose_key
from targets.wording import Sentence
from targets.workdays import VIETNAM


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are looked for; what is empty does not matter."""

    actor: str = ""  #: part of a name, accents or not
    what: What | None = None
    unit: str = ""  #: id
    since: date | None = None  #: first day, in Vietnam
    until: date | None = None  #: last day, included

    def fits(self, line: TrailLine) -> bool:
        """Say whether an entry is looked for; one that was changed is, whatever it says now."""
        if line.at is None:
            return True
        return (
            loose_key(self.actor) in loose_key(line.actor)
            and (self.what is None or self.what is line.what)
            and (not self.unit or self.unit == line.unit)
            and (self.since is None or self.since <= line.at.date())
            and (self.until is None or line.at.date() <= self.until)
        )


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One entry."""

    number: int
    at: datetime | None  #: in Vietnam's time; None: the entry was changed after it was written
    actor: str
    what: What | None
    about: str  #: what tells the change from others: plan, unit, period, file, reason
    unit: str | None  #: id, of what is about one unit
    content: str  #: the row as it was written, as JSON; of an entry that was changed the text that stands there
    hash: str

    @property
    def label(self) -> Sentence:
        """Return the kind of change in words."""
        return self.what.label if self.what is not None else Sentence("Đã bị sửa sau khi ghi", "Changed since")


@dataclass(frozen=True, slots=True)
class TrailPage:
    """Some entries, the latest first."""

    lines: tuple[TrailLine, ...]
    older: int | None  #: where the next page begins: entries below this number; None: there is none


def trail_lines(links: Iterable[Link], wanted: Wanted) -> Iterator[TrailLine]:
    """Yield the entries looked for, in the order given."""
    lines = (_line(link) for link in links)
    return (line for line in lines if wanted.fits(line))


def trail_page(links: Iterable[Link], wanted: Wanted, most: int) -> TrailPage:
    """Return the first entries looked for of a trail that is given the latest first."""
    found = tuple(islice(trail_lines(links, wanted), most + 1))
    lines = found[:most]
    return TrailPage(lines, lines[-1].number if len(found) > most else None)


#: Of a row that was written down, what tells it from others.
_TELLING = (
    *("plan", "unit", "period", "revision", "step", "kind", "promise", "name", "role"),
    *("file_name", "outcome", "reason"),
    *("message", "recipient", "address", "changed"),
)


def _line(link: Link) -> TrailLine:
    record = link.record()
    if record is None:
        return TrailLine(link.number, None, "", None, "", None, link.content, link.hash)
    row = record.about.get("row", {})
    return TrailLine(
        number=link.number,
        at=record.at.astimezone(VIETNAM),
        actor=record.actor,
        what=record.what,
        about=" · ".join(str(row[name]) for name in _TELLING if name in row),
        unit=row.get("unit"),
        content=canonical(dict(record.about)),
        hash=link.hash,
    )
