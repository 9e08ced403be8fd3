"""The steps of planning and delivering, and being killed at one of them.

Functions of the product are wrapped here, in the process that is to die; the product knows nothing of it.
"""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jobs.deliver
import kpi.store.ledger
from kpi.delivery import Fate

PLANNING = ("plan-mid", "plan-before-commit", "plan-after-commit")
DELIVERING = (
    "lease-before-commit",
    "lease-after-commit",
    "mark-before-commit",
    "sending-marked",
    "sent-before-record",
    "record-before-commit",
    "record-after-commit",
)


@dataclass
class Doom:
    """At which step, met for how manieth time, a process kills itself; it writes that down first."""

    step: str
    count: int
    log: Path
    unnoted: str = ""  #: the Message-ID of what the server said it has, until that is noted: only it may go out again

    def meet(self, step: str) -> None:
        """Come to a step."""
        if step != self.step:
            return
        self.count -= 1
        if self.count == 0:
            line = json.dumps({"step": step, "id": self.unnoted})
            with self.log.open("a", encoding="utf-8") as log:
                log.write(line + "\n")
            os.kill(os.getpid(), signal.SIGKILL)


def lay(doom: Doom) -> None:
    """Wrap the product's functions in this process, so that it dies at its step."""
    _wrap(kpi.store.ledger, "_insert_messages", before=lambda *_: doom.meet("plan-mid"))
    _wrap(jobs.deliver, "take", after=lambda *_: doom.meet("lease-before-commit"))
    _wrap(jobs.deliver, "_take", after=lambda *_: doom.meet("lease-after-commit"))
    _wrap(jobs.deliver, "mark_sending", after=lambda *_: doom.meet("mark-before-commit"))
    _wrap(jobs.deliver, "record_outcome", after=lambda *_: doom.meet("record-before-commit"))

    def sent(outcome: Any, _office: Any, letter: Any) -> None:
        doom.unnoted = letter.parcel.message_id if outcome.fate is Fate.SENT else ""
        doom.meet("sent-before-record")

    def noted(begun: Any, _desk: Any, attempt: Any, _letter: Any) -> None:
        doom.unnoted = ""
        if attempt is not None:
            doom.meet("record-after-commit")
        if begun is not None:
            doom.meet("sending-marked")

    _wrap(jobs.deliver, "_send", after=sent)
    _wrap(jobs.deliver, "_note", after=noted)


def _wrap(
    module: Any,
    name: str,
    before: Callable[..., None] = lambda *_: None,
    after: Callable[..., None] = lambda *_: None,
) -> None:
    """Put something before and after a function; ``after`` is told what it returned and what it was given."""
    inner = getattr(module, name)

    def wrapped(*given: Any, **named: Any) -> Any:
        before(*given)
        found = inner(*given, **named)
        after(found, *given)
        return found

    setattr(module, name, wrapped)
