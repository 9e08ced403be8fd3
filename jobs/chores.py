"""What the worker does by its timetable, one function each: it is done, and what was done is returned in words."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

from dashboards.exports.aside import write_file
from jobs.reminders.situation import situation_of
from jobs.send_reminders import known_at, mail_host, plan_and_record
from jobs.weekly_summary import weekly_summary
from jobs.workspace import Workspace
from kpi.errors import DatabaseError
from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.shapes import evaluation_json
from kpi.store.backup import back_up_to, check
from kpi.store.engine import changing, writing
from kpi.store.ledger import record_plan
from kpi.store.runs import prune
from kpi.usecases.verify_audit import verify_audit
from targets.wording import Sentence, say

#: Folders of a workspace that the worker fills.
BACKUPS, SNAPSHOTS = "backups", "snapshots"
#: Daily backups that are kept.
KEPT = 14
#: Runs are kept so long: a quarter, after whose report nobody asks, and longer than any slot of the timetable lasts.
REMEMBERED = timedelta(days=100)


def plan_reminders(workspace: Workspace, at: datetime) -> Sentence:
    """Plan what is to be said now."""
    count, planned = plan_and_record(workspace, at)
    return say(
        "{n} thư, tin nhắn mới; {m} việc chưa nhắc được vì thiếu địa chỉ hoặc thiếu hạn",
        "{n} new messages; {m} matters cannot be said for lack of an address or a day",
        n=count,
        m=len(planned.unaddressed),
    )


def plan_summary(workspace: Workspace, at: datetime) -> Sentence:
    """Plan the week's message to the leaders."""
    planned = weekly_summary(situation_of(known_at(workspace, at), workspace.settings), at)
    with writing(workspace.engine) as connection:
        count = record_plan(connection, planned, mail_host(workspace.settings), at)
    return say("{n} bản tổng hợp", "{n} summaries", n=count)


def keep_snapshot(workspace: Workspace, at: datetime) -> Sentence:
    """Write the day's evaluation to a file."""
    inputs = known_at(workspace, at)
    found = evaluation_json(evaluate(inputs), inputs.as_of, revisions=inputs.revisions)
    path = _folder(workspace, SNAPSHOTS) / f"{inputs.today.isoformat()}.json"
    write_file(path, json.dumps(found, ensure_ascii=False, indent=1).encode())
    return say("ghi vào {file}", "written to {file}", file=str(path))


def back_up(workspace: Workspace, at: datetime) -> Sentence:
    """Make the day's backup, and remove those of long ago."""
    folder = _folder(workspace, BACKUPS)
    path = folder / f"dondoc-{at:%Y-%m-%d}.db"
    path.unlink(missing_ok=True)  # made by hand earlier today
    size = back_up_to(workspace.engine, path)
    for old in sorted(folder.glob("dondoc-????-??-??.db"))[:-KEPT]:
        old.unlink()
    return say("ghi {n} byte vào {file}", "{n} bytes written to {file}", n=size, file=str(path))


def check_integrity(workspace: Workspace, at: datetime) -> Sentence:  # noqa: ARG001  as every chore
    """Check that what is stored is whole, and the trail of changes as it was written.

    Raises:
        DatabaseError: it is not.
    """
    verified = verify_audit(workspace.engine)
    trail = (f"{found.number}: {found.text.vi}" for found in (*verified.breaks, *verified.differences))
    mistakes = (*check(workspace.engine), *trail)
    if mistakes:
        raise DatabaseError(workspace.engine.url.render_as_string(hide_password=True), "; ".join(mistakes[:5]))
    return say("không có sai lệch", "nothing is wrong")


def tidy_up(workspace: Workspace, at: datetime) -> Sentence:
    """Forget the runs of long ago: a run every quarter of an hour makes 35,000 lines a year."""
    with changing(workspace.engine) as connection:
        count = prune(connection, at - REMEMBERED)
    return say("bỏ {n} dòng nhật ký đã cũ", "{n} old lines of the log dropped", n=count)


def _folder(workspace: Workspace, name: str) -> Path:
    folder = workspace.folder / name
    folder.mkdir(exist_ok=True)
    return folder
