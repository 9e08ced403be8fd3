"""The command is there and answers at once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sysconfig

#: Seconds for `dondoc --help`.
AT_ONCE = 0.5


def test_help_answers_at_once() -> None:
    assert min(_seconds() for _ in range(3)) < AT_ONCE


def _seconds() -> float:
    """Return the processor's seconds for one call: the wall's, on a machine not busy with other tests."""
    command = shutil.which("dondoc", path=sysconfig.get_path("scripts"))
    assert command is not None, "dondoc is not installed here; run `make install`"
    before = os.times()
    done = subprocess.run([command, "--help"], capture_output=True, check=True, timeout=20)
    after = os.times()
    assert b"evaluate" in done.stdout
    return sum(after[2:4]) - sum(before[2:4])  # user and system time of children
