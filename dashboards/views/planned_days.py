"""The reminders of the days to come, day by day: to whom, of what, and what cannot be said to anyone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dashboards.views.reminded import CHANNELS
from kpi.outbox import Digest, Matter, PlannedDay
from targets.wording import Sentence
from targets.workdays import weekday_name


@dataclass(frozen=True, slots=True)
class PlannedMessage:
    """One message that would go out."""

    day: date
    recipient: str  #: id: "ban-bo/van-thu"
    name: str  #: as the salutation has it
    address: str
    channel: str
    channel_words: Sentence
    matters: tuple[Matter, ...]  #: the most pressing first


@dataclass(frozen=True, slots=True)
class PlannedDayView:
    """One working day on which something would be said."""

    day: date
    weekday: Sentence
    messages: tuple[PlannedMessage, ...]


@dataclass(frozen=True, slots=True)
class PlannedView:
    """What would be said on the days looked at, if nothing more comes in."""

    start: date
    end: date  #: the first day no longer looked at
    days: tuple[PlannedDayView, ...]  #: those on which something is said
    unsaid: tuple[Sentence, ...]  #: what ought to be said and cannot be, each once

    @property
    def last_day(self) -> date:
        """Return the last day looked at."""
        return self.end - timedelta(days=1)

    @property
    def messages(self) -> int:
        """Return how many messages there are."""
        return sum(len(day.messages) for day in self.days)


def planned_view(
    start: date, end: date, planned: Iterable[tuple[date, PlannedDay]], unit: str | None = None
) -> PlannedView:
    """Return the days planned as pages show them; ``unit``: only messages that say something of it, by its id."""
    days, unsaid = [], dict[Sentence, None]()
    for day, one in planned:
        unsaid |= dict.fromkeys(lacking.why for lacking in one.unaddressed)
        messages = tuple(_message(digest) for digest in one.digests if unit is None or _about(digest, unit))
        if messages:
            days.append(PlannedDayView(day, weekday_name(day), messages))
    return PlannedView(start, end, tuple(days), tuple(unsaid))


def _message(digest: Digest) -> PlannedMessage:
    words = CHANNELS.get(digest.channel, Sentence(digest.channel, digest.channel))
    return PlannedMessage(
        digest.day, digest.recipient, digest.name, digest.address, digest.channel, words, digest.matters
    )


def _about(digest: Digest, unit: str) -> bool:
    return any(matter.unit == unit for matter in digest.matters)
