"""From what is known to what goes out: 30 days off, what was done meanwhile, and how an office's domain is told."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from jobs.channels.choose import open_ways
from jobs.deliver import deliver
from jobs.send_reminders import mail_host, office_of, plan_and_record, plan_now, sent_words
from jobs.workspace import Workspace, open_workspace
from kpi.clock import now
from kpi.delivery import Fate
from kpi.settings import Settings
from kpi.store.engine import reading
from kpi.store.ledger import entries
from kpi.store.workers import at_work
from targets.workdays import VIETNAM
from tests.mail_server import Keeper, mail_server

MORNING = datetime(2023, 5, 15, 8, tzinfo=VIETNAM)


@pytest.fixture
def workspace(own_example: Path) -> Workspace:
    return open_workspace(own_example, None)


def sent(folder: Path, at: datetime, planned_at: datetime | None = None) -> Keeper:
    """Plan at one moment and deliver at another; return what the mail server got."""
    with mail_server() as (port, keeper):
        settings = folder / "dondoc.yaml"
        before = settings.read_text(encoding="utf-8")
        mail = f"\nmail: {{server: localhost, port: {port}, security: none, sender: a@tam-duong.example}}\n"
        settings.write_text(before + mail, encoding="utf-8")
        workspace = open_workspace(folder, None)
        settings.write_text(before, encoding="utf-8")
        plan_and_record(workspace, planned_at or at)
        with (
            open_ways(workspace.settings, folder, {}, lambda: at, sys.stdout) as ways,
            at_work(workspace.engine, "thử", now()) as worker,
        ):
            deliver(worker, office_of(workspace, ways, lambda: at, lambda: False))
    return keeper


def test_what_goes_out_has_form_and_calendar_with_it(own_example: Path) -> None:
    keeper = sent(own_example, MORNING)
    assert len(keeper.accepted) == 13
    to, got = keeper.accepted[0]
    names = [part.get_filename() or "" for part in got.iter_attachments()]
    assert [name.rpartition(".")[2] for name in names] == ["xlsx", "ics"]
    assert "Phòng Nội vụ huyện Tam Đường" in got["From"]
    assert to.endswith(".example")


def test_who_has_reported_meanwhile_gets_nothing(own_example: Path, workspace: Workspace) -> None:
    """Planned on 15 May, the server away until 2 June: by then most communes have reported."""
    later = datetime(2023, 6, 2, 8, tzinfo=VIETNAM)
    still = {matter.unit for digest in plan_now(workspace, later).digests for matter in digest.matters}
    keeper = sent(own_example, later, planned_at=MORNING)
    with reading(workspace.engine) as connection:
        states = Counter(e.state.value for e in entries(connection))
    assert len(keeper.accepted) == states["sent"] == len(still) < 13
    assert states["cancelled"] == 13 - len(still)


def test_after_thirty_days_off_each_open_matter_is_said_once_at_its_newest_stage(workspace: Workspace) -> None:
    back = MORNING + timedelta(days=30)  # Wednesday 14/6/2023: 8 working days after the last day, Sunday 04/6
    plan_and_record(workspace, MORNING)
    count, planned = plan_and_record(workspace, back)
    assert count == len(planned.digests) > 0
    said = Counter((m.obligation, m.recipient) for d in planned.digests for m in d.matters)
    assert set(said.values()) == {1}
    report = [m for d in planned.digests for m in d.matters if m.duty == "bao-cao-6-thang" and "/" in m.recipient]
    assert {m.stage for m in report if not m.stage.startswith("escalate")} == {"after-8"}
    with reading(workspace.engine) as connection:
        found = entries(connection)
    superseded = {e.matter.stage for e in found if e.state.value == "superseded"}
    assert {"before-7", "before-3", "before-1", "last-day", "after-1", "after-3"} <= superseded
    assert plan_and_record(workspace, back)[0] == 0


def test_nothing_goes_out_at_night(own_example: Path) -> None:
    night = MORNING.replace(hour=22)
    assert sent(own_example, night, planned_at=MORNING).accepted == []


def test_the_domain_of_message_ids() -> None:
    assert mail_host(Settings()) == "dondoc.invalid"  # RFC 2606: nobody's
    own = Settings.model_validate({"mail": {"server": "a", "sender": "nhac-viec@tam-duong.example"}})
    assert mail_host(own) == "tam-duong.example"


def test_what_came_of_it_in_words() -> None:
    words = sent_words(Counter({Fate.SENT: 12, Fate.REFUSED: 1, None: 2}))
    assert words.vi == "gửi 12, chờ gửi lại 0, chưa rõ đã đến 0, không gửi được 1, không cần gửi nữa 2"
