"""Whether site and worker go."""

from __future__ import annotations

from sqlalchemy import Engine

from kpi.store.workers import at_work, sign_off
from tests.dashboards.live import NOW, Clock, TestClient


def test_without_a_worker_the_site_is_well(stranger: TestClient) -> None:
    answer = stranger.get("/healthz")
    assert (answer.status_code, answer.json()["ok"], answer.json()["worker"]) == (200, True, "none")


def test_a_worker_that_is_silent_is_told_of(stranger: TestClient, engine: Engine, clock: Clock) -> None:
    with at_work(engine, "máy chủ", NOW) as one:
        assert stranger.get("/healthz").json()["worker"] == "well"
        clock.forward(seconds=91)
        answer = stranger.get("/healthz")
        assert (answer.status_code, answer.json()["worker"]) == (503, "silent")
        sign_off(engine, one.number, NOW)
    assert stranger.get("/healthz").status_code == 200
