"""When something is due: from the plan's words, kept as a rule, to the last valid moment and the reasons for it.

"Trước ngày 05/6" ends with the 4th, "đến ngày 05/6" with the 5th. Lengths of time are counted as Bộ luật Dân sự 2015
has it: the first day is not counted (Điều 147), the last one ends at 24:00 (Điều 148). Whether a last day off moves to
the next working day (Điều 148 khoản 5) is settled for a length of time, not for a date that a plan fixes; so every rule
says it (`Roll`). The days a report's figures are taken from are not the deadline's matter: `targets.periods`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from targets.periods import Basis, Period
from targets.wording import Sentence, say
from targets.workdays import VIETNAM, WorkCalendar, weekday_name
from targets.written_days import RecurringDay, When


class DeadlineKind(StrEnum):
    """How the words of a plan tie a deadline to a day."""

    BEFORE = "before"  #: "trước": the day itself is too late; with an hour, that hour of that day
    BY = "by"  #: "chậm nhất", "đến hết", "đến ngày": the day is included
    ON = "on"  #: "vào ngày"
    DURING = "during"  #: "xong trong quý IV": to its last day; of the reporting period if none is named
    FROM = "from"  #: "từ ngày A đến ngày B", both included; "kể từ ngày A, trong N ngày"
    RELATIVE = "relative"  #: N days after the period's end or after an event
    RECURRENT = "recurrent"  #: "hằng tháng", "hằng quý" with no date: to the last day of each reporting period
    AD_HOC = "ad_hoc"  #: "đột xuất": no date until someone asks


class Roll(StrEnum):
    """What happens to a last day that is a day off."""

    STRICT = "strict"  #: it stays where it is
    NEXT_WORKING_DAY = "next-working-day"  #: Bộ luật Dân sự 2015, Điều 148 khoản 5


class DayUnit(StrEnum):
    """Which days a length of time counts."""

    DAY = "day"
    WORKING_DAY = "working-day"


class Anchor(StrEnum):
    """The day from which a relative deadline is counted; the day itself is not."""

    PERIOD_END = "period-end"  #: the last day of the reporting period
    EVENT = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule:
    """A deadline as the plan puts it, before any period is known."""

    kind: DeadlineKind
    roll: Roll
    when: When | None = None  #: the day or period named; the first day for `FROM`
    until: When | None = None  #: for `FROM`: the last day, included
    count: int | None = None  #: for `FROM` and `RELATIVE`: days after, before when negative
    unit: DayUnit = DayUnit.DAY  #: of the count
    anchor: Anchor = Anchor.PERIOD_END  #: for `RELATIVE`
    basis: Basis = "calendar"  #: which end of the reporting period, when nothing else is named
    hour: time | None = None  #: of the last day, when the plan gives one; the hour itself is too late

    def __post_init__(self) -> None:
        """Refuse a rule whose parts do not fit its kind."""
        given = {name for name in ("when", "until", "count") if getattr(self, name) is not None}
        if given not in _PARTS[self.kind]:
            raise ValueError(f"a deadline of kind {self.kind} does not take {sorted(given)}")
        if self.kind is DeadlineKind.ON and isinstance(self.when, Period):
            raise ValueError("a deadline on a day needs a day, not a period")
        if self.hour == time.min:
            raise ValueError("midnight is no hour for a deadline: leave it out, and take the day before")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as a date, with the reasons for it."""

    last_day: date  #: the last day that is in time
    last_working_day: date  #: the last working day that is not after it: reminders go by this one
    cutoff: datetime  #: the first moment too late: ``moment < cutoff`` is in time
    reasoning: tuple[Sentence, ...]  #: step by step, from the plan's words


def deadline_of(
    rule: DeadlineRule,
    period: Period,
    calendar: WorkCalendar,
    *,
    event: date | None = None,
    extended_to: date | None = None,
    extension_reason: str = "",
) -> Deadline | None:
    """Return the deadline of a rule for one reporting period.

    None only when no day can be told: an `AD_HOC` rule, or one relative to an event, without its ``event``; and a
    `FROM` rule that has a first day and no end.

    Args:
        rule: the deadline as the plan puts it.
        period: the reporting period; a rule with a full date does not depend on it.
        calendar: the working days.
        event: for a relative rule the day it is counted from; for an ad hoc one the day that the request names.
        extended_to: the last day granted instead, included. It never shortens: one that is not later changes nothing.
        extension_reason: why, in the words of whoever granted it.
    """
    found = _last_day(rule, period, calendar, event)
    if found is None:
        return None
    last_day, words = found
    reasoning = [_meaning(words, last_day, rule.hour)]
    if extended_to is not None:
        granted = _moment(extended_to, rule.hour)
        reasoning.append(_extension(granted, extension_reason, is_later=extended_to > last_day))
        last_day = max(last_day, extended_to)
    return _settled(last_day, rule, calendar, reasoning)


