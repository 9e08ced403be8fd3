"""A workspace's reminders: planned from what is known now, and delivered while they still need saying."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from jobs.channels.choose import Ways
from jobs.deliver import Office
from jobs.reminders.attachments import attachments_of, own_results
from jobs.reminders.planning import may_send, plan_digests, still_open
from jobs.reminders.recipients import Directory
from jobs.reminders.render import render
from jobs.reminders.situation import open_obligations, open_promises, situation_of
from jobs.reminders.stage_words import WEEKLY
from jobs.reminders.texts import load_texts
from jobs.workspace import Workspace
from kpi.clock import now
from kpi.delivery import Fate, Patience
from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.results import Result
from kpi.outbox import Digest, Matter, PlannedDay, Rendered
from kpi.settings import Settings
from kpi.store.engine import reading, writing
from kpi.store.ledger import ledger, record_plan
from kpi.usecases.load_inputs import load_inputs
from targets.units import Registry
from targets.wording import Sentence, say
from targets.workdays import VIETNAM, vietnam_calendar

#: What is known is looked up again after so many seconds, when messages go out for longer.
_FRESH = 60


def known_at(workspace: Workspace, at: datetime) -> Inputs:
    """Return what had been received by a moment, of all that is recorded by now."""
    return load_inputs(workspace.engine, at, max(at, now()))


def plan_now(workspace: Workspace, at: datetime) -> PlannedDay:
    """Return what is to be said at a moment, by what is known and what was said before."""
    situation = situation_of(known_at(workspace, at), workspace.settings)
    with reading(workspace.engine) as connection:
        before = ledger(connection, at.astimezone(VIETNAM).date(), open_promises(situation))
    return plan_digests(situation, at, before)


def plan_and_record(workspace: Workspace, at: datetime) -> tuple[int, PlannedDay]:
    """Plan, and write down in one transaction what is to go out; return how many messages that makes, and the plan."""
    planned = plan_now(workspace, at)
    with writing(workspace.engine) as connection:
        return record_plan(connection, planned, mail_host(workspace.settings), at), planned


def office_of(workspace: Workspace, ways: Ways, clock: Callable[[], datetime], stopping: Callable[[], bool]) -> Office:
    """Return what delivering a workspace's messages needs."""
    known = _kept(lambda: _Known.at(workspace, clock()))
    texts, _ = load_texts(workspace.folder)
    settings = workspace.settings

    def written(digest: Digest) -> Rendered:
        files = attachments_of(digest, known().inputs, known().own, settings.language)
        return render(digest, texts, settings.office, settings.language, files)

    def open_still(matter: Matter) -> bool:
        return matter.stage == WEEKLY or still_open(matter, known().open)

    def in_hours(digest: Digest) -> bool:
        return may_send(digest, clock(), settings.reminders, known().inputs.calendar)

    return Office(ways.channels, open_still, in_hours, written, clock, Patience(), stopping)


def address_today(settings: Settings, at: datetime, registry: Registry, recipient: str, channel: str) -> str | None:
    """Return where a recipient of messages is reached by a channel, by the units and settings of today."""
    return Directory(registry, settings, at.astimezone(VIETNAM).date()).address(recipient, channel)


def quiet_words(settings: Settings, at: datetime) -> Sentence | None:
    """Return why nobody is told anything at a moment: a day off, or not the hours of the office; None: it is time."""
    local, hours = at.astimezone(VIETNAM), settings.reminders.hours
    if not vietnam_calendar().is_working(local.date()):
        return say(
            "{day} là ngày nghỉ: không nhắc ai, không gửi gì",
            "{day} is a day off: nobody is reminded, nothing is sent",
            day=local.date(),
        )
    if not hours.hold(local.time()):
        return say(
            "bây giờ ngoài giờ nhắc việc ({start}–{end})",
            "these are not the hours for reminders ({start}–{end})",
            start=f"{hours.start:%H:%M}",
            end=f"{hours.end:%H:%M}",
        )
    return None


def sent_words(done: Counter[Fate | None]) -> Sentence:
    """Return how many messages ended how."""
    return say(
        "gửi {sent}, chờ gửi lại {again}, chưa rõ đã đến {unknown}, không gửi được {refused}, không cần gửi nữa {gone}",
        "{sent} sent, {again} to be tried again, {unknown} unanswered, {refused} failed, {gone} no longer needed",
        sent=done[Fate.SENT],
        again=done[Fate.AGAIN],
        unknown=done[Fate.UNKNOWN],
        refused=done[Fate.REFUSED],
        gone=done[None],
    )


def mail_host(settings: Settings) -> str:
    """Return what stands after the @ of a Message-ID: the domain of the office's address."""
    return settings.mail.sender.rpartition("@")[2] if settings.mail is not None else "dondoc.invalid"


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known at a moment, and what follows from it."""

    inputs: Inputs
    own: Mapping[str, Sequence[Result]]  #: results of units, by unit
    open: frozenset[str]  #: ids of all that is open

    @classmethod
    def at(cls, workspace: Workspace, now: datetime) -> _Known:
        """Look it up."""
        inputs = known_at(workspace, now)
        results = evaluate(inputs)
        return cls(inputs, own_results(results), open_obligations(results))


def _kept(look_up: Callable[[], _Known]) -> Callable[[], _Known]:
    """Return a function that looks up what is known when first asked, and again when that was long ago."""
    kept: list[tuple[float, _Known]] = []

    def known() -> _Known:
        if not kept or time.monotonic() - kept[0][0] > _FRESH:
            kept[:] = [(time.monotonic(), look_up())]
        return kept[0][1]

    return known
