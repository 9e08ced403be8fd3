"""The messages of one day: a pure function of what is open, who can be reached, the hour, and what was said before.

Of several stages that are due, because the machine was off or a report came back, only the newest is said; the older
ones are recorded as superseded. Planning twice gives nothing new, and a recipient has one message a day: what comes up
later waits for the next working day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

from jobs.reminders.recipients import Directory, Recipient
from jobs.reminders.situation import Returned, Situation, by_figure, obligation_of
from jobs.reminders.stages import Stage, deadline_stages, escalations, pace_stages, returned_stage
from jobs.reminders.unsaid import unsaid
from jobs.reminders.words import deadline_words, pace_words
from kpi.evaluation.results import Result
from kpi.outbox import Digest, Ledger, Matter, PlannedDay, Unaddressed, token_of
from kpi.settings import Reminders
from rules.verdict import Verdict
from targets.plan import Duty, TotalTarget
from targets.units import Unit
from targets.wording import Sentence, say
from targets.workdays import VIETNAM, WorkCalendar


def plan_digests(situation: Situation, now: datetime, ledger: Ledger) -> PlannedDay:
    """Return what is to be said now; nothing on a day off or outside the hours.

    Args:
        situation: what is open as of ``now``.
        now: the moment of planning, aware.
        ledger: what was said or recorded before, and who has had today's message.
    """
    local = now.astimezone(VIETNAM)
    if not situation.calendar.is_working(local.date()):
        return PlannedDay()
    day = _Day(situation, local, ledger)
    found = list(day.occasions())
    digests, superseded = [], []
    for together in _by_recipient(found).values():
        if said := _open_now(together, local):
            digests.append(day.digest(said))
            superseded += [day.matter(one, stage) for one in said for stage in one.older]
    return PlannedDay(tuple(digests), tuple(superseded), _once((*day.unaddressed, *situation.undated)))


def out_of_reach(situation: Situation, now: datetime) -> tuple[Unaddressed, ...]:
    """Return all that could not be said of what is open, whether or not anything is due to be said today."""
    day = _Day(situation, now.astimezone(VIETNAM), Ledger())
    day.look_up_everyone()
    return _once((*day.unaddressed, *situation.undated))


def still_open(matter: Matter, open_now: Collection[str]) -> bool:
    """Say whether a matter still stands when its message is about to go.

    ``open_now`` is `jobs.reminders.situation.open_obligations`; a deadline that moved since is another obligation.
    """
    return matter.obligation in open_now


def may_send(digest: Digest, now: datetime, settings: Reminders, calendar: WorkCalendar) -> bool:
    """Say whether a message may go out now: on a working day, in the hours of every duty in it."""
    local = now.astimezone(VIETNAM)
    hours = (settings.of(matter.plan, matter.duty).hours for matter in digest.matters)
    return calendar.is_working(local.date()) and all(one.hold(local.time()) for one in hours)


def behind(result: Result, stage: Stage) -> bool:
    """Say whether a promise lags at a part of its period: less is done than that part of what is asked.

    A ceiling ("không quá 500 triệu đồng") cannot lag; it is spoken of when it is broken.
    """
    found = result.judgement
    if found.verdict is Verdict.SHORT or stage.part is None or stage.part >= 1:
        return True
    if isinstance(result.promise, TotalTarget) and result.promise.total.min is None:
        return False
    if found.value is None or found.required is None:
        return True
    return Fraction(found.value) < Fraction(found.required) * stage.part


@dataclass(frozen=True, slots=True)
class _Track:
    """The stages of one promise, up to today, at which one kind of recipient is told."""

    to: str  #: "own", "office", "superior"
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class _Owed:
    """What is the same of one promise for every unit that has the same deadline."""

    settings: Reminders
    tracks: tuple[_Track, ...]
    prefix: str  #: of the obligation, without the unit


@dataclass(frozen=True, slots=True)
class _Told:
    """What is said alike of one promise to everyone."""

    words: Sentence  #: how the deadline stands today
    common: dict[str, Any]  #: what all matters of it have


@dataclass(frozen=True, slots=True)
class _Occasion:
    """One matter for one recipient, with the older stages it makes superfluous."""

    result: Result
    owed: _Owed
    told: _Told
    recipient: Recipient
    stage: Stage
    older: tuple[Stage, ...]
    why: Sentence


class _Day:
    """What is worked out once for a day's planning."""

    def __init__(self, situation: Situation, now: datetime, ledger: Ledger) -> None:
        self.situation, self.today, self.ledger = situation, now.date(), ledger
        self.directory = Directory(situation.registry, situation.settings, self.today)
        self.unaddressed: list[Unaddressed] = []
        self._owed: dict[tuple[str, str, date, bool], _Owed] = {}
        self._reached: dict[tuple[str, str, tuple[str, ...]], tuple[Recipient, ...]] = {}
        self._told: dict[str, _Told] = {}
        self._labels: dict[str, str] = {}

    def occasions(self) -> Iterator[_Occasion]:
        """Yield what is due and was not said, for each recipient."""
        for result in self.situation.open:
            owed = self._owed_of(result)
            for track in owed.tracks:
                if stages := self._due(result, owed, track):
                    yield from self._for_recipients(result, owed, track, stages)

    def look_up_everyone(self) -> None:
        """Look up who would be told of everything that is open, so that it is known of whom nobody would be."""
        for result in self.situation.open:
            owed = self._owed_of(result)
            for track in owed.tracks:
                self._recipients(result, owed.settings, track)

    def digest(self, together: list[_Occasion]) -> Digest:
        """Return the one message of a recipient."""
        recipient = together[0].recipient
        matters = tuple(self.matter(one, one.stage) for one in sorted(together, key=_urgency))
        token = token_of(recipient.id, recipient.channel, self.today, matters)
        return Digest(recipient.id, recipient.address, recipient.channel, self.today, matters, token, recipient.name)

    def matter(self, one: _Occasion, stage: Stage) -> Matter:
        """Return one thing to be said, or recorded as superseded."""
        unit = one.result.unit
        return Matter(
            obligation=one.owed.prefix + unit.id,
            recipient=one.recipient.id,
            stage=stage.name,
            channel=one.recipient.channel,
            why=one.why,
            unit=unit.id,
            unit_name=self._label(unit),
            **one.told.common,
        )

    def _label(self, unit: Unit) -> str:
        if unit.id not in self._labels:
            self._labels[unit.id] = unit.label
        return self._labels[unit.id]

    def _owed_of(self, result: Result) -> _Owed:
        key = (result.plan.id, result.promise.id, result.deadline.last_day, result.whole)
        if key not in self._owed:
            settings = self.situation.settings.reminders.of(result.plan.id, result.promise.id)
            tracks = tuple(_tracks(result, settings, self.situation.calendar, self.today))
            self._owed[key] = _Owed(settings, tracks, obligation_of(result).removesuffix(result.unit.id))
        return self._owed[key]

    def _told_of(self, result: Result, owed: _Owed) -> _Told:
        if owed.prefix not in self._told:
            self._told[owed.prefix] = self._in_words(result)
        return self._told[owed.prefix]

    def _in_words(self, result: Result) -> _Told:
        deadline, calendar, after = result.deadline, self.situation.calendar, self.today + _ONE_DAY
        common = {
            "day": self.today,
            "plan": result.plan.id,
            "duty": result.promise.id,
            "title": result.promise.title,
            "period": result.period.key,
            "last_day": deadline.last_day,
            "last_working_day": deadline.last_working_day,
            "days_left": calendar.count(after, deadline.last_working_day + _ONE_DAY),
            "days_late": max(0, (self.today - deadline.last_day) // _ONE_DAY),
        }
        return _Told(deadline_words(deadline, self.today, calendar), common)

    def _due(self, result: Result, owed: _Owed, track: _Track) -> tuple[Stage, ...]:
        """Return the stages that have come, those of pace only where the promise lags; the newest is last."""
        back = self._returned(result, owed)
        if back is not None and track.to != "own":  # while a report was in, there was nothing to tell those above
            return tuple(
                one for one in track.stages if not back.came_before or one.day > back.at.astimezone(VIETNAM).date()
            )
        if back is not None:
            stage = returned_stage(back.at, self.situation.calendar)
            stages = (*track.stages, *([stage] if stage.day <= self.today else []))
            return tuple(sorted(stages, key=lambda one: one.day))  # of one day, the returned report is the newest
        if track.stages and track.stages[-1].part is not None:
            late = tuple(stage for stage in track.stages if behind(result, stage))
            return late if late[-1:] == track.stages[-1:] else ()
        return track.stages

    def _for_recipients(
        self, result: Result, owed: _Owed, track: _Track, stages: tuple[Stage, ...]
    ) -> Iterator[_Occasion]:
        obligation, newest = owed.prefix + result.unit.id, stages[-1]
        keys, digested = self.ledger.keys, self.ledger.digested
        for recipient in self._recipients(result, owed.settings, track):
            id_, channel = recipient.id, recipient.channel
            if (obligation, id_, newest.name, channel) not in keys and (id_, channel) not in digested:
                older = tuple(one for one in stages[:-1] if (obligation, id_, one.name, channel) not in keys)
                told = self._told_of(result, owed)
                yield _Occasion(result, owed, told, recipient, newest, older, self._why(result, owed, told, newest))

    def _recipients(self, result: Result, settings: Reminders, track: _Track) -> tuple[Recipient, ...]:
        unit = result.unit
        if not result.whole and not unit.in_force(self.today):
            self._tell("unit-ended", result)
            return ()
        key = (track.to, unit.id, settings.to)
        if key not in self._reached:
            self._reached[key] = self._look_up(track.to, unit, settings)
        if not self._reached[key]:
            self._tell(f"no-address-{track.to}", result, settings.to)
        if track.to == "own" or result.whole:
            return self._reached[key]
        own = self.directory.own(unit, settings.to)
        return tuple(one for one in self._reached[key] if one not in own)  # who is told already is not told twice

    def _look_up(self, to: str, unit: Unit, settings: Reminders) -> tuple[Recipient, ...]:
        if to == "own":
            return self.directory.own(unit, settings.to)
        return self.directory.office if to == "office" else self.directory.superior(unit)

    def _why(self, result: Result, owed: _Owed, told: _Told, stage: Stage) -> Sentence:
        if stage.part is not None:
            return pace_words(result, stage)
        back = self._returned(result, owed)
        if back is None:
            return told.words
        first, then = (back.why, told.words) if back.came_before else (told.words, back.why)
        return say("{first}; {then}", "{first}; {then}", first=first, then=then)

    def _returned(self, result: Result, owed: _Owed) -> Returned | None:
        """Return what came back of what is owed, if anything did."""
        returned = self.situation.returned
        return returned.get(owed.prefix + result.unit.id) if returned else None

    def _tell(self, code: str, result: Result, roles: tuple[str, ...] = ()) -> None:
        self.unaddressed.append(unsaid(code, result, self.situation.registry, roles))


_ONE_DAY = timedelta(days=1)


def _tracks(result: Result, settings: Reminders, calendar: WorkCalendar, today: date) -> Iterator[_Track]:
    if result.whole:
        yield _Track("office", pace_stages(result.period.start, result.deadline.last_day, settings, calendar, today))
    elif by_figure(result) and isinstance(result.promise, Duty) and result.promise.deadline is None:
        yield _Track("own", pace_stages(result.period.start, result.deadline.last_day, settings, calendar, today))
    else:
        yield _Track("own", deadline_stages(result.deadline, settings, calendar, today))
        for to in sorted({step.to for step in settings.escalate}):
            yield _Track(to, escalations(result.deadline, settings, calendar, today, to))


def _once(found: Iterable[Unaddressed]) -> tuple[Unaddressed, ...]:
    return tuple({(one.code, one.obligation): one for one in found}.values())


def _by_recipient(found: Iterable[_Occasion]) -> dict[tuple[str, str], list[_Occasion]]:
    together = defaultdict(list)
    for one in found:
        together[one.recipient.id, one.recipient.channel].append(one)
    return together


def _open_now(together: list[_Occasion], now: datetime) -> list[_Occasion]:
    """Return what may be said at this hour; nothing yet when waiting lets everything go in one message."""
    hour = now.time()
    opens = max(one.owed.settings.hours.start for one in together)
    if hour < opens < min(one.owed.settings.hours.end for one in together):
        return []
    return [one for one in together if one.owed.settings.hours.hold(hour)]


def _urgency(one: _Occasion) -> tuple[date, str]:
    return one.result.deadline.last_day, one.result.promise.title