def days_late(moment: datetime, deadline: Deadline) -> int:
    """Return how many days after the last day a moment falls, by the calendar of Vietnam; 0 exactly when it is in time.

    On the last day itself, past its hour, it is 1.

    Raises:
        ValueError: the moment has no time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    if moment < deadline.cutoff:
        return 0
    return max(1, (moment.astimezone(VIETNAM).date() - deadline.last_day).days)


def days_left(day: date, deadline: Deadline) -> int:
    """Return how many days come after this one until the last day, which counts: 0 on the last day and ever after."""
    return max(0, (deadline.last_day - day).days)


def working_days_left(day: date, deadline: Deadline, calendar: WorkCalendar) -> int:
    """Return how many working days come after this one until the last day: 0 on the last working day and ever after."""
    return calendar.count(day + _ONE_DAY, deadline.last_day + _ONE_DAY)


_ONE_DAY = timedelta(days=1)
#: Which of when, until and count each kind takes.
_PARTS: dict[DeadlineKind, tuple[set[str], ...]] = {
    DeadlineKind.BEFORE: ({"when"},),
    DeadlineKind.BY: ({"when"},),
    DeadlineKind.ON: ({"when"},),
    DeadlineKind.DURING: (set(), {"when"}),
    DeadlineKind.FROM: ({"when"}, {"when", "until"}, {"when", "count"}),
    DeadlineKind.RELATIVE: ({"count"},),
    DeadlineKind.RECURRENT: (set(),),
    DeadlineKind.AD_HOC: (set(),),
}
#: How each kind is said that takes the last day of what is named.
_SAID = {
    DeadlineKind.BY: Sentence("chậm nhất {name}", "no later than {name}"),
    DeadlineKind.ON: Sentence("vào {name}", "on {name}"),
    DeadlineKind.DURING: Sentence("trong {name}", "during {name}"),
    DeadlineKind.RECURRENT: Sentence("định kỳ, trong {name}", "regularly, during {name}"),
}


@dataclass(frozen=True, slots=True)
class _Span:
    first: date
    last: date  #: included
    name: Sentence


def _last_day(
    rule: DeadlineRule, period: Period, calendar: WorkCalendar, event: date | None
) -> tuple[date, Sentence] | None:
    """Return the last day by the plan's words alone, and those words with their dates."""
    span = _span(rule.when, period, rule.basis)
    match rule.kind:
        case DeadlineKind.AD_HOC:
            words = say("theo yêu cầu, chậm nhất ngày {day}", "as asked, no later than {day}", day=event)
            return (event, words) if event else None
        case DeadlineKind.FROM if rule.until is not None:
            until = _span(rule.until, period, rule.basis)
            return until.last, say("từ {name} đến {until}", "from {name} to {until}", name=span.name, until=until.name)
        case DeadlineKind.FROM | DeadlineKind.RELATIVE:
            start = _start(rule, span, event)
            return _counted(start, rule.count, rule.unit, calendar) if start and rule.count is not None else None
        case DeadlineKind.BEFORE if rule.hour is None:
            return span.first - _ONE_DAY, say("trước {name}", "before {name}", name=span.name)
        case DeadlineKind.BEFORE:
            hour = f"{rule.hour:%H:%M}"
            return span.first, say("trước {hour} {name}", "before {hour} {name}", hour=hour, name=span.name)
    words = _SAID[rule.kind]
    return span.last, say(words.vi, words.en, name=span.name)


def _span(when: When | None, period: Period, basis: Basis) -> _Span:
    """Return the days that are named; without a name those of the reporting period."""
    if isinstance(when, RecurringDay):
        day = when.in_period(period)
        return _Span(day, day, say("ngày {day} ({name})", "{day} ({name})", day=day, name=when.name))
    if isinstance(when, date):
        return _Span(when, when, say("ngày {day}", "{day}", day=when))
    of = period if when is None else when
    first, end = of.window(basis if when is None else "calendar")
    name = Sentence(of.name(), of.name("en"))
    if (first, end) != (of.start, of.end):
        words = "{name} theo kỳ số liệu từ {first} đến {last}", "{name} with figures from {first} to {last}"
        name = say(*words, name=name, first=first, last=end - _ONE_DAY)
    return _Span(first, end - _ONE_DAY, name)


