"""Why a recipient is told, in one clause that follows the title of the duty."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction

from jobs.reminders.stages import Stage
from kpi.evaluation.results import Result
from kpi.submission_states import Event
from rules.verdict import Verdict
from targets.deadlines import Deadline, working_days_left
from targets.periods import Period, PeriodKind
from targets.wording import Sentence, say
from targets.workdays import VIETNAM, WorkCalendar, weekday_name


def deadline_words(deadline: Deadline, day: date, calendar: WorkCalendar) -> Sentence:
    """Return how a deadline stands on a day: so many working days left, the last one, or overdue."""
    last = deadline.last_day
    late = (day - last) // timedelta(days=1)
    if late > 0:
        vi, en = "đã quá hạn {n} ngày (hạn cuối là hết ngày {last})", "{n} days overdue (the last day was {last})"
        return say(vi, en, n=late, last=last)
    if day >= deadline.last_working_day:
        return say(
            "hôm nay là ngày làm việc cuối cùng trong hạn (hạn cuối là hết ngày {last})",
            "today is the last working day in time (the last day is {last})",
            last=last,
        )
    left = working_days_left(day, deadline, calendar)
    if last == deadline.last_working_day:
        return say(
            "còn {n} ngày làm việc; hạn cuối là hết {weekday} {last}",
            "{n} working days left; the last day is {weekday} {last}",
            n=left,
            weekday=weekday_name(last),
            last=last,
        )
    return say(
        "còn {n} ngày làm việc; hạn cuối là hết {weekday} {last}, ngày làm việc cuối cùng là {before} {working}",
        "{n} working days left; the last day is {weekday} {last}, the last working day {before} {working}",
        n=left,
        weekday=weekday_name(last),
        last=last,
        before=weekday_name(deadline.last_working_day),
        working=deadline.last_working_day,
    )


def refused_words(at: datetime) -> Sentence:
    """Return that a file with mistakes came, and what to do."""
    return say(
        "tệp nhận lúc {at} có lỗi, chưa được tiếp nhận: đề nghị sửa và gửi lại",
        "the file received at {at} had mistakes and was not accepted: please mend it and send it again",
        at=at.astimezone(VIETNAM),
    )


def sent_back_words(received: datetime, step: Event) -> Sentence:
    """Return that an officer sent a report back, why, and what to do."""
    return say(
        "báo cáo nhận lúc {received} đã được trả lại lúc {at} ({reason}): đề nghị sửa và gửi lại",
        "the report received at {received} was returned at {at} ({reason}): please mend it and send it again",
        received=received.astimezone(VIETNAM),
        at=step.at.astimezone(VIETNAM),
        reason=step.reason,
    )


def pace_words(result: Result, stage: Stage) -> Sentence:
    """Return how far the period has come, and how far the promise."""
    passed = _passed(result.period, stage.part or Fraction(1))
    value, required = result.judgement.value, result.judgement.required
    if result.whole:
        return say("{passed}: {why}", "{passed}: {why}", passed=passed, why=_without_stop(result.judgement.why))
    if value is None or result.verdict is Verdict.NOT_EVALUABLE:
        vi, en = "chưa có báo cáo cho biết đã tổ chức hay chưa", "no report says whether it was held"
    elif not value:
        vi, en = "chưa tổ chức", "not held yet"
    else:
        vi, en = "mới được {value}/{required}", "{value} of {required} so far"
    state = say(vi, en, value=value, required=required)
    return say("{passed}, {state}", "{passed}, {state}", passed=passed, state=state)


def _passed(period: Period, part: Fraction) -> Sentence:
    name = Sentence(period.name(), period.name("en"))
    if part >= 1:
        return say("đã hết {name}", "{name} is over", name=name)
    written = f"{part.numerator}/{part.denominator}"
    if period.kind is PeriodKind.YEAR:
        return say("đã qua {part} {name}", "{part} of {name} has passed", part=written, name=name)
    return say("đã qua {part} thời gian của {name}", "{part} of {name} has passed", part=written, name=name)


def _without_stop(sentence: Sentence) -> Sentence:
    return Sentence(sentence.vi.removesuffix("."), sentence.en.removesuffix("."))
