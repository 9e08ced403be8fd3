"""The harness: plans and delivers with processes that are killed, at every step, and counts what came of it.

``python -m tests.faults.run --kills 1000`` runs everything on both databases and writes the table of docs/faults.md.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from itertools import chain, cycle, islice, repeat
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from kpi.errors import DatabaseError
from kpi.store.engine import open_engine, reading
from kpi.store.tables import message, reminder
from tests.faults.lives import PATIENCE, World, fork, plan, work
from tests.faults.steps import DELIVERING, PLANNING, Doom

ROOT = Path(__file__).parents[2]
PLANNERS, WORKERS = 2, 4


@dataclass
class Found:
    """What came of a run."""

    messages: int  #: that should have arrived
    kills: Counter[str] = field(default_factory=Counter)  #: by step
    accepted: int = 0  #: by the server, repeats among them
    lost: int = 0
    repeats: int = 0
    in_window: int = 0  #: kills between the server's answer and its note
    unheard: int = 0  #: messages that the server accepted and cut the line before it said so
    unexplained: int = 0  #: repeats of messages that neither was about
    rows: int = 0  #: lines of the ledger
    states: Counter[str] = field(default_factory=Counter)
    faults: str = ""  #: what the processes complained of
    seconds: float = 0


@contextmanager
def server(folder: Path, chances: Mapping[str, float] | None = None, slow: float = 0) -> Iterator[int]:
    """Give the port of a mail server in a process of its own, which writes down what it accepts."""
    command = [
        sys.executable,
        "-m",
        "tests.mail_server",
        str(folder / "accepted"),
        json.dumps(chances or {}),
        str(slow),
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.kill()


def killed(world: World, kills: int, a_round: int = 6, seed: int = 2023) -> Found:
    """Plan and deliver round after round, while processes kill themselves at every step in turn, so many times.

    Every round its messages are planned by two at once and delivered by four; whoever dies is replaced, until all is
    sent.
    """
    start = time.monotonic()
    chance = random.Random(seed)  # noqa: S311
    log = world.folder / "deaths"
    planning = (Doom(step, 1, log) for step in cycle(PLANNING))
    delivering = (Doom(step, chance.randint(1, 2), log) for step in cycle(DELIVERING))
    rounds = 0
    while sum(deaths(world).values()) < kills:
        names = [f"xa-{rounds}-{number}" for number in range(a_round)]
        dooms = chain(islice(planning, PLANNERS), repeat(None))  # whoever takes the place of the dead lives
        finish(world, PLANNERS, partial(_planner, world, names, dooms))
        finish(world, WORKERS, partial(_worker, world, delivering))
        rounds += 1
    return count(world, rounds * a_round, start)


def raced(world: World, messages: int, during: Callable[[], None] = lambda: None) -> Found:
    """Plan by two at once and deliver by four, with nobody killed; ``during`` is called again and again."""
    start = time.monotonic()
    names = [f"xa-{number}" for number in range(messages)]
    finish(world, PLANNERS, partial(_planner, world, names, repeat(None)))
    finish(world, WORKERS, partial(_worker, world, repeat(None)), during)
    return count(world, messages, start)


def _planner(world: World, names: list[str], dooms: Iterator[Doom | None]) -> Callable[[], None]:
    return partial(plan, world, names, next(dooms))


def _worker(world: World, dooms: Iterator[Doom | None]) -> Callable[[], None]:
    return partial(work, world, next(dooms))


def finish(
    world: World, many: int, begin: Callable[[], Callable[[], None]], during: Callable[[], None] = lambda: None
) -> None:
    """Let so many processes live side by side; whoever is killed is replaced, until each has finished."""
    complaints = world.folder / "complaints"
    alive = {fork(begin(), complaints) for _ in range(many)}
    until = time.monotonic() + _TOO_LONG
    try:
        while alive:
            assert time.monotonic() < until, "it does not end"
            number, status = os.waitpid(-1, os.WNOHANG)
            if number == 0:
                during()
                time.sleep(0.005)
            elif number in alive:
                alive.remove(number)
                if os.WIFSIGNALED(status):
                    alive.add(fork(begin(), complaints))
    finally:
        for number in alive:
            os.kill(number, signal.SIGKILL)
            os.waitpid(number, 0)


#: Seconds after which processes that do not finish are a defect, on a machine however busy.
_TOO_LONG = 300


def deaths(world: World) -> Counter[str]:
    """Return how many processes have been killed, by step."""
    return Counter(one["step"] for one in _lines(world.folder / "deaths"))


def count(world: World, messages: int, start: float) -> Found:
    """Compare what the server accepted with what should have arrived, and with who was killed when."""
    engine = open_engine(world.url)
    with reading(engine) as connection:
        expected = set(connection.execute(select(message.c.message_id)).scalars())
        states = Counter(connection.execute(select(message.c.state)).scalars())
        rows = connection.execute(select(func.count()).select_from(reminder)).scalar_one()
    engine.dispose()
    accepted = Counter(one["id"] for one in _lines(world.folder / "accepted"))
    assert set(accepted) <= expected
    window = Counter(one["id"] for one in _lines(world.folder / "deaths") if one["id"])
    unheard = Counter(one["id"] for one in _lines(world.folder / "accepted") if one["unheard"])
    complaints = world.folder / "complaints"
    return Found(
        messages=messages,
        kills=deaths(world),
        accepted=accepted.total(),
        lost=messages - len(accepted),
        repeats=accepted.total() - len(accepted),
        in_window=window.total(),
        unheard=unheard.total(),
        unexplained=sum(max(0, times - 1 - window[id_] - unheard[id_]) for id_, times in accepted.items()),
        rows=rows,
        states=states,
        faults=complaints.read_text(encoding="utf-8") if complaints.exists() else "",
        seconds=time.monotonic() - start,
    )


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    if path.exists():
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def jumped(world: World, messages: int = 16) -> Found:
    """Deliver to a slow server while the clock jumps a day ahead, back, a day behind, and back, every few moments."""
    offsets = cycle(("86400", "0", "-86400", "0"))
    last = [0.0]

    def jump() -> None:
        if time.monotonic() - last[0] > _BETWEEN_JUMPS:
            last[0] = time.monotonic()
            whole = world.folder / "offset.new"
            whole.write_text(next(offsets), encoding="ascii")
            whole.replace(world.folder / "offset")  # never half written

    return raced(world, messages, jump)


#: Seconds between two jumps of the clock: less than a message takes.
_BETWEEN_JUMPS = 0.03
#: Seconds that the slow server takes for each.
SLOW = 0.1

#: A server at its worst: refuses for now, takes too long, cuts the line, accepts and cuts the line before saying so.
BAD_DAY = {
    "again": 0.1,
    "again-data": 0.05,
    "hang": 0.03,
    "hang-data": 0.03,
    "drop": 0.03,
    "drop-data": 0.03,
    "lost": 0.03,
}


def crashed(world: World, messages: int = 40, crashes: int = 2) -> Found:
    """Deliver while PostgreSQL crashes and comes back: one of its processes is killed, which ends every connection."""
    left = [crashes]
    last = [time.monotonic()]

    def crash() -> None:
        if left[0] and time.monotonic() - last[0] > _BETWEEN_CRASHES and _crash(world.url):
            left[0], last[0] = left[0] - 1, time.monotonic()

    # As in an office, a lease outlasts an attempt and the tries to note it: a worker lives on without its database.
    outlasting = _OUTLASTING + crashes * 2 * _recovery(world.url)
    found = raced(replace(world, patience=replace(PATIENCE, lease=outlasting)), messages, crash)
    assert left == [0], "it was over before the crashes"
    return found


def _recovery(url: str) -> timedelta:
    """Return how long this machine's database takes to come back from a crash."""
    begun = time.monotonic()
    assert _crash(url)
    while time.monotonic() < begun + _TOO_LONG:
        engine = open_engine(url)
        with suppress(DatabaseError), reading(engine):
            return timedelta(seconds=time.monotonic() - begun)
        time.sleep(0.05)
    raise AssertionError("the database does not come back")


