"""Reports by their figures, files attached and files as they were received, by a program. Số liệu minh họa."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from fastapi import FastAPI

from tests.dashboards.live import TestClient, browser_of

DATABASES = ("sqlite",)  # the pages that take the same, and hostile requests, are tried on both

SAME = {"Sec-Fetch-Site": "same-origin"}
BAN_BO = "/api/v1/reports/ban-bo/kh/2023-H1"
FIGURES: dict[str, object] = {"phan-cong": True, "mo-hinh": 2}
MINUTES = ("biên bản.pdf", b"%PDF-1.7 x")


def fill(browser: TestClient, seen: int = 0, values: dict[str, object] | None = None, **more: object) -> Any:
    asked = {"seen": seen, "values": FIGURES if values is None else values, **more}
    return browser.post(BAN_BO, json=asked, headers=SAME)


def attach(browser: TestClient, report: str = BAN_BO, **fields: str) -> Any:
    sent = {"kind": "minutes", **fields}
    return browser.post(f"{report}/evidence", data=sent, files={"file": MINUTES}, headers=SAME)


def figures(browser: TestClient) -> dict[str, str | None]:
    sent = browser.get(BAN_BO).json()["submissions"][-1]
    return {value["indicator"]: value["value"] for value in sent["values"]}


def test_a_report_by_its_figures_is_like_any_other(app: FastAPI) -> None:
    reporter = browser_of(app, "ban-bo")
    told = fill(reporter, notes={"mo-hinh": "số liệu minh họa"}).json()
    assert (told["outcome"], told["seen"], told["issues"]) == ("accepted", 1, [])
    assert figures(reporter) == {"phan-cong": "1", "mo-hinh": "2", "doi-thoai": None}
    sha256 = reporter.get(BAN_BO).json()["submissions"][0]["sha256"]
    file = reporter.get(f"/api/v1/files/{sha256}")
    assert hashlib.sha256(file.content).hexdigest() == sha256  # the workbook that was made of it is kept
    assert browser_of(app, "lanh-dao").get(f"/api/v1/files/{sha256}").content == file.content


def test_the_second_of_two_is_told(browser: TestClient) -> None:
    assert fill(browser).status_code == 200
    late = fill(browser, values={"phan-cong": "không", "mo-hinh": "0"})
    assert (late.status_code, late.json()["error"]["status"]) == (409, 409)
    assert figures(browser)["mo-hinh"] == "2"
    assert fill(browser, seen=1, values={"phan-cong": "không", "mo-hinh": "0"}).json()["seen"] == 2


def test_mistakes_are_told_at_their_cells(browser: TestClient) -> None:
    answer = fill(browser, values={"phan-cong": "có", "mo-hinh": 1.5})
    assert answer.status_code == 422
    assert [one["cell"] for one in answer.json()["issues"]] == ["E9"]
    assert answer.json()["error"]["status"] == 422


def test_a_draft_does_not_count(browser: TestClient) -> None:
    assert fill(browser, draft=True).json()["outcome"] == "draft"
    assert browser.get(BAN_BO).json()["revision"] is None


@pytest.mark.parametrize(
    ("values", "seen"), [({"khong-co": 1}, 0), ({"mo-hinh": "\x01"}, 0), ({"mo-hinh": []}, 0), ({}, "x")]
)
def test_what_the_form_does_not_have_is_refused(browser: TestClient, values: dict[str, object], seen: Any) -> None:
    assert fill(browser, seen, values).status_code == 422


def test_minutes_are_attached_listed_and_read_again(app: FastAPI) -> None:
    reporter = browser_of(app, "ban-bo")
    row = attach(reporter).json()
    assert (row["unit"], row["kind"], row["file"], row["actor"]) == ("Bản Bo", "minutes", "biên bản.pdf", "ban-bo")
    assert reporter.get("/api/v1/evidence").json()["evidence"] == [row]
    assert reporter.get(BAN_BO).json()["evidence"][0].items() <= row.items()
    assert reporter.get(f"/api/v1/files/{row['sha256']}").content == MINUTES[1]
    officer = browser_of(app, "can-bo")
    assert officer.get("/api/v1/evidence", params={"unit": "ta-leng"}).json()["evidence"] == []
    assert "biên bản.pdf" in officer.get("/api/v1/evidence", params={"format": "csv"}).content.decode()
    again = attach(reporter)
    assert again.status_code == 422
    assert "đã đính kèm" in again.json()["error"]["text"]


def test_an_officer_says_when_it_came(browser: TestClient) -> None:
    assert attach(browser, received_at="2023-06-02T16:30").json()["received_at"] == "2023-06-02T16:30:00+07:00"


def test_nobody_acts_for_another_unit_or_reads_its_files(app: FastAPI) -> None:
    reporter, foreign = browser_of(app, "ban-bo"), "/api/v1/reports/ta-leng/kh/2023-H1"
    assert attach(reporter, foreign).status_code == 403
    assert reporter.post(foreign, json={"seen": 0, "values": {}}, headers=SAME).status_code == 403
    row = attach(browser_of(app, "can-bo"), foreign).json()
    assert reporter.get("/api/v1/evidence").json()["evidence"] == []
    assert reporter.get(f"/api/v1/files/{row['sha256']}").status_code == 404
    assert reporter.get("/api/v1/files/x").status_code == 422
