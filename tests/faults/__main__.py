"""Everything that can go wrong, at length, on both databases; what came of it is written to ``docs/faults.md``.

``python -m tests.faults [KILLS]``: how many processes are killed in all, 1,000 unless told otherwise.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kpi.store.engine import migrate, open_engine
from tests.databases import new_database, postgres_server
from tests.faults.lives import World
from tests.faults.run import BAD_DAY, SLOW, Found, crashed, filled, jumped, killed, raced, server
from tests.faults.steps import DELIVERING, PLANNING
from tests.faults.whole import ANYWHERE, PAUSE, Plan, lived

PAGE = Path(__file__).parents[2] / "docs" / "faults.md"


@dataclass(frozen=True)
class Trial:
    """One way in which things go wrong."""

    name: str  #: as the table has it
    run: Callable[[World], Found]
    on: tuple[str, ...] = ("SQLite", "PostgreSQL")
    chances: dict[str, float] | None = None  #: how the mail server misbehaves
    slow: float = 0
    control: bool = False  #: it must send something twice: without that, its counterpart shows nothing


def trials(kills: int) -> tuple[Trial, ...]:
    """Return what is tried; the kills are shared by the databases."""
    return (
        Trial("Không ai bị giết, 2 nơi lập và 4 nơi gửi tranh nhau", lambda w: raced(w, 400)),
        Trial(
            "2 `dondoc worker run plan` và 4 `dondoc worker` tranh nhau",
            lambda w: lived(w, Plan(120, 1, 0)),
            slow=PAUSE,
        ),
        Trial("Bị giết ở mọi bước", lambda w: killed(w, kills * 9 // 20)),
        Trial("4 `dondoc worker` bị giết vào lúc bất kỳ", lambda w: lived(w, Plan(60, 5, kills // 20)), slow=PAUSE),
        Trial("Máy chủ thư lỗi đủ kiểu, và bị giết", lambda w: killed(w, kills // 20, a_round=25), chances=BAD_DAY),
        Trial("Đồng hồ nhảy ±1 ngày trong lúc gửi", lambda w: jumped(w, 60), slow=SLOW),
        Trial("Như trên, nhưng chỉ tin đồng hồ (đối chứng)", _by_clock_only, slow=SLOW, control=True),
        Trial("PostgreSQL sập và chạy lại 6 lần", lambda w: crashed(w, 200, 6), on=("PostgreSQL",), slow=0.02),
        Trial("Đĩa đầy 8 lần", lambda w: filled(w, 40, 8), on=("SQLite",)),
    )


def main() -> None:
    """Try everything and write the page."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    rows: list[tuple[Trial, str, Found]] = []
    with postgres_server() as postgres:
        for trial in trials(kills):
            for database in trial.on:
                with _fresh(database, postgres) as (url, folder), server(folder, trial.chances, trial.slow) as port:
                    found = trial.run(World(url, port, folder))
                rows.append((trial, database, found))
                print(f"{trial.name} · {database}: {found}", flush=True)  # noqa: T201  it takes minutes
                _judge(trial, found)
    PAGE.write_text(page(rows), encoding="utf-8")


def page(rows: list[tuple[Trial, str, Found]]) -> str:
    """Return the page in words: what was tried, what came of it."""
    head = "| việc | cơ sở dữ liệu | thư | bị giết | máy chủ đã nhận | mất | gửi lặp | trong khoảng hở | giây |"
    lines = [
        f"| {trial.name} | {database} | {found.messages} | {found.kills.total()} | {found.accepted} | {found.lost} "
        f"| {found.repeats} | {found.in_window + found.unheard} | {found.seconds:.0f} |"
        for trial, database, found in rows
    ]
    every = {**{step: f"`{step}`" for step in (*PLANNING, *DELIVERING)}, ANYWHERE: "bất kỳ lúc nào, cả chương trình"}
    steps = [f"| {name} | {sum(found.kills[step] for _, _, found in rows)} |" for step, name in every.items()]
    total = sum(found.kills.total() for _, _, found in rows)
    return _TEXT.format(
        machine=f"{os.cpu_count()} CPU {platform.machine()}, {platform.system()}, Python {platform.python_version()}",
        total=total,
        rows="\n".join([head, "| --- | --- " + "| ---: " * 7 + "|", *lines]),
        steps="\n".join(["| bước | số lần bị giết |", "| --- | ---: |", *steps]),
    )


_TEXT = """# Khi máy chết giữa chừng

`make faults` ghi lại trang này. Máy đo: {machine}. Ở đây `fsync` không phải là ghi chắc xuống
đĩa: bảng này nói về tiến trình bị giết (`SIGKILL`), không nói về mất điện.

Lời hứa: **mỗi việc một dòng sổ, không mất; chỉ gửi lặp khi máy chủ đã nhận mà máy chết trước khi kịp ghi, và luôn
cùng một Message-ID.** “Trong khoảng hở” là số lần bị giết giữa lúc máy chủ trả lời “đã nhận” và lúc ghi xong, cộng số
lần máy chủ nhận rồi cắt đường trước khi trả lời: chỉ những thư ấy được phép lặp. Khi giết cả chương trình từ bên ngoài,
không biết nó đang ở bước nào: “trong khoảng hở” là số lần nó để lại một thư đang gửi, không bao giờ quá một. Dòng đối
chứng phải gửi lặp: nó bỏ khóa “còn sống” và chỉ tin đồng hồ. “Đĩa đầy”: tiến trình bị giết khi đĩa còn đầy, nên thư vừa
đi mà chưa ghi được có thể lặp, mỗi tiến trình nhiều nhất một thư.

{rows}

Tổng số lần giết: {total}, ở mọi bước:

{steps}

Cách làm: `tests/faults/`. Tiến trình con tự giết mình ở một bước đã định, hoặc cả `dondoc worker` bị giết từ bên ngoài;
sản phẩm không chứa móc nào cho việc thử.
"""


def _by_clock_only(world: World) -> Found:
    return jumped(World(world.url, world.port, world.folder, lease_by_clock_only=True), 60)


def _judge(trial: Trial, found: Found) -> None:
    """End the run with an error where the promise is broken."""
    assert found.lost == 0, found
    assert not found.faults, found.faults
    assert found.rows == found.messages == found.states["sent"], found
    if trial.control:
        assert found.repeats > 0, found
    elif "Đĩa" not in trial.name:
        assert found.unexplained == 0, found
        assert found.repeats <= found.in_window + found.unheard, found


@contextmanager
def _fresh(database: str, postgres: str) -> Iterator[tuple[str, Path]]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        url = f"sqlite:///{folder / 'dondoc.db'}" if database == "SQLite" else new_database(postgres)
        engine = open_engine(url)
        migrate(engine)
        engine.dispose()
        yield url, folder


if __name__ == "__main__":
    main()
