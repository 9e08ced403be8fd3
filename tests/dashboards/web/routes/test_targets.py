"""The page of a promise, live."""

from __future__ import annotations

import pytest

from tests.dashboards.live import TestClient
from tests.dashboards.reading import read_page

DATABASES = ("sqlite",)  # the pages only read


def test_two_clicks_lead_from_a_number_to_the_plans_words_and_to_the_cell(browser: TestClient) -> None:
    first = read_page(browser.get("/?ngay=2023-10-01").text)
    (way,) = {link["href"] for link in first.named("a") if link["href"].startswith("/chi-tieu/kh/II.4")}
    page = read_page(browser.get(way).text)
    assert "đăng ký xây dựng từ 01 - 02 mô hình" in page.text
    assert "ke-hoach.txt, mục II, dòng 83" in page.text
    assert "SHA-256: ab" in page.text
    (caption,) = [name for name in page.tables if name.startswith("Đạt")]
    assert page.tables[caption][1][-1] == "thi-tran.xlsx, Báo cáo!E9 số liệu minh họa"


def test_the_trend_is_in_a_table_too(browser: TestClient) -> None:
    page = read_page(browser.get("/chi-tieu/kh/II.4?ngay=2023-10-01").text)
    caption = "Mỗi ngày thêm những đơn vị nào đạt, và cộng dồn."
    assert page.tables[caption][1:] == [
        ["02/6/2023", "1: Thị trấn Tam Đường", "1"],
        ["04/6/2023", "1: Tả Lèng", "2"],
    ]


def test_one_kind_of_units_alone(browser: TestClient) -> None:
    page = read_page(browser.get("/chi-tieu/kh/II.4?nhom=dat").text)
    assert [name.split(":")[0] for name in page.tables if name.endswith("nguồn số liệu.")] == ["Đạt"]
    every = read_page(browser.get("/chi-tieu/kh/II.4?nhom=la").text)
    assert len([name for name in every.tables if name.endswith("nguồn số liệu.")]) == 3


@pytest.mark.parametrize("path", ["/chi-tieu/kh/khong-co", "/chi-tieu/khong-co/II.4", "/chi-tieu/kh/bao-cao-dot-xuat"])
def test_what_is_not_judged_has_no_page(browser: TestClient, path: str) -> None:
    assert browser.get(path).status_code == 404
