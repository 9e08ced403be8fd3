"""What keeps reminders from arriving, as ``dondoc doctor`` says it to an officer: every case of bad input."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from time_machine import travel

from kpi.store.engine import changing, open_engine, writing
from kpi.store.runs import claim, finish
from kpi.store.texts import StoredText, add_plan, digest
from kpi.store.workers import at_work, beat
from targets.workdays import VIETNAM
from tests.jobs.conftest import Dondoc
from tests.jobs.reminders.world import PLAN, UNITS
from tests.mail_server import mail_server

JANUARY = datetime(2023, 1, 3, 8, tzinfo=VIETNAM)
MORNING = datetime(2023, 5, 24, 8, tzinfo=VIETNAM)  # 7 working days before the last working day of the report
#: As the world of reminders has it, but that everyone can be reached by mail.
REACHED = UNITS.replace(', phone: "0213000001", channel: webhook', "").replace(
    "  - id: then-sin\n    name: Thèn Sin\n",
    "  - id: then-sin\n    name: Thèn Sin\n    contacts: [{role: Văn thư, email: van-thu@then-sin.example}]\n",
)
MAIL = "mail: {server: mail.example, security: none, sender: nhac-viec@huyen.example}\n"
OFFICE = "office: Phòng Nội vụ\ncontacts: [{role: Văn thư, email: van-thu@phong.example}]\n"
Doctor = Callable[..., list[str]]


@pytest.fixture
def doctor(dondoc: Dondoc, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Doctor]:
    """Make an office's workspace in January, and ask the doctor in May what keeps reminders from arriving."""
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    time.tzset()

    def ask(units: str = REACHED, plan: str = PLAN, settings: str = OFFICE + MAIL) -> list[str]:
        folder = tmp_path / "o"
        if not folder.exists():
            with travel(JANUARY):
                assert dondoc("init", folder).code == 0
                (tmp_path / "units.yaml").write_text(units, encoding="utf-8")
                (tmp_path / "kh.yaml").write_text(plan, encoding="utf-8")
                (tmp_path / "kh.txt").write_text("Kế hoạch", encoding="utf-8")
                assert dondoc("unit", "load", tmp_path / "units.yaml", "-w", folder).code == 0
                assert dondoc("plan", "add", tmp_path / "kh.yaml", "-w", folder).code == 0
            (folder / "dondoc.yaml").write_text(settings, encoding="utf-8")
        with travel(MORNING.timestamp()):  # as it is, whatever the machine's zone
            checks = dondoc("doctor", "-w", folder, "--json").json["checks"]
        names = {"Đồng hồ", "Nhắc việc", "Gửi thư, tin nhắn", "Chạy theo lịch"}
        return [one["text"] for one in checks if one["verdict"] != "ok" and one["check"] in names]

    yield ask
    monkeypatch.undo()
    time.tzset()


def test_where_nothing_is_wrong_nothing_is_said(doctor: Doctor) -> None:
    assert doctor() == []


def test_a_unit_without_a_contact(doctor: Doctor) -> None:
    bare = REACHED.replace("    contacts: [{role: Văn thư, email: van-thu@then-sin.example}]\n", "")
    assert doctor(bare) == [
        f"xã Thèn Sin: chưa có địa chỉ để nhắc về “{title}”. Bổ sung “contacts” trong units.yaml."
        for title in ("Báo cáo 6 tháng", "Đối thoại hai lần trong năm")
    ]


def test_a_contact_without_an_address(doctor: Doctor) -> None:
    first, *_ = doctor(REACHED.replace(", email: van-thu@then-sin.example", ""))
    assert first.startswith("xã Thèn Sin: chưa có địa chỉ để nhắc về “Báo cáo 6 tháng”.")


def test_an_address_that_is_none(doctor: Doctor) -> None:
    first, *_ = doctor(REACHED.replace("van-thu@then-sin.example", "van-thu.then-sin"))
    assert (
        first == "xã Thèn Sin: “van-thu.then-sin” của Văn thư không phải địa chỉ thư điện tử; không thư nào tới được."
    )


def test_an_office_nobody_can_write_to(doctor: Doctor) -> None:
    [said] = doctor(settings="office: Phòng Nội vụ\n" + MAIL)
    assert said == (
        "Cơ quan điều phối chưa có địa chỉ để nhận tin về việc quá hạn. Bổ sung “contacts” trong dondoc.yaml."
    )


def test_an_address_that_the_mail_server_refuses(doctor: Doctor, dondoc: Dondoc, tmp_path: Path) -> None:
    units = REACHED.replace("van-thu@then-sin.example", "never@then-sin.example")  # the server of the tests refuses it
    with mail_server() as (port, keeper):
        mail = f"mail: {{server: localhost, port: {port}, security: none, sender: nhac-viec@huyen.example}}\n"
        assert doctor(units, settings=OFFICE + mail) == []
        with travel(MORNING):
            assert dondoc("remind", "send", "-w", tmp_path / "o").code == 1
        assert len(keeper.accepted) == 2  # Bản Bo, who also reads for Khun Há, and Bản Hon
        [said] = doctor()
        assert said == (
            "1 thư, tin nhắn không gửi được: dondoc remind show --state failed. "
            "Văn thư xã Thèn Sin <never@then-sin.example>: 550 no such user."
        )


