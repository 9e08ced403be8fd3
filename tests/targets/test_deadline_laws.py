"""Days late and days left, and what holds for every deadline, whatever its rule, period and day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targets.deadlines import (
    Anchor,
    DayUnit,
    Deadline,
    DeadlineKind,
    DeadlineRule,
    Roll,
    days_late,
    days_left,
    deadline_of,
    working_days_left,
)
from targets.periods import Period, PeriodKind, periods_of
from targets.workdays import vietnam_calendar
from targets.written_days import RecurringDay, When

CALENDAR = vietnam_calendar()
FIRST_HALF = Period(PeriodKind.HALF_YEAR, 2023)

DAYS = st.dates(date(2010, 1, 1), date(2030, 12, 31))
PERIODS = st.builds(periods_of, st.integers(2010, 2030), st.sampled_from(PeriodKind)).flatmap(st.sampled_from)
WHENS: st.SearchStrategy[When] = st.one_of(
    DAYS,
    PERIODS,
    st.builds(RecurringDay, st.integers(1, 28), st.integers(1, 12)),
    st.builds(RecurringDay, st.integers(1, 31)),
)
HOURS = st.one_of(st.none(), st.times(time(0, 1), time(23, 59)))
COUNTS = st.integers(-40, 40)


@st.composite
def rules(draw: st.DrawFn) -> DeadlineRule:
    """Any rule whose day can be told."""
    kind = draw(st.sampled_from([kind for kind in DeadlineKind if kind is not DeadlineKind.AD_HOC]))
    when = draw(st.builds(RecurringDay, st.integers(1, 28), st.integers(1, 12)) if kind is DeadlineKind.ON else WHENS)
    takes_day = kind not in (DeadlineKind.RELATIVE, DeadlineKind.RECURRENT)
    counts = kind in (DeadlineKind.RELATIVE, DeadlineKind.FROM)
    return DeadlineRule(
        kind=kind,
        roll=draw(st.sampled_from(Roll)),
        when=when if takes_day else None,
        count=draw(COUNTS) if counts else None,
        unit=draw(st.sampled_from(DayUnit)),
        basis=draw(st.sampled_from(["calendar", "administrative"])),
        hour=draw(HOURS),
    )


@pytest.mark.parametrize(
    ("moment", "late"),
    [
        ("2023-05-01T08:00:00+07:00", 0),
        ("2023-06-04T23:59:59+07:00", 0),
        ("2023-06-05T00:00:00+07:00", 1),
        ("2023-06-05T23:59:59+07:00", 1),
        ("2023-06-05T17:00:00Z", 2),  # midnight of the 6th in Vietnam
        ("2023-07-04T08:00:00+07:00", 30),  # 26 days of June after the 4th, and 4 of July
    ],
)
def test_days_late(moment: str, late: int) -> None:
    assert days_late(datetime.fromisoformat(moment), _before_5_june()) == late


def test_past_the_hour_of_the_last_day_is_one_day_late() -> None:
    by_5_june = DeadlineRule(kind=DeadlineKind.BY, roll=Roll.STRICT, when=date(2023, 6, 5), hour=time(17))
    deadline = _deadline(by_5_june)
    assert days_late(datetime.fromisoformat("2023-06-05T16:59:59+07:00"), deadline) == 0
    assert days_late(datetime.fromisoformat("2023-06-05T17:00:00+07:00"), deadline) == 1
    assert days_late(datetime.fromisoformat("2023-06-06T08:00:00+07:00"), deadline) == 1
    assert days_late(datetime.fromisoformat("2023-06-07T08:00:00+07:00"), deadline) == 2


def test_days_late_refuses_a_moment_without_a_zone() -> None:
    with pytest.raises(ValueError, match="zone"):
        days_late(datetime(2023, 6, 5, 8), _before_5_june())  # noqa: DTZ001  the mistake meant


@pytest.mark.parametrize(
    ("day", "left", "working_left"),
    [
        ("2023-05-31", 4, 2),  # Thursday 1/6 and Friday 2/6
        ("2023-06-01", 3, 1),
        ("2023-06-02", 2, 0),  # the last working day
        ("2023-06-04", 0, 0),  # the last day
        ("2023-06-10", 0, 0),
    ],
)
def test_days_left(day: str, left: int, working_left: int) -> None:
    assert days_left(date.fromisoformat(day), _before_5_june()) == left
    assert working_days_left(date.fromisoformat(day), _before_5_june(), CALENDAR) == working_left


def test_the_last_day_itself_is_among_the_days_left() -> None:
    tuesday = _deadline(DeadlineRule(kind=DeadlineKind.BEFORE, roll=Roll.STRICT, when=date(2023, 11, 15)))
    monday = date(2023, 11, 13)
    assert days_left(monday, tuesday) == working_days_left(monday, tuesday, CALENDAR) == 1


@given(rules(), PERIODS)
def test_the_last_moment_is_on_the_last_day(rule: DeadlineRule, period: Period) -> None:
    deadline = _deadline(rule, period)
    last_moment = deadline.cutoff - datetime.resolution
    assert last_moment.date() == deadline.last_day
    assert deadline.last_working_day == CALENDAR.previous(deadline.last_day)
    assert days_late(last_moment, deadline) == 0
    assert days_late(deadline.cutoff, deadline) == 1


@given(rules(), PERIODS)
def test_strict_is_never_later_than_rolled(rule: DeadlineRule, period: Period) -> None:
    strict = _deadline(replace(rule, roll=Roll.STRICT), period)
    rolled = _deadline(replace(rule, roll=Roll.NEXT_WORKING_DAY), period)
    assert strict.cutoff <= rolled.cutoff
    assert (strict.last_day == rolled.last_day) == CALENDAR.is_working(strict.last_day)
    assert rolled.last_working_day == rolled.last_day


@given(DAYS, DAYS, st.sampled_from(["before", "by", "on", "during"]), st.sampled_from(Roll), HOURS)
def test_a_later_date_is_never_due_earlier(one: date, two: date, kind: str, roll: Roll, hour: time | None) -> None:
    first, second = (
        _deadline(DeadlineRule(kind=DeadlineKind(kind), roll=roll, when=day, hour=hour)) for day in sorted((one, two))
    )
    assert first.cutoff <= second.cutoff
    assert first.last_working_day <= second.last_working_day


@given(DAYS, COUNTS, st.sampled_from(DayUnit))
def test_more_days_are_never_due_earlier(event: date, count: int, unit: DayUnit) -> None:
    rule = DeadlineRule(kind=DeadlineKind.RELATIVE, roll=Roll.STRICT, count=count, unit=unit, anchor=Anchor.EVENT)
    one_more = replace(rule, count=count + 1)
    assert _deadline(rule, event=event).cutoff < _deadline(one_more, event=event).cutoff


@given(rules(), PERIODS, DAYS)
def test_an_extension_is_never_earlier_and_is_always_told(rule: DeadlineRule, period: Period, granted: date) -> None:
    own = _deadline(rule, period)
    extended = deadline_of(rule, period, CALENDAR, extended_to=granted, extension_reason="lũ {quét}")
    assert extended is not None
    assert extended.cutoff >= own.cutoff
    assert extended.last_day >= granted
    assert "gia hạn" in str(extended.reasoning[1])
    assert "lũ {quét}" in str(extended.reasoning[1])


@given(DAYS, st.datetimes(datetime(2009, 1, 1), datetime(2032, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001  zoned
def test_days_late_counts_the_days_of_vietnam(day: date, moment: datetime) -> None:
    deadline = _deadline(DeadlineRule(kind=DeadlineKind.BY, roll=Roll.STRICT, when=day))
    local_day = (moment + timedelta(hours=7)).date()  # the whole of the zone
    assert days_late(moment, deadline) == max(0, (local_day - day).days)
    assert days_left(local_day, deadline) - days_late(moment, deadline) == (day - local_day).days


def _deadline(rule: DeadlineRule, period: Period = FIRST_HALF, *, event: date | None = None) -> Deadline:
    deadline = deadline_of(rule, period, CALENDAR, event=event)
    assert deadline is not None
    return deadline


def _before_5_june() -> Deadline:
    """The half-year report of 2023: Sunday 4 June is the last day, Friday 2 June the last working one."""
    return _deadline(DeadlineRule(kind=DeadlineKind.BEFORE, roll=Roll.STRICT, when=date(2023, 6, 5)))
