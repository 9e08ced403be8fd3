"""How the machinery does: who is at work, what ran, what waits, what is kept safe, what is to be mended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from kpi.store.runs import Run
from kpi.store.workers import Known
from targets.wording import Sentence, say
from targets.workdays import VIETNAM

#: A worker that was not heard of for longer does not work, whatever is written down.
SILENT = timedelta(seconds=90)
#: A backup older than this is no backup of today.
STALE = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found of one thing looked at."""

    verdict: Literal["ok", "note", "fail"]
    name: Sentence
    text: Sentence

    @property
    def mark(self) -> str:
        """Return the verdict as one sign."""
        return {"ok": "●", "note": "▲", "fail": "■"}[self.verdict]


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup."""

    name: str
    size: int  #: in bytes
    made_at: datetime


@dataclass(frozen=True, slots=True)
class WorkerView:
    """One worker."""

    number: int
    name: str
    started_at: datetime  #: in Vietnam's time, like all of these
    beat_at: datetime
    state: Sentence
    mark: str


@dataclass(frozen=True, slots=True)
class RunView:
    """One run of a chore."""

    what: Sentence
    slot: datetime  #: in Vietnam's time, like all of these
    started_at: datetime
    seconds: float | None  #: None: it has not ended
    state: Sentence
    mark: str
    told: str | None


@dataclass(frozen=True, slots=True)
class UpkeepView:
    """Everything that the page of health shows."""

    looked: tuple[Looked, ...]  #: what fails first, then what is to be seen to
    workers: tuple[WorkerView, ...]
    runs: tuple[RunView, ...]
    backups: tuple[Backup, ...]  #: the latest first


def upkeep_view(
    now: datetime,
    looked: Iterable[Looked],
    workers: Sequence[Known],
    runs: Iterable[Run],
    backups: Iterable[Backup],
    waiting: tuple[int, datetime | None],
    chores: Mapping[str, Sentence],
) -> UpkeepView:
    """Return how the machinery does.

    Args:
        now: the present moment.
        looked: what was found when the workspace was looked over.
        workers: the last of them, the latest first.
        runs: the last of them, the latest first.
        backups: all there are.
        waiting: how many messages wait, and since when the oldest does.
        chores: what each entry of the timetable is, by its name.
    """
    local = (replace(backup, made_at=backup.made_at.astimezone(VIETNAM)) for backup in backups)
    kept = tuple(sorted(local, key=lambda backup: backup.made_at, reverse=True))
    seen = (_at_work(now, workers), _outbox(now, *waiting), _kept(now, kept), *looked)
    order = ("fail", "note", "ok")
    return UpkeepView(
        looked=tuple(sorted(seen, key=lambda one: order.index(one.verdict))),
        workers=tuple(_worker(now, worker) for worker in workers),
        runs=tuple(_run(run, chores) for run in runs),
        backups=kept,
    )


def _alive(now: datetime, worker: Known) -> bool:
    return worker.stopped_at is None and now - worker.heartbeat_at <= SILENT


def _at_work(now: datetime, workers: Iterable[Known]) -> Looked:
    name, count = Sentence("Tiến trình nền", "Worker"), sum(_alive(now, worker) for worker in workers)
    if count:
        return Looked("ok", name, say("{n} tiến trình đang chạy.", "{n} at work.", n=count))
    text = "Chưa có tiến trình nền nào chạy: không ai được nhắc, không có sao lưu. Chạy: dondoc worker"
    return Looked(
        "note", name, Sentence(text, "None is at work: nobody is reminded, nothing is backed up. Run: dondoc worker")
    )


def _outbox(now: datetime, count: int, oldest: datetime | None) -> Looked:
    name = Sentence("Thư chờ gửi", "Messages waiting")
    if oldest is None:
        return Looked("ok", name, Sentence("Không có thư nào chờ.", "None."))
    hours = (now - oldest) // timedelta(hours=1)
    text = say("{n} thư chờ gửi, lâu nhất {h} giờ.", "{n} wait, the longest for {h} hours.", n=count, h=hours)
    return Looked("note" if now - oldest > timedelta(days=4) else "ok", name, text)


def _kept(now: datetime, backups: Sequence[Backup]) -> Looked:
    name = Sentence("Sao lưu", "Backups")
    if not backups:
        return Looked(
            "note", name, Sentence("Chưa có bản nào. Tạo ngay: dondoc backup", "None. Make one: dondoc backup")
        )
    last = backups[0].made_at
    text = say("Bản gần nhất lúc {at}.", "The last was made at {at}.", at=last)
    return Looked("note" if now - last > STALE else "ok", name, text)


def _worker(now: datetime, worker: Known) -> WorkerView:
    mark, state = "■", Sentence("không thấy hoạt động", "silent")
    if worker.stopped_at is not None:
        mark, state = "–", Sentence("đã dừng", "stopped")
    elif _alive(now, worker):
        mark, state = "●", Sentence("đang chạy", "at work")
    started, beat = worker.started_at.astimezone(VIETNAM), worker.heartbeat_at.astimezone(VIETNAM)
    return WorkerView(worker.number, worker.name, started, beat, state, mark)


def _run(run: Run, chores: Mapping[str, Sentence]) -> RunView:
    mark, state = _STATES[run.state]
    seconds = (run.ended_at - run.started_at).total_seconds() if run.ended_at is not None else None
    return RunView(
        what=chores.get(run.job, Sentence(run.job, run.job)),
        slot=run.slot.astimezone(VIETNAM),
        started_at=run.started_at.astimezone(VIETNAM),
        seconds=seconds,
        state=state,
        mark=mark,
        told=run.told,
    )


_STATES = {
    "running": ("…", Sentence("đang chạy", "running")),
    "done": ("✓", Sentence("xong", "done")),
    "failed": ("✗", Sentence("lỗi", "failed")),
}
