"""Reminders in the browser: planned, sent, failed and sent again, each as it reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboards.web.app import create_app
from dashboards.web.routes.reminders import SANDBOX
from kpi.delivery import Fate, Outcome
from kpi.store.engine import changing, reading, writing
from kpi.store.ledger import entries, record_plan
from kpi.store.outbox import mark_sending, parcels, record_outcome, take
from kpi.store.workers import at_work
from kpi.usecases.record_units import record_units
from tests.dashboards.live import Clock, TestClient, browser_of, filled, people, site
from tests.dashboards.reading import read_page
from tests.dashboards.world import UNITS, moment
from tests.kpi.matters import digest, matter, planned

#: Three working days before the last working day (Friday 2/6/2023) Khun Há is reminded of its half-year report.
TUESDAY = moment("2023-05-30T07:00")
CONTACT = "contacts: [{role: Văn thư, email: van-thu@khun-ha.example, note: số liệu minh họa}]"


@pytest.fixture
def clock() -> Clock:
    """The morning of Tuesday 30/5/2023, before office hours."""
    return Clock(TUESDAY)


@pytest.fixture
def office(engine: Engine, clock: Clock, tmp_path: Path) -> TestClient:
    """A browser at the site of an office where Khun Há has an address, and nobody else."""
    filled(engine)
    units = UNITS.replace("name: Khun Há,", f"name: Khun Há, {CONTACT},")
    record_units(engine, units, "units.yaml", moment("2023-01-06T08:00"), "Lan")
    return browser_of(create_app(site(people(engine), clock, tmp_path)), "quan-tri")


def failed(engine: Engine) -> int:
    """Let a message fail, and return its number."""
    return tried(engine, Outcome(Fate.REFUSED, "550 no <user>"))


def tried(engine: Engine, outcome: Outcome, content: bytes = b"x") -> int:
    """Let an attempt to send a message end so, the last one, and return the message's number."""
    when = moment("2023-05-29T08:00")
    with writing(engine) as connection:
        record_plan(connection, planned(digest(matter("khun-ha"))), "dondoc.example", when)
    with at_work(engine, "worker", when) as worker, changing(engine) as connection:
        taken = take(connection, worker.number, when, moment("2023-05-29T09:00"), 1, ["mail"])
        (parcel,) = parcels(connection, taken)
        mark_sending(connection, worker.number, parcel, content, when, moment("2023-05-29T09:00"))
        record_outcome(connection, worker.number, parcel, outcome, when, None)
    return parcel.id


def state(engine: Engine) -> list[str]:
    with reading(engine) as connection:
        return [entry.state.value for entry in entries(connection)]


def test_what_would_go_out_is_told_by_day_with_its_reason(office: TestClient) -> None:
    page = read_page(office.get("/nhac-viec?trong=1").text)
    assert "Thứ Ba, 30/5/2023 1 thư, tin nhắn" in page.text
    (caption,) = [caption for caption in page.tables if caption.endswith("30/5/2023")]
    _, row = page.tables[caption]
    assert row[0] == "Văn thư xã Khun Há van-thu@khun-ha.example · thư điện tử"
    assert row[1].startswith("Báo cáo 6 tháng – xã Khun Há còn 3 ngày làm việc")
    assert "Chưa nhắc được ai" in page.text  # the other communes have no address


def test_a_message_is_shown_as_it_would_read(office: TestClient) -> None:
    page = read_page(office.get("/nhac-viec?trong=1").text)
    (address,) = {link["href"] for link in page.named("a") if link["href"].startswith("/nhac-viec/thu?")}
    shown = office.get(address)
    assert shown.status_code == 200
    text = read_page(shown.text).text
    assert "Kính gửi: Văn thư xã Khun Há" in text
    assert "van-thu@khun-ha.example" in text
    (html,) = {one["href"] for one in read_page(shown.text).named("a") if "/thu/html" in one["href"]}
    letter = office.get(html)
    assert (letter.status_code, letter.headers["content-security-policy"]) == (200, SANDBOX)
    assert "sandbox" in SANDBOX
    assert "script" not in letter.text
    assert "Kính gửi: <strong>Văn thư xã Khun Há</strong>" in letter.text


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("gui=2023-05-30&nguoi=ban-bo/van-thu", 404),
        ("gui=2023-06-03&nguoi=khun-ha/van-thu", 404),
        ("gui=x&nguoi=a", 422),
    ],
)
def test_a_message_that_is_not_planned_is_not_shown(office: TestClient, query: str, status: int) -> None:
    for page in ("thu", "thu/html"):
        answer = office.get(f"/nhac-viec/{page}?{query}")
        assert answer.status_code == status


