"""Exemptions and extensions on a page: listed, recorded, taken back; nothing lost, nothing written over unseen."""

from __future__ import annotations

import re
from datetime import date

import pytest
from fastapi import FastAPI
from httpx import Response
from sqlalchemy import Engine

from dashboards.web.forgery import HEADER
from kpi.usecases.read_decisions import read_decisions
from rules.exemption import GrantKind
from tests.dashboards.live import NOW, PASSWORD, Clock, TestClient, browser_of
from tests.dashboards.reading import Page, read_page

PLACE = "/mien-gia-han"
EXEMPT = {
    "loai": "exemption", "viec": "kh--II.4", "don_vi": "khun-ha", "den_ngay": "",
    "ly_do": "khắc phục lũ", "nguoi": "UBND huyện", "van_ban": "Công văn 12",
}  # fmt: skip
HEAD = ["Đơn vị", "Chỉ tiêu, nhiệm vụ", "Quyết định", "Lý do, ai chấp thuận", "Ghi lúc", "Tình trạng"]


@pytest.fixture
def officer(app: FastAPI) -> TestClient:
    """A browser in which a coordinating officer is signed in."""
    return browser_of(app, "can-bo")


def decide(browser: TestClient, **changed: str) -> Response:
    answer: Response = browser.post(PLACE, data={**EXEMPT, **changed})
    return answer


def seen(browser: TestClient, query: str = "") -> Page:
    answer = browser.get(PLACE + query)
    assert answer.status_code == 200
    return read_page(answer.text)


def tables(page: Page) -> list[list[list[str]]]:
    """Return the rows of what is in force and of what is past, heads left out."""
    assert all(rows[0] == HEAD for rows in page.tables.values())
    return [rows[1:] for rows in page.tables.values()]


def form(page: Page) -> dict[str, str]:
    """Return what stands in the form that records, as a browser would send it back."""
    elements = page.elements
    start = next(n for n, (tag, has) in enumerate(elements) if tag == "form" and has.get("action", "").endswith(PLACE))
    found = dict[str, str]()
    name = ""
    for tag, has in elements[start + 1 :]:
        if tag == "form":
            break
        if tag == "select":
            name = has["name"]
            found[name] = ""
        elif tag == "option" and "selected" in has:
            found[name] = has["value"]
        elif tag == "input" and (has.get("type") != "radio" or "checked" in has):
            found[has["name"]] = has["value"]
    return found


def number(engine: Engine) -> int:
    return read_decisions(engine, NOW)[-1].number


def verdict(browser: TestClient, promise: str = "II.4") -> str:
    [row] = browser.get("/api/v1/results", params={"unit": "khun-ha", "target": promise}).json()["results"]
    return str(row["verdict"])


def test_an_exemption_is_recorded_holds_at_once_and_is_listed_with_all_that_was_said(officer: TestClient) -> None:
    assert "Không có quyết định nào đang có hiệu lực." in seen(officer).text
    answer = decide(officer, den_ngay="2023-12-31")
    assert (answer.status_code, answer.headers["location"]) == (303, PLACE)
    assert verdict(officer) == "exempt"
    page = seen(officer)
    assert "Đã ghi: Miễn đến hết ngày 31/12/2023, xã Khun Há, CT2 95% số đơn vị đăng ký 01–02 mô hình." in page.text
    ((row,),) = tables(page)
    assert row[:5] == [
        "xã Khun Há",
        "CT2 95% số đơn vị đăng ký 01–02 mô hình",
        "Miễn đến hết ngày 31/12/2023",
        "khắc phục lũ UBND huyện; Công văn 12",
        "08:00 ngày 02/10/2023 can-bo",
    ]
    assert row[5].startswith("● đang có hiệu lực")
    links = {one.get("href") for one in page.named("a")}
    assert {"/don-vi/khun-ha", "/chi-tieu/kh/II.4"} <= links


