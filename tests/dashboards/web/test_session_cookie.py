"""The cookie of a session: which name and which promises it has, over http and over https."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine

from dashboards.web.app import create_app
from dashboards.web.site import Site
from kpi.settings import Settings
from kpi.web_settings import Web
from tests.dashboards.live import PASSWORD, Clock, TestClient, browser_of, filled, people, send

ADDRESS = "https://dondoc.example"
SIGN_IN = {"ten": "can-bo", "mat-khau": PASSWORD}


@pytest.fixture
def behind(engine: Engine, tmp_path: Path) -> FastAPI:
    """A site behind a server with https, which speaks http to us."""
    settings = Settings(office="Phòng Nội vụ", web=Web(address=ADDRESS))
    return create_app(Site(people(filled(engine)), settings, tmp_path, Clock()))


def cookie(answer_to: TestClient, **headers: str) -> str:
    answer = answer_to.post("/dang-nhap", data=SIGN_IN, headers=headers)
    assert answer.status_code == 303
    return str(answer.headers["set-cookie"])


def test_no_script_reads_it_and_no_other_site_sends_it(stranger: TestClient) -> None:
    words = cookie(stranger)
    assert words.startswith("dondoc=")
    assert "HttpOnly" in words
    assert "SameSite=lax" in words
    assert "Path=/" in words
    assert f"Max-Age={12 * 3600}" in words  # a working day, as long as a session lasts at most
    assert "Secure" not in words  # over http a browser would not send it back


@pytest.mark.parametrize("base_url", ["http://dondoc.example", "https://dondoc.example"])
def test_over_https_it_belongs_to_this_host_alone(behind: FastAPI, base_url: str) -> None:
    words = cookie(browser_of(behind, base_url=base_url))
    assert words.startswith("__Host-dondoc=")
    assert "Secure" in words
    assert "Domain" not in words


def test_who_comes_by_another_name_came_over_http(behind: FastAPI) -> None:
    assert cookie(browser_of(behind, base_url="http://10.0.0.5:8000")).startswith("dondoc=")


def test_signing_out_takes_it_away(app: FastAPI) -> None:
    browser = browser_of(app, "can-bo")
    words = send(browser, "/dang-xuat").headers["set-cookie"]
    assert 'dondoc=""' in words
    assert "Max-Age=0" in words
    assert browser.get("/toi").status_code == 303
