"""The settings in force, key by key."""

from __future__ import annotations

from dashboards.views.settings_shown import Shown, settings_shown
from kpi.settings import Settings, read_settings

TEXT = """\
office: Phòng Nội vụ
contacts: [{role: Văn thư, email: van-thu@phong.example}]
reminders:
  before: [7, 1]
  hours: {from: "08:00", to: "16:30"}
  duties:
    doi-thoai: {to: [Chủ tịch], before: [3]}
mail: {server: mail.example, sender: a@b.example}
"""


def shown(text: str = TEXT) -> dict[str, Shown]:
    """Return every key of a settings file."""
    settings, issues = read_settings(text, "dondoc.yaml")
    assert issues == ()
    assert settings is not None
    return {one.key: one for one in settings_shown(settings)}


def test_a_key_has_its_value_and_meaning() -> None:
    found = shown()
    assert (found["office"].value.vi, found["office"].chosen) == ("Phòng Nội vụ", True)
    assert found["reminders.before"].value.vi == "7; 1"
    assert found["reminders.before"].meaning == "Nhắc trước ngày làm việc cuối cùng của hạn bấy nhiêu ngày làm việc."
    assert (found["reminders.hours.from"].value.vi, found["reminders.hours.to"].value.vi) == ("08:00", "16:30")
    assert found["contacts"].value.vi == "email: van-thu@phong.example, role: Văn thư"
    assert found["mail.server"].value.vi == "mail.example"
    assert found["reminders.duties.doi-thoai"].value.vi == "before: 3, to: Chủ tịch"


def test_what_is_not_written_is_told_to_be_the_default() -> None:
    found = shown()
    assert (found["reminders.after"].value.vi, found["reminders.after"].chosen) == ("1; 3", False)
    assert (found["mail.port"].value.vi, found["mail.port"].chosen) == ("587", False)
    assert (found["webhook"].value.vi, found["webhook"].chosen) == ("chưa đặt", False)
    assert found["reminders.escalate"].value.vi == "after: 3, to: office; after: 8, to: superior"


def test_every_key_of_the_settings_is_there_with_its_meaning() -> None:
    found = settings_shown(Settings())
    assert {one.key.partition(".")[0] for one in found} == set(Settings.model_fields)
    assert [one.key for one in found if not one.meaning] == []
    assert not any(one.chosen for one in found)
