"""The page for whoever watches the machine: well while the heart beats, not afterwards, on this machine only."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from datetime import datetime, timedelta
from typing import Any

import pytest

from dashboards.web.health import health, health_page
from targets.workdays import VIETNAM

NOON = datetime(2023, 6, 1, 12, tzinfo=VIETNAM)


@pytest.mark.parametrize(
    ("seconds", "status"), [(0, 200), (90, 200), (91, 503), (-5, 200)]
)  # a clock a little behind is no fault
def test_by_the_age_of_the_last_heartbeat(seconds: int, status: int) -> None:
    found, said = health(NOON, NOON - timedelta(seconds=seconds))
    assert (found, said["ok"], said["age_seconds"]) == (status, status == 200, seconds)


def test_without_any_worker() -> None:
    assert health(NOON, None) == (503, {"ok": False, "heartbeat": None, "age_seconds": None})


def asked(port: int, path: str = "/healthz") -> tuple[int, Any]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error) if error.headers["Content-Type"].startswith("application/json") else {}


def test_what_is_served() -> None:
    beats = [NOON, NOON - timedelta(minutes=2)]
    with health_page(0, lambda: health(NOON, beats.pop(0))) as port:
        assert asked(port)[0] == 200
        assert asked(port) == (503, {"ok": False, "heartbeat": "2023-06-01T11:58:00+07:00", "age_seconds": 120.0})
        assert asked(port) == (503, {"ok": False, "error": "pop from empty list"})  # whatever goes wrong in looking
        assert asked(port, "/khac")[0] == 404
