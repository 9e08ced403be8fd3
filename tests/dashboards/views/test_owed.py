"""What is asked of one unit in one period."""

from __future__ import annotations

from datetime import date

from dashboards.views.owed import Owed, addressed_units, asked_in, asked_of_indicators, owed_by
from rules.exemption import Grant, GrantKind
from tests.dashboards.forms.world import PLAN, inputs, moment, period, plan, registry


def owed(unit: str, key: str, *grants: Grant, text: str = PLAN) -> list[Owed]:
    known = inputs(text, grants=grants)
    return list(owed_by(known, plan(text), asked_in(known, plan(text), period(key)), registry().unit(unit)))


def granted(kind: GrantKind, promise: str, until: date | None = None) -> Grant:
    return Grant(kind, "kh", promise, "ban-bo", "mưa lũ", "UBND huyện", moment("2023-08-01"), until)


def test_who_fills_the_form_are_the_units_of_its_last_day() -> None:
    """The old commune ended on 1/7/2023: it is there on 30/6, not on 30/9. The office has one target only."""
    ids = [[unit.id for unit in addressed_units(registry(), plan(), period(key))] for key in ("2023-H1", "2023-9M")]
    assert ids == [
        ["ban-bo", "binh-lu", "binh-lu-hai", "noi-vu", "xa-cu"],
        ["ban-bo", "binh-lu", "binh-lu-hai", "noi-vu"],
    ]


def test_a_period_s_own_report_and_the_year_s_figures_are_asked() -> None:
    assert [(one.title, one.indicator, one.asked.vi) for one in owed("ban-bo", "2023-9M")] == [
        ("Đăng ký 01–02 mô hình", "mo-hinh", "ít nhất 1 mô hình"),
        ("Phân công lãnh đạo phụ trách", "phan-cong", "có thực hiện"),
        ("Báo cáo 9 tháng", None, "1 báo cáo"),
        ("Tiếp nhận đơn ít nhất một lần", "tiep-nhan", "ít nhất 1 đơn"),
    ]
    assert [one.title for one in owed("ban-bo", "2023-H1") if one.reports] == []
    assert [one.title for one in owed("ban-bo", "2024-H1")] == []


def test_only_what_is_addressed_to_the_unit() -> None:
    assert [one.title for one in owed("noi-vu", "2023-9M")] == ["Phân công lãnh đạo phụ trách"]
    assert owed("hoi-nong-dan", "2023-9M") == []


def test_deadlines_and_places_come_with_it() -> None:
    report = owed("ban-bo", "2023-9M")[2]
    # Before Monday 18/9/2023: the last day is Sunday the 17th, the last working day Friday the 15th.
    assert (report.deadline.last_day, report.deadline.last_working_day) == (date(2023, 9, 17), date(2023, 9, 15))
    assert report.recipient == "UBND huyện (qua Phòng Nội vụ)"
    event = owed("ban-bo", "2023-9M")[3]
    assert (event.held, event.by, event.deadline.last_day) == (True, "Chủ tịch UBND", date(2023, 12, 31))
    target = owed("ban-bo", "2023-9M")[1]
    assert [source.place() for source in target.sources] == ["Kế hoạch số 12, mục II, dòng 73", "Luật số 10, Điều 32"]


def test_an_extension_moves_the_day_and_says_why() -> None:
    report = owed("ban-bo", "2023-9M", granted(GrantKind.EXTENSION, "bao-cao-9-thang", date(2023, 9, 29)))[2]
    assert report.deadline.last_day == date(2023, 9, 29)
    assert report.granted is not None
    assert report.granted.vi == "Gia hạn đến hết ngày 29/9/2023: mưa lũ"
    others = owed("binh-lu", "2023-9M", granted(GrantKind.EXTENSION, "bao-cao-9-thang", date(2023, 9, 29)))
    assert [one.granted for one in others] == [None] * 4


def test_what_a_unit_is_exempted_from_stays_and_says_so() -> None:
    target = owed("ban-bo", "2023-9M", granted(GrantKind.EXEMPTION, "II.4"))[0]
    assert target.granted is not None
    assert target.granted.vi == "Miễn: mưa lũ"


def test_a_deadline_that_hangs_on_a_request_is_not_asked_yet() -> None:
    text = PLAN.replace("kind: ad_hoc\n", "kind: ad_hoc\n    deadline: {days: 5, after: event, roll: strict}\n")
    assert [one.title for one in owed("ban-bo", "2023", text=text) if one.reports] == []


def test_what_each_indicator_answers() -> None:
    text = PLAN.replace("each: {indicator: tiep-nhan, min: 1}", "each: {indicator: mo-hinh, min: 3}")
    by_indicator = asked_of_indicators(tuple(owed("ban-bo", "2023-9M", text=text)))
    assert {name: [one.asked.vi for one in found] for name, found in by_indicator.items()} == {
        "mo-hinh": ["ít nhất 1 mô hình", "ít nhất 3 mô hình"],
        "phan-cong": ["có thực hiện"],
    }
