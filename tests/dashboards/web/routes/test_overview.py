"""The first page, live: the day, the period and the day compared with are chosen by a plain form."""

from __future__ import annotations

import pytest

from tests.dashboards.live import TestClient
from tests.dashboards.reading import read_page

DATABASES = ("sqlite",)  # the pages only read

CHANGES = "Đơn vị, chỉ tiêu: trước, nay, vì sao."


def test_what_changed_since_a_day_is_told_with_its_cause(browser: TestClient) -> None:
    # Between 4/6 and 8/6: Sơn Bình sends three days late, Bản Bo and Khun Há let the day pass.
    page = read_page(browser.get("/?ngay=2023-06-08&tu=2023-06-04").text)
    rows = {(row[0], row[1].split()[0]): row[2:] for row in page.tables[CHANGES][1:]}
    assert rows["Khun Há", "NV1"] == ["▲ Chưa thực hiện, còn hạn", "■ Quá hạn ↓ xấu đi", "hết hạn ngày 04/6/2023"]
    before, after, cause = rows["Sơn Bình", "NV1"]
    assert (before, after) == ("▲ Chưa thực hiện, còn hạn", "◐ Muộn ↑ tốt lên")
    assert cause == "nhận báo cáo lúc 08:30 ngày 07/6/2023, lần 1 son-binh.xlsx"
    assert "Có gì thay đổi từ 23:59 ngày 04/6/2023" in page.text


def test_without_a_day_a_week_before_is_compared_with(browser: TestClient) -> None:
    page = read_page(browser.get("/").text)  # it is 2/10/2023
    assert "Có gì thay đổi từ 23:59 ngày 25/9/2023" in page.text
    assert "Không kết quả nào của đơn vị nào thay đổi." in page.text


def test_the_form_shows_what_was_chosen(browser: TestClient) -> None:
    page = read_page(browser.get("/?ngay=2023-10-01&ky=2023-H1&tu=2023-06-01&tieng=en").text)
    fields = {field["name"]: field.get("value", "") for field in page.named("input")}
    assert (fields["ngay"], fields["tu"], fields["tieng"]) == ("2023-10-01", "2023-06-01", "en")
    assert [one["value"] for one in page.named("option") if "selected" in one] == ["2023-H1"]
    assert {label["for"] for label in page.named("label")} == {"ngay", "ky", "tu"}


def test_a_period_is_judged_by_its_reports(browser: TestClient) -> None:
    """The half-year's own: the plan's year is not over, its half-year is."""
    page = read_page(browser.get("/?ngay=2023-10-01&ky=2023-H1").text)
    assert "CT1" in page.text


@pytest.mark.parametrize("body", ["khong-co", "ban-bo", "<script>"])
def test_below_what_is_no_body_there_is_no_page(browser: TestClient, body: str) -> None:
    assert browser.get("/", params={"thuoc": body}).status_code == 404


def test_the_units_below_a_body(browser: TestClient) -> None:
    page = read_page(browser.get("/?thuoc=tam-duong").text)
    assert "Tình hình thực hiện kế hoạch: huyện Tam Đường" in page.text
    assert {field.get("value") for field in page.named("input") if field["name"] == "thuoc"} == {"tam-duong"}
    assert "2/5" in page.text


@pytest.mark.parametrize("number", ["0", "-1", "hai", "9" * 30])
def test_a_piece_that_there_is_not_gives_the_nearest(browser: TestClient, number: str) -> None:
    assert browser.get("/", params={"trang": number}).status_code == 200
