"""The benchmark of the site, on a few communes and people."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bench.web import country_pages, district_pages

ROOT = Path(__file__).parents[2]


def test_people_who_signed_in_see_every_page_and_the_first_is_light() -> None:
    command = [sys.executable, "-m", "bench.web", "--json", "--small"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert found["all_200"] is True
    assert found["answers"] == 3 * len(country_pages())  # three people look once at each page
    assert found["median_ms_by_page"].keys() == district_pages().keys()
    assert found["p99_ms_by_page"].keys() == country_pages().keys()
    assert found["median_ms"] == max(found["median_ms_by_page"].values())
    assert found["recorded_ms_country"].keys() == country_pages().keys()
    assert found["workers"] == 2
    assert found["requests"] <= 5
    assert found["first_page_kb"] <= (500 if found["small_bundle"] else 1600)
    assert 0 < found["first_page_kb_without_plotly"] < found["first_page_kb"]
