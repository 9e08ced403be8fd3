"""Delivering many messages to a mail server on this machine: two workers and the server, each a process.

``python -m bench.shared.posting URL PORT`` is one worker: it says that it is ready, and begins when told to.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count, islice
from pathlib import Path

from sqlalchemy import func, select

from jobs.channels.mail import MailChannel
from jobs.deliver import Office, deliver
from jobs.reminders.planning import plan_digests
from jobs.reminders.render import render
from jobs.reminders.situation import Situation
from jobs.reminders.texts import texts_of
from kpi.channel_settings import Mail
from kpi.clock import now
from kpi.delivery import Patience
from kpi.outbox import Digest, Ledger, PlannedDay, Rendered
from kpi.store.engine import migrate, open_engine, reading, writing
from kpi.store.ledger import record_plan
from kpi.store.tables import message
from kpi.store.workers import at_work

ROOT = Path(__file__).parents[2]
WORKERS = 2


def messages_per_s(situation: Situation, at: datetime, most: int, url: str) -> dict[str, float]:
    """Plan a day's messages, write them down, and let two workers deliver them; return how many a second.

    Args:
        situation: what is open; every message has the matters of one recipient.
        at: when it is planned.
        most: how many messages; a day's are said on several days until there are as many.
        url: of a database without tables.
    """
    with ExitStack() as stack:
        engine = open_engine(url)
        stack.callback(engine.dispose)
        migrate(engine)
        digests = tuple(islice(_days(plan_digests(situation, at, Ledger()).digests), most))
        start = time.perf_counter()
        with writing(engine) as connection:
            record_plan(connection, PlannedDay(digests), "bench.example", now())
        record_s = time.perf_counter() - start
        port = int(_line(_start(stack, "-m", "bench.shared.mailbox")))
        workers = [_start(stack, "-m", "bench.shared.posting", url, str(port)) for _ in range(WORKERS)]
        for worker in workers:
            _line(worker)
        start = time.perf_counter()
        for worker in workers:
            print("go", file=worker.stdin, flush=True)
        for worker in workers:
            _line(worker)
        spent = time.perf_counter() - start
        with reading(engine) as connection:
            done = connection.execute(select(func.count()).where(message.c.state == "sent")).scalar_one()
    return {"posted": done, "messages_per_s": done / spent, "record_s": record_s}


def work(url: str, port: int) -> None:
    """Deliver all that waits."""
    engine = open_engine(url)
    mail = Mail(server="127.0.0.1", port=port, security="none", sender="nhac-viec@bo.example")
    line = MailChannel(mail, None, "Bộ Nội vụ")
    texts, _ = texts_of({})

    def written(digest: Digest) -> Rendered:
        return render(digest, texts, "Bộ Nội vụ")

    office = Office({"mail": line}, lambda _: True, lambda _: True, written, now, Patience(), lambda: False)
    with at_work(engine, "bench", now()) as worker:
        print("ready", flush=True)
        sys.stdin.readline()
        deliver(worker, office)
        print("done", flush=True)
    line.close()
    engine.dispose()


def _start(stack: ExitStack, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, *arguments]
    process = stack.enter_context(
        subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603  our own
    )
    stack.callback(process.kill)
    return process


def _days(digests: Sequence[Digest]) -> Iterator[Digest]:
    """Yield the messages of a day, and the same on the days after it, for ever."""
    for number in count():
        for digest in digests:
            matters = tuple(replace(matter, stage=f"{matter.stage}+{number}") for matter in digest.matters)
            day, token = digest.day + timedelta(days=number), f"{digest.token}-{number}"
            yield replace(digest, matters=matters, day=day, token=token)


def _line(process: subprocess.Popen[str]) -> str:
    if process.stdout is None or not (said := process.stdout.readline()):
        raise RuntimeError("a worker ended early")
    return said


if __name__ == "__main__":
    work(sys.argv[1], int(sys.argv[2]))