def test_what_failed_comes_first_with_the_reason_and_goes_out_again(engine: Engine, office: TestClient) -> None:
    number = failed(engine)
    answer = office.get("/nhac-viec")
    page = read_page(answer.text)
    _, row = page.tables["Thư, tin nhắn đã thôi không gửi: vì sao, cần làm gì."]
    assert "Máy chủ trả lời: 550 no <user>" in row[4]
    assert "sửa địa chỉ trong danh sách đơn vị, rồi gửi lại" in row[4]
    assert page.text.index("Không gửi được") < page.text.index("Dự kiến")
    (button,) = [one for one in page.named("button") if one.get("name") == "so"]
    assert button["value"] == str(number)
    done = office.post("/nhac-viec/gui-lai", data={"so": number})
    assert (done.status_code, done.headers["location"]) == (303, "/nhac-viec")
    assert state(engine) == ["pending"]
    assert "sẽ được gửi lại ở lần gửi tới" in office.get("/nhac-viec").text


def test_what_may_have_arrived_is_shown_word_for_word(engine: Engine, office: TestClient) -> None:
    mail = "Subject: Nhắc <b>ngay</b>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nĐúng từng chữ.\r\n"
    number = tried(engine, Outcome(Fate.UNKNOWN, "không trả lời"), mail.encode())
    link = f"/nhac-viec/thu/{number}"
    assert {"href": link} in read_page(office.get("/nhac-viec").text).named("a")
    page = read_page(office.get(link).text)
    assert "Nhắc <b>ngay</b>" in page.text  # as words, not as HTML
    assert "Đúng từng chữ." in page.text
    assert "Đúng từng chữ như đã chuyển cho máy chủ" in page.text
    assert not [one for one in page.named("a") if one["href"].endswith("/html")]  # it has none


def test_what_has_arrived_is_written_again_and_said_to_be(engine: Engine, office: TestClient) -> None:
    number = tried(engine, Outcome(Fate.SENT, "250 ok"))
    page = read_page(office.get(f"/nhac-viec/thu/{number}").text)
    assert "thư soạn lại từ sổ nhắc việc" in page.text
    assert "đã gửi 08:00 ngày 29/5/2023" in page.text
    assert "bao-cao: còn 1 ngày làm việc." in page.text  # the matter, as the ledger has it
    letter = office.get(f"/nhac-viec/thu/{number}/html")
    assert letter.headers["content-security-policy"] == SANDBOX
    assert "Văn thư Khun-Ha" in letter.text


def test_what_waits_is_said_to_wait(engine: Engine, office: TestClient) -> None:
    with writing(engine) as connection:
        record_plan(connection, planned(digest(matter("khun-ha"))), "dondoc.example", TUESDAY)
        [entry] = entries(connection)
    page = read_page(office.get(f"/nhac-viec/thu/{entry.message}").text)
    assert "Thư chưa gửi." in page.text


@pytest.mark.parametrize("number", ["0", "7", "99999999999999999999", "-1"])
def test_a_message_that_is_not_in_the_ledger(office: TestClient, number: str) -> None:
    assert office.get(f"/nhac-viec/thu/{number}").status_code == 404


def test_of_two_who_send_again_the_second_is_told(engine: Engine, office: TestClient) -> None:
    number = failed(engine)
    assert office.post("/nhac-viec/gui-lai", data={"so": number}).status_code == 303
    again = office.post("/nhac-viec/gui-lai", data={"so": number})
    assert again.status_code == 409
    assert "có thể người khác vừa cho gửi lại" in again.text
    assert office.post("/nhac-viec/gui-lai", data={"so": "x"}).status_code == 422
    assert office.post("/nhac-viec/gui-lai", data={"so": "9" * 20}).status_code == 404


def test_the_ledger_of_one_unit(engine: Engine, office: TestClient) -> None:
    with writing(engine) as connection:
        plan = planned(digest(matter("khun-ha")), digest(matter("ta-leng")))
        record_plan(connection, plan, "dondoc.example", TUESDAY)
    text = read_page(office.get("/nhac-viec?don_vi=ta-leng&trong=1").text).text
    assert "ta-leng.van-thu@tam-duong.example" in text
    assert "khun-ha.van-thu@tam-duong.example" not in text
    assert office.get("/nhac-viec?don_vi=khong-co").status_code == 404


def test_days_ahead_are_so_many_and_no_more(office: TestClient) -> None:
    for wrong in ("0", "121", "x"):
        assert office.get(f"/nhac-viec?trong={wrong}").status_code == 422
