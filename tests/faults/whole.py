"""The harness of whole programs: real ``dondoc worker`` processes plan and send for an office, and are killed anywhere.

Nobody looks into their steps here. What the promise allows is read off the database after each death: what the dead had
under way, one message at most, may go out again.
"""

from __future__ import annotations

import json
import random
import signal
import socket
import time
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from multiprocessing.context import SpawnProcess
from multiprocessing.process import BaseProcess
from pathlib import Path

from sqlalchemy import func, select

from kpi.store.engine import open_engine, reading
from kpi.store.tables import message, worker
from kpi.usecases.record_units import record_units
from kpi.usecases.register_plan import register_plan
from targets.workdays import VIETNAM
from tests.faults.lives import World
from tests.faults.run import Found, count, deaths
from tests.faults.whole_worker import dondoc

#: What the log of deaths has instead of a step.
ANYWHERE = "anywhere"
PLANNERS, WORKERS = 2, 4
#: Seconds that the mail server takes for a message, so that all are at work before everything is sent.
PAUSE = 0.1
_BEFORE = datetime(2023, 1, 3, 8, tzinfo=VIETNAM)
#: Seconds after which an office that does not finish its day is a defect.
_TOO_LONG = 300


@dataclass
class Plan:
    """What is to be lived through."""

    communes: int  #: each gets one message a day
    days: int
    kills: int
    planners: int = PLANNERS
    workers: int = WORKERS
    begin: type[BaseProcess] = SpawnProcess  #: started anew; `ForkProcess`: forked of one that has imported all
    first: float = 4  #: in the first seconds of a worker it starts and plans


@dataclass
class _Life:
    """A worker, and when it is to die."""

    process: BaseProcess
    born: float
    accepted: int  #: messages the server had accepted when it was born
    after_messages: int | None  #: it dies when so many more have been; None: it may live
    after_seconds: float = 0

    def is_due(self, accepted: int) -> bool:
        """Say whether it is to die now."""
        if self.after_messages is None:
            return False
        return accepted - self.accepted >= self.after_messages and time.monotonic() - self.born >= self.after_seconds


