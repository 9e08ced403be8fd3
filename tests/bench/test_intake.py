"""The benchmark of reports taken in, on a few units."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bench.intake import made_up, workbook

ROOT = Path(__file__).parents[2]


def test_every_figure_arrives_and_the_rival_is_measured_in_the_same_run() -> None:
    command = [sys.executable, "-m", "bench.intake", "--json", "--small"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert found["equal"] is True
    assert (found["units"], found["indicators"], found["files"]) == (60, 6, 60)
    assert found["files_per_s"] > 0
    assert abs(found["ratio_calamine"] - found["seconds"] / found["calamine_s"]) < 0.01 * found["ratio_calamine"]


def test_the_same_figures_on_every_run() -> None:
    assert workbook(made_up(3, 2)) != workbook(made_up(3, 3))
    assert (made_up(5, 4) == made_up(5, 4)).all()
