"""The days to come: each planned as the clock would plan it, nothing said twice."""

from __future__ import annotations

from collections import Counter
from datetime import date

from jobs.reminders.horizon import plan_days
from kpi.outbox import Ledger
from tests.jobs.reminders.world import situation, told

NOTHING_SAID = Ledger()


def stages(
    own: str = "", ledger: Ledger = NOTHING_SAID, start: str = "2023-05-15", end: str = "2023-06-20"
) -> Counter[tuple[str, str, str]]:
    found = plan_days(situation(f"{start}T00:00", own=own), date.fromisoformat(start), date.fromisoformat(end), ledger)
    return Counter(
        (day.isoformat(), recipient, matter.split()[1])
        for day, planned in found
        for recipient, matters in told(planned).items()
        for matter in matters
    )


def test_the_weeks_around_a_deadline() -> None:
    # Two communes share Bản Bo's mailbox, hence 2. On 15/5 the notice of Friday 12/5 is caught up.
    days = {
        "2023-05-15": "before-15",
        "2023-05-24": "before-7",
        "2023-05-30": "before-3",
        "2023-06-01": "before-1",
        "2023-06-02": "last-day",
        "2023-06-05": "after-1",
        "2023-06-07": "after-3",
        "2023-06-14": "after-8",
    }
    expected = {(day, "ban-bo/van-thu", stage): 2 for day, stage in days.items()}
    expected |= {(day, "ban-hon/van-thu", stage): 1 for day, stage in days.items()}
    expected[("2023-06-07", "office/chuyen-vien", "escalate-3")] = 4
    expected[("2023-06-14", "huyen/van-phong", "escalate-8")] = 4
    assert stages() == expected


def test_every_working_day_is_shown_and_no_other() -> None:
    days = [day for day, _ in plan_days(situation("2023-05-26T08:00"), date(2023, 5, 26), date(2023, 5, 31), Ledger())]
    assert days == [date(2023, 5, 26), date(2023, 5, 29), date(2023, 5, 30)]


def test_a_duty_with_later_hours_is_planned_at_them() -> None:
    own = 'reminders: {duties: {bao-cao: {hours: {from: "10:00", to: "11:00"}}}}\n'
    assert stages(own) == stages()


def test_what_the_ledger_holds_is_not_said_again() -> None:
    first = stages(end="2023-05-16")
    assert first == {
        ("2023-05-15", "ban-bo/van-thu", "before-15"): 2,
        ("2023-05-15", "ban-hon/van-thu", "before-15"): 1,
    }
    keys = frozenset(
        (f"kh-2023/bao-cao@2023-06-04/{unit}", recipient, "before-15", channel)
        for unit, recipient, channel in (
            ("ban-bo", "ban-bo/van-thu", "mail"),
            ("khun-ha", "ban-bo/van-thu", "mail"),
            ("ban-hon", "ban-hon/van-thu", "webhook"),
        )
    )
    assert stages(end="2023-05-16", ledger=Ledger(keys)) == {}


def test_today_s_message_counts_today_only() -> None:
    had = Ledger(digested=frozenset({("ban-bo/van-thu", "mail")}))
    assert [day for day, recipient, _ in stages(ledger=had, end="2023-05-17") if recipient == "ban-bo/van-thu"] == [
        "2023-05-16"
    ]
