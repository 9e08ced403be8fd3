"""Programs with tokens: below /api/ only, what their scope allows, and no form token asked of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine

from dashboards.web.forgery import HEADER
from dashboards.web.needs import needs
from dashboards.web.visit import Visit
from kpi.permissions import Act
from kpi.sessions import TokenScope
from kpi.usecases.own_account import make_token
from tests.dashboards.live import NOW, Clock, TestClient, browser_of


@pytest.fixture
def program(app: FastAPI) -> TestClient:
    """A program at a site with two routes for programs."""

    @app.get("/api/thu/{unit}")
    def read(unit: str, visit: Annotated[Visit, needs(Act.READ, "unit")]) -> str:
        return f"{visit.person.account} {unit}"

    @app.post("/api/thu/{unit}")
    def send(unit: str, visit: Annotated[Visit, needs(Act.SEND, "unit")]) -> str:
        return f"{visit.person.account} {unit}"

    return browser_of(app)


def bearing(engine: Engine, scope: TokenScope, days: int = 30) -> dict[str, str]:
    return {"Authorization": f"Bearer {make_token(engine, 'ban-bo', 'thử', scope, days, NOW, 'ban-bo')}"}


def test_a_program_may_what_its_owner_and_its_token_may(program: TestClient, engine: Engine) -> None:
    read, write = bearing(engine, TokenScope.READ), bearing(engine, TokenScope.WRITE)
    assert program.get("/api/thu/ban-bo", headers=read).json() == "ban-bo ban-bo"
    assert program.get("/api/thu/ta-leng", headers=read).status_code == 403
    refused = program.post("/api/thu/ban-bo", headers=read)
    assert (refused.status_code, refused.json()["error"]["text"]) == (403, "Mã truy cập này chỉ được đọc.")
    assert program.post("/api/thu/ban-bo", headers=write).json() == "ban-bo ban-bo"
    assert program.post("/api/thu/ta-leng", headers=write).status_code == 403


def test_without_a_token_that_holds_a_program_is_a_stranger(program: TestClient, engine: Engine, clock: Clock) -> None:
    read = bearing(engine, TokenScope.READ, days=1)
    clock.at += timedelta(days=1)
    for headers in ({}, read, {"Authorization": "Bearer x"}, {"Authorization": "Basic x"}, {"Authorization": "Bearer"}):
        answer = program.get("/api/thu/ban-bo", headers=headers)
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
        assert answer.json()["error"]["status"] == 401


def test_a_token_opens_no_page(program: TestClient, engine: Engine) -> None:
    assert program.get("/don-vi/ban-bo", headers=bearing(engine, TokenScope.WRITE)).status_code == 303


def test_a_script_of_a_page_brings_the_form_token_in_a_header(app: FastAPI, program: TestClient) -> None:
    del program  # its routes are what is asked for
    browser = browser_of(app, "ban-bo")
    right = {HEADER: browser.headers.pop(HEADER), "Sec-Fetch-Site": "same-origin"}
    assert browser.get("/api/thu/ban-bo").status_code == 200
    assert browser.post("/api/thu/ban-bo").status_code == 403
    assert browser.post("/api/thu/ban-bo", headers=right).status_code == 200
    assert browser.post("/api/thu/ban-bo", headers={**right, "Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_a_form_that_is_too_large_or_broken_is_refused_plainly(browser: TestClient) -> None:
    form = browser.post("/toi/ma", data={"viec": "x" * (33 * 2**20)})
    assert form.status_code == 413
    assert "Tệp gửi lên quá lớn" in form.text
    broken = browser.post("/toi/ma", content=b"--x", headers={"Content-Type": "multipart/form-data; boundary=y"})
    assert broken.status_code in {400, 403}
