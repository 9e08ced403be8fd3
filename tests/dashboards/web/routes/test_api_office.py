"""Reminders, the audit trail and health for programs of the office."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine

from kpi.store.engine import writing
from kpi.store.ledger import record_plan
from kpi.store.runs import claim
from kpi.store.workers import at_work
from tests.dashboards.live import TestClient, browser_of
from tests.dashboards.web.routes.test_reminders import failed
from tests.kpi.matters import NOON, digest, matter, planned

DATABASES = ("sqlite",)  # the pages that take the same, and hostile requests, are tried on both

SAME = {"Sec-Fetch-Site": "same-origin"}


def ask(browser: TestClient, path: str, **query: str) -> Any:
    answer = browser.get(f"/api/v1/{path}", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_ledger_from_a_day_on(engine: Engine, browser: TestClient) -> None:
    with writing(engine) as connection:
        record_plan(connection, planned(digest(matter())), "dondoc.example", NOON)
    [row] = ask(browser, "reminders")["reminders"]
    assert (row["unit_id"] if "unit_id" in row else row["unit"], row["state"]) == ("ban-bo", "pending")
    assert ask(browser, "reminders", since="2023-06-01")["reminders"] == [row]
    assert ask(browser, "reminders", since="2023-06-02")["reminders"] == []


def test_a_message_as_it_reads_and_sent_again(engine: Engine, browser: TestClient) -> None:
    number = failed(engine)
    told = ask(browser, f"reminders/{number}")
    assert (told["number"], told["recipient"], told["address"], told["channel"]) == (
        number, "khun-ha/van-thu", "khun-ha.van-thu@tam-duong.example", "mail",
    )  # fmt: skip
    assert told["kept"] is False  # it was refused whole: written again from the ledger
    assert "Bao-cao: còn 1 ngày làm việc." in told["text"]
    retry = f"/api/v1/reminders/{number}/retry"
    again = browser.post(retry, headers=SAME)
    assert (again.status_code, again.json()["number"]) == (200, number)
    assert again.json()["to"] == again.json()["to_before"] == told["address"]
    assert ask(browser, f"reminders/{number}")["state"] != told["state"]
    late = browser.post(retry, headers=SAME)
    assert (late.status_code, late.json()["error"]["status"]) == (409, 409)
    assert f"Thư số {number}" in late.json()["error"]["text"]


@pytest.mark.parametrize("number", ["0", "7", "99999999999999999999"])
def test_a_message_that_is_not_in_the_ledger(browser: TestClient, number: str) -> None:
    assert browser.get(f"/api/v1/reminders/{number}").status_code == 404
    assert browser.post(f"/api/v1/reminders/{number}/retry", headers=SAME).status_code in {404, 409}


def test_the_days_ahead_are_so_many(browser: TestClient) -> None:
    told = ask(browser, "reminders/planned", as_of="2023-05-15", days="30")
    assert told["messages"] == 0  # nobody of the small world has an address
    for days in ("0", "121", "x"):
        assert browser.get(f"/api/v1/reminders/planned?days={days}").status_code == 422


def test_the_trail_is_read_backwards_in_pieces(browser: TestClient) -> None:
    last = ask(browser, "audit", last="2")["entries"]
    before = ask(browser, "audit", last="2", below=str(last[0]["number"]))["entries"]
    numbers = [one["number"] for one in (*before, *last)]
    assert numbers == list(range(numbers[0], numbers[0] + 4))
    assert last[0]["previous"] == before[-1]["hash"]  # the chain goes on from piece to piece


def test_health_says_what_is_to_be_seen_to(browser: TestClient) -> None:
    checks = ask(browser, "health")["checks"]
    assert checks
    assert {"verdict", "check", "text"} <= set(checks[0])
    english = ask(browser, "health", lang="en")["checks"]
    assert [one["verdict"] for one in english] == [one["verdict"] for one in checks]
    assert english[0]["text"] != checks[0]["text"]


def test_each_table_of_health_in_both_formats(engine: Engine, browser: TestClient) -> None:
    with at_work(engine, "máy chủ phòng", NOON) as worker:
        [row] = ask(browser, "health/workers")["rows"]
        assert (row["number"], row["name"], row["started_at"]) == (worker.number, "máy chủ phòng", NOON.isoformat())
        table = browser.get("/api/v1/health/workers?format=csv").content.decode("utf-8-sig").splitlines()
    assert len(table) == 2
    assert "máy chủ phòng" in table[1]
    with writing(engine) as connection:
        assert claim(connection, "plan", NOON, worker.number, NOON, lambda *_: False)
    assert [one["slot"] for one in ask(browser, "health/runs")["rows"]] == [NOON.isoformat()]
    assert ask(browser, "health/backups")["rows"] == []


@pytest.mark.parametrize("path", ["reminders", "reminders/planned", "audit", "health", "health/runs"])
def test_they_are_the_office_s_alone(app: FastAPI, path: str) -> None:
    assert browser_of(app, "can-bo").get(f"/api/v1/{path}").status_code == 200
    for name in ("ban-bo", "lanh-dao", "lanh-dao-xa"):
        assert browser_of(app, name).get(f"/api/v1/{path}").status_code == 403
    assert browser_of(app).get(f"/api/v1/{path}").status_code == 401
