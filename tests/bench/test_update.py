"""The benchmark of a report that arrives, on a small country."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from bench.shared.facts import asked, reports
from bench.shared.made_up import SMALL, make_up
from bench.update import arrivals, difference
from kpi.evaluation.update import evaluated

ROOT = Path(__file__).parents[2]


def test_the_state_is_that_of_judging_everything_and_no_other_unit_is_touched() -> None:
    command = [sys.executable, "-m", "bench.update", "--json", "--small"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert found["equal"] is found["only_its_own"] is True
    assert 0 < found["cells_changed"] <= SMALL.targets
    assert found["arrivals"] == 40
    assert found["median_ms"] <= found["worst_ms"]


def test_half_of_the_reports_come_from_units_that_were_silent() -> None:
    made = make_up(SMALL)
    first = {(form.period, unit) for form in reports(made) for unit in form.units}
    assert sum((one.period, one.units[0]) not in first for one in arrivals(made)) == 20


def test_a_verdict_that_changed_is_seen_with_its_unit() -> None:
    made = make_up(SMALL)
    before = evaluated(asked(made.outline), reports(made))
    codes = before.verdicts[2].codes.copy()
    codes[5, 7] ^= 1
    verdicts = (*before.verdicts[:2], replace(before.verdicts[2], codes=codes), *before.verdicts[3:])
    assert difference(before, replace(before, verdicts=verdicts)) == (1, {before.country.tree.units[5]})
