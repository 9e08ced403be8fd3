"""Exemptions and extensions by a program: recorded, in force, taken back, and by nobody but officers."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi import FastAPI

from tests.dashboards.live import TestClient, browser_of

DATABASES = ("sqlite",)  # the pages that take the same, and hostile requests, are tried on both

SAME = {"Sec-Fetch-Site": "same-origin"}
EXEMPT = {
    "kind": "exemption", "plan": "kh", "target": "II.4", "unit": "khun-ha",
    "reason": "đang khắc phục lũ", "by": "Chủ tịch UBND huyện",
}  # fmt: skip


def decide(browser: TestClient, **more: object) -> Any:
    return browser.post("/api/v1/decisions", json={**EXEMPT, **more}, headers=SAME)


def decisions(browser: TestClient) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = browser.get("/api/v1/decisions").json()["decisions"]
    return found


def verdict(browser: TestClient, target: str) -> str:
    [row] = browser.get("/api/v1/results", params={"unit": "khun-ha", "target": target}).json()["results"]
    return str(row["verdict"])


def test_an_exemption_holds_at_once_and_is_taken_back(app: FastAPI) -> None:
    officer = browser_of(app, "can-bo")
    made = decide(officer)
    assert made.status_code == 200
    assert decisions(officer) == [made.json()]
    assert (made.json()["reason"], made.json()["until"], made.json()["revoked"]) == ("đang khắc phục lũ", None, False)
    assert verdict(officer, "II.4") == "exempt"
    assert decide(officer, revoked=True, reason="đã xong").status_code == 200
    assert verdict(officer, "II.4") == "not_evaluable"
    assert [one["revoked"] for one in decisions(officer)] == [False, True]  # nothing is deleted


def test_what_stands_is_not_replaced_by_a_program_that_has_not_seen_it(app: FastAPI) -> None:
    officer = browser_of(app, "can-bo")
    first = decide(officer, seen=[]).json()
    assert (first["state"], first["recorded_by"]) == ("in_force", "can-bo")
    told = decide(officer, seen=[], until="2023-12-31")
    assert told.status_code == 409
    assert "Đang có quyết định: Miễn, do can-bo ghi lúc" in told.json()["error"]["text"]
    assert decide(officer, seen=[first["number"]]).status_code == 409  # it is the very same
    assert decide(officer, seen=[first["number"]], until="2023-12-31").json()["state"] == "in_force"
    assert [one["state"] for one in decisions(officer)] == ["replaced", "in_force"]


def test_an_extension_moves_the_day(browser: TestClient) -> None:
    decide(browser, kind="extension", target="bao-cao-6-thang", until="2023-12-01")
    [row] = browser.get("/api/v1/due", params={"unit": "khun-ha", "target": "bao-cao-6-thang"}).json()["duties"]
    assert (row["last_day"], row["state"]) == ("2023-12-01", "open")


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": " "},
        {"by": ""},
        {"plan": "khac"},
        {"target": "khac"},
        {"unit": "khac"},
        {"kind": "khac"},
        {"kind": "extension"},  # of a target, to no day
        {"revoked": True},  # nothing was granted
        {"reason": "a\x00"},
        {"until": "mai"},
        {"la": "lạ"},
    ],
)
def test_what_cannot_be_decided_is_refused(browser: TestClient, wrong: dict[str, object]) -> None:
    answer = decide(browser, **wrong)
    assert (answer.status_code, answer.json()["error"]["status"]) == (422, 422)
    assert decisions(browser) == []


def test_reporters_and_leaders_read_of_their_own_units_only(app: FastAPI) -> None:
    assert decide(browser_of(app, "can-bo")).status_code == 200
    for account in ("ban-bo", "lanh-dao"):
        assert decide(browser_of(app, account)).status_code == 403
    assert decisions(browser_of(app, "ban-bo")) == []  # it is about Khun Há
    assert len(decisions(browser_of(app, "lanh-dao"))) == 1
    assert browser_of(app).get("/api/v1/decisions").status_code == 401