@dataclass
class _Office:
    """An office whose program runs in several processes at once."""

    world: World
    plan: Plan
    chance: random.Random
    folder: Path
    lives: list[_Life] = field(default_factory=list)

    def live(self, day: date, sent: int) -> None:
        """Live through a day on which messages are due, until all are sent; so many will have been sent then."""
        eight = datetime(day.year, day.month, day.day, 8, tzinfo=VIETNAM)
        later = eight - datetime.now(VIETNAM)
        planners = [self._start(later, "run", "plan") for _ in range(self.plan.planners)]
        until = time.monotonic() + _TOO_LONG
        try:
            while self._sent() < sent:
                assert time.monotonic() < until, "the day does not end"
                while len(self.lives) < self.plan.workers:
                    self.lives.append(self._born(later))
                self._kill_who_is_due()
                time.sleep(0.01)
            self._kill([life for life in self.lives if life.after_messages is not None])
            for life in self.lives:
                life.process.terminate()  # as an administrator stops it
            assert {_ended(one) for one in planners} <= {0}
            assert {_ended(life.process) for life in self.lives} <= {0, -signal.SIGTERM}  # it may still be starting
        finally:
            for process in (*planners, *(life.process for life in self.lives)):
                process.kill()
                process.join()
            self.lives.clear()

    def _born(self, later: timedelta) -> _Life:
        """Begin a worker: of those that are to die a third dies at any moment of its first seconds."""
        process, accepted = self._start(later), _accepted(self.world)
        if deaths(self.world).total() + sum(life.after_messages is not None for life in self.lives) >= self.plan.kills:
            return _Life(process, time.monotonic(), accepted, None)
        if self.chance.random() < 1 / 3:
            return _Life(process, time.monotonic(), accepted, 0, self.chance.uniform(0, self.plan.first))
        return _Life(process, time.monotonic(), accepted, self.chance.randint(1, self.plan.communes // 6))

    def _kill_who_is_due(self) -> None:
        accepted = _accepted(self.world)
        self._kill([life for life in self.lives if life.is_due(accepted)])

    def _kill(self, due: list[_Life]) -> None:
        for life in due:
            time.sleep(self.chance.uniform(0, PAUSE))
            life.process.kill()
            life.process.join()
            self.lives.remove(life)
            with (self.world.folder / "deaths").open("a", encoding="utf-8") as log:
                log.write(json.dumps({"step": ANYWHERE, "id": self._under_way(life.process)}) + "\n")

    def _under_way(self, process: BaseProcess) -> str:
        """Return the Message-ID of what a dead worker was sending; empty: nothing."""
        engine = open_engine(self.world.url)
        with reading(engine) as connection:
            own = select(worker.c.id).where(worker.c.name == f"{socket.gethostname()}:{process.pid}")
            held = select(message.c.message_id).where(message.c.state == "sending", message.c.owner.in_(own))
            found = connection.execute(held).scalars().all()
        engine.dispose()
        assert len(found) <= 1, "more than one message under way"
        return found[0] if found else ""

    def _start(self, later: timedelta, *arguments: str) -> BaseProcess:
        whole = ["worker", *arguments, "-w", str(self.folder), "--db", self.world.url]
        given = (self.world.folder / "complaints", later, whole)
        process = self.plan.begin(target=dondoc, args=given)
        process.start()
        return process

    def _sent(self) -> int:
        engine = open_engine(self.world.url)
        with reading(engine) as connection:
            found = connection.execute(select(func.count()).where(message.c.state == "sent")).scalar_one()
        engine.dispose()
        return int(found)


def lived(world: World, plan: Plan, seed: int = 2023) -> Found:
    """Let an office live through some days on which each of its communes is to be reminded."""
    start = time.monotonic()
    office = _Office(world, plan, random.Random(seed), _opened(world, plan.communes))  # noqa: S311
    for number, day in enumerate(_DAYS[: plan.days], 1):
        office.live(day, number * plan.communes)
    return count(world, plan.communes * plan.days, start)


def _opened(world: World, communes: int) -> Path:
    """Make a workspace of an office that asks so many communes for one report."""
    folder = world.folder / "office"
    folder.mkdir()
    mail = f"mail: {{server: 127.0.0.1, port: {world.port}, security: none, sender: a@tam-duong.example}}"
    (folder / "dondoc.yaml").write_text(f"office: Phòng Nội vụ\n{mail}\n", encoding="utf-8")
    units = ["units:", "  - {id: huyen, name: Huyện, kind: huyện}"] + [
        f"  - {{id: xa-{n}, name: Xã {n}, kind: xã, parent: huyen, groups: [cap-xa],"
        f" contacts: [{{role: Văn thư, email: van-thu@xa-{n}.example, note: số liệu minh họa}}]}}"
        for n in range(1, communes + 1)
    ]
    engine = open_engine(world.url)
    record_units(engine, "\n".join(units), "units.yaml", _BEFORE, "thử")
    register_plan(engine, _PLAN, "kh.yaml", _BEFORE, "thử")
    engine.dispose()
    return folder


_PLAN = """
id: kh
title: Kế hoạch
issuer: UBND huyện
unit: huyen
period: 2023
document: {name: kh.txt}
duties:
  - {id: bc, kind: report, title: Báo cáo 6 tháng, to: {groups: [cap-xa]}, period: 2023-H1,
     deadline: {by: 2023-06-02, roll: strict}, source: {line: 1}}
"""


#: Days on which something is said of it: 15, 7, 3 and 1 working days before, on it, 1, 3, 8, 13, … after it.
_DAYS = tuple(
    date(2023, month, day)
    for month, days in ((5, (12, 24, 30)), (6, (1, 2, 5, 7, 14, 21, 28)), (7, (5, 12, 19, 26)))
    for day in days
)


def _ended(process: BaseProcess) -> int | None:
    """Return how a process ended: 0 if as it should."""
    process.join(_TOO_LONG)
    return process.exitcode


def _accepted(world: World) -> int:
    """Return how many messages the mail server has accepted."""
    path = world.folder / "accepted"
    return len(path.read_bytes().splitlines()) if path.exists() else 0
