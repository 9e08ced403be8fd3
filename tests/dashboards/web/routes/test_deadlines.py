"""The calendar, live, and the calendar files."""

from __future__ import annotations

import pytest
from icalendar import Calendar

from tests.dashboards.live import TestClient
from tests.dashboards.reading import read_page

DATABASES = ("sqlite",)  # the pages only read


def test_it_opens_on_the_month_of_the_day(browser: TestClient) -> None:
    page = read_page(browser.get("/han?ngay=2023-06-01").text)
    assert "Lịch tháng 6/2023" in page.text
    assert {"/han/2023-12?ngay=2023-06-01"} <= {link["href"] for link in page.named("a")}


def test_a_month_is_a_table_of_days(browser: TestClient) -> None:
    page = read_page(browser.get("/han/2023-06?ngay=2023-10-01").text)
    headings, first, *_ = next(rows for caption, rows in page.tables.items() if caption.startswith("Ngày cuối"))
    assert (headings[0], headings[-1]) == ("Thứ Hai", "Chủ nhật")
    assert first[:3] == ["", "", ""]
    assert first[4] == "2 ngày làm việc cuối: NV1"
    assert first[6] == "4 nghỉ ■ NV1"


@pytest.mark.parametrize("month", ["2023-13", "nay", "2023-1"])
def test_what_is_no_month_has_no_page(browser: TestClient, month: str) -> None:
    assert browser.get(f"/han/{month}").status_code == 404


def test_a_units_deadlines_go_into_a_calendar(browser: TestClient) -> None:
    answer = browser.get("/lich/khun-ha/thoi-han.ics?ngay=2023-06-01")
    assert answer.headers["content-type"].startswith("text/calendar")
    assert answer.headers["content-disposition"] == 'attachment; filename="khun-ha.ics"'
    days = [event.start.isoformat() for event in Calendar.from_ical(answer.content).events]
    assert days == ["2023-06-02", "2023-12-29"]  # the last working days: a Friday each


def test_a_unit_that_nothing_is_asked_of_has_no_calendar(browser: TestClient) -> None:
    assert browser.get("/lich/hoi-nong-dan/thoi-han.ics").status_code == 404
