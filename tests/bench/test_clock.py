"""The benchmark of the clock, on few units."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from bench.clock import DAY, DUTIES, inputs, said_before, settings
from jobs.reminders.situation import situation_of

ROOT = Path(__file__).parents[2]


def test_everything_is_open_and_every_unit_is_told_once() -> None:
    command = [sys.executable, "-m", "bench.clock", "--json", "--small"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert (found["units"], found["duties"], found["open"]) == (33, 20, 660)
    assert found["messages"] == 33
    assert 0 < found["plan_s"] <= found["worst_plan_s"] * 10
    assert found["posted"] == 60
    assert found["messages_per_s"] > 0
    assert found["postgresql_messages_per_s"] is None or found["postgresql_messages_per_s"] > 0


def test_all_of_a_unit_s_duties_have_something_to_say_that_day() -> None:
    # Half of them are due on Friday 12/6/2026, the day measured; of those due on Wednesday 17/6 it is three working
    # days before: 16, 15, 12/6. Said until the day before: 15, 7, 3, 1 days before the first; 15, 7 before the second.
    found = said_before(situation_of(inputs(1), settings()))
    by_stage = {stage: sum(key[2] == stage for key in found.keys) for stage in ("before-15", "before-7", "before-3")}
    assert by_stage == {"before-15": DUTIES, "before-7": DUTIES, "before-3": DUTIES // 2}
    assert (DAY - timedelta(days=1)).weekday() < 5
