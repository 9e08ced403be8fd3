"""worker: plans, delivers, backs up and checks by its timetable; worker log, worker run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from jobs.cli.options import AsJson, Workplace, grouped

if TYPE_CHECKING:
    from jobs.worker import Duty
    from targets.wording import Language

app = typer.Typer(invoke_without_command=True, help="Chạy theo lịch: nhắc việc, gửi, sao lưu, kiểm tra dữ liệu.")


@app.callback()
@grouped
def worker(
    context: typer.Context,
    once: Annotated[bool, typer.Option("--once", help="Làm những gì đến hạn một lượt rồi thôi.")] = False,
    health_port: Annotated[
        int | None, typer.Option("--health-port", min=0, max=65535, help="Mở trang /healthz trên cổng này của máy.")
    ] = None,
    *,
    place: Workplace,
) -> None:
    """Chạy theo lịch cho đến khi được yêu cầu dừng (Ctrl+C); nhiều tiến trình cùng lúc cũng được."""
    if context.invoked_subcommand is not None:
        return
    from jobs.worker import run_worker, stopped_by_signals, tick, worker_name
    from kpi.clock import now
    from kpi.store.workers import at_work, sign_off

    duty = _duty(place)
    with stopped_by_signals(duty.stopping):
        if not once:
            run_worker(duty, health_port)
            return
        engine = duty.workspace.engine
        with at_work(engine, worker_name(), now()) as one:
            tick(duty, one)
            sign_off(engine, one.number, now())


@app.command("run")
@grouped
def run(
    name: Annotated[
        str, typer.Argument(metavar="TÊN", help="Việc trong lịch: plan, summary, evaluate, backup, integrity, tidy.")
    ],
    *,
    place: Workplace,
) -> None:
    """Làm ngay một việc trong lịch, ngoài giờ của nó."""
    from jobs.timetable import TIMETABLE
    from jobs.worker import run_entry, worker_name
    from kpi.clock import now
    from kpi.errors import UnknownNameError
    from kpi.store.engine import reading
    from kpi.store.runs import runs
    from kpi.store.workers import at_work, sign_off
    from targets.wording import Sentence

    names = {entry.name: entry for entry in TIMETABLE}
    if name not in names:
        raise UnknownNameError(Sentence("việc", "job"), name, tuple(names))
    duty = _duty(place)
    engine = duty.workspace.engine
    with at_work(engine, worker_name(), now()) as one:
        run_entry(duty, one, names[name], now())
        sign_off(engine, one.number, now())
    with reading(engine) as connection:
        [last] = runs(connection, 1, name)
    raise typer.Exit(1 if last.state == "failed" else 0)


@app.command("log")
@grouped
def log(
    job: Annotated[str | None, typer.Option("--job", help="Chỉ việc này.")] = None,
    most: Annotated[int, typer.Option("--last", min=1, help="Bao nhiêu lượt gần nhất.")] = 20,
    as_json: AsJson = False,
    *,
    place: Workplace,
) -> None:
    """Xem nhật ký các lượt chạy theo lịch, mới nhất trước."""
    from jobs.cli.output import cell, print_json, print_table
    from jobs.cli.session import start
    from kpi.store.engine import reading
    from kpi.store.runs import runs
    from targets.wording import write_fact

    session = start(place)
    with reading(session.workspace.engine) as connection:
        found = runs(connection, most, job)
    if as_json:
        shapes = [
            {
                "job": one.job,
                "slot": one.slot.isoformat(),
                "state": one.state,
                "started_at": one.started_at.isoformat(),
                "ended_at": one.ended_at.isoformat() if one.ended_at is not None else None,
                "worker": one.owner,
                "told": one.told,
            }
            for one in found
        ]
        print_json({"runs": shapes})
        return
    rows = [
        (cell(one.job), write_fact(one.slot, session.language), _state(one.state, session.language), cell(one.told))
        for one in found
    ]
    vi = session.language == "vi"
    print_table("", ("Việc", "Đến hạn", "Kết quả", "Đã làm") if vi else ("Job", "Due", "Result", "Done"), rows)


_STATES = {"done": ("xong", "done"), "failed": ("lỗi", "failed"), "running": ("đang chạy", "running")}


def _state(state: str, language: Language) -> str:
    return _STATES[state][0 if language == "vi" else 1]


def _duty(place: Workplace) -> Duty:
    import os
    import threading

    from jobs.cli.output import print_line
    from jobs.cli.session import start
    from jobs.worker import Duty
    from kpi.clock import now
    from targets.wording import write_fact

    session = start(place)
    language = session.language
    return Duty(
        session.workspace,
        os.environ,
        lambda said: print_line(f"{write_fact(now(), language)} · {said.text(language)}"),
        threading.Event(),
    )
