"""The worker: what is due is done once by one of several, what fails is shown, and it stops when asked to."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text
from time_machine import travel

import jobs.worker
from jobs.timetable import TIMETABLE, Entry
from jobs.worker import Duty, run_entry, run_worker, tick, worker_name
from jobs.workspace import Workspace, open_workspace
from kpi.clock import now
from kpi.store.engine import changing, reading
from kpi.store.ledger import entries
from kpi.store.runs import Run, runs
from kpi.store.workers import Worker, at_work, last_beat
from targets.wording import Sentence
from targets.workdays import VIETNAM
from tests.mail_server import mail_server

ROOT = Path(__file__).parents[2]
MORNING = datetime(2023, 5, 15, 8, tzinfo=VIETNAM)


@pytest.fixture
def duty(own_example: Path) -> Duty:
    return Duty(open_workspace(own_example, None), {}, lambda _: None, threading.Event())


@contextmanager
def working(duty: Duty) -> Iterator[Worker]:
    with at_work(duty.workspace.engine, worker_name(), now()) as worker:
        yield worker


def log(duty: Duty) -> tuple[Run, ...]:
    with reading(duty.workspace.engine) as connection:
        return runs(connection, 99)


def with_mail(folder: Path, port: int) -> Workspace:
    settings = folder / "dondoc.yaml"
    mail = f"\nmail: {{server: localhost, port: {port}, security: none, sender: nhac-viec@tam-duong.example}}\n"
    settings.write_text(settings.read_text(encoding="utf-8") + mail, encoding="utf-8")
    return open_workspace(folder, None)


def test_a_tick_does_all_that_is_due_and_the_next_one_nothing(duty: Duty) -> None:
    with travel(MORNING, tick=False), working(duty) as worker:
        tick(duty, worker)
        assert sorted(run.job for run in log(duty)) == sorted(entry.name for entry in TIMETABLE)
        assert {run.state for run in log(duty)} == {"done"}
        tick(duty, worker)
        assert len(log(duty)) == len(TIMETABLE)
        assert last_beat(duty.workspace.engine) == MORNING


def test_what_was_missed_for_a_month_is_made_up_for_once(duty: Duty) -> None:
    with working(duty) as worker:
        with travel(MORNING, tick=False):
            tick(duty, worker)
        with travel(MORNING + timedelta(days=30), tick=False):
            tick(duty, worker)
    assert len(log(duty)) == 2 * len(TIMETABLE)


def test_a_tick_plans_and_sends(duty: Duty, monkeypatch: pytest.MonkeyPatch) -> None:
    entered = now()  # the example was, just now; what is not entered is not known
    monkeypatch.setattr("jobs.send_reminders.now", lambda: entered)
    with mail_server() as (port, keeper):
        duty = replace(duty, workspace=with_mail(duty.workspace.folder, port))
        with travel(MORNING, tick=False), working(duty) as worker:
            tick(duty, worker)
    assert len(keeper.accepted) == 13
    assert {got["From"].addresses[0].addr_spec for _, got in keeper.accepted} == {"nhac-viec@tam-duong.example"}
    with reading(duty.workspace.engine) as connection:
        assert {entry.state.value for entry in entries(connection)} == {"sent"}


def test_settings_that_change_while_it_works_are_gone_by(duty: Duty, monkeypatch: pytest.MonkeyPatch) -> None:
    """What waited for a mail server goes out once one is set up, on the page or in the file."""
    entered = now()
    monkeypatch.setattr("jobs.send_reminders.now", lambda: entered)
    with mail_server() as (port, keeper), working(duty) as worker, travel(MORNING, tick=False):
        tick(duty, worker)
        assert keeper.accepted == []
        with_mail(duty.workspace.folder, port).engine.dispose()
        tick(duty, worker)
        assert len(keeper.accepted) == 13


def test_what_fails_is_written_down_and_the_others_go_on(duty: Duty, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Sentence:
        raise OSError("đĩa đã đầy")

    broken = tuple(replace(entry, run=fail) if entry.name == "backup" else entry for entry in TIMETABLE)
    monkeypatch.setattr(jobs.worker, "TIMETABLE", broken)
    with travel(MORNING, tick=False), working(duty) as worker:
        tick(duty, worker)
    told = {run.job: (run.state, run.told) for run in log(duty)}
    assert told["backup"] == ("failed", "OSError: đĩa đã đầy")
    assert [job for job, (state, _) in told.items() if state != "done"] == ["backup"]


def test_of_two_at_once_one_does_it(duty: Duty) -> None:
    done: list[bool] = []
    counted = Entry("x", Sentence("x", "x"), lambda at: at, lambda *_: Sentence("x", "x"))

    def work() -> None:
        with working(duty) as worker:
            done.append(run_entry(duty, worker, counted, MORNING))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == [False, False, False, True]


def test_it_ticks_until_it_is_told_to_stop(duty: Duty, monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = []

    def count(duty: Duty, _: Worker) -> None:
        ticks.append(1)
        if len(ticks) == 3:
            duty.stopping.set()

    monkeypatch.setattr(jobs.worker, "tick", count)
    monkeypatch.setattr(jobs.worker, "TICK", 0.2)
    monkeypatch.setattr(jobs.worker, "_LOOK", 0.01)
    run_worker(duty)
    assert len(ticks) == 3
    assert last_beat(duty.workspace.engine) is None  # it signed off


def test_a_database_that_goes_away_is_waited_for(
    duty: Duty, migrated_postgres: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first tick cuts its own session, as a restart of the server does; the next one is another worker's."""
    from kpi.store.engine import open_engine, turn

    numbers = []

    def cut(duty: Duty, worker: Worker) -> None:
        numbers.append(worker.number)
        if len(numbers) == 2:
            duty.stopping.set()
            return
        with turn(worker.session):
            worker.session.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))

    monkeypatch.setattr(jobs.worker, "tick", cut)
    monkeypatch.setattr(jobs.worker, "AGAIN", 0.01)
    engine = open_engine(migrated_postgres)
    told: list[str] = []
    duty = replace(duty, workspace=replace(duty.workspace, engine=engine), tell=lambda said: told.append(said.vi))
    run_worker(duty)
    engine.dispose()
    assert len(set(numbers)) == 2
    assert "Không dùng được cơ sở dữ liệu" in told[0]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGTERM on this system")
def test_the_real_one_beats_sends_and_stops_cleanly(own_example: Path) -> None:
    command = [sys.executable, "-c", "from jobs.cli.main import run; run()", "worker", "-w", str(own_example)]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(ROOT)}
    port = _free_port()
    with subprocess.Popen(
        [*command, "--health-port", str(port)], stdout=subprocess.PIPE, text=True, env=environment, cwd=ROOT
    ) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz") as answer:
            assert answer.status == 200
        child.send_signal(signal.SIGTERM)
        assert child.wait(timeout=20) == 0
    assert re.search(r"Lập danh sách việc cần nhắc: \d+ thư", first)
    engine = open_workspace(own_example, None).engine
    assert last_beat(engine) is None
    with changing(engine) as connection:
        assert connection.execute(text("SELECT count(*) FROM worker WHERE stopped_at IS NOT NULL")).scalar_one() == 1


def _free_port() -> int:
    import socket

    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])


def test_a_workers_name_tells_machine_and_process() -> None:
    assert worker_name().endswith(f":{os.getpid()}")
