"""The units, live."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine

from dashboards.web.app import create_app
from kpi.store.engine import writing
from kpi.store.ledger import record_plan
from kpi.usecases.record_units import record_units
from tests.dashboards.live import Clock, TestClient, browser_of, filled, people, site
from tests.dashboards.merged import MERGED_UNITS
from tests.dashboards.reading import read_page
from tests.dashboards.world import UNITS, moment
from tests.kpi.matters import digest, matter, planned

DATABASES = ("sqlite",)  # the pages only read


@pytest.fixture
def after_merger(engine: Engine, tmp_path: Path) -> TestClient:
    """A browser at the site on 1/2/2024; the merger of 1/1/2024 was recorded on 30/9/2023."""
    filled(engine)
    record_units(engine, MERGED_UNITS, "units.yaml", moment("2023-09-30T08:00"), "Lan")
    clock = Clock(moment("2024-02-01T08:00"))
    return browser_of(create_app(site(people(engine), clock, tmp_path)), "quan-tri")


def test_a_unit_has_its_page_and_leads_on(browser: TestClient) -> None:
    page = read_page(browser.get("/don-vi/ta-leng?ngay=2023-06-05").text)
    assert "Tả Lèng" in page.text
    links = {link["href"] for link in page.named("a")}
    assert {"/?ngay=2023-06-05", "/don-vi/son-binh?ngay=2023-06-05"} <= links


def test_a_unit_that_nothing_is_asked_of_has_a_page_that_says_so(browser: TestClient) -> None:
    answer = browser.get("/don-vi/hoi-nong-dan")
    assert answer.status_code == 200
    assert "Các kế hoạch đang theo dõi không giao việc gì cho đơn vị này" in read_page(answer.text).text


def test_an_unknown_unit_leads_to_those_perhaps_meant(browser: TestClient) -> None:
    answer = browser.get("/don-vi/ban-boo")
    assert answer.status_code == 404
    assert "Không có đơn vị “ban-boo” trong danh sách. Có phải: Bản Bo?" in read_page(answer.text).text
    assert "Có phải" not in browser.get("/don-vi/zzzzzzzz").text


def test_a_unit_that_is_no_more_is_shown_as_history(after_merger: TestClient) -> None:
    page = read_page(after_merger.get("/don-vi/son-binh").text)
    assert "Đơn vị này không còn hoạt động từ 01/01/2024. Nay là xã Bản Bo ." in page.text
    assert "từ 01/01/2024, xã Sơn Bình và xã Bản Bo nhập thành xã Bản Bo (Nghị quyết số 1/NQ ngày 15/12/2023)." in (
        page.text
    )
    assert "/don-vi/ban-bo-2024" in {link["href"] for link in page.named("a")}


def test_a_unit_that_is_to_come_says_from_when(after_merger: TestClient) -> None:
    answer = after_merger.get("/don-vi/ban-bo-2024?ngay=2023-10-02")
    assert answer.status_code == 200
    assert "Đơn vị này bắt đầu hoạt động từ 01/01/2024." in read_page(answer.text).text


def test_the_reminders_about_a_unit_are_on_its_page(engine: Engine, browser: TestClient) -> None:
    with writing(engine) as connection:
        plan = planned(digest(matter()), digest(matter("ta-leng")))
        record_plan(connection, plan, "dondoc.example", moment("2023-06-01T08:00"))
    page = read_page(browser.get("/don-vi/ban-bo").text)
    (caption,) = [caption for caption in page.tables if caption.startswith("Đã nhắc ai")]
    _, *rows = page.tables[caption]
    assert rows == [
        [
            "01/6/2023",
            "Báo cáo 6 tháng bao-cao: còn 1 ngày làm việc.",
            "ban-bo.van-thu@tam-duong.example thư điện tử · đọc thư số 1",
            "… chờ gửi",
        ]
    ]
    assert "Chưa có lời nhắc nào." in browser.get("/don-vi/khun-ha").text


def test_the_list_is_that_of_the_day(after_merger: TestClient) -> None:
    before = read_page(after_merger.get("/don-vi?ngay=2023-10-02").text)
    assert "Các đơn vị vào ngày 02/10/2023 7 đơn vị đang hoạt động; 8 tính cả quá khứ." in before.text
    after = {link["href"] for link in read_page(after_merger.get("/don-vi?ngay=2024-01-01").text).named("a")}
    assert "/don-vi/ban-bo-2024?ngay=2024-01-01" in after
    assert after_merger.get("/don-vi?ngay=x").status_code == 422


def test_a_name_without_accents_finds_units_of_all_times(after_merger: TestClient) -> None:
    page = read_page(after_merger.get("/don-vi?tim=ban+bo").text)
    assert "xã Bản Bo (trước 01/01/2024), thuộc huyện Tam Đường" in page.text
    assert "không hoạt động vào ngày đang xem" in page.text
    missed = read_page(after_merger.get("/don-vi?tim=<b>ban+boo").text)
    assert "Không có đơn vị nào tên là “<b>ban boo”." in missed.text


def test_every_change_stands_in_a_table_with_its_document(after_merger: TestClient) -> None:
    _, row = read_page(after_merger.get("/don-vi?ngay=2023-10-02").text).tables[
        "Mọi thay đổi đã ghi nhận, mới trước cũ sau."
    ]
    assert row == [
        "01/01/2024",
        "Nhập chưa đến ngày",
        "xã Sơn Bình , xã Bản Bo",
        "xã Bản Bo",
        "Nghị quyết số 1/NQ ngày 15/12/2023 units.yaml, dòng 11",
    ]


def test_a_day_to_come_is_shown_with_the_changes_of_that_day(browser: TestClient) -> None:
    assert "Các đơn vị vào ngày 01/01/2030" in read_page(browser.get("/don-vi?ngay=2030-01-01").text).text


def test_from_a_number_it_is_two_clicks_to_the_plan_and_to_the_report(browser: TestClient) -> None:
    links = {link["href"] for link in read_page(browser.get("/don-vi/ta-leng").text).named("a")}
    wanted = {"/chi-tieu/kh/II.4", "/bao-cao/ta-leng/kh/2023-H1", "/ke-hoach/kh"}
    assert wanted <= links
    assert [browser.get(link).status_code for link in sorted(wanted)] == [200, 200, 200]


def test_of_many_units_a_page_shows_the_upper_levels_and_links_to_the_rest(app: FastAPI) -> None:
    lines = [f"  - {{id: xa-{n}, name: Số {n}, kind: xã, parent: vung-{n % 3}}}\n" for n in range(330)]
    above = [f"  - {{id: vung-{n}, name: Vùng {n}, kind: tỉnh}}\n" for n in range(3)]
    text = UNITS + "".join([*above, *lines])  # 7 + 3 + 330 units; 110 below each of the three
    record_units(app.state.site.engine, text, "units.yaml", moment("2023-10-02T08:00"), "Lan")
    office = browser_of(app, "can-bo")
    page = read_page(office.get("/don-vi").text)
    links = [link["href"] for link in page.named("a")]
    assert "/don-vi?thuoc=vung-1" in links
    assert "/don-vi/xa-1" not in links
    assert "tỉnh Vùng 1 · 110 đơn vị" in page.text
    assert "340 đơn vị đang hoạt động" in page.text
    below = read_page(office.get("/don-vi?thuoc=vung-1&ngay=2023-10-02").text)
    assert len([link for link in below.named("a") if link["href"].startswith("/don-vi/xa-")]) == 110
    assert "Mọi đơn vị › tỉnh Vùng 1" in below.text
    assert office.get("/don-vi?thuoc=xa-1").status_code == 404
    assert browser_of(app, "ban-bo").get("/don-vi?thuoc=vung-1").status_code == 404
