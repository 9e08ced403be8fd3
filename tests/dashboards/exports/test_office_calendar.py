"""One calendar of all units: of each promise an entry that says who has not done it. Số liệu minh họa."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from icalendar import Calendar, Event

from dashboards.exports.office_calendar import office_calendar
from dashboards.views.part import part_of, whole_part
from tests.dashboards.world import AS_OF, OFFICE, district, inputs, moment, results


def events(at: datetime = AS_OF, scope: frozenset[str] | None = None) -> dict[str, Event]:
    part = part_of(inputs(as_of=at), results(at), OFFICE, scope=scope) if scope is not None else None
    content = office_calendar(part or whole_part(inputs(as_of=at), results(at), district(at)), at)
    calendar = Calendar.from_ical(content)
    assert isinstance(calendar, Calendar)
    return {str(event["SUMMARY"]).rpartition(": ")[2]: event for event in calendar.events}


def test_each_promise_has_one_entry_on_its_last_working_day() -> None:
    found = events()
    assert sorted(found) == [
        "95% số đơn vị đăng ký 01–02 mô hình",
        "Báo cáo 6 tháng",
        "Mọi xã phân công lãnh đạo",
        "Đối thoại ít nhất một lần",
    ]
    # Before 05/6/2023, a Monday: the last working day is Friday 02/6. The year ends on Sunday 31/12: Friday 29/12.
    assert found["Báo cáo 6 tháng"].start == date(2023, 6, 2)
    assert found["Đối thoại ít nhất một lần"].start == date(2023, 12, 29)


def test_it_says_who_has_not_done_it() -> None:
    report = events()["Báo cáo 6 tháng"]
    # Of five expected Thị trấn, Tả Lèng and, late, Sơn Bình sent theirs: two are left.
    assert str(report["SUMMARY"]) == "Quá hạn, còn 2/5 đơn vị: Báo cáo 6 tháng"
    assert "Chưa xong: Bản Bo, Khun Há" in str(report["DESCRIPTION"])
    assert "Nguồn: ke-hoach.txt, mục IV.1, dòng 393" in str(report["DESCRIPTION"])
    before = events(moment("2023-05-15T08:00"))["Báo cáo 6 tháng"]
    assert str(before["SUMMARY"]).startswith("Hạn, còn ")
    assert before["UID"] == report["UID"]


def test_it_rings_for_as_long_as_somebody_has_not_done_it() -> None:
    assert len(events()["Báo cáo 6 tháng"].walk("VALARM")) == 2
    done = events(scope=frozenset({"ta-leng"}))["Báo cáo 6 tháng"]
    assert str(done["SUMMARY"]) == "Đã xong: Báo cáo 6 tháng"
    assert done.walk("VALARM") == []


def test_nobody_is_told_of_units_they_may_not_see() -> None:
    text = str(events(scope=frozenset({"ban-bo"}))["Báo cáo 6 tháng"]["DESCRIPTION"])
    assert "Bản Bo" in text
    assert "Khun Há" not in text


def test_an_amended_plan_raises_every_entry() -> None:
    amended = replace(inputs(), revisions={"kh": 3})
    calendar = Calendar.from_ical(office_calendar(whole_part(amended, results(), district()), AS_OF, "en"))
    assert {event["SEQUENCE"] for event in calendar.walk("VEVENT")} == {2}
    assert "Overdue, 2 of 5 units: Báo cáo 6 tháng" in {str(one["SUMMARY"]) for one in calendar.walk("VEVENT")}
