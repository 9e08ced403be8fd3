"""The pure rooms touch nothing; only the clock asks the time; importing any module does nothing."""

from __future__ import annotations

import ast
import json
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.architecture.code import ROOT, Module, imports, modules, parse, within

#: Values in, values out: no file, database, network, clock, chance, environment or process.
PURE = ("targets", "rules", "kpi.evaluation")

#: What a pure room may not import. Bytes and moments are handed to it.
WORLD = (
    *(
        "alembic",
        "apscheduler",
        "asyncio",
        "dask",
        "fastapi",
        "ftplib",
        "glob",
        "http",
        "httpx",
        "kpi.clock",
        "kpi.store",
    ),
    *(
        "multiprocessing",
        "os",
        "pathlib",
        "psycopg",
        "random",
        "requests",
        "rich",
        "secrets",
        "shutil",
        "smtplib",
        "socket",
    ),
    *("sqlalchemy", "sqlite3", "ssl", "starlette", "subprocess", "sys", "tempfile", "threading", "time", "typer"),
    *("urllib.request", "uuid", "uvicorn"),
)
#: Functions, known everywhere without an import, that read or write.
HANDS = ("open", "input", "print", "exec", "eval", "__import__")

#: Asking the time: the owner of the attribute, and the attribute.
CLOCKS = {
    **dict.fromkeys(("datetime", "Timestamp"), ("now", "utcnow", "today")),
    "date": ("today",),
    "time": ("time", "time_ns", "localtime", "gmtime", "strftime"),
    "func": ("now", "current_date", "current_timestamp", "localtimestamp"),
}

#: Audit events of Python that reach the world; `open` is judged by its mode.
EVENTS = ("socket.connect", "socket.bind", "subprocess.Popen", "os.", "shutil.", "sqlite3.connect", "tempfile.")
#: Those that only look, and those of libraries that settle their own process (numpy's OPENBLAS_MAIN_FREE).
HARMLESS = ("os.listdir", "os.scandir", "os.walk", "os.add_dll_directory", "os.putenv", "os.unsetenv")


def test_pure_rooms_import_nothing_that_touches_the_world() -> None:
    pure = [module for module in modules() if within(module.name, PURE)]
    assert [str(found) for module in pure for found in imports(module) if within(found.target, WORLD)] == []


def test_pure_rooms_open_and_print_nothing() -> None:
    assert [place for module in modules() if within(module.name, PURE) for place in calls(module, HANDS)] == []


def test_only_the_clock_asks_the_time() -> None:
    assert [place for module in modules() if module.name != "kpi.clock" for place in times_asked(module)] == []


def test_importing_does_nothing() -> None:
    """Every module imported afresh: no file written, no connection, no process, no engine, no thread left."""
    assert imported([module.name for module in modules()]) == []


def calls(module: Module, names: Iterable[str]) -> list[str]:
    """Return where a file calls one of the named functions."""
    found = [node for node in ast.walk(module.tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
    return [
        f"{module.path}:{node.lineno}: {ast.unparse(node.func)}" for node in found if ast.unparse(node.func) in names
    ]


def times_asked(module: Module) -> Iterator[str]:
    """Yield where a file asks the time, or hands on a function that does."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute):
            owner = ast.unparse(node.value).rpartition(".")[2]
            if node.attr in CLOCKS.get(owner, ()):
                yield f"{module.path}:{node.lineno}: {ast.unparse(node)}"
    for found in imports(module):
        if found.target in {f"time.{name}" for name in CLOCKS["time"]}:
            yield str(found)


def imported(names: list[str], folder: Path = ROOT) -> list[str]:
    """Import the modules of a folder in a new process, and return what that did beyond reading."""
    program = _WATCH.format(names=names, events=EVENTS, harmless=HARMLESS)
    command = [sys.executable, "-B", "-c", program]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return list(json.loads(done.stdout))


_WATCH = """
import gc, importlib, json, os, sys, threading

done = []

def watch(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        if path != os.devnull and (flags or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            done.append(f"{{name}}: open {{path}} {{mode}}")
    elif event.startswith({events}) and event not in {harmless}:
        done.append(f"{{name}}: {{event}} {{arguments}}")

sys.addaudithook(watch)
for name in {names}:
    importlib.import_module(name)
name = "afterwards"
if "sqlalchemy" in sys.modules:
    from sqlalchemy import Engine
    done += [f"{{name}}: engine {{found}}" for found in gc.get_objects() if isinstance(found, Engine)]
done += [f"{{name}}: thread {{found.name}}" for found in threading.enumerate() if found is not threading.main_thread()]
print(json.dumps(done))
"""


@pytest.mark.parametrize(
    "text",
    [
        "moment = datetime.now(UTC)",
        "moment = datetime.datetime.utcnow()",
        "day = date.today()",
        "stamp = pd.Timestamp.now()",
        "from time import time",
        "seconds = time.time()",
        "default: datetime = field(default_factory=datetime.now)",
        "query = select(func.now())",
    ],
)
def test_every_way_to_ask_the_time_is_seen(text: str) -> None:
    assert len(list(times_asked(parse("rules.verdict", text)))) == 1


@pytest.mark.parametrize("text", ["now = clock.now()", "from time import monotonic", "moment = as_of.time()"])
def test_being_handed_the_time_is_fine(text: str) -> None:
    assert list(times_asked(parse("rules.verdict", text))) == []


def test_opening_a_file_is_seen() -> None:
    assert calls(parse("targets.plan", "x = open('a')"), HANDS) == ["targets/plan.py:1: open"]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("import decimal", []),
        ("open('made', 'w')", ["busy: open made w"]),
        ("import os; os.mkdir('made')", ["busy: os.mkdir ('made', 511, -1)"]),
        ("import socket; socket.socket().bind(('127.0.0.1', 0))", ["busy: socket.bind"]),
        ("import sqlalchemy; engine = sqlalchemy.create_engine('sqlite://')", ["afterwards: engine Engine(sqlite://)"]),
        (
            "import threading, time; threading.Thread(target=time.sleep, args=[0.3], name='t').start()",
            ["afterwards: thread t"],
        ),
    ],
)
def test_the_watch_sees_what_a_module_does(text: str, seen: list[str], tmp_path: Path) -> None:
    (tmp_path / "busy.py").write_text(text, encoding="utf-8")
    found = imported(["busy"], tmp_path)
    assert [line[: len(start)] for line, start in zip(found, seen, strict=True)] == seen


def test_the_tests_themselves_reach_no_network() -> None:
    with socket.socket() as line, pytest.raises(RuntimeError, match="network"):
        line.connect(("192.0.2.1", 9))  # RFC 5737: nobody's address