def _start(rule: DeadlineRule, span: _Span, event: date | None) -> _Span | None:
    """Return what a length of time is counted from."""
    if rule.kind is DeadlineKind.FROM:
        return span
    if rule.anchor is Anchor.PERIOD_END:
        words = "ngày {day} (ngày kết thúc {name})", "{day} (the end of {name})"
        return _Span(span.first, span.last, say(*words, day=span.last, name=span.name))
    return _Span(event, event, say("ngày {day}", "{day}", day=event)) if event else None


def _counted(start: _Span, count: int, unit: DayUnit, calendar: WorkCalendar) -> tuple[date, Sentence]:
    """Return the day so many days from the start's last one, which is not counted."""
    if unit is DayUnit.WORKING_DAY:
        day = calendar.add(start.last, count)
        length = say("{n} ngày làm việc", "{n} working days", n=abs(count))
    else:
        day = start.last + timedelta(days=count)
        length = say("{n} ngày", "{n} days", n=abs(count))
    if count > 0:
        words = (
            "trong {length} kể từ {name}, không tính ngày đó (Bộ luật Dân sự 2015, Điều 147),",
            "within {length} after {name}, which is not counted (Civil Code 2015, art. 147),",
        )
    else:
        words = ("{length} trước {name}", "{length} before {name}") if count else ("vào {name}", "on {name}")
    return day, say(*words, length=length, name=start.name)


def _moment(day: date, hour: time | None) -> Sentence:
    weekday = weekday_name(day)
    if hour is not None:
        return say("{at} ({weekday})", "{at} ({weekday})", at=datetime.combine(day, hour), weekday=weekday)
    return say("hết ngày {day} ({weekday})", "the end of {day} ({weekday})", day=day, weekday=weekday)


def _meaning(words: Sentence, last_day: date, hour: time | None) -> Sentence:
    moment = _moment(last_day, hour)
    return say("{words} nghĩa là hạn cuối là {moment}", "{words} means due by {moment}", words=words, moment=moment)


def _extension(granted: Sentence, reason: str, *, is_later: bool) -> Sentence:
    because = say(", lý do: {text}", ", reason: {text}", text=reason) if reason else ""
    if is_later:
        words = "được gia hạn đến {granted}{because}", "extended to {granted}{because}"
    else:
        words = (
            "được gia hạn đến {granted}{because}; không muộn hơn hạn đã có nên hạn giữ nguyên",
            "extended to {granted}{because}; not later than the deadline, which stands",
        )
    return say(*words, granted=granted, because=because)


def _settled(last_day: date, rule: DeadlineRule, calendar: WorkCalendar, reasoning: list[Sentence]) -> Deadline:
    """Return the deadline with its last day moved if the rule moves it, and the rest of the reasons."""
    weekday = weekday_name(last_day)
    ordinary = say(
        "{weekday} {day} là ngày làm việc", "{weekday} {day} is a working day", weekday=weekday, day=last_day
    )
    reasons = [*reasoning, calendar.why(last_day) or ordinary]
    if not calendar.is_working(last_day):
        last_day, reason = _day_off(last_day, rule, calendar)
        reasons.append(reason)
    late_day, hour = (last_day, rule.hour) if rule.hour else (last_day + _ONE_DAY, time.min)
    cutoff = datetime.combine(late_day, hour, VIETNAM)
    return Deadline(last_day, calendar.previous(last_day), cutoff, tuple(reasons))


def _day_off(last_day: date, rule: DeadlineRule, calendar: WorkCalendar) -> tuple[date, Sentence]:
    """Return the last day after the roll, if the rule has one, and the reason."""
    if rule.roll is Roll.NEXT_WORKING_DAY:
        moved = calendar.next(last_day)
        return moved, say(
            "hạn lùi đến {moment}, ngày làm việc tiếp theo (Bộ luật Dân sự 2015, Điều 148 khoản 5)",
            "the deadline moves to {moment}, the next working day (Civil Code 2015, art. 148.5)",
            moment=_moment(moved, rule.hour),
        )
    working = calendar.previous(last_day)
    return last_day, say(
        "hạn giữ nguyên dù rơi vào ngày nghỉ; ngày làm việc cuối cùng là {weekday} {day}",
        "the deadline stands though it is a day off; the last working day is {weekday} {day}",
        weekday=weekday_name(working),
        day=working,
    )