def test_an_extension_moves_the_day_of_a_report(officer: TestClient) -> None:
    answer = decide(officer, loai="extension", viec="kh--bao-cao-6-thang", den_ngay="2023-11-30")
    assert answer.status_code == 303
    [row] = officer.get("/api/v1/due", params={"unit": "khun-ha", "target": "bao-cao-6-thang"}).json()["duties"]
    assert (row["last_day"], row["state"]) == ("2023-11-30", "open")


def test_it_is_one_click_from_the_line_it_is_about(officer: TestClient) -> None:
    """From the unit's page and from the list of shortfalls, with everything chosen but the reason."""
    target = "/mien-gia-han?ke_hoach=kh&muc=bao-cao-6-thang&don_vi=khun-ha#ghi"
    for path in ("/don-vi/khun-ha", "/thieu"):
        assert target in {one.get("href") for one in read_page(officer.get(path).text).named("a")}, path
    page = seen(officer, target.removeprefix(PLACE).removesuffix("#ghi"))
    typed = form(page)
    assert (typed["loai"], typed["viec"], typed["don_vi"]) == ("extension", "kh--bao-cao-6-thang", "khun-ha")
    assert "Hạn của kế hoạch: hết ngày 04/6/2023." in page.text
    assert [has for tag, has in page.elements if tag == "details" and has.get("id") == "ghi" and "open" in has]
    assert form(seen(officer, "?ke_hoach=kh&muc=II.4&don_vi=khun-ha"))["loai"] == "exemption"
    assert form(seen(officer, "?ke_hoach=kh&muc=la&don_vi=khac"))["viec"] == ""  # what is not there is not chosen


def test_lines_lead_there_only_for_those_who_decide_and_only_where_something_is_open(app: FastAPI) -> None:
    for account in ("lanh-dao", "ban-bo"):
        browser = browser_of(app, account)
        for path in ("/don-vi/ban-bo", "/thieu"):
            assert "mien-gia-han?ke_hoach" not in browser.get(path).text
    page = browser_of(app, "can-bo").get("/don-vi/thi-tran").text  # all is met there
    assert "mien-gia-han?ke_hoach" not in page
    assert (
        "mien-gia-han?ke_hoach" not in browser_of(app, "can-bo").get("/thieu?ngay=2023-06-06").text
    )  # of a day gone by


def test_every_mistake_is_told_at_its_field_and_what_was_typed_stays(officer: TestClient, engine: Engine) -> None:
    answer = decide(officer, ly_do=" ", nguoi="<script>x</script>", den_ngay="2020-01-01", loai="khac")
    assert answer.status_code == 422
    page = read_page(answer.text)
    assert "Chưa ghi gì. Sửa những chỗ dưới đây." in page.text
    assert "ghi lý do" in page.text
    assert "chọn miễn hay gia hạn" in page.text
    wrong = {has["aria-describedby"] for _, has in page.elements if "aria-invalid" in has}
    assert wrong == {"ly_do-sai", "loai-sai"}
    assert wrong <= set(page.ids)
    typed = form(page)
    assert (typed["nguoi"], typed["den_ngay"], typed["don_vi"]) == ("<script>x</script>", "2020-01-01", "khun-ha")
    assert read_decisions(engine, NOW) == ()


def test_what_somebody_else_recorded_meanwhile_is_told_and_then_replaced_knowingly(
    app: FastAPI, officer: TestClient, engine: Engine
) -> None:
    opened = form(seen(officer, "?ke_hoach=kh&muc=II.4&don_vi=khun-ha"))
    assert decide(browser_of(app, "quan-tri")).status_code == 303
    mine = {**opened, "ly_do": "lũ quét", "nguoi": "UBND huyện", "den_ngay": "2023-11-30"}
    told = officer.post(PLACE, data=mine)
    assert told.status_code == 409
    page = read_page(told.text)
    assert "Đang có quyết định: Miễn, do quan-tri ghi lúc 08:00 ngày 02/10/2023; lý do: khắc phục lũ." in page.text
    assert form(page) == {**mine, "da_thay": str(number(engine)), "ma": form(page)["ma"]}
    assert officer.post(PLACE, data=form(page)).status_code == 303
    assert [one.grant.until for one in read_decisions(engine, NOW)] == [None, date(2023, 11, 30)]
    in_force, past = tables(seen(officer))
    assert [row[2] for row in in_force] == ["Miễn đến hết ngày 30/11/2023"]
    assert past[0][5] == "○ đã được thay 08:00 ngày 02/10/2023, can-bo"


