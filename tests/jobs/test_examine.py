"""What doctor finds."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from jobs.examine import examine
from jobs.workspace import open_workspace
from kpi.clock import now
from kpi.usecases.record_units import record_units
from targets.workdays import VIETNAM


def test_a_new_workspace_is_told_what_it_lacks(tmp_path: Path) -> None:
    from jobs.new_workspace import new_workspace

    new_workspace(tmp_path / "a", None, None, now(), "test", lambda *_: None)
    findings = examine(tmp_path / "a", None, now())
    assert {f.name.vi: f.verdict for f in findings} == {
        "Python": "ok",
        "Không gian làm việc": "note",  # the office has no name
        "Cơ sở dữ liệu": "ok",
        "Đơn vị": "note",  # none
        "Kế hoạch": "note",  # none
        "Đồng hồ": "note",  # the machine of the tests is not in Vietnam
        "Gửi thư, tin nhắn": "note",  # no mail server is set up
        "Sổ thay đổi": "ok",
    }


def test_units_nobody_can_write_to_are_named(own_example: Path) -> None:
    path = own_example / "units.yaml"
    text = path.read_text(encoding="utf-8").replace("van-thu@ban-bo.tam-duong.example", "")
    bare = "\n".join(line for line in text.splitlines() if "email: ," not in line and "email: }" not in line)
    workspace = open_workspace(own_example, None)
    lines = [line for line in bare.splitlines() if "@" not in line and "contacts:" not in line]
    record_units(workspace.engine, "\n".join(lines), "units.yaml", now(), "test")
    [contacts] = [f for f in examine(own_example, None, now()) if f.name.vi == "Liên hệ"]
    assert contacts.verdict == "note"
    assert "Bình Lư" in contacts.text.vi
    assert contacts.as_json("en")["check"] == "Contacts"


def test_no_workspace_is_a_failure_with_advice(tmp_path: Path) -> None:
    last = examine(tmp_path, None, now())[-1]
    assert last.verdict == "fail"
    assert "dondoc init" in last.text.vi


def test_a_file_that_is_behind_is_not_offered_for_recording(own_example: Path) -> None:
    newer = (own_example / "units.yaml").read_text(encoding="utf-8") + "\n# mới hơn\n"
    record_units(open_workspace(own_example, None).engine, newer, "units.yaml", now(), "test")
    said = [f.text.vi for f in examine(own_example, None, now()) if f.name.vi == "Đơn vị"]
    assert any("bản cũ" in text for text in said)
    assert not any("dondoc unit load" in text for text in said)


def test_messages_that_were_given_up_are_told(own_example: Path) -> None:
    from sqlalchemy import text

    from jobs.send_reminders import plan_and_record
    from kpi.store.engine import changing

    settings = own_example / "dondoc.yaml"
    mail = "\nmail: {server: mail.example, sender: nhac-viec@tam-duong.example}\n"
    settings.write_text(settings.read_text(encoding="utf-8") + mail, encoding="utf-8")
    workspace = open_workspace(own_example, None)
    assert [f for f in examine(own_example, None, now()) if f.name.vi == "Gửi thư, tin nhắn"] == []
    plan_and_record(workspace, datetime(2023, 5, 15, 8, tzinfo=VIETNAM))
    with changing(workspace.engine) as connection:
        connection.execute(text("UPDATE message SET state = 'failed' WHERE id IN (1, 2)"))
    [found] = [f for f in examine(own_example, None, now()) if f.name.vi == "Gửi thư, tin nhắn"]
    assert found.text.vi.startswith("2 thư, tin nhắn không gửi được: dondoc remind show --state failed. Văn thư xã ")


def test_a_trail_that_was_meddled_with_is_a_failure(own_example: Path) -> None:
    from sqlalchemy import text

    from kpi.store.engine import writing

    with writing(open_workspace(own_example, None).engine) as connection:
        connection.execute(text("UPDATE audit_entry SET content = '{}' WHERE number = 7"))
    [trail] = [f for f in examine(own_example, None, now()) if f.name.vi == "Sổ thay đổi"]
    assert trail.verdict == "fail"
    assert "Mục 7: đã bị sửa sau khi ghi." in trail.text.vi
    assert "dondoc audit verify" in trail.text.vi
