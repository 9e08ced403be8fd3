"""A plan from its document to its record, in the browser."""

from __future__ import annotations

import json

from tests.dashboards.live import TestClient
from tests.dashboards.reading import Page, read_page
from tests.dashboards.typing_in import hidden, send
from tests.dashboards.world import PLAN

DOCUMENT = """\
KẾ HOẠCH
Công tác trồng cây năm 2023
I. CHỈ TIÊU
- 100% xã, thị trấn xây dựng kế hoạch trồng cây.
- 95% số xã, thị trấn trồng từ 01 - 02 vườn ươm trở lên.
II. TỔ CHỨC THỰC HIỆN
Các xã, thị trấn báo cáo kết quả 6 tháng trước ngày 05/6/2023 gửi về Phòng Nội vụ.
"""


def proposed(browser: TestClient) -> Page:
    answer = send(browser, "/ke-hoach/doc", "/ke-hoach/doc", files=[("ke-hoach.txt", DOCUMENT.encode())])
    assert answer.status_code == 200
    return read_page(answer.text)


def filled(page: Page) -> dict[str, str]:
    """Return the fields of the page as a browser would send them."""
    fields = page.named("input")
    given = {one["name"]: one.get("value", "") for one in fields if one.get("type") not in {"radio", "checkbox"}}
    chosen = {
        one["name"]: one["value"] for one in fields if one.get("type") in {"radio", "checkbox"} and "checked" in one
    }
    return given | chosen | {"don_vi": "tam-duong", "giao": "cap-xa", "ma_ke_hoach": "trong-cay"}


def plan_text(answer_text: str) -> str:
    from html import unescape

    return unescape(answer_text.partition('spellcheck="false" required>')[2].partition("</textarea>")[0])


def test_the_words_stand_beside_what_was_read(browser: TestClient) -> None:
    page = proposed(browser)
    assert "3 điều để xác nhận" in page.text
    links = {one["href"].removeprefix("#") for one in page.named("a") if one["href"].startswith("#")}
    assert {"chi-tieu-1", "v-chi-tieu-1", "v-nhiem-vu-1"} <= links
    assert links <= set(page.ids)


def test_confirmed_changed_refused_and_recorded(browser: TestClient) -> None:
    fields = filled(proposed(browser)) | {"lay.chi-tieu-1": "khong", "so.chi-tieu-2": "90"}
    answer = browser.post("/ke-hoach/doc/xac-nhan", data=fields)
    text = plan_text(answer.text)
    assert "chi-tieu-1" not in text
    assert "share: 90" in text
    done = browser.post("/ke-hoach/ghi", data=hidden(browser, "/ke-hoach/ghi") | {"ke_hoach": text, "da_thay": "0"})
    assert (done.status_code, done.headers["location"]) == (303, "/ke-hoach/trong-cay")
    listed = read_page(browser.get("/bao-cao?ke_hoach=trong-cay").text).text
    assert "Bản Bo" in listed  # who is asked may report at once


def test_a_plan_with_mistakes_is_shown_again_with_all_of_them(browser: TestClient) -> None:
    wrong = (
        PLAN.replace("id: kh\n", "id: khac\n")
        .replace("share: 95%", "share: 195%")
        .replace("period: 2023-H1", "period: 2023-H7")
    )
    answer = send(browser, "/ke-hoach/ghi", "/ke-hoach/ghi", {"ke_hoach": wrong})
    page = read_page(answer.text)
    assert answer.status_code == 422
    [table] = page.tables.values()
    assert len(table) > 2  # a heading and both
    assert all(row[0].startswith("dòng") for row in table[1:])
    assert plan_text(answer.text).strip() == wrong.strip()  # to the letter


def test_a_plan_is_changed_in_the_open(browser: TestClient) -> None:
    fields = hidden(browser, "/ke-hoach/ghi?sua=kh")
    assert fields["da_thay"] == "1"
    changed = PLAN.replace("Công tác dân vận năm 2023", "Công tác dân vận năm 2023 (sửa)")
    assert browser.post("/ke-hoach/ghi", data=fields | {"ke_hoach": changed}).status_code == 303
    late = browser.post("/ke-hoach/ghi", data=fields | {"ke_hoach": PLAN.replace("Mọi xã", "Tất cả xã")})
    page = read_page(late.text)
    assert late.status_code == 409  # somebody opened it before the change
    assert "Công tác dân vận năm 2023 (sửa)" in page.text  # what the first wrote
    assert "Tất cả xã" in plan_text(late.text)  # what the second wrote


def test_a_document_that_cannot_be_read(browser: TestClient) -> None:
    answer = send(browser, "/ke-hoach/doc", "/ke-hoach/doc", files=[("scan.pdf", b"%PDF-1.7 nothing")])
    assert answer.status_code == 422
    assert "Không đọc được văn bản" in " ".join(read_page(answer.text).tables)


def test_a_draft_that_was_tampered_with(browser: TestClient) -> None:
    fields = filled(proposed(browser))
    for draft in ("", "[]", "null", json.dumps({"targets": 7}), json.dumps({"targets": [{"no": "id"}]})):
        assert browser.post("/ke-hoach/doc/xac-nhan", data=fields | {"ban_nhap": draft}).status_code == 422


def test_a_plan_nobody_has(browser: TestClient) -> None:
    assert browser.get("/ke-hoach/ghi?sua=khac").status_code == 404
