"""Whoever must sign in first goes on where they were; nothing typed is lost, no secret is carried along."""

from __future__ import annotations

import io

import pytest
from fastapi import FastAPI
from starlette.datastructures import UploadFile

from dashboards.web.forgery import HEADER
from dashboards.web.sign_in_first import WAITING, Waiting, is_onward, waiting_form
from tests.dashboards.live import PASSWORD, Clock, TestClient, browser_of
from tests.dashboards.reading import read_page

SAME = {"Sec-Fetch-Site": "same-origin"}
STEP = "/bao-cao/son-binh/kh/2023-H1/buoc"
REASON = 'thiếu "chữ ký" <b>và dấu</b>'


def upload(name: str) -> UploadFile:
    return UploadFile(io.BytesIO(b"x"), filename=name)


def test_words_wait_secrets_do_not_and_files_are_named() -> None:
    form = [("ly_do", "x"), ("ma", "secret"), ("mat-khau", "p"), ("mat-khau-moi", "p"), ("ly_do", "y")]
    assert waiting_form([*form, ("tep", upload("a.xlsx")), ("tep", upload(""))]) == Waiting(
        (("ly_do", "x"), ("ly_do", "y")), ("a.xlsx",)
    )


def test_of_the_sign_in_form_only_what_waited_is_taken() -> None:
    sent = [
        (f"{WAITING}ly_do", "x"),
        ("ten", "lan"),
        ("mat-khau", "p"),
        (f"{WAITING}mat-khau", "q"),
        (f"{WAITING}ma", "t"),
    ]
    assert waiting_form(sent, WAITING) == Waiting((("ly_do", "x"),))


@pytest.mark.parametrize(
    ("path", "ours"),
    [
        ("/", True), ("/don-vi/ban-bo?ngay=2023-10-01", True), ("", False), ("don-vi", False),
        ("//evil.example", False), ("/\\evil.example", False), ("https://evil.example", False), ("/a\nb", False),
        ("javascript:alert(1)", False),
    ],
)  # fmt: skip
def test_one_goes_on_to_a_path_of_ours_only(path: str, ours: bool) -> None:
    assert is_onward(path) is ours


def test_a_page_is_gone_on_to(stranger: TestClient) -> None:
    asked = stranger.get("/don-vi/ban-bo?ngay=2023-10-01")
    assert asked.headers["location"] == "/dang-nhap?ngay=2023-10-01&tiep=%2Fdon-vi%2Fban-bo%3Fngay%3D2023-10-01"
    page = read_page(stranger.get(asked.headers["location"]).text)
    [onward] = [one["value"] for one in page.named("input") if one.get("name") == "tiep"]
    done = stranger.post("/dang-nhap", data={"ten": "can-bo", "mat-khau": PASSWORD, "tiep": onward})
    assert done.headers["location"] == "/don-vi/ban-bo?ngay=2023-10-01"


def test_nobody_is_sent_to_another_site(stranger: TestClient) -> None:
    done = stranger.post("/dang-nhap", data={"ten": "can-bo", "mat-khau": PASSWORD, "tiep": "//evil.example/"})
    assert done.headers["location"] == "/"


def test_a_form_whose_session_is_over_waits_and_is_sent_again(app: FastAPI, clock: Clock) -> None:
    """Typed for an hour and more: sign in at that place, look at what was typed, send it on."""
    browser = browser_of(app, "can-bo")
    del browser.headers[HEADER]  # of the old session; a browser sends what the form has
    clock.forward(minutes=61)
    asked = browser.post(STEP, data={"viec": "return", "ly_do": REASON, "da_thay": "1", "ma": "cũ"}, headers=SAME)
    assert asked.status_code == 401
    page = read_page(asked.text)
    assert "những gì đã gõ vẫn còn" in page.text
    kept = {one["name"]: one["value"] for one in page.named("input") if one.get("type") == "hidden"}
    assert kept == {"tiep": STEP, "giu.viec": "return", "giu.ly_do": REASON, "giu.da_thay": "1"}
    again = browser.post("/dang-nhap", data={**kept, "ten": "can-bo", "mat-khau": PASSWORD})
    shown = read_page(again.text)
    assert REASON in shown.text  # to be looked at before it goes
    fields = {one["name"]: one["value"] for one in shown.named("input")}
    [form] = shown.named("form")
    done = browser.post(form["action"], data=fields, headers=SAME)
    assert (done.status_code, done.headers["location"]) == (303, "/bao-cao/son-binh/kh/2023-H1")
    assert REASON in read_page(browser.get("/bao-cao/son-binh/kh/2023-H1").text).text


def test_a_wrong_password_loses_nothing_either(stranger: TestClient) -> None:
    kept = {"tiep": STEP, "giu.ly_do": REASON}
    again = stranger.post("/dang-nhap", data={**kept, "ten": "can-bo", "mat-khau": "sai"})
    page = read_page(again.text)
    assert again.status_code == 422
    found = {one["name"]: one["value"] for one in page.named("input") if one.get("type") == "hidden"}
    assert found == kept


def test_a_form_of_another_site_does_not_wait(stranger: TestClient) -> None:
    asked = stranger.post(STEP, data={"ly_do": "x"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert asked.status_code == 403
