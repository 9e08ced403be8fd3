"""What a promise asks, said back in one sentence, so that a person can see how the program understood the plan."""

from __future__ import annotations

from rules.condition import asked_words
from targets.deadlines import deadline_of
from targets.plan import Duty, Plan, Promise, Target
from targets.wording import Sentence, say
from targets.workdays import WorkCalendar


def asked(plan: Plan, promise: Promise, calendar: WorkCalendar) -> Sentence:
    """Return what is asked of whom and by when: "95% số đơn vị, mỗi đơn vị ít nhất 1 mô hình; trong năm 2023"."""
    period = Sentence(promise.period.name("vi"), promise.period.name("en"))
    when = say("trong {period}", "in {period}", period=period)
    if isinstance(promise, Duty):
        if promise.deadline is not None:
            deadline = deadline_of(promise.deadline.rule(), promise.period, calendar)
            when = deadline.reasoning[0] if deadline is not None else when
        elif promise.each is None:
            when = say("khi có yêu cầu, trong {period}", "when asked, in {period}", period=period)
    return say("{what}; {when}", "{what}; {when}", what=_what(plan, promise), when=when)


def _what(plan: Plan, promise: Promise) -> Sentence:
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
