"""Plans and changes of units recorded by a program; of two who do it at once the second is told."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi import FastAPI

from tests.dashboards.live import TestClient, browser_of
from tests.dashboards.world import PLAN

SAME = {"Sec-Fetch-Site": "same-origin"}
OTHER = PLAN.replace("id: kh\n", "id: kh-2\n").replace("number: null", "number: 1/KH")
MERGER: dict[str, Any] = {
    "kind": "merge",
    "units": ["Sơn Bình", "Bản Bo"],
    "into": [{"name": "xã Bản Bo", "code": "03424"}],
    "day": "2024-01-01",
    "document": "Nghị quyết số 1/NQ",
}


def record(browser: TestClient, text: str, seen: int = 0) -> Any:
    return browser.post("/api/v1/plans", data={"seen": seen}, files={"file": ("kh.yaml", text.encode())}, headers=SAME)


def change(browser: TestClient, **more: object) -> Any:
    seen = browser.get("/api/v1/unit-changes").json()["seen"]
    return browser.post("/api/v1/unit-changes", json={"seen": seen, **MERGER, **more}, headers=SAME)


def test_a_plan_is_recorded_and_read_again(app: FastAPI) -> None:
    officer = browser_of(app, "can-bo")
    done = record(officer, OTHER).json()
    assert (done["id"], done["revision"], done["changed"], done["targets"], done["duties"]) == ("kh-2", 1, True, 2, 3)
    text = officer.get("/api/v1/plans/kh-2/text").json()
    assert (text["text"], text["revision"]) == (OTHER, 1)
    again = record(officer, OTHER.replace("năm 2023", "năm 2023 (sửa)"), text["revision"]).json()
    assert (again["revision"], again["changed"]) == (2, True)
    assert record(officer, again["title"] and OTHER, 1).status_code == 409  # somebody recorded the second meanwhile
    assert {"id": "kh-2", "revision": 2}.items() <= officer.get("/api/v1/plans").json()["plans"][1].items()
    assert officer.get("/api/v1/plans/khong-co/text").status_code == 404


def test_a_plan_with_mistakes_is_refused_with_all_of_them(browser: TestClient) -> None:
    answer = record(browser, OTHER.replace("min: 1}", "min: x}").replace("roll: strict", "roll: la"))
    assert answer.status_code == 422
    assert len(answer.json()["issues"]) >= 2
    assert record(browser, "").status_code == 422
    file = {"file": ("kh.yaml", b"\xff\xfe")}
    assert browser.post("/api/v1/plans", files=file, headers=SAME).status_code == 422
    assert len(browser.get("/api/v1/plans").json()["plans"]) == 1


def test_a_merger_is_looked_at_then_recorded_then_taken_back(browser: TestClient) -> None:
    looked = change(browser, dry_run=True).json()
    words = "từ 01/01/2024, xã Sơn Bình và xã Bản Bo nhập thành xã Bản Bo (Nghị quyết số 1/NQ)"
    assert (looked["recorded"], looked["came"]) == (False, [words])
    assert browser.get("/api/v1/unit-changes").json()["changes"] == []
    done = change(browser).json()
    assert (done["recorded"], done["came"], len(done["ended"]), len(done["opened"])) == (True, [words], 2, 1)
    told = browser.get("/api/v1/unit-changes").json()
    assert (told["seen"], told["changes"][0]["text"]) == (done["seen"], words)
    assert told["changes"][0]["before"] == ["son-binh", "ban-bo"]
    assert browser.get("/api/v1/units/ban-bo").json()["events"] == told["changes"]
    back = browser.post("/api/v1/unit-changes", json={"kind": "undo", "seen": told["seen"]}, headers=SAME)
    assert back.json()["gone"] == [words]
    assert browser.get("/api/v1/unit-changes").json()["changes"] == []


def test_the_second_of_two_is_told(browser: TestClient) -> None:
    seen = browser.get("/api/v1/unit-changes").json()["seen"]
    assert change(browser).status_code == 200
    late = browser.post("/api/v1/unit-changes", json={**MERGER, "seen": seen, "units": ["Khun Há"]}, headers=SAME)
    assert (late.status_code, late.json()["error"]["status"]) == (409, 409)


@pytest.mark.parametrize(
    ("wrong", "fields"),
    [
        ({"units": ["Bản Ho", "Sơn Bình"]}, {"units"}),
        ({"into": [], "document": "", "day": None}, {"into", "document", "day"}),
        ({"weights_are": "dân số"}, {"weights_are"}),
    ],
)
def test_every_mistake_is_told_at_its_field(browser: TestClient, wrong: dict[str, object], fields: set[str]) -> None:
    answer = change(browser, **wrong)
    assert answer.status_code == 422
    assert set(answer.json()["faults"]) == fields


def test_what_would_break_the_list_is_refused(browser: TestClient) -> None:
    assert change(browser, kind="undo").status_code == 422  # there is none to take back
    assert change(browser).status_code == 200
    ended = change(browser, units=["son-binh", "ta-leng"], day="2024-06-01")
    assert ended.status_code == 422
    assert len(ended.json()["issues"]) == 1
    assert change(browser, kind="split", into=[{"name": "xã A", "weight": "nhiều"}]).status_code == 422


def test_who_may(app: FastAPI) -> None:
    officer, leader, reporter = (browser_of(app, name) for name in ("can-bo", "lanh-dao", "ban-bo"))
    asked = {"kind": "undo", "seen": ""}
    for one in (officer, leader, reporter):
        assert one.post("/api/v1/unit-changes", json=asked, headers=SAME).status_code == 403
    assert leader.get("/api/v1/unit-changes").status_code == 200
    assert reporter.get("/api/v1/unit-changes").status_code == 403
    for one in (leader, reporter):
        assert record(one, OTHER).status_code == 403
        assert one.get("/api/v1/plans/kh/text").status_code == 403
