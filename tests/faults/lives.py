"""The processes that plan and deliver, to be killed: each begins as a fork of the harness, which has imported all."""

from __future__ import annotations

import gc
import os
import resource
import signal
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine, func, select

import jobs.deliver
from jobs.channels.mail import Limits, MailChannel
from jobs.deliver import Office, deliver
from kpi.channel_settings import Mail
from kpi.delivery import Patience
from kpi.errors import DatabaseError
from kpi.outbox import Rendered
from kpi.store.engine import open_engine, reading, writing
from kpi.store.ledger import record_plan
from kpi.store.tables import message
from kpi.store.workers import at_work
from targets.workdays import VIETNAM
from tests.faults.steps import Doom, lay
from tests.kpi.matters import HOST, digest, matter, planned

#: Short, so that a dead worker's messages are taken over at once; an attempt is cut sooner.
PATIENCE = Patience(
    lease=timedelta(seconds=0.15),
    shortest=timedelta(seconds=0.02),
    longest=timedelta(seconds=0.1),
    give_up=timedelta(9),
)
LIMITS = Limits(silence=0.4, attempt=1)


@dataclass(frozen=True)
class World:
    """Where the processes work."""

    url: str  #: of the database
    port: int  #: of the mail server
    folder: Path  #: of the clock's offset and the log of deaths
    lease_by_clock_only: bool = False  #: the control: nobody looks whether an owner lives
    patience: Patience = PATIENCE

    def clock(self) -> datetime:
        """Return the time, with the jumps that the harness makes."""
        with suppress(FileNotFoundError, ValueError):
            return datetime.now(VIETNAM) + timedelta(seconds=float((self.folder / "offset").read_text()))
        return datetime.now(VIETNAM)


def plan(world: World, units: list[str], doom: Doom | None) -> None:
    """Plan a message to each of some units."""
    if doom is not None:
        lay(doom)
    engine = open_engine(world.url)
    day = planned(*(digest(matter(unit)) for unit in units))
    with writing(engine) as connection:
        record_plan(connection, day, HOST, world.clock())
        if doom is not None:
            doom.meet("plan-before-commit")
    if doom is not None:
        doom.meet("plan-after-commit")
    engine.dispose()


def work(world: World, doom: Doom | None) -> None:
    """Deliver until nothing is left to be sent; a database that is away is waited for."""
    if doom is not None:
        lay(doom)
    jobs.deliver.BATCH = 3  # so that each of them has some
    if world.lease_by_clock_only:
        setattr(jobs.deliver, "is_dead", lambda *_: True)  # noqa: B010  an import of its own, not exported
    engine = open_engine(world.url)
    harness = os.getppid()
    while os.getppid() == harness:
        with suppress(DatabaseError), at_work(engine, "thử", world.clock()) as worker:
            while _left(engine) and os.getppid() == harness:
                line = MailChannel(
                    Mail(server="127.0.0.1", port=world.port, security="none", sender="a@tam-duong.example"),
                    None,
                    "Phòng Nội vụ",
                    LIMITS,
                )
                office = Office({"mail": line}, _yes, _yes, _render, world.clock, world.patience, lambda: False)
                deliver(worker, office)
                line.close()
                time.sleep(0.02)
            return
        time.sleep(0.05)


def _left(engine: Engine) -> bool:
    with reading(engine) as connection:
        count = select(func.count()).select_from(message).where(message.c.state.not_in(("sent", "failed")))
        return bool(connection.execute(count).scalar_one())


def _yes(_: object) -> bool:
    return True


def _render(_: object) -> Rendered:
    return Rendered("Nhắc việc", "Kính gửi…", "", "")


def fork(life: Callable[[], None], log: Path, most_bytes: int | None = None) -> int:
    """Begin a process, and return its number; what goes wrong in it is written to a log."""
    gc.freeze()  # so that a child's collections need not copy what it has of its parent
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        if most_bytes is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))
        life()
        code = 0
    except BaseException:  # noqa: BLE001  told to the harness by the log
        with log.open("a", encoding="utf-8") as file:
            traceback.print_exc(file=file)
    finally:
        os._exit(code)