def test_a_template_with_a_field_that_does_not_exist(doctor: Doctor, tmp_path: Path) -> None:
    doctor()
    own = tmp_path / "o" / "templates"
    own.mkdir(exist_ok=True)
    (own / "subject.vi.txt").write_text("Nhắc {{ recipiemt }}", encoding="utf-8")
    [said] = doctor()
    assert said.startswith(
        "templates/subject.vi.txt, dòng 1: không có trường “recipiemt”. Có phải: “recipient”? Các trường: "
    )


def test_no_mail_server(doctor: Doctor) -> None:
    assert doctor(settings=OFFICE) == [
        "chưa thiết lập máy chủ thư (mục “mail” trong dondoc.yaml); xem docs/van-hanh.md"
    ]


def test_a_password_that_is_missing(doctor: Doctor) -> None:
    mail = "mail: {server: mail.example, user: nhac-viec, password_file: mat-khau, sender: a@huyen.example}\n"
    [said] = doctor(settings=OFFICE + mail)
    assert "mat-khau" in said


def test_no_gateway_where_somebody_waits_for_messages_from_it(doctor: Doctor) -> None:
    waiting = REACHED.replace("van-thu@ban-hon.example}", 'van-thu@ban-hon.example, phone: "0213", channel: webhook}')
    assert doctor(waiting) == ["chưa thiết lập cổng tin nhắn (mục “webhook” trong dondoc.yaml); xem docs/van-hanh.md"]


def test_a_machine_in_another_time_zone(doctor: Doctor, monkeypatch: pytest.MonkeyPatch) -> None:
    doctor()
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    [said] = doctor()
    assert said == (
        "Múi giờ của máy là UTC+0000; chương trình tính theo giờ Việt Nam, bây giờ là 08:00 ngày 24/5/2023. Nếu không "
        "đúng, hãy chỉnh múi giờ và đồng hồ của máy."
    )


def test_a_clock_that_is_behind_what_was_written(doctor: Doctor, tmp_path: Path) -> None:
    doctor()
    engine = open_engine(f"sqlite:///{tmp_path / 'o' / 'dondoc.db'}")
    with at_work(engine, "máy khác", MORNING) as worker:
        beat(engine, worker.number, MORNING + timedelta(hours=7))
    engine.dispose()
    [said] = doctor()
    assert said == (
        "Bây giờ là 08:00 ngày 24/5/2023 theo đồng hồ của máy, trước lần ghi cuối cùng (15:00 ngày 24/5/2023): "
        "hãy chỉnh lại đồng hồ."
    )


def test_a_duty_whose_deadline_cannot_be_told(doctor: Doctor, dondoc: Dondoc, tmp_path: Path) -> None:
    """Such a plan is refused; one that was registered before it would have been is told of by the doctor."""
    doctor()
    undated = PLAN.replace("{before: 2023-06-05, roll: strict}", "{working_days: 5, after: event, roll: strict}")
    path = tmp_path / "kh.yaml"
    path.write_text(undated, encoding="utf-8")
    refused = dondoc("plan", "add", path, "-w", tmp_path / "o")
    assert refused.code == 1
    assert "hạn của “bao-cao” không cho biết ngày nào. Ghi ngày cuối cùng" in refused.err
    engine = open_engine(f"sqlite:///{tmp_path / 'o' / 'dondoc.db'}")
    with writing(engine) as connection:
        add_plan(connection, "kh-2023", StoredText(2, JANUARY, "kh.yaml", digest(undated), undated, None), "thử")
    engine.dispose()
    assert doctor() == [
        "Báo cáo 6 tháng: không tính được hạn, vì kế hoạch không cho biết ngày nào; không ai được nhắc."
    ]


def test_settings_of_a_duty_that_no_plan_has(doctor: Doctor) -> None:
    [said] = doctor(settings=OFFICE + MAIL + "reminders: {duties: {bao-cap: {before: [5]}}}\n")
    assert "mà không kế hoạch nào có. Có phải: “bao-cao”?" in said


def test_a_job_that_failed_and_a_worker_that_fell_silent(doctor: Doctor, tmp_path: Path) -> None:
    doctor()
    engine = open_engine(f"sqlite:///{tmp_path / 'o' / 'dondoc.db'}")
    one = MORNING - timedelta(hours=7)
    with at_work(engine, "máy", one) as worker, changing(engine) as connection:
        for at in (one - timedelta(days=1), one):
            claim(connection, "backup", at, worker.number, at, lambda *_: False)
            finish(connection, "backup", at, worker.number, at, "đĩa đã đầy", failed=at == one)
    engine.dispose()
    failed, silent = doctor()
    assert failed == "“backup” lỗi lúc 01:00 ngày 24/5/2023: đĩa đã đầy. Làm lại: dondoc worker run backup"
    assert silent == (
        "Worker không có nhịp từ 01:00 ngày 24/5/2023, và không được dừng đúng cách: chạy lại dondoc worker, nếu "
        "không, không ai được nhắc."
    )
