"""A finding as a value."""

from __future__ import annotations

from jobs.finding import Finding
from targets.wording import Sentence


def test_a_finding_for_other_programs() -> None:
    one = Finding("note", Sentence("Nhắc việc", "Reminders"), Sentence("thiếu", "missing"))
    assert one.as_json("vi") == {"verdict": "note", "check": "Nhắc việc", "text": "thiếu"}
    assert one.as_json("en") == {"verdict": "note", "check": "Reminders", "text": "missing"}
