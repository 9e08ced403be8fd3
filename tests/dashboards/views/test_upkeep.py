"""How the machinery does."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from dashboards.views.upkeep import Backup, Looked, UpkeepView, upkeep_view
from kpi.store.runs import Run
from kpi.store.workers import Known
from targets.wording import Sentence
from tests.dashboards.world import moment

NOW = moment("2023-06-02T08:00")
WELL = Looked("ok", Sentence("Sổ thay đổi", "Audit trail"), Sentence("Nguyên vẹn.", "Whole."))
BROKEN = Looked("fail", Sentence("Cơ sở dữ liệu", "Database"), Sentence("Hỏng.", "Broken."))


def worker(beat: timedelta, *, stopped: bool = False) -> Known:
    """Return a worker that was heard of so long ago."""
    return Known(3, "may-1", NOW - timedelta(hours=2), NOW - beat, NOW if stopped else None)


def view(
    *looked: Looked,
    workers: tuple[Known, ...] = (),
    runs: tuple[Run, ...] = (),
    backups: tuple[Backup, ...] = (),
    waiting: tuple[int, datetime | None] = (0, None),
) -> UpkeepView:
    """Return the page of a moment."""
    return upkeep_view(NOW, looked, workers, runs, backups, waiting, {"backup": Sentence("Sao lưu", "Back up")})


def said(shown: UpkeepView, name: str) -> tuple[str, str]:
    """Return what is found of one thing: its sign and its words."""
    (found,) = [one for one in shown.looked if one.name.vi == name]
    return found.mark, found.text.vi


def test_what_is_broken_comes_first() -> None:
    """No worker and no backup are notes; nothing waits, which is well."""
    assert [one.verdict for one in view(WELL, BROKEN).looked] == ["fail", "note", "note", "ok", "ok"]


@pytest.mark.parametrize(
    ("known", "mark", "state"),
    [
        (worker(timedelta(seconds=90)), "●", "đang chạy"),
        (worker(timedelta(seconds=91)), "■", "không thấy hoạt động"),
        (worker(timedelta(0), stopped=True), "–", "đã dừng"),
    ],
)
def test_a_worker_lives_while_it_is_heard_of(known: Known, mark: str, state: str) -> None:
    shown = view(workers=(known,))
    assert (shown.workers[0].mark, shown.workers[0].state.vi) == (mark, state)
    assert (said(shown, "Tiến trình nền")[0] == "●") is (mark == "●")


def test_messages_that_wait_for_days_are_to_be_seen_to() -> None:
    assert said(view(), "Thư chờ gửi") == ("●", "Không có thư nào chờ.")
    assert said(view(waiting=(3, NOW - timedelta(hours=5))), "Thư chờ gửi") == ("●", "3 thư chờ gửi, lâu nhất 5 giờ.")
    assert said(view(waiting=(1, NOW - timedelta(days=4, hours=1))), "Thư chờ gửi")[0] == "▲"


def test_the_last_backup_is_told_and_an_old_one_is_to_be_seen_to() -> None:
    old, new = (Backup(f"{n}.db", 10, NOW - timedelta(days=n)) for n in (3, 1))
    shown = view(backups=(old, new))
    assert [backup.name for backup in shown.backups] == ["1.db", "3.db"]
    assert said(shown, "Sao lưu") == ("●", "Bản gần nhất lúc 08:00 ngày 01/6/2023.")
    assert said(view(backups=(old,)), "Sao lưu")[0] == "▲"
    assert said(view(), "Sao lưu")[0] == "▲"


def test_a_run_tells_what_it_was_and_how_long_it_took() -> None:
    began = NOW - timedelta(minutes=5)
    done = Run("backup", began, 3, "done", began, began + timedelta(seconds=2.5), "ghi 10 byte")
    failed = Run("khac", began, 3, "failed", began, began, "đĩa đầy")
    running = Run("backup", began, 3, "running", began, None, None)
    first, second, third = view(runs=(done, failed, running)).runs
    assert (first.what.vi, first.mark, first.seconds, first.told) == ("Sao lưu", "✓", 2.5, "ghi 10 byte")
    assert (second.what.vi, second.mark, second.told) == ("khac", "✗", "đĩa đầy")
    assert (third.mark, third.seconds) == ("…", None)
