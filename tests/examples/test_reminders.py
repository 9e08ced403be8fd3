"""The example from 15 May to 30 November 2023, day by day: exactly the messages a careful officer would send."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest

from jobs.reminders.planning import plan_digests
from jobs.reminders.situation import Situation, situation_of
from kpi.outbox import Digest, Ledger, PlannedDay
from kpi.settings import Settings, read_settings
from targets.workdays import VIETNAM, vietnam_calendar
from tests.examples.careful_officer import address, messages
from tests.examples.tam_duong import FOLDER, Example, register

FIRST, LAST = date(2023, 5, 15), date(2023, 11, 30)
HOUR = time(7, 30)


@pytest.fixture(scope="module")
def days(tam_duong: Example) -> dict[date, PlannedDay]:
    """Every day planned from what had come in by half past seven, with what had been said before in the ledger."""
    found, ledger, day = {}, Ledger(), FIRST
    known = situation(tam_duong, FIRST)
    while day <= LAST:
        if vietnam_calendar().is_working(day):
            if arrived(day):  # judged again only when there is something new: what is open does not hang on the day
                known = situation(tam_duong, day)
            found[day] = plan_digests(known, datetime.combine(day, HOUR, VIETNAM), ledger)
            said = [m for d in found[day].digests for m in d.matters]
            ledger = Ledger(ledger.keys | {m.key for m in (*said, *found[day].superseded)})
        day += timedelta(days=1)
    return found


def situation(tam_duong: Example, day: date) -> Situation:
    return situation_of(tam_duong.inputs(f"{day}T07:30"), own_settings())


def arrived(day: date) -> bool:
    """Say whether anything came in since half past seven of the working day before."""
    now = datetime.combine(day, HOUR, VIETNAM)
    before = datetime.combine(vietnam_calendar().add(day, -1), HOUR, VIETNAM)
    return any(before < at <= now for _, at in register())


def own_settings() -> Settings:
    found, _ = read_settings((FOLDER / "dondoc.yaml").read_text(encoding="utf-8"), "dondoc.yaml")
    assert found is not None
    return found


def said(digest: Digest) -> set[tuple[str, str, str]]:
    return {(m.duty, m.stage, m.unit) for m in digest.matters}


def test_exactly_the_messages_of_the_list(days: dict[date, PlannedDay]) -> None:
    sent = {(day, d.recipient): said(d) for day, planned in days.items() for d in planned.digests}
    expected = messages()
    assert sorted(set(sent) - set(expected)) == []  # too many
    assert sorted(set(expected) - set(sent)) == []  # forgotten
    assert sent == expected
    assert sum(len(planned.digests) for planned in days.values()) == len(expected)


def test_they_go_to_the_mailboxes_of_the_list(days: dict[date, PlannedDay]) -> None:
    found = {(d.recipient, d.address, d.channel) for planned in days.values() for d in planned.digests}
    assert found == {(recipient, address(recipient), "mail") for _, recipient in messages()}


def test_nobody_is_left_without_an_address_and_only_what_came_back_is_superseded(days: dict[date, PlannedDay]) -> None:
    assert [one for planned in days.values() for one in planned.unaddressed] == []
    # Refused on Friday 02/6 15:30 and Wednesday 13/9 16:50: the next morning's stage says it too.
    assert [(day, m.unit, m.stage) for day, planned in days.items() for m in planned.superseded] == [
        (date(2023, 6, 5), "son-binh", "returned-20230602T153000"),
        (date(2023, 9, 14), "nung-nang", "returned-20230913T165000"),
    ]
    [matter] = next(d for d in days[date(2023, 6, 5)].digests if d.recipient == "son-binh/van-thu").matters
    assert "tệp nhận lúc 15:30 ngày 02/6/2023 có lỗi" in matter.why.vi
