"""The deadlines of one unit as an iCalendar file (RFC 5545), to be kept in a calendar or fetched again as a feed.

Each deadline is a day's entry on its last working day, with an alarm before it. Its UID is that of the duty and the
unit for ever; when the plan is amended or more time is granted, the number of its revision (SEQUENCE) grows, so that a
calendar moves the entry it has. What is done has no alarm any more; what was exempted is cancelled.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

from icalendar import STATUS, TRANSP, Alarm, Calendar, Event

from kpi.evaluation.inputs import Inputs
from kpi.evaluation.results import Result
from rules.duty_rule import State
from targets.units import Unit
from targets.wording import Language, Sentence, say

#: What such a file is to programs.
MEDIA_TYPE = "text/calendar"


@dataclass(frozen=True, slots=True)
class Entry:
    """One deadline of a unit, with the number of its revision."""

    result: Result
    sequence: int  #: grows whenever the plan or a decision changes the deadline


def calendar_entries(inputs: Inputs, results: Iterable[Result], unit: Unit) -> tuple[Entry, ...]:
    """Return the deadlines of a unit by day: those of its duties, done or not; ``results`` may be of others too."""
    own = [one for one in results if one.standing is not None and not one.whole and one.unit.id == unit.id]
    entries = [Entry(one, _sequence(inputs, one)) for one in own]
    return tuple(sorted(entries, key=lambda entry: (entry.result.deadline.last_working_day, entry.result.promise.id)))


def write_calendar(unit: Unit, entries: Iterable[Entry], made: datetime, language: Language = "vi") -> bytes:
    """Return the file; the same deadlines at the same moment give the same bytes.

    Args:
        unit: whose deadlines they are.
        entries: the deadlines.
        made: when it was made, aware; calendars take the newer of two entries with one revision.
        language: of the words.
    """
    name = say("Hạn báo cáo, công việc: {unit}", "Deadlines: {unit}", unit=unit.label)
    return calendar_file(unit.id, name, map(_term, entries), made, language)


@dataclass(frozen=True, slots=True)
class Term:
    """A deadline as a calendar has it."""

    key: str  #: what it is of; the same for ever
    sequence: int
    day: date  #: the last working day
    summary: Sentence
    description: Sentence
    rings: bool = True  #: before its day, and a week before
    cancelled: bool = False


def calendar_file(key: str, name: Sentence, terms: Iterable[Term], made: datetime, language: Language) -> bytes:
    """Return a calendar of deadlines as a file.

    Args:
        key: what it is of; the same for ever.
        name: as calendar programs show it.
        terms: the deadlines.
        made: when it was made, aware.
        language: of the words.
    """
    calendar = Calendar.new(
        prodid="-//Dondoc//dondoc//VI",
        uid=uuid5(_NAMESPACE, key),
        name=name.text(language),
        language=language,
        refresh_interval=timedelta(hours=12),
        subcomponents=[_event(term, made.astimezone(UTC), language) for term in terms],
    )
    calendar.add("METHOD", "PUBLISH")
    return bytes(calendar.to_ical())


def _sequence(inputs: Inputs, result: Result) -> int:
    """Return how often the deadline may have changed: revisions of the plan, decisions about this unit."""
    grants = sum(
        (grant.plan, grant.promise, grant.unit) == (result.plan.id, result.promise.id, result.unit.id)
        for grant in inputs.grants
    )
    return inputs.revisions.get(result.plan.id, 1) - 1 + grants


def _term(entry: Entry) -> Term:
    result, state = entry.result, entry.result.standing
    return Term(
        key=f"{result.plan.id}|{result.promise.id}|{result.unit.id}",
        sequence=entry.sequence,
        day=result.deadline.last_working_day,
        summary=_summary(result),
        description=_description(result),
        rings=state is None or state.state in {State.OPEN, State.OVERDUE},
        cancelled=state is not None and state.state is State.EXEMPT,
    )


def _event(term: Term, made: datetime, language: Language) -> Event:
    return Event.new(
        uid=uuid5(_NAMESPACE, term.key),
        stamp=made,
        sequence=term.sequence,
        start=term.day,
        end=term.day + timedelta(days=1),
        summary=term.summary.text(language),
        description=term.description.text(language),
        status=STATUS.CANCELLED if term.cancelled else STATUS.CONFIRMED,
        transparency=TRANSP.TRANSPARENT,
        subcomponents=[_alarm(days, term, language) for days in _ALARMS] if term.rings else [],
    )


def _alarm(days: int, term: Term, language: Language) -> Alarm:
    """Return an alarm at eight in the morning, so many days before the entry's day."""
    alarm = Alarm.new(description=term.summary.text(language))
    alarm.add("ACTION", "DISPLAY")
    alarm.add("TRIGGER", timedelta(hours=8) - timedelta(days=days))
    return alarm


def _summary(result: Result) -> Sentence:
    words = _BY_STATE[result.standing.state] if result.standing is not None else _BY_STATE[State.OPEN]
    return say(words.vi, words.en, title=result.promise.title)


def _description(result: Result) -> Sentence:
    why = result.standing.why if result.standing is not None else result.judgement.why
    steps = result.deadline.reasoning
    place = "; ".join(source.place() for source in result.sources)
    return Sentence(
        "\n".join([why.vi, *(step.vi for step in steps), f"Nguồn: {place}"]),
        "\n".join([why.en, *(step.en for step in steps), f"Source: {place}"]),
    )


#: Days before the entry's day.
_ALARMS = (7, 1)
_NAMESPACE = UUID("0c5e5f52-6a0e-5b0e-9a55-2a1d8d1f7c11")
_BY_STATE: Mapping[State, Sentence] = {
    State.OPEN: Sentence("Hạn: {title}", "Due: {title}"),
    State.OVERDUE: Sentence("Quá hạn: {title}", "Overdue: {title}"),
    State.DONE: Sentence("Đã xong: {title}", "Done: {title}"),
    State.LATE: Sentence("Đã xong, chậm: {title}", "Done late: {title}"),
    State.EXEMPT: Sentence("Được miễn: {title}", "Exempt: {title}"),
}
