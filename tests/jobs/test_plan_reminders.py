"""Reminders: on working days only, before, on and after the last day, and none for what is done.

The calendar of the half-year report of 2023, worked by hand: before 05/6/2023, so the last day is Sunday 04/6 and the
last working day Friday 02/6. Going back from it over working days: 1 → 01/6 (Thu), 3 → 30/5 (Tue), 7 → 24/5 (Wed),
15 → 12/5 (Fri). After the last day: 1 → 05/6 (Mon), 3 → 07/6 (Wed), and every 5 more: 14/6, 21/6, 28/6 (Wednesdays).
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.plan_reminders import Reminder, plan_reminders, reminders_json, stages
from kpi.evaluation.results import Result
from kpi.settings import Reminders
from rules.duty_rule import Standing, State
from rules.verdict import Judgement
from targets.deadlines import DeadlineKind, DeadlineRule, Roll, deadline_of
from targets.periods import Period, PeriodKind
from targets.plan import Plan
from targets.plan_file import read_plan
from targets.provenance import Source
from targets.units import Contact, Registry, Unit
from targets.wording import Sentence
from targets.workdays import VIETNAM, vietnam_calendar

CALENDAR = vietnam_calendar()
HERE = Source("units.yaml")
ADDRESS = Contact("văn thư", email="van-thu@ban-bo.example", note="số liệu minh họa")
BAN_BO = Unit("ban-bo", "Bản Bo", "xã", HERE, groups=("cap-xa",), contacts=(ADDRESS,))
NA_TAM = Unit("na-tam", "Nà Tăm", "xã", HERE, groups=("cap-xa",))
PLAN_TEXT = """
id: kh
title: Kế hoạch ví dụ
issuer: UBND huyện
unit: ban-bo
period: 2023
document: {name: Ví dụ}
duties:
  - id: bao-cao-6-thang
    kind: report
    title: Báo cáo 6 tháng
    to: {groups: [cap-xa]}
    period: 2023-H1
    deadline: {before: 2023-06-05, roll: strict}
    source: {section: IV}
"""


def plan() -> Plan:
    found, issues = read_plan(PLAN_TEXT, "kh.yaml", Registry((BAN_BO, NA_TAM), HERE))
    assert found is not None, issues
    return found


def result(state: State, unit: Unit = BAN_BO, before: date = date(2023, 6, 5)) -> Result:
    period = Period(PeriodKind.HALF_YEAR, 2023)
    rule = DeadlineRule(kind=DeadlineKind.BEFORE, roll=Roll.STRICT, when=before)
    deadline = deadline_of(rule, period, CALENDAR)
    assert deadline is not None
    why = Sentence("…", "…")
    standing = Standing(state, 0, why)
    return Result(plan(), plan().duties[0], unit, period, deadline, Judgement(state.verdict, why), standing=standing)


def planned(*results: Result, start: date, end: date) -> tuple[Reminder, ...]:
    return plan_reminders(results, Reminders(), CALENDAR, start, end)


def test_the_days_of_the_half_year_report() -> None:
    found = planned(result(State.OPEN), start=date(2023, 5, 1), end=date(2023, 7, 1))
    assert [(r.stage, r.day) for r in found] == [
        ("before-15", date(2023, 5, 12)),
        ("before-7", date(2023, 5, 24)),
        ("before-3", date(2023, 5, 30)),
        ("before-1", date(2023, 6, 1)),
        ("last-day", date(2023, 6, 2)),
        ("after-1", date(2023, 6, 5)),
        ("after-3", date(2023, 6, 7)),
        ("after-8", date(2023, 6, 14)),
        ("after-13", date(2023, 6, 21)),
        ("after-18", date(2023, 6, 28)),
    ]


def test_only_the_days_asked_for() -> None:
    found = planned(result(State.OPEN), start=date(2023, 5, 30), end=date(2023, 6, 2))
    assert [r.stage for r in found] == ["before-3", "before-1"]  # 02/6 itself is not asked for


@pytest.mark.parametrize("state", [State.DONE, State.LATE, State.EXEMPT])
def test_nobody_is_reminded_of_what_is_done(state: State) -> None:
    assert planned(result(state), start=date(2023, 5, 1), end=date(2023, 7, 1)) == ()


def test_what_is_overdue_is_reminded_of_after_the_deadline() -> None:
    found = planned(result(State.OVERDUE), start=date(2023, 6, 6), end=date(2023, 6, 15))
    assert [(r.stage, r.day) for r in found] == [("after-3", date(2023, 6, 7)), ("after-8", date(2023, 6, 14))]


def test_reasons_are_said_in_words() -> None:
    found = planned(result(State.OPEN), start=date(2023, 5, 30), end=date(2023, 6, 8))
    assert [r.why.vi for r in found if r.stage in {"before-3", "last-day", "after-3"}] == [
        "Báo cáo 6 tháng: còn 3 ngày làm việc; hạn cuối là hết ngày 04/6/2023.",
        "Báo cáo 6 tháng: hôm nay là ngày làm việc cuối cùng trong hạn (hết ngày 04/6/2023).",
        "Báo cáo 6 tháng: đã quá hạn 3 ngày (hạn cuối là hết ngày 04/6/2023), nếu khi đó vẫn chưa thực hiện.",
    ]


def test_a_unit_without_an_address_is_not_forgotten() -> None:
    [with_address, without] = planned(
        result(State.OPEN), result(State.OPEN, NA_TAM), start=date(2023, 6, 2), end=date(2023, 6, 3)
    )
    assert with_address.contact == ADDRESS
    assert without.contact is None
    shape = reminders_json((with_address, without), datetime(2023, 6, 2, tzinfo=VIETNAM))
    assert [r["to"] for r in shape["reminders"]] == ["van-thu@ban-bo.example", None]  # type: ignore[attr-defined]


def test_whole_results_and_targets_are_not_duties_of_anyone() -> None:
    whole = Result(**{**{f: getattr(result(State.OPEN), f) for f in Result.__dataclass_fields__}, "standing": None})
    assert planned(whole, start=date(2023, 5, 1), end=date(2023, 7, 1)) == ()


@given(before=st.dates(date(2023, 1, 1), date(2027, 12, 31)))
def test_no_reminder_falls_on_a_day_off_and_none_twice(before: date) -> None:
    due = result(State.OPEN, before=before)
    end = before + timedelta(days=60)
    days = [(stage, day) for stage, day in stages(due, Reminders(), CALENDAR, end)]
    assert all(CALENDAR.is_working(day) for _, day in days)
    assert [day for _, day in days] == sorted({day for _, day in days})
    assert all((day <= due.deadline.last_day) == (not stage.startswith("after")) for stage, day in days)


def test_settings_without_reminders_after_the_deadline_go_on_from_it() -> None:
    only_weekly = Reminders(before=(), after=(), then_every=5)
    found = plan_reminders([result(State.OVERDUE)], only_weekly, CALENDAR, date(2023, 6, 5), date(2023, 6, 25))
    assert [r.day for r in found] == [date(2023, 6, 9), date(2023, 6, 16), date(2023, 6, 23)]  # 5, 10, 15 after 04/6
