"""Steps that a program takes on a report: who may, and the second of two is told. Số liệu minh họa."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine

from dashboards.web.forgery import HEADER
from kpi.sessions import TokenScope
from kpi.usecases.own_account import make_token
from tests.dashboards.live import NOW, TestClient, browser_of

DATABASES = ("sqlite",)  # the pages that take the same, and hostile requests, are tried on both

REPORT = "/api/v1/reports/son-binh/kh/2023-H1"


def bearing(engine: Engine, account: str, scope: TokenScope = TokenScope.WRITE) -> dict[str, str]:
    return {"Authorization": f"Bearer {make_token(engine, account, 'thử', scope, 30, NOW, account)}"}


@pytest.fixture
def program(app: FastAPI, engine: Engine) -> TestClient:
    """A program with an officer's token."""
    found = browser_of(app)
    found.headers.update(bearing(engine, "can-bo"))
    return found


def test_returned_accepted_and_the_second_told(program: TestClient) -> None:
    seen = program.get(REPORT).json()["seen"]
    answer = program.post(f"{REPORT}/steps", json={"step": "return", "seen": seen, "reason": "thiếu chữ ký"})
    assert answer.status_code == 200
    assert (answer.json()["step"], answer.json()["actor"], answer.json()["seen"]) == ("return", "can-bo", seen + 1)
    late = program.post(f"{REPORT}/steps", json={"step": "accept", "seen": seen})
    assert (late.status_code, late.json()["error"]["status"]) == (409, 409)
    found = program.get(REPORT).json()
    assert (found["state"], [one["reason"] for one in found["events"]]) == ("returned", ["thiếu chữ ký"])


def test_when_it_was_received_is_corrected(program: TestClient) -> None:
    wish = {"step": "redate", "seen": 1, "reason": "dấu bưu điện", "received_at": "2023-06-04T16:30"}
    assert program.post(f"{REPORT}/steps", json=wish).json()["received_at"] == "2023-06-04T16:30:00+07:00"
    assert program.get(REPORT).json()["received_at"] == "2023-06-04T16:30:00+07:00"


@pytest.mark.parametrize(
    "wish",
    [
        {"step": "return", "seen": 1},  # no reason
        {"step": "submit", "seen": 1},
        {"step": "accept"},
        {"step": "return", "seen": 1, "reason": "a\x00b"},
        {"step": "redate", "seen": 1, "reason": "x", "received_at": "hôm qua"},
        {"step": "unlock", "seen": 1, "reason": "x", "until": "9999-12-31"},  # it is not locked
    ],
)
def test_what_cannot_be_done_is_refused(program: TestClient, wish: dict[str, object]) -> None:
    answer = program.post(f"{REPORT}/steps", json=wish)
    assert (answer.status_code, answer.json()["error"]["status"]) == (422, 422)
    assert program.get(REPORT).json()["seen"] == 1


def test_who_may_not(app: FastAPI, engine: Engine) -> None:
    wish = {"step": "accept", "seen": 1}
    stranger = browser_of(app)
    assert stranger.post(f"{REPORT}/steps", json=wish).status_code == 401
    for headers in (bearing(engine, "ban-bo"), bearing(engine, "can-bo", TokenScope.READ)):
        assert stranger.post(f"{REPORT}/steps", json=wish, headers=headers).status_code == 403
    browser = browser_of(app, "can-bo")  # signed in by a cookie, which needs the token of its forms
    same_site = {"Sec-Fetch-Site": "same-origin"}
    form = browser.headers.pop(HEADER)
    assert browser.post(f"{REPORT}/steps", json=wish, headers=same_site).status_code == 403
    assert browser.post(f"{REPORT}/steps", json=wish, headers={**same_site, HEADER: form}).status_code == 200
    assert browser.get(REPORT).json()["state"] == "accepted"
