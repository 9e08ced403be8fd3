"""What keeps a reminder from its recipient, or from its day: told by doctor, so that nothing fails in silence."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta

from dashboards.web.health import OLDEST
from jobs.channels.choose import open_ways
from jobs.finding import Finding
from jobs.reminders.health import bad_addresses, reach_findings, unknown_duties, wanted_channels
from jobs.reminders.situation import situation_of
from jobs.reminders.texts import load_texts
from jobs.workspace import Workspace
from kpi.evaluation.inputs import Inputs
from kpi.store.engine import reading
from kpi.store.ledger import failures
from kpi.store.runs import last_runs
from kpi.store.workers import last_beat, last_written
from targets.wording import Sentence, say
from targets.workdays import VIETNAM

#: Somebody writes at most this much ahead of another machine's clock.
_AHEAD = timedelta(minutes=2)
#: Of many the first are named.
_MOST = 5


def examine_sending(workspace: Workspace, inputs: Inputs, now: datetime) -> Iterator[Finding]:
    """Yield a note for each thing that keeps a reminder from whom it is for, from its day, or from its words."""
    yield _clock(workspace, now)
    yield from _reminders(workspace, inputs)
    yield from _channels(workspace, inputs, now)
    yield from _failures(workspace)
    yield from _worker(workspace, now)


def _clock(workspace: Workspace, now: datetime) -> Finding:
    """Say what time it is held to be: deadlines and reminders go by it."""
    name, here = Sentence("Đồng hồ", "Clock"), now.astimezone()
    last = last_written(workspace.engine)
    if last is not None and last - now > _AHEAD:
        text = say(
            "Bây giờ là {now} theo đồng hồ của máy, trước lần ghi cuối cùng ({last}): hãy chỉnh lại đồng hồ.",
            "It is {now} by this machine's clock, before the last time something was written ({last}): set the clock.",
            now=now,
            last=last,
        )
        return Finding("note", name, text)
    if here.utcoffset() != now.astimezone(VIETNAM).utcoffset():
        text = say(
            "Múi giờ của máy là UTC{zone}; chương trình tính theo giờ Việt Nam, bây giờ là {now}. Nếu không đúng, "
            "hãy chỉnh múi giờ và đồng hồ của máy.",
            "The machine's time zone is UTC{zone}; the program goes by Vietnam's time, in which it is {now}. If that "
            "is wrong, set the machine's zone and clock.",
            zone=f"{here:%z}",
            now=now,
        )
        return Finding("note", name, text)
    return Finding("ok", name, say("{now}, giờ Việt Nam.", "{now}, Vietnam's time.", now=now))


def _reminders(workspace: Workspace, inputs: Inputs) -> Iterator[Finding]:
    name = Sentence("Nhắc việc", "Reminders")
    _, issues = load_texts(workspace.folder)
    for issue in (*issues, *unknown_duties(inputs, workspace.settings)):
        yield Finding("note", name, Sentence(issue.say(), issue.say("en")))
    situation = situation_of(inputs, workspace.settings)
    for text in (*bad_addresses(situation, inputs.today), *reach_findings(situation, inputs.as_of)):
        yield Finding("note", name, text)


def _channels(workspace: Workspace, inputs: Inputs, now: datetime) -> Iterator[Finding]:
    """Yield each way that messages ought to go out and cannot."""
    settings = workspace.settings
    wanted = wanted_channels(inputs.registry, settings, inputs.today)
    with open_ways(settings, workspace.folder, os.environ, lambda: now, sys.stdout) as ways:
        for channel, why in ways.lacking.items():
            if channel in wanted:
                text = say("{why}; xem docs/van-hanh.md", "{why}; see docs/van-hanh.md", why=why)
                yield Finding("note", _SENDING, text)


def _failures(workspace: Workspace) -> Iterator[Finding]:
    """Yield the messages that were given up, the latest named with the server's words."""
    with reading(workspace.engine) as connection:
        count, latest = failures(connection, _MOST)
    if count:
        text = say(
            "{n} thư, tin nhắn không gửi được: dondoc remind show --state failed. {latest}",
            "{n} messages failed: dondoc remind show --state failed. {latest}",
            n=count,
            latest=" ".join(f"{one.name} <{one.address}>: {one.answer or '?'}." for one in latest),
        )
        yield Finding("note", _SENDING, text)


def _worker(workspace: Workspace, now: datetime) -> Iterator[Finding]:
    """Yield what goes wrong with the timetable: a job whose last run failed, and a worker that fell silent."""
    name = Sentence("Chạy theo lịch", "Timetable")
    with reading(workspace.engine) as connection:
        failed = [run for run in last_runs(connection) if run.state == "failed"]
    for run in failed:
        text = say(
            "“{job}” lỗi lúc {at}: {told}. Làm lại: dondoc worker run {job}",
            "“{job}” failed at {at}: {told}. Run it again: dondoc worker run {job}",
            job=run.job,
            at=run.started_at,
            told=run.told or "?",
        )
        yield Finding("note", name, text)
    beat = last_beat(workspace.engine)
    if beat is not None and now - beat > OLDEST:
        text = say(
            "Worker không có nhịp từ {at}, và không được dừng đúng cách: chạy lại dondoc worker, nếu không, không ai "
            "được nhắc.",
            "The worker has been silent since {at} and was not stopped as it should: start dondoc worker again, or "
            "nobody is reminded.",
            at=beat,
        )
        yield Finding("note", name, text)


_SENDING = Sentence("Gửi thư, tin nhắn", "Sending")
