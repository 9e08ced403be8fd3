"""The plans, live."""

from __future__ import annotations

from sqlalchemy import Engine

from kpi.usecases.register_plan import register_plan
from tests.dashboards.live import TestClient
from tests.dashboards.reading import read_page
from tests.dashboards.world import PLAN, moment

DATABASES = ("sqlite",)  # the pages only read

LIST = "Kế hoạch đã ghi nhận; bấm vào tên để xem chỉ tiêu, lời văn và các lần sửa."


def test_the_registered_plans(browser: TestClient) -> None:
    (row,) = read_page(browser.get("/ke-hoach").text).tables[LIST][1:]
    assert row[:5] == ["Công tác dân vận năm 2023", "không có số · UBND huyện", "năm 2023", "2", "3"]


def test_an_amendment_is_told_part_by_part(browser: TestClient, engine: Engine) -> None:
    register_plan(engine, PLAN.replace("share: 95%", "share: 90%"), "sua.yaml", moment("2023-06-20T08:00"), "Lan")
    page = read_page(browser.get("/ke-hoach/kh").text)
    assert "Bản 2 · đang áp dụng" in page.text
    assert "sửa chỉ tiêu “II.4”" in page.text
    assert "giảm từ 95% xuống 90%" in page.text
    assert "90% số đơn vị, mỗi đơn vị ít nhất 1 mô hình; trong năm 2023." in page.text


def test_a_past_day_is_judged_by_the_revision_of_its_time(browser: TestClient, engine: Engine) -> None:
    """An amendment that holds from July on: in June the first revision judged, and the page says so."""
    later = PLAN.replace("share: 95%", "share: 90%").replace(
        "unit: tam-duong\n", "unit: tam-duong\nin_force_from: 2023-07-01\n"
    )
    register_plan(engine, later, "sua.yaml", moment("2023-06-20T08:00"), "Lan")
    page = read_page(browser.get("/ke-hoach/kh?ngay=2023-06-25").text)
    assert "Bản 1 · đang áp dụng" in page.text
    assert "95% số đơn vị, mỗi đơn vị ít nhất 1 mô hình" in page.text


def test_a_plan_that_is_not_there(browser: TestClient) -> None:
    assert browser.get("/ke-hoach/khong-co").status_code == 404
