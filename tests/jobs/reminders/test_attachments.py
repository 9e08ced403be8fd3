"""What goes with a message: the form of the report it asks for, the unit's calendar, nothing for those above."""

from __future__ import annotations

import io

from icalendar import Calendar
from openpyxl import load_workbook

from jobs.reminders.attachments import attachments_of, own_results
from jobs.reminders.planning import plan_digests
from kpi.evaluation.evaluate import evaluate
from kpi.outbox import Attachment, Ledger
from tests.jobs.reminders.world import PLAN, inputs, situation, vietnam


def attached(recipient: str, at: str, text: str = PLAN) -> tuple[Attachment, ...]:
    known = inputs(at, text=text)
    planned = plan_digests(situation(at, text=text), vietnam(at), Ledger())
    digest = next(one for one in planned.digests if one.recipient == recipient)
    return attachments_of(digest, known, own_results(evaluate(known)))


def test_a_report_brings_the_unit_s_own_blank_form_and_its_calendar() -> None:
    form, calendar = attached("ban-hon/van-thu", "2023-05-24T08:00")
    assert form.name == "kh-2023_2023-H1_ban-hon.xlsx"
    sheet = load_workbook(io.BytesIO(form.content))["Báo cáo"]
    words = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    assert {"xã Bản Hon", "kh-2023"} <= words
    assert (calendar.name, calendar.media_type) == ("ban-hon.ics", "text/calendar")
    assert len(Calendar.from_ical(calendar.content).walk("VEVENT")) == 2


def test_a_mailbox_of_two_units_gets_both() -> None:
    names = [one.name for one in attached("ban-bo/van-thu", "2023-05-24T08:00")]
    assert names == ["kh-2023_2023-H1_ban-bo.xlsx", "kh-2023_2023-H1_khun-ha.xlsx", "ban-bo.ics", "khun-ha.ics"]


def test_those_above_get_none() -> None:
    assert attached("office/chuyen-vien", "2023-06-07T08:00") == ()
    assert attached("office/chuyen-vien", "2023-07-03T08:00") == ()  # promises as a whole


def test_a_plan_without_a_form_for_the_period_brings_only_the_calendar() -> None:
    text = PLAN.replace("periods: [2023-H1, 2023-9M, 2023]", "periods: [2023-9M]")
    assert [one.name for one in attached("ban-hon/van-thu", "2023-05-24T08:00", text)] == ["ban-hon.ics"]
