"""What is noted of each request, and what is not."""

from __future__ import annotations

import json
from pathlib import Path

from fastapi import FastAPI

from tests.dashboards.live import PASSWORD, Clock, browser_of

DATABASES = ("sqlite",)  # the pages only read


def test_who_asked_for_what_is_noted_and_no_secret(app: FastAPI, tmp_path: Path) -> None:
    browser = browser_of(app, "can-bo")
    browser.get("/don-vi/ban-bo?ngay=2023-06-05&tim=bí-mật")
    browser.get("/tai-khoan")
    browser_of(app).post("/dang-nhap", data={"ten": "can-bo", "mat-khau": PASSWORD})
    browser.get("/healthz")
    text = (tmp_path / "logs" / "truy-cap-2023-10.jsonl").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in text.splitlines()]
    assert [(line["who"], line["method"], line["route"], line["path"], line["status"]) for line in lines] == [
        ("can-bo", "GET", "/don-vi/{unit}", "/don-vi/ban-bo", 200),
        ("can-bo", "GET", "/tai-khoan", "/tai-khoan", 403),
        (None, "POST", "/dang-nhap", "/dang-nhap", 303),
    ]
    assert lines[0]["at"] == "2023-10-02T08:00:00+07:00"
    assert lines[0]["from"] == "testclient"
    assert "mật" not in text
    assert PASSWORD not in text


def test_each_month_has_its_file(app: FastAPI, tmp_path: Path, clock: Clock) -> None:
    browser = browser_of(app)
    browser.get("/dang-nhap")
    clock.forward(days=31)
    browser.get("/dang-nhap")
    assert len(list((tmp_path / "logs").iterdir())) == 2


def test_where_nothing_can_be_written_pages_are_still_served(app: FastAPI, tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("không phải thư mục", encoding="utf-8")
    assert browser_of(app).get("/dang-nhap").status_code == 200
