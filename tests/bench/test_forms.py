"""The benchmark of forms, on a few communes."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

from openpyxl import load_workbook

from bench.forms import LINES, SMALL, asked, by_openpyxl, country, made, the_period
from dashboards.views.owed import addressed_units
from kpi.intake.form import SHEET

ROOT = Path(__file__).parents[2]


def test_every_commune_has_a_form_and_the_same_again() -> None:
    command = [sys.executable, "-m", "bench.forms", "--json", "--small"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert (found["forms"], found["lines"], found["equal"]) == (SMALL, LINES, True)
    assert found["per_second"] > 0
    assert found["ratio_plain"] > 0


def test_the_rival_writes_what_differs_from_unit_to_unit(tmp_path: Path) -> None:
    registry = country(3)
    plan = asked(registry, LINES)
    units = addressed_units(registry, plan, the_period())
    first, again = made(registry, plan, units, tmp_path)
    assert first == again
    assert len(list(tmp_path.iterdir())) == 3
    sheet = load_workbook(io.BytesIO(by_openpyxl(first, units[2])))[SHEET]
    assert (sheet["E7"].value, sheet["F12"].value, sheet["F17"].value) == ("xã số 2", 1, 1)