def test_the_very_same_is_not_recorded_twice(officer: TestClient, engine: Engine) -> None:
    """Sent twice by an impatient click, or by two who agree: told, whatever was seen before."""
    decide(officer)
    again = decide(officer, da_thay=str(number(engine)))
    assert again.status_code == 409
    assert "Quyết định này đã có: Miễn, do can-bo ghi lúc" in read_page(again.text).text
    assert len(read_decisions(engine, NOW)) == 1


def test_it_is_taken_back_with_a_reason_and_stays_in_the_book(officer: TestClient, engine: Engine) -> None:
    decide(officer)
    path = f"{PLACE}/{number(engine)}/thu-hoi"
    assert path in {one.get("action") for one in seen(officer).named("form")}
    done = officer.post(path, data={"ly_do": "đã khắc phục xong", "nguoi": "UBND huyện"})
    assert (done.status_code, verdict(officer)) == (303, "not_evaluable")
    ((row,),) = tables(seen(officer))
    assert row[5] == "○ đã thu hồi 08:00 ngày 02/10/2023, can-bo đã khắc phục xong UBND huyện"


def test_the_second_of_two_who_take_it_back_is_told(app: FastAPI, officer: TestClient, engine: Engine) -> None:
    decide(officer)
    path = f"{PLACE}/{number(engine)}/thu-hoi"
    signed = {"ly_do": "ghi nhầm", "nguoi": "UBND huyện"}
    assert browser_of(app, "quan-tri").post(path, data=signed).status_code == 303
    second = officer.post(path, data=signed)
    assert second.status_code == 409
    assert "Quyết định này đã thu hồi: Thu hồi quyết định miễn, do quan-tri ghi lúc" in read_page(second.text).text
    assert len(read_decisions(engine, NOW)) == 2


def test_taking_back_without_a_reason_is_told_at_that_decision(officer: TestClient, engine: Engine) -> None:
    decide(officer)
    one = number(engine)
    answer = officer.post(f"{PLACE}/{one}/thu-hoi", data={"ly_do": "", "nguoi": "", "van_ban": "CV 9"})
    assert answer.status_code == 422
    page = read_page(answer.text)
    wrong = {has["id"] for _, has in page.elements if "aria-invalid" in has}
    assert wrong == {f"ly_do-{one}", f"nguoi-{one}"}
    assert [has["value"] for has in page.named("input") if has.get("id") == f"van_ban-{one}"] == ["CV 9"]
    assert officer.post(f"{PLACE}/99/thu-hoi", data={"ly_do": "a", "nguoi": "b"}).status_code == 404


def test_who_reads_sees_their_own_units_and_no_form(app: FastAPI) -> None:
    officer = browser_of(app, "can-bo")
    decide(officer)
    decide(officer, don_vi="ban-bo", viec="kh--II.2")
    assert [row[0] for row in tables(seen(officer))[0]] == ["xã Bản Bo", "xã Khun Há"]  # as the office sorts
    for account, units in (("lanh-dao", ["xã Bản Bo", "xã Khun Há"]), ("ban-bo", ["xã Bản Bo"])):
        page = seen(browser_of(app, account))
        assert [row[0] for row in tables(page)[0]] == units
        assert not [one for one in page.named("form") if PLACE in one.get("action", "") and one["method"] == "post"]
        assert browser_of(app, account).post(PLACE, data=EXEMPT).status_code == 403
    assert tables(seen(browser_of(app, "ban-bo"), "?don_vi=khun-ha")) == []
    for browser in (officer, browser_of(app, "ban-bo")):
        links = {one["href"] for one in seen(browser).named("a") if re.match("/(don-vi|chi-tieu)/", one["href"])}
        assert links
        assert {browser.get(link).status_code for link in links} == {200}


