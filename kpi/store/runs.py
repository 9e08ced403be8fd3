"""The clock's log: each entry of the timetable is run once for its slot, whoever runs it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from kpi.store.tables import job_run, message, worker


@dataclass(frozen=True, slots=True)
class Run:
    """One run of an entry."""

    job: str
    slot: datetime  #: for which it is, however late
    owner: int
    state: str  #: "running", "done", "failed"
    started_at: datetime
    ended_at: datetime | None
    told: str | None  #: what it did, or why it failed


def claim(
    connection: Connection,
    job: str,
    slot: datetime,
    owner: int,
    at: datetime,
    is_dead: Callable[[Connection, int], bool],
) -> bool:
    """Take a slot; False: somebody has it or had it. A slot whose owner died at it is taken over."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    row = {"job": job, "slot": slot, "owner": owner, "state": "running", "started_at": at}
    taking = dialect.insert(job_run).on_conflict_do_nothing().returning(job_run.c.id)
    if connection.execute(taking, row).first() is not None:
        return True
    this = job_run.c.job == job, job_run.c.slot == slot, job_run.c.state == "running"
    holder = connection.execute(select(job_run.c.owner).where(*this)).scalar()
    if holder is None or holder == owner or not is_dead(connection, holder):
        return False
    taken = update(job_run).where(*this, job_run.c.owner == holder).values(owner=owner, started_at=at)
    return bool(connection.execute(taken).rowcount)


def finish(
    connection: Connection, job: str, slot: datetime, owner: int, at: datetime, told: str, *, failed: bool = False
) -> None:
    """Write down how a run ended."""
    this = job_run.c.job == job, job_run.c.slot == slot, job_run.c.owner == owner, job_run.c.state == "running"
    ended = {"state": "failed" if failed else "done", "ended_at": at, "told": told}
    connection.execute(update(job_run).where(*this).values(ended))


def runs(connection: Connection, most: int, job: str | None = None) -> tuple[Run, ...]:
    """Return the last runs, the newest first."""
    found = select(job_run).order_by(job_run.c.started_at.desc(), job_run.c.id.desc()).limit(most)
    if job is not None:
        found = found.where(job_run.c.job == job)
    return tuple(map(_run, connection.execute(found)))


def last_runs(connection: Connection) -> tuple[Run, ...]:
    """Return the last run of every job, by name."""
    latest = select(func.max(job_run.c.id)).group_by(job_run.c.job).scalar_subquery()
    found = select(job_run).where(job_run.c.id.in_(latest)).order_by(job_run.c.job)
    return tuple(map(_run, connection.execute(found)))


def prune(connection: Connection, before: datetime) -> int:
    """Forget the runs that began before a moment, and the workers last heard of before it; return how many runs.

    The last run of every job stays, whenever that was.
    """
    last = select(func.max(job_run.c.id)).group_by(job_run.c.job).scalar_subquery()
    old = delete(job_run).where(job_run.c.started_at < before, job_run.c.id.not_in(last))
    gone = connection.execute(old).rowcount
    busy = select(job_run.c.owner).union(select(message.c.owner).where(message.c.owner.is_not(None)))
    connection.execute(delete(worker).where(worker.c.heartbeat_at < before, worker.c.id.not_in(busy)))
    return gone


def _run(row: Row[Any]) -> Run:
    return Run(row.job, row.slot, row.owner, row.state, row.started_at, row.ended_at, row.told)
