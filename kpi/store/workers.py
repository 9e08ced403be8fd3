"""Who is at work: each worker has a number, and a lock by which others see whether it still lives.

A clock alone cannot tell: when it jumps, a lease seems over while its owner is still sending. The lock is the system's
own, let go when the process dies however it dies: in PostgreSQL an advisory lock of the worker's session, with SQLite
the lock of a file beside the database.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, func, insert, select, update

from kpi.store.engine import changing, reading, session, turn
from kpi.store.tables import plan_revision, receipt, worker

#: The class of our advisory locks on PostgreSQL, beside the worker's number: any number, the same for all of them.
_WORKERS = 2024


@dataclass(frozen=True, slots=True)
class Worker:
    """A worker at work."""

    number: int
    engine: Engine
    session: Connection  #: whose life is the worker's life in the eyes of others


@dataclass(frozen=True, slots=True)
class Known:
    """What is written down of a worker, at work or not."""

    number: int
    name: str
    started_at: datetime
    heartbeat_at: datetime
    stopped_at: datetime | None  #: None: it has not signed off


@contextmanager
def at_work(engine: Engine, name: str, at: datetime) -> Iterator[Worker]:
    """Be a worker with a number and a lock of one's own, until the block ends or the process dies."""
    with session(engine) as own:
        with turn(own):
            result = own.execute(insert(worker).values(name=name, started_at=at, heartbeat_at=at))
            number = int(result.inserted_primary_key[0])  # type: ignore[index]  # there is one: the table has a key
            lock = _lock(own, number)  # before the number can be seen
        try:
            yield Worker(number, engine, own)
        finally:
            if lock is not None:
                lock.release()
                Path(lock.lock_file).unlink(missing_ok=True)


def is_dead(connection: Connection, number: int) -> bool:
    """Say whether a worker has ended, well or badly."""
    if connection.dialect.name == "postgresql":
        return bool(connection.execute(select(func.pg_try_advisory_xact_lock(_WORKERS, number))).scalar_one())
    path = _path(connection, number)
    if not path.exists():
        return True
    lock = FileLock(path, is_singleton=False)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        return False
    lock.release()
    path.unlink(missing_ok=True)
    return True


def beat(engine: Engine, number: int, at: datetime) -> None:
    """Write down that a worker's clock goes."""
    with changing(engine) as connection:
        connection.execute(update(worker).where(worker.c.id == number).values(heartbeat_at=at))


def sign_off(engine: Engine, number: int, at: datetime) -> None:
    """Write down that a worker ended as it should."""
    with changing(engine) as connection:
        connection.execute(update(worker).where(worker.c.id == number).values(stopped_at=at))


def workers(connection: Connection, most: int) -> tuple[Known, ...]:
    """Return the last workers, the latest first."""
    found = connection.execute(select(worker).order_by(worker.c.id.desc()).limit(most))
    return tuple(Known(row.id, row.name, row.started_at, row.heartbeat_at, row.stopped_at) for row in found)


def last_beat(engine: Engine) -> datetime | None:
    """Return when a worker that has not signed off was last heard of; None: there is none."""
    with reading(engine) as connection:
        found = connection.execute(select(func.max(worker.c.heartbeat_at)).where(worker.c.stopped_at.is_(None)))
        moment: datetime | None = found.scalar_one()
        return moment


def last_written(engine: Engine) -> datetime | None:
    """Return the last moment that stands in the database as one at which somebody was at work; None: nobody was."""
    with reading(engine) as connection:
        found = [connection.execute(select(func.max(column))).scalar_one() for column in _WRITTEN]
    return max((moment for moment in found if moment is not None), default=None)


#: Moments that nobody gives, of what is done by people and by the clock.
_WRITTEN = (worker.c.heartbeat_at, receipt.c.recorded_at, plan_revision.c.recorded_at)


def _lock(connection: Connection, number: int) -> FileLock | None:
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_lock(_WORKERS, number)))
        return None
    lock = FileLock(_path(connection, number), is_singleton=False, thread_local=False)
    lock.acquire(blocking=False)
    return lock


def _path(connection: Connection, number: int) -> Path:
    return Path(f"{connection.engine.url.database}.worker-{number}")
