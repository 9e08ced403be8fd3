"""A report filled on a page: taken, drafted, shown again with its mistakes, and what two people do at once."""

from __future__ import annotations

from tests.dashboards.live import TestClient
from tests.dashboards.reading import Page, read_page
from tests.dashboards.typing_in import hidden, send

BAN_BO = "/bao-cao/ban-bo/kh/2023-H1"
FORM = f"{BAN_BO}/nhap"
RIGHT = {"viec": "gui", "so.phan-cong": "có", "so.mo-hinh": "2", "so.doi-thoai": "", "ghi.mo-hinh": "số liệu minh họa"}


def typed(page: Page) -> dict[str, str]:
    """Return what stands in the fields of a page."""
    return {field["name"]: field["value"] for field in page.named("input") if field["name"].startswith(("so.", "ghi."))}


def figures(browser: TestClient) -> list[list[str]]:
    page = read_page(browser.get(BAN_BO).text)
    [table] = [rows for caption, rows in page.tables.items() if "Từng số" in caption]
    return [[" ".join(cell.split()) for cell in row[1:3]] for row in table[1:]]


def test_it_begins_blank_and_is_taken(browser: TestClient) -> None:
    assert set(typed(read_page(browser.get(FORM).text)).values()) == {""}
    answer = send(browser, FORM, FORM, RIGHT)
    assert (answer.status_code, answer.headers["location"]) == (303, BAN_BO)
    assert figures(browser) == [["Phân công lãnh đạo", "có"], ["Số mô hình", "2"], ["Số cuộc đối thoại", "để trống"]]
    page = read_page(browser.get(BAN_BO).text)
    assert "nhap-tren-trang-ban-bo-2023-H1-20231002-080000.xlsx" in page.text  # the file that is kept, with its cells
    assert "Báo cáo!E9" in page.text


def test_what_was_sent_is_there_to_be_corrected(browser: TestClient) -> None:
    send(browser, FORM, FORM, RIGHT)
    assert typed(read_page(browser.get(FORM).text)) == {
        "so.mo-hinh": "2", "so.doi-thoai": "", "ghi.phan-cong": "", "ghi.mo-hinh": "số liệu minh họa",
        "ghi.doi-thoai": "",
    }  # fmt: skip
    send(browser, FORM, FORM, RIGHT | {"so.mo-hinh": "1"})
    page = read_page(browser.get(BAN_BO).text)
    [table] = [rows for caption, rows in page.tables.items() if "Từng số" in caption]
    [changed] = [row for row in table if "đã đổi" in " ".join(row)]
    assert changed[1:3] == ["Số mô hình", "1"]
    assert changed[4].split()[0] == "2"  # what it was


def test_every_mistake_at_its_line_and_nothing_typed_is_lost(browser: TestClient) -> None:
    wrong = RIGHT | {"so.mo-hinh": "2 hay 3", "so.doi-thoai": "-1", "ghi.doi-thoai": "chờ <b>biên bản</b>"}
    answer = send(browser, FORM, FORM, wrong)
    page = read_page(answer.text)
    assert answer.status_code == 422
    assert "đã nhập vẫn còn nguyên" in page.text
    assert typed(page)["so.mo-hinh"] == "2 hay 3"
    assert typed(page)["so.doi-thoai"] == "-1"
    assert typed(page)["ghi.doi-thoai"] == "chờ <b>biên bản</b>"  # as text: the page has no such element
    assert page.named("b") == []
    marked = [field["name"] for field in page.named("input") if field.get("aria-invalid")]
    assert marked == ["so.mo-hinh", "so.doi-thoai"]
    listed = read_page(browser.get("/bao-cao?tim=ban bo").text).text
    assert "Gửi lỗi, chưa tiếp nhận" in listed  # nothing of it counts


def test_a_draft_is_kept_with_its_mistakes_and_does_not_count(browser: TestClient) -> None:
    answer = send(browser, FORM, FORM, RIGHT | {"viec": "nhap", "so.mo-hinh": "chưa rõ", "so.doi-thoai": "1"})
    assert answer.status_code == 303
    page = read_page(browser.get(BAN_BO).text)
    assert "Bản nháp" in page.text
    assert [caption for caption in page.tables if "Từng số" in caption] == []
    assert typed(read_page(browser.get(FORM).text))["so.doi-thoai"] == "1"  # and can be gone on with


def test_the_second_of_two_people_sees_what_the_first_sent(browser: TestClient) -> None:
    seen = hidden(browser, FORM)
    send(browser, FORM, FORM, RIGHT)
    answer = browser.post(FORM, data=RIGHT | {"so.mo-hinh": "1"} | seen)
    page = read_page(answer.text)
    assert answer.status_code == 409
    assert typed(page)["so.mo-hinh"] == "1"  # the second's, still there
    assert "Người khác vừa gửi: 2" in page.text  # the first's, beside it
    assert figures(browser)[1] == ["Số mô hình", "2"]
    again = browser.post(FORM, data=RIGHT | {"so.mo-hinh": "1"} | hidden(browser, FORM))
    assert again.status_code == 303


def test_what_is_accepted_says_so_before_anything_is_typed(browser: TestClient) -> None:
    send(browser, FORM, FORM, RIGHT)
    send(browser, BAN_BO, f"{BAN_BO}/buoc", {"viec": "accept"})
    assert "đã được duyệt; cần mở khóa" in read_page(browser.get(FORM).text).text
    refused = send(browser, FORM, FORM, RIGHT | {"so.mo-hinh": "1"})
    assert refused.status_code == 422
    assert figures(browser)[1] == ["Số mô hình", "2"]


def test_who_is_not_asked_has_no_form(browser: TestClient) -> None:
    answer = browser.get("/bao-cao/tam-duong/kh/2023-H1/nhap")
    assert answer.status_code == 404
    assert "không phải báo cáo kỳ này" in read_page(answer.text).text


def test_the_form_goes_out_and_comes_back(browser: TestClient) -> None:
    answer = browser.get(f"{BAN_BO}/bieu.xlsx")
    assert answer.headers["content-disposition"].startswith('attachment; filename="xa-ban-bo_2023-H1.xlsx"')
    sent = send(browser, "/nop", "/nop", {"nhap": "1"}, [("bieu.xlsx", answer.content)])
    assert "bản nháp" in read_page(sent.text).text  # our own form, known again
    assert "Xã Bản Bo" in read_page(sent.text).text
