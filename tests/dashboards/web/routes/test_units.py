"""The page of a unit, live."""

from __future__ import annotations

from tests.dashboards.live import TestClient
from tests.dashboards.reading import read_page


def test_a_unit_has_its_page_and_leads_on(browser: TestClient) -> None:
    page = read_page(browser.get("/don-vi/ta-leng?ngay=2023-06-05").text)
    assert "Tả Lèng" in page.text
    links = {link["href"] for link in page.named("a")}
    assert {"/?ngay=2023-06-05", "/don-vi/son-binh?ngay=2023-06-05"} <= links


def test_a_unit_that_nothing_is_asked_of_has_none(browser: TestClient) -> None:
    assert browser.get("/don-vi/hoi-nong-dan").status_code == 404
