"""Accounts, in an administrator's browser."""

from __future__ import annotations

import re

from fastapi import FastAPI

from tests.dashboards.live import TestClient, browser_of, send, token
from tests.dashboards.reading import read_page

NEW = {"ten": "van-thu.ta-leng", "nhan": "Văn thư xã Tả Lèng", "vai_tro": "reporter", "don_vi": "ta-leng"}


def seen(browser: TestClient, name: str) -> str:
    page = read_page(browser.get(f"/tai-khoan/{name}").text)
    return next(field["value"] for field in page.named("input") if field.get("name") == "seen")


def test_everybody_is_listed(browser: TestClient) -> None:
    page = read_page(browser.get("/tai-khoan").text)
    rows = page.tables["5 tài khoản, theo tên đăng nhập."]
    assert rows[1] == ["ban-bo", "Văn thư xã Bản Bo", "Đơn vị báo cáo", "xã Bản Bo", "● đang dùng"]


def test_a_new_account_has_a_first_password_which_must_be_changed(app: FastAPI, browser: TestClient) -> None:
    made = send(browser, "/tai-khoan", **NEW)
    assert made.status_code == 201
    password = re.findall(r"[a-z2-9]{4}(?:-[a-z2-9]{4}){3}", read_page(made.text).text)[0]
    assert password not in browser.get("/tai-khoan/van-thu.ta-leng").text
    theirs = browser_of(app)
    assert theirs.post("/dang-nhap", data={"ten": NEW["ten"], "mat-khau": password}).status_code == 303
    assert theirs.get("/don-vi/ta-leng").headers["location"] == "/toi"
    assert "Hãy đặt mật khẩu riêng trước đã." in read_page(theirs.get("/toi").text).text
    own = "bốn mùa hoa ban"
    assert send(theirs, "/toi/mat-khau", mat_khau_moi=own, mat_khau_lai=own).status_code == 303
    assert theirs.get("/don-vi/ta-leng").status_code == 200
    assert theirs.get("/don-vi/ban-bo").status_code == 403


def test_a_mistake_keeps_what_was_typed(browser: TestClient) -> None:
    answer = send(browser, "/tai-khoan", **{**NEW, "don_vi": ""})
    assert answer.status_code == 422
    page = read_page(answer.text)
    assert "Tài khoản đơn vị báo cáo phải thuộc một đơn vị." in page.text
    assert "Văn thư xã Tả Lèng" in [field.get("value") for field in page.named("input")]


def test_the_second_of_two_administrators_is_told(browser: TestClient) -> None:
    before = seen(browser, "ban-bo")
    change = {"vai_tro": "reporter", "seen": before}
    assert send(browser, "/tai-khoan/ban-bo", nhan="Văn thư", don_vi="ban-bo", **change).status_code == 303
    second = send(browser, "/tai-khoan/ban-bo", nhan="Văn thư Bản Bo", don_vi="ta-leng", **change)
    assert second.status_code == 409
    page = read_page(second.text)
    assert "Người khác vừa sửa tài khoản này" in page.text
    fields = {field["name"]: field.get("value") for field in page.named("input") if "name" in field}
    assert fields["nhan"] == "Văn thư Bản Bo"  # what the second typed
    assert fields["seen"] == seen(browser, "ban-bo")  # and what stands now, should they save again


def test_an_account_is_disabled_and_enabled(app: FastAPI, browser: TestClient) -> None:
    theirs = browser_of(app, "can-bo")
    assert send(browser, "/tai-khoan/can-bo/ngung").status_code == 303
    assert theirs.get("/").status_code == 303
    assert "○ đã ngừng" in read_page(browser.get("/tai-khoan/can-bo").text).text
    assert send(browser, "/tai-khoan/can-bo/mo-lai").status_code == 303
    assert browser_of(app, "can-bo").get("/").status_code == 200


def test_sessions_are_ended_and_the_second_step_taken_away(app: FastAPI, browser: TestClient) -> None:
    theirs = browser_of(app, "can-bo")
    assert send(browser, "/tai-khoan/can-bo/dang-xuat").status_code == 303
    assert theirs.get("/").status_code == 303
    assert send(browser, "/tai-khoan/can-bo/tat-xac-thuc").status_code == 303
    assert send(browser, "/tai-khoan/can-bo/bay").status_code == 404
    assert send(browser, "/tai-khoan/can-bo/mat-khau").status_code == 200
    assert send(browser, "/tai-khoan/khong-co/mat-khau").status_code == 404


def test_the_last_administrator_stays(browser: TestClient) -> None:
    answer = send(browser, "/tai-khoan/quan-tri/ngung")
    assert answer.status_code == 422
    assert "người quản trị duy nhất" in read_page(answer.text).text


def test_a_hostile_label_is_only_text(browser: TestClient) -> None:
    made = send(browser, "/tai-khoan", **{**NEW, "nhan": '"><script>alert(1)</script>'})
    assert made.status_code == 201
    for path in ("/tai-khoan", "/tai-khoan/van-thu.ta-leng"):
        assert "<script>alert" not in browser.get(path).text
    assert token(browser)
