"""The benchmark of a server that has just begun, on a few communes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_the_first_page_and_the_words_that_it_leaves_unsaid_are_measured() -> None:
    command = [sys.executable, "-m", "bench.first_page", "--json", "--small"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert (found["communes"], found["results"]) == (40, 13 * 41)  # 12 targets and a report, each with its whole
    assert found["first_s"] > found["words_s"] > 0
    assert found["words_share"] == pytest.approx(found["words_s"] / (found["first_s"] + found["words_s"]), rel=1e-2)
