"""Every page in a real browser, light and dark, telephone and desk: nothing scrolls sideways, axe is content."""

from __future__ import annotations

import pytest
from playwright.sync_api import Request

from dashboards.web.asset_files import SMALL_BUNDLE
from tests.e2e.office import BROWSER, Office, violations

pytestmark = [
    pytest.mark.skipif(BROWSER is None, reason="Chromium is not installed: pages are not looked at"),
    pytest.mark.xdist_group("office"),
]
#: What an administrator may open, as of a day on which there is something to see.
PAGES = (
    "/dang-nhap?tiep=/han",
    "/?ngay=2023-10-01", "/don-vi?ngay=2023-10-01", "/don-vi/ban-bo?ngay=2023-10-01",
    "/chi-tieu/dvcq-2023/II.4?ngay=2023-10-01", "/han?ngay=2023-05-15", "/thieu?ngay=2023-06-06",
    "/tong-hop?ngay=2023-10-01", "/ho-so-hop", "/cong-van?ngay=2023-11-16",
    "/bao-cao", "/bao-cao/ban-bo/dvcq-2023/2023-H1", "/bao-cao/ban-bo/dvcq-2023/2023-H1/nhap", "/nop",
    "/ke-hoach", "/ke-hoach/dvcq-2023", "/ke-hoach/doc", "/ke-hoach/ghi?sua=dvcq-2023", "/soat",
    "/mien-gia-han?ke_hoach=dvcq-2023&muc=II.4&don_vi=khun-ha",
    "/nhac-viec?ngay=2023-05-15", "/thay-doi-don-vi", "/tai-khoan", "/thiet-lap", "/nhat-ky", "/suc-khoe", "/toi",
    "/khong-co-trang-nay",
)  # fmt: skip


@pytest.mark.parametrize(("width", "dark"), [(360, False), (1280, True)], ids=["telephone", "desk in the dark"])
def test_no_violation_and_nothing_sideways(office: Office, width: int, dark: bool) -> None:
    with office.desk("quan-tri", width, dark=dark) as page:
        for address in PAGES:
            page.goto(address)
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            assert violations(page) == [], address
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_a_pack_is_made_on_a_telephone(office: Office) -> None:
    with office.desk("can-bo", 360, dark=True) as page:
        page.goto("/ho-so-hop")
        page.get_by_label("Ngày họp").fill("2023-06-06")
        page.get_by_role("button", name="Lập hồ sơ").click()
        page.get_by_role("heading", name="Hồ sơ họp ngày 06/6/2023").wait_for()
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        with page.expect_download() as file:
            page.get_by_role("link", name="Tải về (.zip)").click()
        assert file.value.suggested_filename == f"ho-so-hop-{page.url.rpartition('/')[2]}.zip"


def test_the_first_page_is_small(office: Office) -> None:
    """At most 5 requests and 1.6 MB, compressed, on the first visit; half a megabyte where `make assets` has run."""
    with office.desk("lanh-dao") as page:
        signed_in = page.context.storage_state()
    context = office.browser.new_context(storage_state=signed_in, base_url=office.address)  # with nothing kept
    first, done = context.new_page(), list[Request]()
    first.on("requestfinished", lambda one: done.append(one))  # noqa: PLW0108  a builtin cannot be hooked
    first.goto("/?ngay=2023-10-01", wait_until="networkidle")
    sizes = {one.url: one.sizes()["responseBodySize"] for one in done}
    context.close()
    assert len(sizes) <= 5
    assert sum(sizes.values()) <= (500_000 if SMALL_BUNDLE.is_file() else 1_600_000)
    page_itself = next(size for url, size in sizes.items() if "?ngay=" in url)
    assert page_itself <= 40_000  # with the small bundle of 0.4 MB the whole stays below half a megabyte
