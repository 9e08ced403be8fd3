"""The worker: at every tick of the clock what is due is done, and what waits in the outbox goes out.

APScheduler is the clock and nothing else: one job in memory, whose only work is to tick. What is due, what was done
and what was sent is the database's to say, so ticks may be late, early, twice or by several workers at once.
"""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import datetime

from apscheduler.schedulers.background import BackgroundScheduler

from dashboards.web.health import health, health_page
from jobs.channels.choose import open_ways
from jobs.deliver import deliver
from jobs.send_reminders import office_of, sent_words
from jobs.timetable import TIMETABLE, Entry
from jobs.workspace import Workspace, followed
from kpi.clock import now
from kpi.errors import DatabaseError
from kpi.store.engine import changing
from kpi.store.runs import claim, finish
from kpi.store.workers import Worker, at_work, beat, is_dead, last_beat, sign_off
from targets.wording import Sentence, say
from targets.workdays import VIETNAM

#: Seconds between two ticks, between two heartbeats in a long tick, and before a lost database is tried again.
TICK, BEAT, AGAIN = 30, 30, 5

#: Whom the worker tells what it does.
Tell = Callable[[Sentence], None]


@dataclass(frozen=True, slots=True)
class Duty:
    """What a worker works with."""

    workspace: Workspace
    environment: Mapping[str, str]  #: where passwords may stand
    tell: Tell
    stopping: threading.Event


def run_worker(duty: Duty, health_port: int | None = None) -> None:
    """Work until told to stop; a database that goes away is waited for."""
    engine = duty.workspace.engine

    def look() -> tuple[int, dict[str, object]]:
        return health(now(), last_beat(engine))

    with health_page(health_port, look) if health_port is not None else nullcontext():
        while not duty.stopping.is_set():
            try:
                with at_work(engine, worker_name(), now()) as worker:
                    _tick_until_lost(duty, worker)
                    sign_off(engine, worker.number, now())
            except DatabaseError as error:
                duty.tell(error.sentence)
                duty.stopping.wait(AGAIN)


def tick(duty: Duty, worker: Worker) -> None:
    """Do what is due, then send what waits; by the settings as they are now.

    Raises:
        DatabaseError: the database cannot be used.
    """
    duty = replace(duty, workspace=followed(duty.workspace))
    beat(duty.workspace.engine, worker.number, now())
    for entry in TIMETABLE:
        if duty.stopping.is_set():
            return
        run_entry(duty, worker, entry, entry.slot(now()))
    _send(duty, worker)


def run_entry(duty: Duty, worker: Worker, entry: Entry, slot: datetime) -> bool:
    """Do one entry for its slot unless that is done; say whether it was done here. What goes wrong is written down."""
    engine = duty.workspace.engine
    with changing(engine) as connection:
        if not claim(connection, entry.name, slot, worker.number, now(), is_dead):
            return False
    failed = False
    try:
        told = entry.run(duty.workspace, now())
    except Exception as error:  # noqa: BLE001  it is shown in the log; the other entries go on
        failed, text = True, f"{type(error).__name__}: {error}"
        told = Sentence(text, text)
    with changing(engine) as connection:
        finish(connection, entry.name, slot, worker.number, now(), told.vi, failed=failed)
    duty.tell(say("{what}: {told}", "{what}: {told}", what=entry.what, told=told))
    return True


def worker_name() -> str:
    """Return what a worker is called in the list of workers: machine and process."""
    return f"{socket.gethostname()}:{os.getpid()}"


@contextmanager
def stopped_by_signals(stopping: threading.Event) -> Iterator[None]:
    """Let SIGTERM and Ctrl+C ask the worker to stop: it finishes the message in hand first."""

    def stop(_number: int, _frame: object) -> None:
        stopping.set()

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _tick_until_lost(duty: Duty, worker: Worker) -> None:
    """Tick until told to stop.

    Raises:
        DatabaseError: the database went away.
    """
    lost: list[DatabaseError] = []
    over = threading.Event()

    def one_tick() -> None:
        try:
            tick(duty, worker)
        except DatabaseError as error:
            lost.append(error)
            over.set()

    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # a long tick leaves others out: that is no warning
    scheduler = BackgroundScheduler(timezone=VIETNAM)
    scheduler.add_job(
        one_tick, "interval", seconds=TICK, next_run_time=now(), coalesce=True, misfire_grace_time=None, max_instances=1
    )
    scheduler.start()
    while not duty.stopping.is_set() and not over.wait(_LOOK):
        pass
    scheduler.shutdown(wait=True)
    if lost:
        raise lost[0]


#: Seconds between two looks whether to stop.
_LOOK = 0.2


def _send(duty: Duty, worker: Worker) -> None:
    last = [time.monotonic()]

    def show_life() -> None:
        if time.monotonic() - last[0] > BEAT:
            last[0] = time.monotonic()
            beat(duty.workspace.engine, worker.number, now())

    workspace = duty.workspace
    with open_ways(workspace.settings, workspace.folder, duty.environment, now, sys.stdout) as ways:
        done = deliver(worker, replace(office_of(workspace, ways, now, duty.stopping.is_set), show_life=show_life))
    if done:
        duty.tell(sent_words(done))
