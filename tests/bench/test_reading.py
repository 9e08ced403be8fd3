"""The benchmark of reading, on a few pages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bench.reading import plan, promises, timed

ROOT = Path(__file__).parents[2]


def test_every_kind_of_file_promises_the_same() -> None:
    command = [sys.executable, "-m", "bench.reading", "--json", "--small"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert found["equal"] is True
    assert (found["pages"], found["targets"], found["duties"]) == (4, 12, 4)  # three targets and a duty a page
    assert found["mb_per_s"] > 0


def test_the_promises_of_a_page_are_those_written_on_it() -> None:
    _, reading = timed("\n".join(plan(1)))
    assert promises(reading) == [
        "ge 61 % None",
        "ge 2 mô hình EachGoal(low=Decimal('2'), high=None, unit='mô hình')",
        "eq 2 hội nghị None",
        "before 2024-06-02",
    ]
