"""The example's reminders from 15 May to 30 November 2023 as the mailboxes got them, through a real mail server.

At half past seven the workspace is planned and delivered, as the worker does: on the days of the list and on every
sixth of the others, to keep the test short (test_reminders.py plans every day). What arrives must be what a careful
officer would have sent (careful_officer.py, by hand): the same days, mailboxes, duties and units, and nothing twice.
"""

from __future__ import annotations

import shutil
import sys
from collections import defaultdict
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from jobs.channels.choose import open_ways
from jobs.deliver import deliver
from jobs.send_reminders import office_of, plan_and_record
from jobs.workspace import Workspace, open_workspace
from kpi.store.engine import reading
from kpi.store.ledger import Entry, entries
from kpi.store.workers import at_work
from targets.workdays import VIETNAM, vietnam_calendar
from tests.examples.careful_officer import address, messages
from tests.mail_server import Keeper, mail_server

FIRST, LAST = date(2023, 5, 15), date(2023, 11, 30)
HOUR = time(7, 30)


@pytest.fixture(scope="module")
def sent(example_workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Keeper, tuple[Entry, ...]]:
    """What the mail server got over the half year, and the ledger."""
    folder = Path(shutil.copytree(example_workspace, tmp_path_factory.mktemp("office") / "demo"))
    with mail_server() as (port, keeper):
        settings = folder / "dondoc.yaml"
        mail = f"\nmail: {{server: localhost, port: {port}, security: none, sender: nhac-viec@tam-duong.example}}\n"
        settings.write_text(settings.read_text(encoding="utf-8") + mail, encoding="utf-8")
        workspace = open_workspace(folder, None)
        for day in days():
            morning(workspace, datetime.combine(day, HOUR, VIETNAM))
        with reading(workspace.engine) as connection:
            found = entries(connection)
        workspace.engine.dispose()
    return keeper, found


def days() -> list[date]:
    """Return the days on which the worker looks."""
    calendar = vietnam_calendar()
    listed = {day for day, _ in messages()}
    every = (FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1))
    working = [day for day in every if calendar.is_working(day)]
    return [day for number, day in enumerate(working) if day in listed or number % 6 == 0]


def morning(workspace: Workspace, at: datetime) -> None:
    """Do what the worker does at a tick, at a moment handed in."""
    if plan_and_record(workspace, at)[0] == 0:
        return
    with (
        open_ways(workspace.settings, workspace.folder, {}, lambda: at, sys.stdout) as ways,
        at_work(workspace.engine, "thử", at) as worker,
    ):
        deliver(worker, office_of(workspace, ways, lambda: at, lambda: False))


def test_exactly_the_messages_of_the_list_arrive(sent: tuple[Keeper, tuple[Entry, ...]]) -> None:
    keeper, _ = sent
    arrived = sorted((got["Date"].datetime.date(), to) for to, got in keeper.accepted)
    assert arrived == sorted((day, address(recipient)) for day, recipient in messages())
    assert {got["Date"].datetime.astimezone(VIETNAM).time() for _, got in keeper.accepted} == {HOUR}


def test_they_say_what_the_list_says(sent: tuple[Keeper, tuple[Entry, ...]]) -> None:
    """By the ledger, whose lines bear the id of the message that arrived."""
    keeper, ledger = sent
    ids = [got["Message-ID"].strip("<>") for _, got in keeper.accepted]
    assert len(ids) == len(set(ids))
    said: dict[tuple[date, str], set[tuple[str, str, str]]] = defaultdict(set)
    for entry in ledger:
        if entry.message_id is not None:
            assert (entry.state.value, entry.message_id in ids) == ("sent", True)
            matter = entry.matter
            said[matter.day, matter.recipient].add((matter.duty, matter.stage, matter.unit))
    assert said == messages()


def test_the_texts_name_the_duties(sent: tuple[Keeper, tuple[Entry, ...]]) -> None:
    keeper, ledger = sent
    titles: dict[str, set[str]] = defaultdict(set)
    for entry in ledger:
        titles[entry.message_id or ""].add(entry.matter.title)
    for _, got in keeper.accepted:
        body = got.get_body(("plain",))
        assert body is not None
        text = " ".join(body.get_content().split())
        assert [title for title in titles[got["Message-ID"].strip("<>")] if title not in text] == []


def test_the_last_of_them_is_from_the_day_of_the_last_line(sent: tuple[Keeper, tuple[Entry, ...]]) -> None:
    keeper, _ = sent
    assert max(got["Date"].datetime.date() for _, got in keeper.accepted) == max(day for day, _ in messages())


def test_every_mailbox_is_made_up(sent: tuple[Keeper, tuple[Entry, ...]], tmp_path: Path) -> None:
    keeper, _ = sent
    assert {to.rpartition(".")[2] for to, _ in keeper.accepted} == {"example"}  # RFC 2606
