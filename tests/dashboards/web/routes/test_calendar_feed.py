"""Calendars that programs fetch by a secret address: whose they are, when they end, and that nothing else opens."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI
from icalendar import Calendar
from sqlalchemy import Engine

from kpi.accounts import Account
from kpi.permissions import Role
from kpi.sessions import TokenScope
from kpi.usecases.change_account import disable_account, edit_account
from kpi.usecases.own_account import make_calendar_token, make_token
from tests.dashboards.live import NOW, Clock, TestClient, browser_of, send
from tests.dashboards.reading import read_page

CAPTION = "Địa chỉ lịch đang dùng được: lịch tự cập nhật, chỉ đọc."


def address(browser: TestClient, unit: str = "") -> str:
    """Make a calendar on the page of one's own account, and return its path."""
    made = send(browser, "/toi/lich", don_vi=unit)
    assert made.status_code == 200, made.text
    found = re.search(r"http://testserver(/lich/[^<]+\.ics)", made.text)
    assert found is not None
    return found[1]


def names(program: TestClient, path: str) -> set[str]:
    answer = program.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    return {str(event["SUMMARY"]) for event in Calendar.from_ical(answer.content).walk("VEVENT")}


def test_a_reporter_follows_their_own_unit_without_signing_in(app: FastAPI, stranger: TestClient) -> None:
    path = address(browser_of(app, "ban-bo"))
    assert names(stranger, path) == {"Quá hạn: Báo cáo 6 tháng", "Hạn: Đối thoại ít nhất một lần"}


def test_an_officer_follows_all_units_or_one(app: FastAPI, stranger: TestClient) -> None:
    officer = browser_of(app, "can-bo")
    assert "Quá hạn, còn 2/5 đơn vị: Báo cáo 6 tháng" in names(stranger, address(officer))
    assert "Đã xong: Báo cáo 6 tháng" in names(stranger, address(officer, "ta-leng"))
    rows = read_page(officer.get("/toi").text).tables[CAPTION]
    assert [row[0] for row in rows[1:]] == ["mọi đơn vị được xem", "xã Tả Lèng"]
    assert all("chưa đọc" not in row for row in rows)


@pytest.mark.parametrize("account", ["ban-bo", "lanh-dao-xa"])
def test_nobody_follows_a_unit_they_may_not_see(app: FastAPI, account: str) -> None:
    for unit in ("ta-leng", "khong-co"):
        assert send(browser_of(app, account), "/toi/lich", don_vi=unit).status_code == 422


def test_a_wrong_address_is_none(stranger: TestClient, engine: Engine) -> None:
    program = make_token(engine, "can-bo", "thử", TokenScope.READ, 30, NOW, "can-bo")
    for secret in ("x", "dondoc_" + "a" * 43, program, "%00", "ban-bo"):
        assert stranger.get(f"/lich/{secret}.ics").status_code == 404


def test_it_opens_nothing_else(stranger: TestClient, engine: Engine) -> None:
    secret = make_calendar_token(engine, "quan-tri", "lịch", None, NOW)
    assert stranger.get("/api/v1/units", headers={"Authorization": f"Bearer {secret}"}).status_code == 401
    assert stranger.post(f"/lich/{secret}.ics").status_code == 405


def test_it_ends_when_it_is_revoked_or_a_year_is_over(app: FastAPI, stranger: TestClient, clock: Clock) -> None:
    officer = browser_of(app, "can-bo")
    path, other = address(officer), address(officer, "ban-bo")
    first = next(form["action"] for form in read_page(officer.get("/toi").text).named("form") if "thu-hoi" in str(form))
    assert send(officer, first).status_code == 303
    assert stranger.get(path).status_code == 404
    assert stranger.get(other).status_code == 200
    clock.at += timedelta(days=366)
    assert stranger.get(other).status_code == 404


def test_it_shows_what_its_owner_may_read_by_then(stranger: TestClient, engine: Engine) -> None:
    path = f"/lich/{make_calendar_token(engine, 'ban-bo', 'lịch', 'ban-bo', NOW)}.ics"
    assert stranger.get(path).status_code == 200
    edit_account(engine, Account("ban-bo", "Văn thư xã Tả Lèng", Role.REPORTER, "ta-leng"), NOW, "quan-tri")
    assert stranger.get(path).status_code == 404
    edit_account(engine, Account("ban-bo", "Văn thư xã Bản Bo", Role.REPORTER, "ban-bo"), NOW, "quan-tri")
    assert stranger.get(path).status_code == 200
    disable_account(engine, "ban-bo", NOW, "quan-tri")
    assert stranger.get(path).status_code == 404


def test_the_secret_is_kept_nowhere(app: FastAPI, stranger: TestClient, engine: Engine, tmp_path: Path) -> None:
    secret = make_calendar_token(engine, "can-bo", "lịch", None, NOW)
    stranger.get(f"/lich/{secret}.ics")
    assert secret not in browser_of(app, "can-bo").get("/toi").text
    [log] = (tmp_path / "logs").iterdir()
    text = log.read_text(encoding="utf-8")
    assert '"path": "/lich/{secret}.ics"' in text
    assert '"who": "can-bo"' in text
    assert secret not in text


def test_there_is_an_end_of_them(app: FastAPI, engine: Engine) -> None:
    for _ in range(20):
        make_calendar_token(engine, "can-bo", "lịch", None, NOW)
    answer = send(browser_of(app, "can-bo"), "/toi/lich")
    assert answer.status_code == 422
    assert "đã có 20 địa chỉ lịch" in read_page(answer.text).text
