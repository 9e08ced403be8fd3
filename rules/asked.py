"""What a promise asks, said back in one sentence, so that a person can see how the program understood the plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from rules.condition import asked_words
from targets.deadlines import deadline_of
from targets.periods import Period
from targets.plan import Duty, Plan, Promise, Target, TotalTarget
from targets.wording import Sentence, say
from targets.workdays import WorkCalendar


def asked(plan: Plan, promise: Promise, calendar: WorkCalendar) -> Sentence:
    """Return what is asked of whom and by when: "95% số đơn vị, mỗi đơn vị ít nhất 1 mô hình; trong năm 2023"."""
    if isinstance(promise, Duty) and promise.every:
        return _recurring(plan, promise, calendar)
    period = _name(promise.period)
    when = say("trong {period}", "in {period}", period=period)
    if isinstance(promise, Duty):
        if promise.deadline is not None:
            deadline = deadline_of(promise.deadline.rule(), promise.period, calendar)
            when = deadline.reasoning[0] if deadline is not None else when
        elif promise.each is None:
            when = say("khi có yêu cầu, trong {period}", "when asked, in {period}", period=period)
    return say("{what}; {when}", "{what}; {when}", what=_what(plan, promise), when=when)


def told(plan: Plan) -> tuple[Promise, ...]:
    """Return a plan's promises as one tells them: a ladder step by step, but what recurs as one."""
    written = plan.written_promises
    return tuple(p for one in written for p in ((one,) if isinstance(one, Duty) else one.steps()))


def window_words(plan: Plan, promise: Promise) -> Sentence:
    """Return the days the figures of a promise are taken from, where they are not its period's; else nothing."""
    first, end = plan.window(promise)
    if (first, end) == (promise.period.start, promise.period.end):
        return Sentence("", "")
    words = " (số liệu từ ngày {first} đến hết ngày {last})", " (figures from {first} to {last})"
    return say(*words, first=first, last=end - timedelta(days=1))


def _recurring(plan: Plan, duty: Duty, calendar: WorkCalendar) -> Sentence:
    """Return what is asked for each of several periods, with the first of them as an example."""
    steps = duty.steps()
    return say(
        "{often}, {n} kỳ từ {first} đến {last}; kỳ đầu: {asked}",
        "{often}, {n} times from {first} to {last}; at first: {asked}",
        often=_listed([entry.period.name for entry in duty.every]),
        n=len(steps),
        first=_name(steps[0].period),
        last=_name(steps[-1].period),
        asked=asked(plan, steps[0], calendar),
    )


def _name(period: Period) -> Sentence:
    return Sentence(period.name("vi"), period.name("en"))


def _listed(names: Sequence[Sentence]) -> Sentence:
    return Sentence(" và ".join(name.vi for name in names), " and ".join(name.en for name in names))


def _what(plan: Plan, promise: Promise) -> Sentence:
    if isinstance(promise, TotalTarget):
        summed = plan.indicator(promise.total.indicator)
        if summed is not None:
            return say(
                "{name} tổng cộng {n}", "{name}: {n} in all", name=summed.name, n=asked_words(promise.total, summed)
            )
    indicator = plan.indicator(promise.each.indicator) if promise.each is not None else None
    if promise.each is None or indicator is None:
        to = promise.recipient if isinstance(promise, Duty) else None
        return say(
            "mỗi đơn vị một báo cáo{to}",
            "one report of each unit{to}",
            to=say(" gửi {to}", " to {to}", to=to) if to else "",
        )
    each = asked_words(promise.each, indicator)
    if isinstance(promise, Target):
        return say(
            "{share}% số đơn vị, mỗi đơn vị {each}",
            "{share}% of the units, each {each}",
            share=promise.share,
            each=each,
        )
    by = promise.by if isinstance(promise, Duty) else None
    who = Sentence(by, by) if by else Sentence("mỗi đơn vị", "each unit")
    return say("{who} {each}", "{who} {each}", who=who, each=each)
