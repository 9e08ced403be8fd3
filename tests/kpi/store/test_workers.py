"""Whether a worker lives is told by a lock that dies with it, however it dies, and by nothing else."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, text

from kpi.errors import DatabaseError
from kpi.store.engine import changing, reading, turn
from kpi.store.tables import worker
from kpi.store.workers import Worker, at_work, beat, is_dead, last_beat, last_written, sign_off, workers
from tests.kpi.matters import NOON

ROOT = Path(__file__).parents[3]
LATER = NOON + timedelta(minutes=1)


def dead(engine: Engine, number: int) -> bool:
    with changing(engine) as connection:
        return is_dead(connection, number)


def test_it_lives_while_it_works_and_no_longer(engine: Engine) -> None:
    with at_work(engine, "máy-1", NOON) as one, at_work(engine, "máy-2", NOON) as two:
        assert one.number != two.number
        assert not dead(engine, one.number)
        assert not dead(engine, two.number)
    assert dead(engine, one.number)
    assert dead(engine, two.number)


def test_it_is_dead_after_a_failure(engine: Engine) -> None:
    kept: list[Worker] = []
    with pytest.raises(ZeroDivisionError), at_work(engine, "máy-1", NOON) as one:  # noqa: PT012
        kept.append(one)
        _ = 1 // 0
    assert dead(engine, kept[0].number)


def test_one_that_never_was_is_dead(engine: Engine) -> None:
    assert dead(engine, 999)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on this system")
def test_it_is_dead_when_killed(engine: Engine, database: str) -> None:
    script = f"""
import time
from kpi.store.engine import open_engine
from kpi.store.workers import at_work
from tests.kpi.matters import NOON
with at_work(open_engine({database!r}), "máy-1", NOON) as one:
    print(one.number, flush=True)
    time.sleep(60)
"""
    with subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        number = int(child.stdout.readline())
        assert not dead(engine, number)
        child.send_signal(signal.SIGKILL)
        child.wait()
        gone = threading.Event()
        for _ in range(100):  # PostgreSQL notices that the line was cut within a moment
            if dead(engine, number):
                break
            gone.wait(0.05)
        assert dead(engine, number)


def test_heartbeats(engine: Engine) -> None:
    assert last_beat(engine) is None
    with at_work(engine, "máy-1", NOON) as one, at_work(engine, "máy-2", NOON) as two:
        beat(engine, one.number, LATER)
        assert last_beat(engine) == LATER
        sign_off(engine, one.number, LATER)
        assert last_beat(engine) == NOON  # the other's
        sign_off(engine, two.number, LATER)
    assert last_beat(engine) is None
    with reading(engine) as connection:
        assert connection.execute(select(worker.c.name).order_by(worker.c.id)).scalars().all() == ["máy-1", "máy-2"]


def test_the_last_moment_somebody_was_at_work(engine: Engine) -> None:
    assert last_written(engine) is None
    with at_work(engine, "máy-1", NOON) as one:
        beat(engine, one.number, LATER)
        sign_off(engine, one.number, LATER)
    assert last_written(engine) == LATER


def test_a_lost_session_is_not_opened_anew_in_silence(migrated_postgres: str) -> None:
    from kpi.store.engine import open_engine

    engine, other = open_engine(migrated_postgres), open_engine(migrated_postgres)
    with pytest.raises(DatabaseError), at_work(engine, "máy-1", NOON) as one:  # noqa: PT012
        with changing(other) as connection:
            cut = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid = :number"
            connection.execute(text(cut), {"number": one.number})
        with pytest.raises(DatabaseError), turn(one.session):
            one.session.execute(text("SELECT 1"))
        with turn(one.session):
            pytest.fail("the session was opened anew, without its lock")
    assert dead(other, one.number)
    engine.dispose()
    other.dispose()


def test_the_last_workers_are_told_the_latest_first(engine: Engine) -> None:
    with at_work(engine, "một", NOON), at_work(engine, "hai", NOON) as second:
        sign_off(engine, second.number, NOON)
        with reading(engine) as connection:
            assert [(one.name, one.stopped_at) for one in workers(connection, 5)] == [("hai", NOON), ("một", None)]
            assert [one.name for one in workers(connection, 1)] == ["hai"]
