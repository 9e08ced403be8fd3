"""Mergers recorded in the browser: looked at first, then for good; of two who do it at once the second is told."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import Engine

from kpi.store.engine import reading
from kpi.usecases.load_inputs import load_registry
from tests.dashboards.live import TestClient, token
from tests.dashboards.reading import Page, read_page

PATH = "/thay-doi-don-vi"
MERGER = {
    "loai": "merge",
    "don_vi": "Sơn Bình\nBản Bo",
    "thanh": "xã Bản Bo; 03424",
    "tu_ngay": "2024-01-01",
    "van_ban": "Nghị quyết số 1/NQ",
}


def seen(browser: TestClient, kind: str = "merge") -> dict[str, str]:
    """Return the hidden fields of the form, as a browser would send them back."""
    page = read_page(browser.get(f"{PATH}?loai={kind}").text)
    return {one["name"]: one["value"] for one in page.named("input") if one.get("type") == "hidden" and one["name"]}


def record(browser: TestClient, hidden: dict[str, str], **more: str) -> tuple[int, Page]:
    """Send the form for good; return the status, and the page."""
    answer = browser.post(PATH, data={**hidden, **MERGER, **more, "buoc": "ghi"})
    return answer.status_code, read_page(answer.text) if answer.text else Page()


def changes(engine: Engine) -> list[str]:
    with reading(engine) as connection:
        return [event.document for event in load_registry(connection, None).events]


def test_a_merger_is_shown_with_its_consequences_and_then_recorded(engine: Engine, browser: TestClient) -> None:
    hidden = seen(browser)
    answer = browser.post(PATH, data={**hidden, **MERGER, "buoc": "xem"})
    assert answer.status_code == 200
    page = read_page(answer.text)
    assert "từ 01/01/2024, xã Sơn Bình và xã Bản Bo nhập thành xã Bản Bo (Nghị quyết số 1/NQ)" in page.text
    assert "cộng số của các đơn vị cũ : Số mô hình; Số cuộc đối thoại" in page.text
    assert changes(engine) == []
    sent = {one["name"]: one["value"] for one in page.named("input") if one.get("type") == "hidden"}
    done = browser.post(PATH, data={**sent, "buoc": "ghi"})
    assert (done.status_code, done.headers["location"]) == (303, "/don-vi")
    assert changes(engine) == ["Nghị quyết số 1/NQ"]
    assert "Đã ghi nhận: từ 01/01/2024" in browser.get("/don-vi").text


def test_what_was_typed_is_shown_again_with_every_mistake_at_its_field(engine: Engine, browser: TestClient) -> None:
    answer = browser.post(PATH, data={**seen(browser), **MERGER, "don_vi": "<b>Bản Ho", "van_ban": "", "buoc": "xem"})
    assert answer.status_code == 422
    page = read_page(answer.text)
    assert "không có đơn vị “<b>Bản Ho” trong danh sách" in page.text
    assert "ghi số, ký hiệu văn bản quyết định" in page.text
    assert "<b>Bản Ho" in page.text
    typed = {one["name"]: one.get("value") for one in page.named("input")}
    assert (typed["thanh"], typed["tu_ngay"]) == ("xã Bản Bo; 03424", "2024-01-01")
    assert {one["name"] for one in (*page.named("input"), *page.named("textarea")) if "aria-invalid" in one} == {
        "don_vi",
        "van_ban",
    }
    assert changes(engine) == []


def test_the_second_of_two_is_told_of_the_firsts_change_and_loses_nothing(engine: Engine, browser: TestClient) -> None:
    hidden = seen(browser)
    assert record(browser, hidden)[0] == 303
    status, page = record(browser, hidden, don_vi="Tả Lèng\nKhun Há", thanh="xã Tả Lèng", van_ban="NQ 2")
    assert status == 409
    assert "đã được người khác sửa sau khi bạn mở" in page.text
    assert "xã Sơn Bình và xã Bản Bo nhập thành xã Bản Bo" in page.text
    assert {"NQ 2", "xã Tả Lèng"} <= {one.get("value") for one in page.named("input")}
    again = {one["name"]: one["value"] for one in page.named("input") if one.get("type") == "hidden"}
    fields = {"don_vi": "Tả Lèng\nKhun Há", "thanh": "xã Tả Lèng", "van_ban": "NQ 2"}
    assert record(browser, again, **fields)[0] == 303
    assert changes(engine) == ["Nghị quyết số 1/NQ", "NQ 2"]


def test_what_a_list_cannot_hold_is_refused_with_the_reason(engine: Engine, browser: TestClient) -> None:
    """Twice the same merger: the units have ended already."""
    record(browser, seen(browser))
    status, page = record(browser, seen(browser), tu_ngay="2023-12-01")
    assert status == 422
    assert "đã kết thúc" in page.text
    assert changes(engine) == ["Nghị quyết số 1/NQ"]


def test_the_last_change_is_taken_back(engine: Engine, browser: TestClient) -> None:
    assert "Chưa có thay đổi nào để hoàn tác." in browser.get(f"{PATH}?loai=undo").text
    record(browser, seen(browser))
    hidden = seen(browser, "undo")
    page = read_page(browser.post(PATH, data={**hidden, "buoc": "xem"}).text)
    assert re.search("Đơn vị hoạt động trở lại xã Sơn Bình, .* xã Bản Bo", page.text)
    assert browser.post(PATH, data={**hidden, "buoc": "ghi"}).status_code == 303
    assert changes(engine) == []


@pytest.mark.parametrize("kind", ["merge", "split", "rename"])
def test_each_kind_has_a_form_with_labels(browser: TestClient, kind: str) -> None:
    page = read_page(browser.get(f"{PATH}?loai={kind}").text)
    fields = [one for one in (*page.named("input"), *page.named("textarea")) if one.get("type") != "hidden"]
    assert {one["for"] for one in page.named("label")} == {one["id"] for one in fields}
    assert {"don_vi", "thanh", "tu_ngay", "van_ban"} <= {one["name"] for one in fields}


def test_an_unknown_kind_is_not_taken(browser: TestClient) -> None:
    assert browser.get(f"{PATH}?loai=khac").status_code == 422
    assert browser.post(PATH, data={"loai": "khac", "ma": token(browser)}).status_code == 422
