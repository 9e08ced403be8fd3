"""What the worker does by its timetable, on the example."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from jobs.chores import KEPT, REMEMBERED, back_up, check_integrity, keep_snapshot, plan_reminders, plan_summary, tidy_up
from jobs.timetable import TIMETABLE
from jobs.workspace import Workspace, open_workspace
from kpi.errors import DatabaseError
from kpi.store.engine import changing, reading
from kpi.store.ledger import entries
from kpi.store.runs import claim, runs
from kpi.store.workers import at_work
from targets.workdays import VIETNAM

MORNING = datetime(2023, 5, 15, 8, tzinfo=VIETNAM)


@pytest.fixture
def workspace(own_example: Path) -> Workspace:
    return open_workspace(own_example, None)


def test_planning_is_done_once_however_often_it_is_asked_for(workspace: Workspace) -> None:
    first, second = plan_reminders(workspace, MORNING), plan_reminders(workspace, MORNING)
    assert first.vi.startswith("13 thư")  # 13 communes: the half-year report is due before 05/6
    assert second.vi.startswith("0 thư")
    with reading(workspace.engine) as connection:
        assert len(entries(connection)) == 13


def test_nothing_is_planned_on_a_sunday(workspace: Workspace) -> None:
    assert plan_reminders(workspace, datetime(2023, 5, 14, 8, tzinfo=VIETNAM)).vi.startswith("0 thư")


def test_leaders_are_told_what_is_overdue_once_a_week(own_example: Path) -> None:
    settings = own_example / "dondoc.yaml"
    leader = "\nleaders:\n  - {role: Chủ tịch UBND huyện, email: chu-tich@tam-duong.example, note: số liệu minh họa}\n"
    settings.write_text(settings.read_text(encoding="utf-8") + leader, encoding="utf-8")
    workspace = open_workspace(own_example, None)
    monday = datetime(2023, 6, 12, 7, 30, tzinfo=VIETNAM)
    assert plan_summary(workspace, monday).vi == "1 bản tổng hợp"
    assert plan_summary(workspace, monday + timedelta(hours=1)).vi == "0 bản tổng hợp"
    with reading(workspace.engine) as connection:
        found = entries(connection)
    assert {e.matter.recipient for e in found} == {"leaders/chu-tich-ubnd-huyen"}
    assert {e.matter.stage for e in found} == {"weekly"}
    assert all(e.matter.days_late > 0 and "quá hạn" in e.matter.why.vi for e in found)


def test_a_summary_missed_until_a_day_off_goes_out_on_the_next_working_day_once(own_example: Path) -> None:
    """A machine that was off comes back on Wednesday 01/01/2025, a day off; it then looks once a day."""
    settings = own_example / "dondoc.yaml"
    leader = "\nleaders:\n  - {role: Chủ tịch UBND huyện, email: chu-tich@tam-duong.example, note: số liệu minh họa}\n"
    settings.write_text(settings.read_text(encoding="utf-8") + leader, encoding="utf-8")
    workspace = open_workspace(own_example, None)
    [summary] = [entry for entry in TIMETABLE if entry.name == "summary"]
    told, done = {}, set()
    for day in range(1, 8):
        now = datetime(2025, 1, day, 8, tzinfo=VIETNAM)
        if summary.slot(now) not in done:
            done.add(summary.slot(now))
            told[f"{now:%a %d}"] = summary.run(workspace, now).vi
    # On Wednesday only the week before is due, of which nothing can be said any more; Thursday makes up for this week;
    # at the week's end nothing is due; Monday has its own.
    assert told == {"Wed 01": "0 bản tổng hợp", "Thu 02": "1 bản tổng hợp", "Mon 06": "1 bản tổng hợp"}


def test_the_days_evaluation_is_kept(workspace: Workspace) -> None:
    keep_snapshot(workspace, MORNING)
    kept = json.loads((workspace.folder / "snapshots" / "2023-05-15.json").read_text(encoding="utf-8"))
    assert kept["as_of"].startswith("2023-05-15T08:00")
    assert kept["results"]


def test_backups_of_the_last_fortnight_are_kept(workspace: Workspace) -> None:
    for day in range(KEPT + 3):
        back_up(workspace, MORNING + timedelta(days=day))
    back_up(workspace, MORNING + timedelta(days=KEPT + 2))  # again, on the last day
    names = sorted(path.name for path in (workspace.folder / "backups").iterdir())
    assert (len(names), names[0], names[-1]) == (14, "dondoc-2023-05-18.db", "dondoc-2023-05-31.db")


def test_what_is_not_whole_is_found(workspace: Workspace) -> None:
    assert check_integrity(workspace, MORNING).vi == "không có sai lệch"
    with changing(workspace.engine) as connection:
        connection.execute(text("UPDATE stored_file SET content = X'00' WHERE sha256 IN (SELECT sha256 FROM receipt)"))
    with pytest.raises(DatabaseError, match="stored_file"):
        check_integrity(workspace, MORNING)


def test_runs_of_long_ago_are_forgotten_but_for_the_last_of_every_job(workspace: Workspace) -> None:
    with at_work(workspace.engine, "máy", MORNING) as worker, changing(workspace.engine) as connection:
        for job, days in (("plan", 0), ("plan", 1), ("backup", 0)):
            at = MORNING + timedelta(days=days)
            claim(connection, job, at, worker.number, at, lambda *_: False)
    assert tidy_up(workspace, MORNING + REMEMBERED + timedelta(hours=1)).vi == "bỏ 1 dòng nhật ký đã cũ"
    with reading(workspace.engine) as connection:
        assert sorted((run.job, run.slot) for run in runs(connection, 9)) == [
            ("backup", MORNING),
            ("plan", MORNING + timedelta(days=1)),
        ]
