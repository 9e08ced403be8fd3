"""The live site as a whole: pages, what every answer carries, and what is said when something is wrong."""

from __future__ import annotations

import pytest

from tests.dashboards.live import TestClient
from tests.dashboards.reading import read_page
from tests.dashboards.world import OFFICE

DATABASES = ("sqlite",)  # the pages only read


def test_the_first_page_is_the_overview_as_of_now(browser: TestClient) -> None:
    answer = browser.get("/")
    assert answer.status_code == 200
    page = read_page(answer.text)
    assert OFFICE in page.text
    assert "Số liệu biết đến 08:00 ngày 02/10/2023" in page.text


def test_a_past_day_is_shown_as_known_at_its_end_and_links_keep_it(browser: TestClient) -> None:
    page = read_page(browser.get("/?ngay=2023-06-05").text)
    assert "Số liệu biết đến 23:59 ngày 05/6/2023" in page.text
    links = {link["href"] for link in page.named("a")}
    assert "/don-vi/ban-bo?ngay=2023-06-05" in links
    assert browser.get("/don-vi/ban-bo?ngay=2023-06-05").status_code == 200


def test_the_language_is_the_one_asked_for(browser: TestClient) -> None:
    assert 'lang="en"' in browser.get("/?tieng=en").text
    assert 'lang="vi"' in browser.get("/").text


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/khong-co", 404, "Không có trang này"),
        ("/don-vi/khong-co", 404, "Không có đơn vị “khong-co” trong danh sách."),
        ("/?ngay=hom-qua", 422, "Không hiểu thời điểm “hom-qua”"),
        ("/?ngay=20230605", 200, "05/6/2023"),
        ("/?ky=2023-X", 422, "Không có kỳ “2023-X”"),
        ("/?tieng=fr", 422, "Không có ngôn ngữ “fr”"),
    ],
)
def test_what_is_wrong_is_said_on_a_plain_page(browser: TestClient, path: str, status: int, said: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == status
    assert said in read_page(answer.text).text


def test_a_page_takes_only_what_it_takes(browser: TestClient) -> None:
    answer = browser.put("/")
    assert answer.status_code == 405
    assert "Địa chỉ này không nhận cách gọi đó." in answer.text


def test_every_answer_carries_the_headers(browser: TestClient) -> None:
    for path in ("/", "/khong-co", "/?ngay=x"):
        headers = browser.get(path).headers
        assert "'unsafe-inline'" not in headers["content-security-policy"]
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "private, no-store"


def test_whatever_a_page_loads_is_there_compressed_and_kept(browser: TestClient) -> None:
    page = read_page(browser.get("/").text)
    asked = [one["href"] for one in page.named("link")] + [one["src"] for one in page.named("script") if "src" in one]
    assert len(asked) == 4  # and the page itself: five requests
    for address in asked:
        answer = browser.get(address)
        assert answer.status_code == 200
        assert answer.headers["content-encoding"] == "gzip"
        assert "immutable" in answer.headers["cache-control"]
    assert browser.get(asked[0].replace("/assets/", "/assets/0")).status_code == 404
