"""Signing in and out in a browser, and what becomes of what was typed when a session is over."""

from __future__ import annotations

from http.cookies import SimpleCookie

import pytest
from fastapi import FastAPI

from dashboards.web.forgery import HEADER
from tests.dashboards.live import PASSWORD, Clock, TestClient, browser_of, send, token
from tests.dashboards.reading import read_page


def sign_in(browser: TestClient, name: str = "quan-tri", **more: str) -> int:
    answer = browser.post("/dang-nhap", data={"ten": name, "mat-khau": PASSWORD, **more})
    return int(answer.status_code)


def test_a_stranger_is_led_to_sign_in_and_back(stranger: TestClient) -> None:
    answer = stranger.get("/don-vi/ban-bo?ngay=2023-06-05")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/dang-nhap?ngay=2023-06-05&tiep=%2Fdon-vi%2Fban-bo%3Fngay%3D2023-06-05"
    page = read_page(stranger.get(answer.headers["location"]).text)
    [onward] = [field["value"] for field in page.named("input") if field.get("name") == "tiep"]
    done = stranger.post("/dang-nhap", data={"ten": "Quan-Tri", "mat-khau": PASSWORD, "tiep": onward})
    assert (done.status_code, done.headers["location"]) == (303, "/don-vi/ban-bo?ngay=2023-06-05")
    assert stranger.get("/don-vi/ban-bo").status_code == 200


def test_the_cookie_is_for_this_site_only(app: FastAPI) -> None:
    plain = browser_of(app).post("/dang-nhap", data={"ten": "quan-tri", "mat-khau": PASSWORD})
    [cookie] = SimpleCookie(plain.headers["set-cookie"]).values()
    assert (cookie.key, cookie["httponly"], cookie["samesite"], cookie["secure"]) == ("dondoc", True, "lax", "")
    secure = browser_of(app, base_url="https://testserver")
    done = secure.post("/dang-nhap", data={"ten": "quan-tri", "mat-khau": PASSWORD})
    [cookie] = SimpleCookie(done.headers["set-cookie"]).values()
    assert (cookie.key, cookie["path"], cookie["domain"], cookie["secure"]) == ("__Host-dondoc", "/", "", True)
    assert secure.get("/").status_code == 200


def test_why_not_is_said_and_the_name_kept(stranger: TestClient) -> None:
    answer = stranger.post("/dang-nhap", data={"ten": "quan-tri", "mat-khau": "sai"})
    assert answer.status_code == 422
    page = read_page(answer.text)
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in page.text
    assert "quan-tri" in [field.get("value") for field in page.named("input")]
    assert "sai" not in [field.get("value") for field in page.named("input")]
    for _ in range(9):
        stranger.post("/dang-nhap", data={"ten": "quan-tri", "mat-khau": "sai"})
    assert sign_in(stranger) == 429


@pytest.mark.parametrize("onward", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x", ""])
def test_nobody_is_led_to_another_site(stranger: TestClient, onward: str) -> None:
    answer = stranger.post("/dang-nhap", data={"ten": "quan-tri", "mat-khau": PASSWORD, "tiep": onward})
    assert answer.headers["location"] == "/"


def test_another_site_signs_nobody_in(stranger: TestClient) -> None:
    data = {"ten": "quan-tri", "mat-khau": PASSWORD}
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}, {"Origin": "null"}):
        assert stranger.post("/dang-nhap", data=data, headers=headers).status_code == 403
    assert stranger.post("/dang-nhap", data=data, headers={"Origin": "http://testserver"}).status_code == 303


def test_signing_out_ends_the_session_and_not_only_the_cookie(browser: TestClient) -> None:
    secret = browser.cookies["dondoc"]
    answer = send(browser, "/dang-xuat")
    assert answer.headers["location"] == "/dang-nhap"
    assert "Đã đăng xuất." in read_page(browser.get("/dang-nhap").text).text
    browser.cookies.set("dondoc", secret, domain="testserver.local")
    assert browser.get("/").status_code == 303


def test_signing_in_again_ends_the_session_before(stranger: TestClient) -> None:
    assert sign_in(stranger) == 303
    first = stranger.cookies["dondoc"]
    assert sign_in(stranger) == 303
    assert stranger.cookies["dondoc"] != first
    stranger.cookies.delete("dondoc")
    stranger.cookies.set("dondoc", first, domain="testserver.local")
    assert stranger.get("/").status_code == 303


def test_what_was_typed_outlives_the_session(browser: TestClient, clock: Clock) -> None:
    """An hour's pause over a form: it is sent, one signs in, it is shown and sent again, and taken."""
    typed = {"ma": token(browser), "ten": "van-thu.ta-leng", "nhan": 'Văn thư "xã" <Tả Lèng>', "vai-tro": "reporter"}
    del browser.headers[HEADER]
    clock.forward(minutes=61)
    answer = browser.post("/tai-khoan", data={**typed, "don-vi": "ta-leng"})
    assert answer.status_code == 401
    page = read_page(answer.text)
    assert "Phiên làm việc đã hết hạn" in page.text
    waiting = {field["name"]: field.get("value", "") for field in page.named("input") if "name" in field}
    assert waiting["giu.nhan"] == 'Văn thư "xã" <Tả Lèng>'
    assert "giu.ma" not in waiting
    wrong = browser.post("/dang-nhap", data={**waiting, "ten": "quan-tri", "mat-khau": "sai"})
    again = {f["name"]: f.get("value", "") for f in read_page(wrong.text).named("input") if "name" in f}
    assert again["giu.nhan"] == waiting["giu.nhan"]  # a wrong password loses nothing
    shown = browser.post("/dang-nhap", data={**again, "ten": "quan-tri", "mat-khau": PASSWORD})
    assert shown.status_code == 200
    page = read_page(shown.text)
    assert 'Văn thư "xã" <Tả Lèng>' in page.text
    [form] = [form for form in page.named("form") if form["action"] == "/tai-khoan"]
    fields = {field["name"]: field["value"] for field in page.named("input") if field.get("type") == "hidden"}
    assert browser.post(form["action"], data=fields).status_code == 201
    assert "Tả Lèng" in browser.get("/tai-khoan/van-thu.ta-leng").text


def test_passwords_are_not_kept_and_files_are_named(browser: TestClient, clock: Clock) -> None:
    clock.forward(minutes=61)
    files = {"tep": ("bao-cao.xlsx", b"x")}
    answer = browser.post("/toi/mat-khau", data={"mat-khau-moi": "bí mật", "ghi-chu": "a"}, files=files)
    assert answer.status_code == 401
    assert "bí mật" not in answer.text
    assert "bao-cao.xlsx" in read_page(answer.text).text
    assert 'name="giu.ghi-chu"' in answer.text


def test_before_there_is_any_account_the_page_says_what_to_type(app: FastAPI) -> None:
    app.state.nobody = lambda: True
    assert "dondoc user add quan-tri --admin" in browser_of(app).get("/dang-nhap").text
