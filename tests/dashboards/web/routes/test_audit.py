"""The audit trail in the browser."""

from __future__ import annotations

import csv
import io

import pytest
from sqlalchemy import Engine, text

from kpi.store.audit import head
from kpi.store.engine import reading, writing
from tests.dashboards.live import TestClient
from tests.dashboards.reading import read_page

DATABASES = ("sqlite",)  # the pages only read

CAPTION = "Mới trước cũ sau; mỗi mục nối với mục trước bằng mã."


def entries(browser: TestClient, query: str = "") -> list[list[str]]:
    """Return the rows shown."""
    tables = read_page(browser.get(f"/nhat-ky{query}").text).tables
    return tables[CAPTION][1:] if CAPTION in tables else []


def test_the_latest_entry_comes_first(browser: TestClient) -> None:
    """The world is units, a plan, and three files with their figures: 8 entries."""
    rows = entries(browser)
    assert [int(row[0]) for row in rows] == list(range(8, 0, -1))
    assert rows[-1][2:4] == ["Lan", "Danh sách đơn vị"]
    assert "kh · son-binh · 2023-H1" in rows[0][4]


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("?ai=lan", 8),
        ("?ai=Minh", 0),
        ("?viec=plan", 1),
        ("?don_vi=ta-leng", 2),
        ("?den_ngay=2023-01-05", 2),
        ("?tu_ngay=2023-01-06&viec=submission", 3),
        ("?duoi=4", 3),
        ("?ai=&viec=&tu_ngay=&den_ngay=&don_vi=", 8),
    ],
)
def test_entries_are_looked_for(browser: TestClient, query: str, count: int) -> None:
    assert len(entries(browser, query)) == count


@pytest.mark.parametrize("query", ["?tu_ngay=x", "?viec=khac", "?duoi=0"])
def test_what_is_not_understood_is_said(browser: TestClient, query: str) -> None:
    assert browser.get(f"/nhat-ky{query}").status_code == 422


def test_the_trail_is_taken_along(browser: TestClient) -> None:
    answer = browser.get("/nhat-ky/tai-ve.json?don_vi=ta-leng")
    assert answer.headers["content-disposition"] == 'attachment; filename="nhat-ky.json"'
    found = answer.json()["entries"]
    assert [entry["about"]["row"]["unit"] for entry in found] == ["ta-leng", "ta-leng"]
    assert found[0]["number"] < found[1]["number"]
    table = browser.get("/nhat-ky/tai-ve.csv").content.decode("utf-8-sig")
    assert len(list(csv.reader(io.StringIO(table), delimiter=";"))) == 9
    assert browser.get("/nhat-ky/tai-ve.exe").status_code == 422


def test_a_whole_trail_is_told_to_be_whole(engine: Engine, browser: TestClient) -> None:
    with reading(engine) as connection:
        kept = head(connection).hash
    page = read_page(browser.get(f"/nhat-ky/kiem-tra?ma={kept}").text)
    assert "Sổ nguyên vẹn , 8 mục" in page.text
    assert "Sổ vẫn có mục mang mã đã chép." in page.text
    missing = read_page(browser.get(f"/nhat-ky/kiem-tra?ma={'0' * 63}1").text)
    assert "phần cuối sổ đã bị cắt, hoặc sổ đã bị lập lại" in missing.text


def test_what_was_meddled_with_is_told(engine: Engine, browser: TestClient) -> None:
    with writing(engine) as connection:
        connection.execute(text("UPDATE receipt SET actor = 'Minh' WHERE unit = 'ta-leng'"))
    page = read_page(browser.get("/nhat-ky/kiem-tra").text)
    assert "Có chỗ không khớp" in page.text
    assert "đã bị sửa (actor)" in page.text
