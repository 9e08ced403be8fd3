"""The half-year cycle as people live it, in a real browser: read, ask, fill, return, mend, accept, look, print.

The office is that of the example. Khun Há's half-year report of 2023 was refused when it came, so it is to be filled.
"""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from tests.e2e.office import BROWSER, Office, violations

pytestmark = [
    pytest.mark.skipif(BROWSER is None, reason="Chromium is not installed: nobody walks through the pages"),
    pytest.mark.xdist_group("office"),
]
REPORT = "/bao-cao/khun-ha/dvcq-2023/2023-H1"
FIELDS = ("quan-triet-van-ban", "phan-cong-theo-doi", "ke-hoach-dan-van", "tiep-cong-dan")
PLAN = """\
KẾ HOẠCH
Công tác trồng cây năm 2023
I. CHỈ TIÊU
- 100% xã, thị trấn xây dựng kế hoạch trồng cây.
- 95% số xã, thị trấn trồng từ 01 - 02 vườn ươm trở lên.
II. TỔ CHỨC THỰC HIỆN
Các xã, thị trấn báo cáo kết quả 6 tháng trước ngày 05/6/2023 gửi về Phòng Nội vụ.
"""
#: 40 + 25 = 65, not 66.
NARRATIVE = "Toàn huyện có 66 mô hình, trong đó: lĩnh vực kinh tế 40 mô hình, lĩnh vực văn hóa 25 mô hình."


def test_from_the_plan_to_the_signed_list(office: Office, tmp_path: Path) -> None:
    with office.desk("can-bo") as page:
        _register_a_plan(page, tmp_path)
    with office.desk("van-thu-khun-ha", width=360) as page:
        _fill_with_a_mistake_and_mend_it(page)
    with office.desk("can-bo") as page:
        _return_it(page)
    with office.desk("van-thu-khun-ha") as page:
        _send_it_again(page)
    with office.desk("can-bo") as page:
        _accept_it(page)
        _check_a_narrative(page, tmp_path)
        _see_who_will_be_reminded(page)
    with office.desk("lanh-dao") as page:
        _look_and_print(page)


def _register_a_plan(page: Page, folder: Path) -> None:
    """Read a plan from its document, refuse one proposal, change another, record."""
    document = folder / "ke-hoach.txt"
    document.write_text(PLAN, encoding="utf-8")
    page.goto("/ke-hoach/doc")
    page.get_by_label("Văn bản kế hoạch").set_input_files(document)
    page.get_by_role("button", name="Đọc", exact=True).click()
    expect(page.get_by_text("3 điều để xác nhận")).to_be_visible()
    assert violations(page) == []
    page.get_by_label("Mã kế hoạch").fill("trong-cay")
    page.get_by_label("Của đơn vị").select_option("tam-duong")
    page.get_by_label("Giao cho nhóm").select_option("cap-xa")
    page.locator("input[name='lay.chi-tieu-1'][value='khong']").check()
    page.locator("input[name='so.chi-tieu-2']").fill("90")
    page.get_by_role("button", name="Xong, xem tệp kế hoạch").click()
    expect(page.get_by_label("Nội dung (YAML)")).to_have_value(re.compile(r"[\s\S]*share: 90[\s\S]*"))
    page.get_by_role("button", name="Ghi kế hoạch").click()
    expect(page.get_by_role("status")).to_contain_text("1 chỉ tiêu, 1 nhiệm vụ")


def _fill_with_a_mistake_and_mend_it(page: Page) -> None:
    page.goto(f"{REPORT}/nhap")
    for field in FIELDS:
        page.locator(f"[id='so.{field}']").select_option("có")
    page.locator("[id='so.mo-hinh-dang-ky']").fill("một hay hai")
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.get_by_role("alert")).to_contain_text("Chưa tiếp nhận")
    expect(page.locator("[id='so.mo-hinh-dang-ky']")).to_have_value("một hay hai")
    expect(page.locator("[id='so.quan-triet-van-ban']")).to_have_value("có")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.locator("[id='so.mo-hinh-dang-ky']").fill("1")
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.get_by_role("status")).to_contain_text("Đã tiếp nhận")
    page.goto("/don-vi/ban-bo")
    expect(page.get_by_role("heading", level=1)).to_have_text("Không được phép")  # another unit's


def _return_it(page: Page) -> None:
    page.goto(f"{REPORT}")
    page.get_by_role("button", name="Trả lại").click()
    expect(page.get_by_role("alert")).to_contain_text("cần ghi lý do")
    page.get_by_label("Lý do").fill("Ghi rõ tên mô hình")
    page.get_by_role("button", name="Trả lại").click()
    expect(page.get_by_role("status")).to_contain_text("Đã trả lại")


def _send_it_again(page: Page) -> None:
    page.goto(REPORT)
    expect(page.get_by_text("Ghi rõ tên mô hình")).to_be_visible()
    expect(page.get_by_role("button", name="Duyệt")).to_have_count(0)  # that is the officer's
    page.get_by_role("link", name="Nhập, sửa ngay trên trang").click()
    page.locator("[id='ghi.mo-hinh-dang-ky']").fill("Mô hình trồng chè, số liệu minh họa")
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.get_by_text("Đã nộp lại").first).to_be_visible()


def _accept_it(page: Page) -> None:
    page.goto(REPORT)
    expect(page.get_by_text("Mô hình trồng chè")).to_be_visible()
    page.get_by_role("button", name="Duyệt").click()
    expect(page.get_by_role("status")).to_contain_text("Đã duyệt")
    page.goto("/bao-cao?tim=khun ha&ky=2023-H1&trang_thai=accepted")
    expect(page.get_by_role("row")).to_have_count(2)  # the headings, and this one


def _check_a_narrative(page: Page, folder: Path) -> None:
    report = folder / "bao-cao.txt"
    report.write_text(NARRATIVE, encoding="utf-8")
    page.goto("/soat")
    page.get_by_label("Báo cáo bằng văn bản").set_input_files(report)
    page.get_by_role("button", name="Soát", exact=True).click()
    expect(page.get_by_text("40 + 25 = 65")).to_be_visible()
    assert violations(page) == []


def _see_who_will_be_reminded(page: Page) -> None:
    page.goto("/nhac-viec?ngay=2023-05-15")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nhắc việc")
    assert violations(page) == []


def _look_and_print(page: Page) -> None:
    """Two clicks lead from a number to the plan's sentence; the list is taken along."""
    page.goto("/?ngay=2023-10-01")
    page.get_by_role("main").locator("table a[href*='/chi-tieu/dvcq-2023/']").first.click()
    expect(page.locator("blockquote, q").first).to_be_visible()
    page.goto("/thieu?ngay=2023-06-06")
    with page.expect_download() as waited:
        page.locator("a[href*='thieu.xlsx']").click()
    book = load_workbook(io.BytesIO(Path(waited.value.path()).read_bytes()))
    assert book.sheetnames[0]
    with page.expect_download() as waited:
        page.locator("a[href*='thieu.pdf']").click()
    assert Path(waited.value.path()).read_bytes().startswith(b"%PDF-")
    page.goto(REPORT)
    expect(page.get_by_role("button", name="Trả lại")).to_have_count(0)  # a leader reads
