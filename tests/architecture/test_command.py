"""The command is there and answers at once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig

#: Seconds for `dondoc --help`; on a machine that other tests slow down, so many times what its libraries take alone.
AT_ONCE, TIMES = 0.5, 3
#: Typer and what it draws the help with.
LIBRARIES = [sys.executable, "-c", "import typer.main, typer.rich_utils"]


def test_help_answers_at_once() -> None:
    command = shutil.which("dondoc", path=sysconfig.get_path("scripts"))
    assert command is not None, "dondoc is not installed here; run `make install`"
    rounds = [(_seconds([command, "--help"]), _seconds(LIBRARIES)) for _ in range(3)]
    ours, theirs = (min(spent) for spent in zip(*rounds, strict=True))
    assert ours < max(AT_ONCE, TIMES * theirs)


def test_help_needs_nothing_heavy() -> None:
    """Not the tables, the database, the pages or the figures: those wait inside the commands."""
    asked = "import sys; from jobs.cli.main import app; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True, text=True).stdout.split()
    assert not {"pandas", "sqlalchemy", "alembic", "fastapi", "plotly", "pydantic", "openpyxl"} & set(loaded)


def _seconds(command: list[str]) -> float:
    """Return the processor's seconds for one call: the wall's, on a machine not busy with other tests."""
    before = os.times()
    done = subprocess.run(command, capture_output=True, check=True, timeout=60)
    after = os.times()
    assert b"evaluate" in done.stdout or command is LIBRARIES
    return sum(after[2:4]) - sum(before[2:4])  # user and system time of children
