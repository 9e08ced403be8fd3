"""The days planned, as programs read them."""

from __future__ import annotations

from datetime import date
from typing import Any

from jobs.reminders.horizon import plan_days
from kpi.outbox import Ledger
from kpi.reminder_shapes import days_json
from tests.jobs.reminders.world import situation, vietnam


def test_every_reminder_says_to_whom_of_what_and_why() -> None:
    at = "2023-05-24T08:00"
    days = plan_days(situation(at), date(2023, 5, 24), date(2023, 5, 25), Ledger())
    shape: Any = days_json(days, vietnam(at), "en")
    assert (shape["as_of"], shape["messages"]) == ("2023-05-24T08:00:00+07:00", 2)
    [first, *_] = shape["reminders"]
    assert first == {
        "day": "2023-05-24",
        "to": "van-thu@ban-bo.example",
        "recipient": "ban-bo/van-thu",
        "channel": "mail",
        "stage": "before-7",
        "plan": "kh-2023",
        "duty": "bao-cao",
        "title": "Báo cáo 6 tháng",
        "unit": "xã Bản Bo",
        "unit_id": "ban-bo",
        "period": "2023-H1",
        "last_day": "2023-06-04",
        "why": "7 working days left; the last day is Sunday 4 Jun 2023, the last working day Friday 2 Jun 2023",
    }
    assert {"stage": "before-15", "unit_id": "ban-bo"}.items() <= shape["superseded"][0].items()
    assert [one["code"] for one in shape["unaddressed"]] == ["no-address-own"]
