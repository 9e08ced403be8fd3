"""The list of shortfalls, live: the page and its files are one list."""

from __future__ import annotations

import io
import json

import pytest
from openpyxl import load_workbook

from dashboards.exports.shortfalls import MEDIA_TYPES
from tests.dashboards.live import TestClient
from tests.dashboards.reading import read_page

DATABASES = ("sqlite",)  # the pages only read

LIST = "Ai còn thiếu gì, bao nhiêu, từ bao giờ, cần làm gì."


def told(browser: TestClient, query: str) -> list[list[str]]:
    """Return the lines of the page, without the headings of groups."""
    rows = read_page(browser.get(f"/thieu?{query}").text).tables.get(LIST, [])[1:]
    return [row for row in rows if len(row) > 1]


def test_the_lines_and_their_groups(browser: TestClient) -> None:
    page = read_page(browser.get("/thieu?ngay=2023-10-01&xep=target").text)
    rows = page.tables[LIST][1:]
    assert [row[0] for row in rows if len(row) == 1][:2] == [
        "Mọi xã phân công lãnh đạo",
        "95% số đơn vị đăng ký 01–02 mô hình",
    ]
    (report,) = [row for row in rows if row[0] == "Khun Há" and "quá 119 ngày" in row[1]]
    assert report[:6] == ["Khun Há", "■ Quá hạn quá 119 ngày", "1 báo cáo", "chưa nộp", "1 báo cáo", "04/6/2023"]
    assert "Nộp ngay báo cáo còn thiếu." in report[6]
    assert "Kế hoạch: ke-hoach.txt, mục IV.1, dòng 393 trước ngày 05/6/2023" in report[6]


@pytest.mark.parametrize("query", ["", "&don-vi=khun-ha", "&ket-qua=overdue", "&chi-tieu=kh--II.4&xep=deadline"])
def test_page_and_files_are_one_list(browser: TestClient, query: str) -> None:
    asked = f"ngay=2023-10-01{query}"
    lines = len(told(browser, asked))
    shape = json.loads(browser.get(f"/tai-ve/thieu.json?{asked}").content)
    assert len(shape["shortfalls"]) == shape["summary"]["lines"] == lines
    csv = browser.get(f"/tai-ve/thieu.csv?{asked}").content.decode("utf-8-sig")
    assert len(csv.splitlines()) == lines + 1
    assert lines > 0


def test_the_links_to_files_keep_the_filters_and_the_day(browser: TestClient) -> None:
    page = read_page(browser.get("/thieu?ngay=2023-10-01&ket-qua=overdue").text)
    links = [link["href"] for link in page.named("a") if link["href"].startswith("/tai-ve/")]
    assert links == [f"/tai-ve/thieu{ending}?ngay=2023-10-01&ket-qua=overdue" for ending in MEDIA_TYPES]


@pytest.mark.parametrize(
    ("ending", "begins"),
    [(".xlsx", b"PK"), (".docx", b"PK"), (".pdf", b"%PDF"), (".csv", b"\xef\xbb\xbf"), (".json", b"{")],
)
def test_every_format_is_what_it_says(browser: TestClient, ending: str, begins: bytes) -> None:
    answer = browser.get(f"/tai-ve/thieu{ending}?ngay=2023-10-01")
    assert answer.content.startswith(begins)
    assert answer.headers["content-type"] == MEDIA_TYPES[ending]
    assert answer.headers["content-disposition"] == f'attachment; filename="thieu-2023-10-01{ending}"'


def test_the_workbook_opens(browser: TestClient) -> None:
    book = load_workbook(io.BytesIO(browser.get("/tai-ve/thieu.xlsx?ngay=2023-10-01").content), read_only=True)
    assert book.sheetnames
    book.close()


def test_the_form_keeps_the_day_and_what_was_chosen(browser: TestClient) -> None:
    page = read_page(browser.get("/thieu?ngay=2023-10-01&ket-qua=overdue&don-vi=khun-ha&den=2023-12-31").text)
    assert {one["value"] for one in page.named("option") if "selected" in one} == {"overdue", "khun-ha", "unit"}
    fields = {field["name"]: field["value"] for field in page.named("input") if field["name"] in {"ngay", "den"}}
    assert fields == {"ngay": "2023-10-01", "den": "2023-12-31"}


def test_nothing_is_lacking_is_said(browser: TestClient) -> None:
    assert "Không còn ai thiếu gì trong phạm vi này." in browser.get("/thieu?don-vi=khong-co").text


@pytest.mark.parametrize(
    ("path", "status"), [("/tai-ve/thieu.exe", 404), ("/thieu?ket-qua=la", 422), ("/thieu?den=mai", 422)]
)
def test_what_is_none_is_told(browser: TestClient, path: str, status: int) -> None:
    assert browser.get(path).status_code == status
