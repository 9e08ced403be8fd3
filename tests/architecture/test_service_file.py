"""The service file in the manual is one that systemd takes."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

MANUAL = Path(__file__).parents[2] / "docs" / "van-hanh.md"


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd on this machine")
def test_systemd_finds_nothing_wrong_with_it(tmp_path: Path) -> None:
    [unit] = re.findall(r"```ini\n(.*?)```", MANUAL.read_text(encoding="utf-8"), re.DOTALL)
    program = shutil.which("true")  # the program itself is elsewhere than in the manual
    file = tmp_path / "dondoc-worker.service"
    file.write_text(re.sub(r"(?m)^ExecStart=\S+", f"ExecStart={program}", unit), encoding="utf-8")
    done = subprocess.run(["systemd-analyze", "verify", file], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
