"""Deadlines: what each way of saying one means, to the minute, and the reasons given for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from targets.deadlines import (
    Anchor,
    DayUnit,
    Deadline,
    DeadlineKind,
    DeadlineRule,
    Roll,
    deadline_of,
)
from targets.periods import Period, PeriodKind, parse_period
from targets.workdays import VIETNAM, vietnam_calendar
from targets.written_days import RecurringDay, When, parse_when

CALENDAR = vietnam_calendar()
STRICT, NEXT = Roll.STRICT, Roll.NEXT_WORKING_DAY
FIRST_HALF = Period(PeriodKind.HALF_YEAR, 2023)


# --- the two dates of a real plan ----------------------------------------------------------------------------------


def test_before_5_june_2023_ends_on_sunday_the_4th() -> None:
    deadline = _deadline(_rule("before", "2023-06-05"))
    assert deadline.last_day == date(2023, 6, 4)
    assert deadline.last_working_day == date(2023, 6, 2)
    assert deadline.cutoff.isoformat() == "2023-06-05T00:00:00+07:00"
    assert _at("2023-06-04T23:59:59.999999+07:00") < deadline.cutoff
    assert not _at("2023-06-05T00:00:00+07:00") < deadline.cutoff
    assert _at("2023-06-04T16:59:59Z") < deadline.cutoff  # 23:59:59 in Vietnam
    assert not _at("2023-06-04T17:00:00Z") < deadline.cutoff
    assert [str(sentence) for sentence in deadline.reasoning] == [
        "trước ngày 05/6/2023 nghĩa là hạn cuối là hết ngày 04/6/2023 (Chủ nhật)",
        "Chủ nhật 04/6/2023 là ngày nghỉ hằng tuần",
        "hạn giữ nguyên dù rơi vào ngày nghỉ; ngày làm việc cuối cùng là thứ Sáu 02/6/2023",
    ]
    assert [sentence.en for sentence in deadline.reasoning] == [
        "before 5 Jun 2023 means due by the end of 4 Jun 2023 (Sunday)",
        "Sunday 4 Jun 2023 is a weekly day off",
        "the deadline stands though it is a day off; the last working day is Friday 2 Jun 2023",
    ]


def test_before_15_november_2023_ends_on_tuesday_the_14th() -> None:
    deadline = _deadline(_rule("before", "2023-11-15"), "2023")
    assert (deadline.last_day, deadline.last_working_day) == (date(2023, 11, 14), date(2023, 11, 14))
    assert [str(sentence) for sentence in deadline.reasoning] == [
        "trước ngày 15/11/2023 nghĩa là hạn cuối là hết ngày 14/11/2023 (thứ Ba)",
        "thứ Ba 14/11/2023 là ngày làm việc",
    ]


def test_a_report_may_be_due_before_its_own_period_ends() -> None:
    deadline = _deadline(_rule("before", "2023-06-05"), "2023-H1")
    assert deadline.last_day < FIRST_HALF.last_day
    assert deadline.last_day < FIRST_HALF.window("administrative")[1]


# --- every way of saying it ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "when", "period", "last_day", "last_working_day"),
    [
        # kind, words, reporting period, last day, last working day
        ("before", "2023-06-05", "2023-H1", "2023-06-04", "2023-06-02"),
        ("before", "--06-05", "2024-H1", "2024-06-04", "2024-06-04"),  # hằng năm
        ("before", "2024-03-01", "2024", "2024-02-29", "2024-02-29"),  # leap
        ("before", "2023-03-01", "2023", "2023-02-28", "2023-02-28"),
        ("before", "2023-01-01", "2023", "2022-12-31", "2022-12-30"),  # year end, a Saturday
        ("before", "2023-Q4", "2023", "2023-09-30", "2023-09-29"),  # before its first day
        ("before", "---20", "2024-02", "2024-02-19", "2024-02-19"),
        ("before", "---05+1", "2023-12", "2024-01-04", "2024-01-04"),  # trước ngày 05 tháng sau
        ("before", "--01-15+1", "2023", "2024-01-14", "2024-01-12"),  # năm sau; a Sunday
        ("by", "2023-11-15", "2023", "2023-11-15", "2023-11-15"),
        ("by", "2023-06-04", "2023-H1", "2023-06-04", "2023-06-02"),
        ("by", "2023", "2023", "2023-12-31", "2023-12-29"),  # đến hết năm 2023: a Sunday
        ("by", "cuối năm", "2024", "2024-12-31", "2024-12-31"),
        ("by", "giữa năm", "2024", "2024-06-30", "2024-06-28"),  # a Sunday
        ("by", "cuối tháng", "2024-02", "2024-02-29", "2024-02-29"),
        ("by", "2024-02-14", "2024", "2024-02-14", "2024-02-07"),  # last day of Tết Giáp Thìn
        ("by", "2025-02-02", "2025", "2025-02-02", "2025-01-24"),  # Tết Ất Tỵ
        ("by", "2026-02-20", "2026", "2026-02-20", "2026-02-13"),  # Tết Bính Ngọ
        ("by", "2023-09-02", "2023-9M", "2023-09-02", "2023-08-31"),  # Quốc khánh; 1/9 is off too
        ("by", "2024-05-04", "2024", "2024-05-04", "2024-05-04"),  # made up: a working Saturday
        ("by", "2024-05-05", "2024", "2024-05-05", "2024-05-04"),
        ("by", "2025-04-27", "2025", "2025-04-27", "2025-04-26"),
        ("by", "2026-08-23", "2026", "2026-08-23", "2026-08-22"),
        ("by", "2026-01-11", "2026", "2026-01-11", "2026-01-10"),
        ("by", "2026-01-02", "2026", "2026-01-02", "2025-12-31"),  # swapped off, after New Year
        ("on", "2023-11-18", "2023", "2023-11-18", "2023-11-17"),  # a Saturday
        ("during", "2023-06", "2023", "2023-06-30", "2023-06-30"),
        ("during", "quý IV/2023", "2023", "2023-12-31", "2023-12-29"),
        ("during", None, "2023-Q3", "2023-09-30", "2023-09-29"),
        ("recurrent", None, "2023-07", "2023-07-31", "2023-07-31"),
        ("recurrent", None, "2024-02", "2024-02-29", "2024-02-29"),
    ],
)
def test_last_day_and_last_working_day(
    kind: str, when: str | None, period: str, last_day: str, last_working_day: str
) -> None:
    deadline = _deadline(_rule(kind, when), period)
    assert (str(deadline.last_day), str(deadline.last_working_day)) == (last_day, last_working_day)
    assert deadline.cutoff == datetime.combine(deadline.last_day + timedelta(days=1), time.min, VIETNAM)


@pytest.mark.parametrize(
    ("kind", "when", "rolled_to"),
    [
        ("before", "2023-06-05", "2023-06-05"),  # Sunday 4/6 to Monday
        ("before", "2023-11-15", "2023-11-14"),  # a working day stays
        ("by", "2024-02-08", "2024-02-15"),  # over Tết
        ("by", "2023-09-01", "2023-09-05"),
        ("by", "2024-05-04", "2024-05-04"),  # a make-up Saturday stays
        ("by", "2026-01-01", "2026-01-05"),
        ("by", "2023-12-31", "2024-01-02"),  # into the next year, over New Year
        ("by", "2026-08-29", "2026-09-03"),
    ],
)
def test_a_last_day_off_moves_only_when_the_rule_says_so(kind: str, when: str, rolled_to: str) -> None:
    rolled = _deadline(_rule(kind, when, roll=NEXT))
    assert str(rolled.last_day) == str(rolled.last_working_day) == rolled_to
    strict = _deadline(_rule(kind, when))
    assert strict.last_day == date.fromisoformat(when) - timedelta(days=kind == "before")


def test_says_how_it_rolled_and_by_which_article() -> None:
    assert str(_deadline(_rule("by", "2023-09-04", roll=NEXT)).reasoning[-1]) == (
        "hạn lùi đến hết ngày 05/9/2023 (thứ Ba), ngày làm việc tiếp theo (Bộ luật Dân sự 2015, Điều 148 khoản 5)"
    )


@pytest.mark.parametrize(
    ("count", "unit", "basis", "last_day"),
    [
        (5, DayUnit.WORKING_DAY, "calendar", "2023-07-07"),  # after Friday 30/6: 3, 4, 5, 6, 7 July
        (5, DayUnit.DAY, "calendar", "2023-07-05"),
        (2, DayUnit.WORKING_DAY, "administrative", "2023-06-16"),  # after Wednesday 14/6
        (0, DayUnit.DAY, "calendar", "2023-06-30"),
        (-25, DayUnit.DAY, "calendar", "2023-06-05"),
        (-3, DayUnit.WORKING_DAY, "calendar", "2023-06-27"),  # before Friday 30/6: 29, 28, 27
    ],
)
def test_counts_from_the_end_of_the_period(count: int, unit: DayUnit, basis: str, last_day: str) -> None:
    rule = DeadlineRule(
        kind=DeadlineKind.RELATIVE,
        roll=STRICT,
        count=count,
        unit=unit,
        basis="administrative" if basis == "administrative" else "calendar",
    )
    assert str(_deadline(rule).last_day) == last_day


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"count": 2}, "trong 2 ngày kể từ ngày 30/6/2023 (ngày kết thúc 6 tháng đầu năm 2023), không tính ngày đó"),
        ({"count": -1}, "1 ngày trước ngày 30/6/2023 (ngày kết thúc 6 tháng đầu năm 2023) nghĩa là"),
        ({"count": 0}, "vào ngày 30/6/2023 (ngày kết thúc 6 tháng đầu năm 2023) nghĩa là"),
        (
            {"count": 1, "basis": "administrative", "unit": DayUnit.WORKING_DAY},
            (
                "trong 1 ngày làm việc kể từ ngày 14/6/2023 "
                "(ngày kết thúc 6 tháng đầu năm 2023 theo kỳ số liệu từ 15/12/2022 đến 14/6/2023)"
            ),
        ),
    ],
)
def test_says_from_which_end_it_counts(parts: dict[str, object], words: str) -> None:
    rule = DeadlineRule(kind=DeadlineKind.RELATIVE, roll=STRICT, **parts)  # type: ignore[arg-type]
    assert str(_deadline(rule).reasoning[0]).startswith(words)


def test_counts_from_an_event_and_leaves_its_day_out() -> None:
    within_ten_days = DeadlineRule(kind=DeadlineKind.RELATIVE, roll=STRICT, count=10, anchor=Anchor.EVENT)
    friday = date(2023, 8, 25)
    assert _deadline(within_ten_days, event=friday).last_day == date(2023, 9, 4)  # 25 + 10 = 35 = 4/9
    assert _deadline(replace(within_ten_days, roll=NEXT), event=friday).last_day == date(2023, 9, 5)
    working = replace(within_ten_days, unit=DayUnit.WORKING_DAY)
    # 28, 29, 30, 31/8; 5, 6, 7, 8, 11, 12/9
    assert _deadline(working, event=friday).last_day == date(2023, 9, 12)
    assert str(_deadline(working, event=friday).reasoning[0]) == (
        "trong 10 ngày làm việc kể từ ngày 25/8/2023, không tính ngày đó (Bộ luật Dân sự 2015, Điều 147), "
        "nghĩa là hạn cuối là hết ngày 12/9/2023 (thứ Ba)"
    )


def test_from_a_day_to_a_day_includes_both() -> None:
    assert _deadline(_rule("from", "2023-06-01", until=date(2023, 6, 30))).last_day == date(2023, 6, 30)
    assert _deadline(_rule("from", "2023-06-01", until=parse_period("2023-Q3"))).last_day == date(2023, 9, 30)
    yearly = _rule("from", "--10-10", until=RecurringDay(15, 12))
    assert _deadline(yearly, "2024").last_day == date(2024, 12, 15)


def test_from_a_day_for_so_many_days() -> None:
    assert _deadline(_rule("from", "2024-02-20", count=10)).last_day == date(2024, 3, 1)  # 20 + 10 = 30 = 29 + 1


def test_no_day_can_be_told() -> None:
    ad_hoc = _rule("ad_hoc", None)
    after_event = DeadlineRule(kind=DeadlineKind.RELATIVE, roll=STRICT, count=10, anchor=Anchor.EVENT)
    open_ended = _rule("from", "2023-07-01")
    for rule in (ad_hoc, after_event, open_ended):
        assert deadline_of(rule, FIRST_HALF, CALENDAR) is None
        assert deadline_of(rule, FIRST_HALF, CALENDAR, extended_to=date(2023, 7, 1)) is None


def test_an_ad_hoc_report_is_due_on_the_day_asked_for() -> None:
    deadline = _deadline(_rule("ad_hoc", None), event=date(2023, 8, 16))
    assert deadline.last_day == date(2023, 8, 16)
    assert str(deadline.reasoning[0]) == (
        "theo yêu cầu, chậm nhất ngày 16/8/2023 nghĩa là hạn cuối là hết ngày 16/8/2023 (thứ Tư)"
    )


# --- hours ---------------------------------------------------------------------------------------------------------


def test_before_an_hour_of_a_day_ends_on_that_very_day() -> None:
    """The words "trước 17 giờ ngày 05/6" leave the day until 17:00; "trước ngày 05/6" ends the evening before."""
    deadline = _deadline(replace(_rule("before", "2023-06-05"), hour=time(17)))
    assert deadline.last_day == date(2023, 6, 5)
    assert deadline.cutoff.isoformat() == "2023-06-05T17:00:00+07:00"
    assert str(deadline.reasoning[0]) == (
        "trước 17:00 ngày 05/6/2023 nghĩa là hạn cuối là 17:00 ngày 05/6/2023 (thứ Hai)"
    )


def test_a_rolled_deadline_keeps_its_hour() -> None:
    deadline = _deadline(replace(_rule("by", "2023-06-04", roll=NEXT), hour=time(11, 30)))
    assert deadline.cutoff.isoformat() == "2023-06-05T11:30:00+07:00"


# --- extensions ----------------------------------------------------------------------------------------------------


def test_an_extension_replaces_the_last_day_and_says_why() -> None:
    deadline = deadline_of(
        _rule("before", "2023-06-05"),
        FIRST_HALF,
        CALENDAR,
        extended_to=date(2023, 6, 9),
        extension_reason="khắc phục lũ quét (số liệu minh họa)",
    )
    assert deadline is not None
    assert (deadline.last_day, deadline.last_working_day) == (date(2023, 6, 9), date(2023, 6, 9))
    assert deadline.cutoff.isoformat() == "2023-06-10T00:00:00+07:00"
    assert [str(sentence) for sentence in deadline.reasoning] == [
        "trước ngày 05/6/2023 nghĩa là hạn cuối là hết ngày 04/6/2023 (Chủ nhật)",
        "được gia hạn đến hết ngày 09/6/2023 (thứ Sáu), lý do: khắc phục lũ quét (số liệu minh họa)",
        "thứ Sáu 09/6/2023 là ngày làm việc",
    ]


@pytest.mark.parametrize("extended_to", [date(2023, 6, 4), date(2023, 5, 1)])
def test_an_extension_never_shortens(extended_to: date) -> None:
    rule = _rule("before", "2023-06-05")
    deadline = deadline_of(rule, FIRST_HALF, CALENDAR, extended_to=extended_to)
    assert deadline is not None
    assert replace(deadline, reasoning=()) == replace(_deadline(rule), reasoning=())
    assert str(deadline.reasoning[1]).endswith("không muộn hơn hạn đã có nên hạn giữ nguyên")


# --- rules that make no sense --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        ("before", {}),
        ("by", {"count": 3}),
        ("on", {"when": FIRST_HALF}),
        ("during", {"when": date(2023, 6, 5), "count": 3}),
        ("from", {}),
        ("from", {"until": date(2023, 6, 5)}),
        ("from", {"when": date(2023, 6, 1), "until": date(2023, 6, 5), "count": 3}),
        ("relative", {}),
        ("relative", {"count": 3, "when": date(2023, 6, 5)}),
        ("recurrent", {"when": date(2023, 6, 5)}),
        ("ad_hoc", {"when": date(2023, 6, 5)}),
        ("by", {"when": date(2023, 6, 5), "hour": time(0)}),
    ],
)
def test_refuses_parts_that_do_not_fit(kind: str, parts: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="deadline"):
        DeadlineRule(kind=DeadlineKind(kind), roll=STRICT, **parts)  # type: ignore[arg-type]


def _rule(
    kind: str, when: str | None, *, roll: Roll = STRICT, until: When | None = None, count: int | None = None
) -> DeadlineRule:
    day = parse_when(when) if when is not None else None
    return DeadlineRule(kind=DeadlineKind(kind), roll=roll, when=day, until=until, count=count)


def _deadline(rule: DeadlineRule, period: str = "2023-H1", *, event: date | None = None) -> Deadline:
    reporting = parse_period(period)
    assert reporting is not None
    deadline = deadline_of(rule, reporting, CALENDAR, event=event)
    assert deadline is not None
    return deadline


def _at(moment: str) -> datetime:
    return datetime.fromisoformat(moment)
