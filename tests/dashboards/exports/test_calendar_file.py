"""The deadlines of a unit as a calendar: entries that stay the same, move when they must, and ring before their day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from icalendar import Calendar, Event

from dashboards.exports.calendar_file import calendar_entries, write_calendar
from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.inputs import Inputs
from tests.jobs.reminders.world import exemption, extension, inputs, registry, vietnam
from tests.kpi.world import submission

AT = "2023-05-15T08:00"


def events(known: Inputs, unit: str = "ban-bo") -> dict[str, Event]:
    whose = registry().unit(unit)
    content = write_calendar(whose, calendar_entries(known, evaluate(known), whose), vietnam(AT))
    calendar = Calendar.from_ical(content)
    assert isinstance(calendar, Calendar)
    assert str(calendar["METHOD"]) == "PUBLISH"
    return {str(event["SUMMARY"]).partition(": ")[2]: event for event in calendar.events}


def test_a_deadline_is_a_day_s_entry_on_its_last_working_day() -> None:
    report = events(inputs(AT))["Báo cáo 6 tháng"]
    # Before 05/6/2023: the last day is Sunday 04/6, the last working day Friday 02/6.
    assert (report.start, report.end) == (date(2023, 6, 2), date(2023, 6, 3))
    assert str(report["SUMMARY"]) == "Hạn: Báo cáo 6 tháng"
    assert "hạn cuối là hết ngày 04/6/2023" in str(report["DESCRIPTION"])
    assert "Nguồn: kh.txt, mục IV.1, dòng 393" in str(report["DESCRIPTION"])


def test_it_rings_a_week_and_a_day_before_at_eight() -> None:
    report = events(inputs(AT))["Báo cáo 6 tháng"]
    # The entry is on Friday 02/6: seven days before is 26/5, one day 01/6.
    assert [f"{alarm.trigger:%d/%m %H:%M}" for alarm in report.alarms.times] == ["26/05 08:00", "01/06 08:00"]


def test_the_same_deadlines_give_the_same_bytes_and_ids_outlive_a_change() -> None:
    whose = registry().unit("ban-bo")
    known = inputs(AT)
    entries = calendar_entries(known, evaluate(known), whose)
    assert write_calendar(whose, entries, vietnam(AT)) == write_calendar(whose, entries, vietnam(AT))
    before = events(known)["Báo cáo 6 tháng"]
    moved = events(inputs(AT, grants=(extension("ban-bo", "2023-06-20", "2023-05-10T08:00"),)))["Báo cáo 6 tháng"]
    assert moved["UID"] == before["UID"]
    assert moved.start == date(2023, 6, 20)
    assert (before["SEQUENCE"], moved["SEQUENCE"]) == (0, 1)


def test_an_amended_plan_raises_every_entry_and_another_unit_s_decision_none() -> None:
    amended = replace(inputs(AT), revisions={"kh-2023": 3})
    assert {event["SEQUENCE"] for event in events(amended).values()} == {2}
    other = inputs(AT, grants=(extension("ban-hon", "2023-06-20", "2023-05-10T08:00"),))
    assert {event["SEQUENCE"] for event in events(other).values()} == {0}


def test_what_is_done_rings_no_more_and_what_is_exempt_is_cancelled() -> None:
    done = events(inputs(AT, submission("ban-bo", "2023-H1", "2023-05-10T08:00", doi_thoai=2)))
    assert [str(event["SUMMARY"]) for event in done.values()] == [
        "Đã xong: Báo cáo 6 tháng",
        "Đã xong: Đối thoại hai lần trong năm",
    ]
    assert all(not event.walk("VALARM") for event in done.values())
    freed = events(inputs(AT, grants=(exemption("ban-bo", "2023-05-10T08:00"),)))["Báo cáo 6 tháng"]
    assert (str(freed["STATUS"]), freed.walk("VALARM")) == ("CANCELLED", [])


def test_units_have_entries_of_their_own() -> None:
    known = inputs(AT)
    ids = [{str(event["UID"]) for event in events(known, unit).values()} for unit in ("ban-bo", "ban-hon")]
    assert ids[0].isdisjoint(ids[1])
    assert len(ids[0]) == 2
    assert events(known)["Báo cáo 6 tháng"].stamp - vietnam(AT) == timedelta(0)
