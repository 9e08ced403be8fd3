"""Files handed in at the page: several at once, mistakes at cells, marked copies, and nothing taken twice."""

from __future__ import annotations

import io

from openpyxl import load_workbook

from kpi.intake.form import Entry, write_form
from tests.dashboards.live import TestClient
from tests.dashboards.reading import read_page
from tests.dashboards.typing_in import hidden, send
from tests.dashboards.world import plan, registry
from tests.kpi.world import period


def form(unit: str, **figures: str | float) -> bytes:
    """Return the form of a unit with figures; phan_cong stands for phan-cong."""
    entries = {name.replace("_", "-"): Entry(value, "số liệu minh họa") for name, value in figures.items()}
    return write_form(plan(), registry().unit(unit), period("2023-H1"), entries)


RIGHT = ("ban-bo.xlsx", form("ban-bo", phan_cong="có", mo_hinh=2))
WRONG = ("khun-ha.xlsx", form("khun-ha", phan_cong="có", mo_hinh="nhiều"))


def test_each_of_several_files_has_its_answer(browser: TestClient) -> None:
    answer = send(browser, "/nop", "/nop", files=[RIGHT, WRONG])
    page = read_page(answer.text)
    assert answer.status_code == 422  # one is to be mended
    assert "✗ khun-ha.xlsx: chưa tiếp nhận" in page.text
    assert "✓ ban-bo.xlsx: đã tiếp nhận" in page.text
    [table] = page.tables.values()
    assert table[1][0] == "Báo cáo!E9"
    assert "nhiều" in table[1][2]


def test_the_marked_copy_has_the_cell_and_the_words(browser: TestClient) -> None:
    page = read_page(send(browser, "/nop", "/nop", files=[WRONG]).text)
    [link] = [link["href"] for link in page.named("a") if link["href"].endswith("/danh-dau")]
    copy = browser.get(link)
    assert copy.headers["content-disposition"].startswith('attachment; filename="khun-ha-danh-dau.xlsx"')
    comment = load_workbook(io.BytesIO(copy.content))["Báo cáo"]["E9"].comment
    assert comment is not None
    assert "nhiều" in comment.text
    assert browser.get(link.removesuffix("/danh-dau")).content == WRONG[1]  # the file itself, as it came


def test_the_same_file_again(browser: TestClient) -> None:
    send(browser, "/nop", "/nop", files=[RIGHT])
    page = read_page(send(browser, "/nop", "/nop", files=[RIGHT]).text)
    assert "= ban-bo.xlsx: trùng" in page.text


def test_received_earlier_by_post(browser: TestClient) -> None:
    answer = send(browser, "/nop", "/nop", {"nhan": "16:30 ngày 02/6/2023"}, [RIGHT])
    assert answer.status_code == 200
    assert "nhận lúc 16:30 ngày 02/6/2023" in read_page(browser.get("/bao-cao/ban-bo/kh/2023-H1").text).text


def test_a_moment_that_is_none_or_to_come(browser: TestClient) -> None:
    for text in ("hôm kia", "16:30 ngày 02/6/2033"):
        answer = send(browser, "/nop", "/nop", {"nhan": text}, [RIGHT])
        page = read_page(answer.text)
        assert answer.status_code == 422
        assert text in [field.get("value") for field in page.named("input")]  # what was typed is still there
        assert "ban-bo.xlsx" not in page.text


def test_nothing_chosen(browser: TestClient) -> None:
    answer = browser.post("/nop", data=hidden(browser, "/nop"), files=[("tep", ("", b""))])
    assert answer.status_code == 422


def test_what_is_no_workbook_is_kept_and_harms_nothing(browser: TestClient) -> None:
    hostile = ("<script>.xlsx", b"PK\x03\x04 no zip at all")
    answer = send(browser, "/nop", "/nop", files=[hostile, RIGHT])
    page = read_page(answer.text)
    assert "✗ <script>.xlsx: chưa tiếp nhận" in page.text
    assert "✓ ban-bo.xlsx" in page.text
    assert page.scripts == []


def test_a_file_nobody_sent(browser: TestClient) -> None:
    for address in (f"/tep/{'0' * 64}", f"/tep/{'0' * 64}/danh-dau", "/tep/../../etc/passwd"):
        assert browser.get(address).status_code == 404