def _crash(url: str) -> bool:
    """Kill one process of the database; False: it is away at present."""
    engine, number = open_engine(url), None
    with suppress(DatabaseError), reading(engine) as connection:
        number = connection.execute(select(func.pg_backend_pid())).scalar_one()
        os.kill(number, signal.SIGKILL)
    engine.dispose()
    return number is not None


#: Longer than an attempt, the way back to the database and the pause before an outcome is noted again.
_OUTLASTING = timedelta(seconds=3)
#: Seconds between two crashes of the database: some messages go out meanwhile.
_BETWEEN_CRASHES = 0.15


def filled(world: World, messages: int = 12, lives: int = 4) -> Found:
    """Deliver where no file may grow beyond a little more than it has, then where it may again."""
    start = time.monotonic()
    names = [f"xa-{number}" for number in range(messages)]
    finish(world, 1, lambda: partial(plan, world, names, None))
    complaints = world.folder / "complaints"
    for number in range(lives):
        files = [path.stat().st_size for path in world.folder.glob("dondoc.db*")]
        most = max(files) + number * 20_000
        child = fork(partial(work, world, None), complaints, most)
        time.sleep(_WHILE_FULL)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    finish(world, 1, partial(_worker, world, repeat(None)))
    return count(world, messages, start)


#: Seconds that a process tries while the disk is full.
_WHILE_FULL = 0.5
