"""The whole program in a process of its own, on another day and with short leases: `dondoc` as it is, to be killed."""

from __future__ import annotations

import os
import sys
from datetime import datetime, timedelta
from pathlib import Path

from time_machine import travel

import jobs.cli.worker
import jobs.send_reminders
import jobs.worker
from jobs.cli.main import run
from kpi.delivery import Patience
from targets.workdays import VIETNAM

#: A dead worker's messages are taken over after so long, instead of five minutes; an attempt here takes 0.1 s.
LEASE = timedelta(seconds=1)
#: Seconds between two ticks, instead of 30.
TICK = 0.2


def dondoc(log: Path, later: timedelta, arguments: list[str]) -> None:
    """Be the command, in a process whose clock is so much later; what it complains of is added to a log."""
    os.dup2(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND), sys.stderr.fileno())
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.argv = ["dondoc", *arguments]
    setattr(jobs.worker, "TICK", TICK)  # noqa: B010  in this process only
    setattr(jobs.send_reminders, "Patience", lambda: Patience(lease=LEASE))  # noqa: B010  an import of its own
    with travel(datetime.now(VIETNAM) + later, tick=True):
        run()
