"""The command is there and answers at once."""

from __future__ import annotations

import shutil
import subprocess
import sysconfig
from time import perf_counter

import pytest

from tests.architecture.code import ROOT

#: Seconds from the call of `dondoc --help` to its end.
AT_ONCE = 0.5


@pytest.mark.skipif(not (ROOT / "jobs/cli/main.py").exists(), reason="jobs/cli/main.py chưa có")
def test_help_answers_at_once() -> None:
    assert min(_seconds() for _ in range(3)) < AT_ONCE


def _seconds() -> float:
    command = shutil.which("dondoc", path=sysconfig.get_path("scripts"))
    assert command is not None, "dondoc is not installed here; run `make install`"
    start = perf_counter()
    done = subprocess.run([command, "--help"], capture_output=True, check=True, timeout=20)
    seconds = perf_counter() - start
    assert b"evaluate" in done.stdout
    return seconds
