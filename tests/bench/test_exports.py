"""The benchmark of exports, on a few communes."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

from openpyxl import load_workbook

from bench.exports import ROWS, SMALL, TARGETS, by_openpyxl, made_up
from dashboards.exports.workbook import HEADINGS_ROW, shortfalls_xlsx

ROOT = Path(__file__).parents[2]


def test_every_line_is_written_and_the_same_again() -> None:
    command = [sys.executable, "-m", "bench.exports", "--json", "--small"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert (found["lines"], found["rows"], found["equal"]) == (SMALL * TARGETS, ROWS, True)
    assert found["pdf_pages"] > 10
    assert min(found["xlsx_s"], found["pdf_s"], found["docx_s"], found["ratio_openpyxl"]) > 0


def test_the_rival_writes_the_same_rows() -> None:
    view = made_up(2, 3)
    ours = load_workbook(io.BytesIO(shortfalls_xlsx(view)))["Danh sách"].iter_rows(
        min_row=HEADINGS_ROW + 2, values_only=True
    )
    theirs = load_workbook(io.BytesIO(by_openpyxl(view))).worksheets[0].iter_rows(values_only=True)
    assert list(ours) == list(theirs)
