"""One's own account, in a browser."""

from __future__ import annotations

import pyotp
from fastapi import FastAPI

from tests.dashboards.live import PASSWORD, Clock, TestClient, browser_of, send
from tests.dashboards.reading import Page, read_page

NEW = "nhà sàn chín bậc"


def me(browser: TestClient) -> Page:
    return read_page(browser.get("/toi").text)


def test_a_new_password_ends_other_sessions(app: FastAPI, browser: TestClient) -> None:
    elsewhere = browser_of(app, "quan-tri")
    answer = send(browser, "/toi/mat-khau", mat_khau=PASSWORD, mat_khau_moi=NEW, mat_khau_lai=NEW)
    assert answer.headers["location"] == "/toi"
    assert "Đã đổi mật khẩu; các nơi khác đã đăng xuất." in me(browser).text
    assert elsewhere.get("/toi").status_code == 303
    signed = browser_of(app).post("/dang-nhap", data={"ten": "quan-tri", "mat-khau": NEW})
    assert signed.status_code == 303


def test_what_is_wrong_with_a_new_password_is_said(browser: TestClient) -> None:
    for fields, said in (
        ({"mat_khau": "sai", "mat_khau_moi": NEW, "mat_khau_lai": NEW}, "Mật khẩu hiện tại không đúng."),
        ({"mat_khau": PASSWORD, "mat_khau_moi": NEW, "mat_khau_lai": "khác"}, "không giống nhau"),
        ({"mat_khau": PASSWORD, "mat_khau_moi": "ngắn", "mat_khau_lai": "ngắn"}, "ít nhất 10 ký tự"),
        ({}, "Mật khẩu hiện tại không đúng."),
    ):
        answer = send(browser, "/toi/mat-khau", **fields)
        assert answer.status_code == 422
        assert said in read_page(answer.text).text


def test_the_second_step_is_turned_on_used_and_turned_off(app: FastAPI, browser: TestClient, clock: Clock) -> None:
    page = me(browser)
    [secret] = [field["value"] for field in page.named("input") if field.get("name") == "khoa"]
    assert page.named("img")[0]["src"].startswith("data:image/svg+xml")
    wrong = send(browser, "/toi/xac-thuc", khoa=secret, ma_xac_thuc="000000")
    assert wrong.status_code == 422
    assert secret in wrong.text  # the app has it already
    done = send(browser, "/toi/xac-thuc", khoa=secret, ma_xac_thuc=pyotp.TOTP(secret).at(clock.at))
    assert done.status_code == 200
    assert "Mã dự phòng" in read_page(done.text).text
    assert "Đang bật. Còn 8 mã dự phòng chưa dùng." in me(browser).text
    clock.forward(minutes=1)
    data = {"ten": "quan-tri", "mat-khau": PASSWORD}
    asked = browser_of(app).post("/dang-nhap", data=data)
    assert "mã xác thực 6 số" in read_page(asked.text).text
    code = pyotp.TOTP(secret).at(clock.at)
    assert browser_of(app).post("/dang-nhap", data={**data, "ma-xac-thuc": code}).status_code == 303
    assert send(browser, "/toi/xac-thuc/tat", mat_khau="sai").status_code == 422
    assert send(browser, "/toi/xac-thuc/tat", mat_khau=PASSWORD).status_code == 303
    assert browser_of(app).post("/dang-nhap", data=data).status_code == 303


def test_a_token_is_shown_once_and_revoked(browser: TestClient) -> None:
    made = send(browser, "/toi/ma", viec="tổng hợp tỉnh", quyen="read", so_ngay="30")
    assert "dondoc_" in made.text
    page = me(browser)
    assert "dondoc_" not in page.text
    assert page.tables["Mã đang có hiệu lực."][1][:2] == ["tổng hợp tỉnh", "chỉ đọc"]
    [path] = [form["action"] for form in page.named("form") if form["action"].endswith("/thu-hoi")]
    assert send(browser, path).status_code == 303
    assert "Mã đang có hiệu lực." not in me(browser).tables
    assert send(browser, path).status_code == 303
    assert "Mã này đã thu hồi từ trước." in me(browser).text


def test_a_token_without_purpose_or_for_ever_is_refused(browser: TestClient) -> None:
    for fields in ({"viec": "", "so_ngay": "30"}, {"viec": "a", "so_ngay": "9999"}, {"viec": "a", "so_ngay": "²"}):
        assert send(browser, "/toi/ma", quyen="read", **fields).status_code == 422


def test_other_sessions_are_listed_and_ended(app: FastAPI, browser: TestClient) -> None:
    elsewhere = browser_of(app, "quan-tri")
    assert len(me(browser).tables["Gần nhất trước."]) == 3  # the heads, here, elsewhere
    assert send(browser, "/toi/phien").status_code == 303
    assert elsewhere.get("/toi").status_code == 303
    assert len(me(browser).tables["Gần nhất trước."]) == 2