def test_only_one_units_decisions_can_be_looked_at(officer: TestClient) -> None:
    decide(officer)
    decide(officer, don_vi="ban-bo")
    assert [row[0] for row in tables(seen(officer, "?don_vi=ban-bo"))[0]] == ["xã Bản Bo"]


def test_a_day_gone_by_is_shown_as_it_was_and_decides_nothing(app: FastAPI, clock: Clock) -> None:
    decide(browser_of(app, "can-bo"))
    clock.forward(days=3)
    officer = browser_of(app, "can-bo")
    assert tables(seen(officer, "?ngay=2023-10-01")) == []
    page = seen(officer, "?ngay=2023-10-03")
    assert len(tables(page)[0]) == 1
    assert not [one for one in page.named("form") if "thu-hoi" in one.get("action", "")]


def test_hostile_words_stay_words(officer: TestClient, engine: Engine) -> None:
    nasty = "\"><img src=x onerror=alert(1)>{{ 7*7 }}\x00\n=cmd|'/c calc'"
    assert decide(officer, ly_do=nasty, nguoi=nasty, van_ban=nasty).status_code == 303
    page = seen(officer)
    clean = "\"><img src=x onerror=alert(1)>{{ 7*7 }} =cmd|'/c calc'"
    assert clean in page.text
    assert page.named("img") == []
    assert read_decisions(engine, NOW)[0].grant.reason == clean
    assert decide(officer, viec="kh--II.4' OR 1=1", da_thay="² x " + "9" * 30).status_code == 422


def test_a_form_whose_session_is_over_waits_and_is_sent_again(app: FastAPI, clock: Clock, engine: Engine) -> None:
    browser = browser_of(app, "can-bo")
    del browser.headers[HEADER]
    clock.forward(minutes=61)
    asked = browser.post(PLACE, data={**EXEMPT, "ma": "cũ"}, headers={"Sec-Fetch-Site": "same-origin"})
    assert asked.status_code == 401
    kept = {one["name"]: one["value"] for one in read_page(asked.text).named("input") if one.get("type") == "hidden"}
    again = browser.post("/dang-nhap", data={**kept, "ten": "can-bo", "mat-khau": PASSWORD})
    fields = {one["name"]: one["value"] for one in read_page(again.text).named("input")}
    assert fields["ly_do"] == EXEMPT["ly_do"]
    assert browser.post(PLACE, data=fields, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 303
    (found,) = read_decisions(engine, clock.at)
    assert (found.grant.kind, found.grant.unit, found.grant.document) == (
        GrantKind.EXEMPTION,
        "khun-ha",
        "Công văn 12",
    )


def test_in_english(officer: TestClient) -> None:
    decide(officer)
    answer = decide(officer, ly_do="")
    assert "ghi lý do" in answer.text
    page = seen(officer, "?tieng=en&ke_hoach=kh&muc=II.4&don_vi=khun-ha")
    for words in ("Exemptions and extensions", "Record a decision", "in force", "for good", "Take back"):
        assert words in page.text
    told = officer.post(f"{PLACE}?tieng=en", data={**EXEMPT, "ly_do": ""})
    assert "give the reason" in told.text


def test_every_field_has_its_label_and_no_two_share_an_id(officer: TestClient) -> None:
    decide(officer)
    decide(officer, don_vi="ban-bo")
    page = seen(officer)
    assert len(page.ids) == len(set(page.ids))
    fields = [has for tag, has in page.elements if tag in {"input", "select", "textarea"}]
    labelled = {one.get("for") for one in page.named("label")}
    assert {one["id"] for one in fields if one.get("type") not in {"hidden", "radio"}} <= labelled
