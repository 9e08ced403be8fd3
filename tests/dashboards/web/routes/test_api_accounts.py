"""Accounts and settings for programs of administrators."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from sqlalchemy import Engine

from kpi.sessions import TokenScope
from kpi.usecases.own_account import make_token
from tests.dashboards.live import NOW, TestClient, browser_of
from tests.dashboards.world import OFFICE

DATABASES = ("sqlite",)  # the pages that take the same, and hostile requests, are tried on both

SAME = {"Sec-Fetch-Site": "same-origin"}
NEW = {"name": "van-thu.ta-leng", "label": "Văn thư xã Tả Lèng", "role": "reporter", "unit": "ta-leng"}


def post(browser: TestClient, path: str, asked: object = None) -> Any:
    return browser.post(f"/api/v1/accounts{path}", json=asked, headers=SAME)


def account(browser: TestClient, name: str) -> dict[str, Any]:
    [found] = [one for one in browser.get("/api/v1/accounts").json()["accounts"] if one["name"] == name]
    return dict(found)


def test_added_with_a_first_password_that_lets_in(app: FastAPI, browser: TestClient) -> None:
    made = post(browser, "", NEW)
    assert made.status_code == 200
    assert account(browser, NEW["name"]) == {**NEW, "disabled": False}  # the password is told once
    signed = browser_of(app).post("/dang-nhap", data={"ten": NEW["name"], "mat-khau": made.json()["password"]})
    assert signed.status_code == 303
    assert post(browser, "", NEW).status_code == 422  # there is one already
    for wrong in ({"role": "vua"}, {"unit": "khong-co"}, {"unit": None}, {"name": "Tả Lèng"}, {"label": ""}):
        assert post(browser, "", {**NEW, "name": "khac", **wrong}).status_code == 422


def test_changed_by_whoever_saw_it_as_it_is(browser: TestClient) -> None:
    before = account(browser, "ban-bo")
    wanted = {"label": "Văn thư", "role": "reporter", "unit": "ta-leng", "disabled": True, "seen": before}
    assert post(browser, "/ban-bo", wanted).json() == {
        "name": "ban-bo", "label": "Văn thư", "role": "reporter", "unit": "ta-leng", "disabled": True,
    }  # fmt: skip
    late = post(browser, "/ban-bo", wanted)
    assert (late.status_code, late.json()["error"]["status"]) == (409, 409)
    assert post(browser, "/khong-co", wanted).status_code == 404
    assert post(browser, "/ban-bo", {"role": "reporter"}).status_code == 422


def test_the_last_administrator_stays(browser: TestClient) -> None:
    before = account(browser, "quan-tri")
    changed = {"label": "Quản trị", "role": "leader", "seen": before}
    assert post(browser, "/quan-tri", changed).status_code == 422
    assert post(browser, "/quan-tri", {**changed, "role": "administrator", "disabled": True}).status_code == 422


def test_a_new_password_ends_sessions(app: FastAPI, browser: TestClient) -> None:
    theirs = browser_of(app, "ban-bo")
    password = post(browser, "/ban-bo/password").json()["password"]
    assert theirs.get("/toi").status_code == 303
    assert browser_of(app).post("/dang-nhap", data={"ten": "ban-bo", "mat-khau": password}).status_code == 303
    assert post(browser, "/khong-co/password").status_code == 404


def test_the_settings_in_force(browser: TestClient) -> None:
    told = {one["key"]: one for one in browser.get("/api/v1/settings").json()["settings"]}
    assert (told["office"]["value"], told["office"]["chosen"]) == (OFFICE, True)
    assert told["reminders.before"]["chosen"] is False
    assert told["reminders.before"]["meaning"]


def put_settings(browser: TestClient, seen: str, text: str) -> Any:
    return browser.post("/api/v1/settings", json={"seen": seen, "text": text}, headers=SAME)


def test_other_settings_are_followed_at_once(browser: TestClient) -> None:
    before = browser.get("/api/v1/settings/text").json()
    done = put_settings(browser, before["seen"], f"office: {OFFICE}\nreminders: {{before: [5]}}\n")
    assert done.status_code == 200
    assert done.json() == {**browser.get("/api/v1/settings/text").json(), "issues": []}
    [days] = [one for one in browser.get("/api/v1/settings").json()["settings"] if one["key"] == "reminders.before"]
    assert (days["value"], days["chosen"]) == ("5", True)
    late = put_settings(browser, before["seen"], "office: Khác\n")
    assert (late.status_code, late.json()["error"]["status"]) == (409, 409)
    assert "5" in browser.get("/api/v1/settings/text").json()["text"]
    last = browser.get("/api/v1/audit?last=1").json()["entries"][0]
    assert last["actor"] == "quan-tri"


def test_settings_with_mistakes_are_told_all_and_change_nothing(browser: TestClient) -> None:
    before = browser.get("/api/v1/settings/text").json()
    wrong = put_settings(browser, before["seen"], "ofice: x\nreminders: {befor: [5]}\n")
    assert (wrong.status_code, wrong.json()["error"]["status"]) == (422, 422)
    assert [(one["near"][0], one["line"]) for one in wrong.json()["issues"]] == [("office", 1), ("before", 2)]
    assert browser.get("/api/v1/settings/text").json() == before


def test_only_administrators(app: FastAPI, engine: Engine) -> None:
    for name in ("can-bo", "lanh-dao", "ban-bo"):
        browser = browser_of(app, name)
        for path in ("accounts", "settings", "settings/text"):
            assert browser.get(f"/api/v1/{path}").status_code == 403
        assert post(browser, "", NEW).status_code == 403
        assert put_settings(browser, "", "office: x\n").status_code == 403
    program = browser_of(app)
    program.headers["Authorization"] = f"Bearer {make_token(engine, 'quan-tri', 'a', TokenScope.READ, 9, NOW, 'a')}"
    assert program.get("/api/v1/accounts").status_code == 200  # a token that may only read reads
    assert post(program, "", NEW).status_code == 403
