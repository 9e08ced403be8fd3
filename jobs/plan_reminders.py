"""Who is to be reminded of what, when and why: a pure function of what is open, the calendar and the settings.

Reminders fall on working days only: before the last working day, on it, and after the deadline for as long as the
duty is not done. Sending is another matter; this only plans.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kpi.evaluation.results import Result
from kpi.settings import Reminders
from rules.duty_rule import State
from targets.units import Contact
from targets.wording import Fact, Language, Sentence, say
from targets.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class Reminder:
    """One message that would go to one unit about one duty."""

    day: date
    stage: str  #: "before-15", "last-day", "after-1": working days
    result: Result
    contact: Contact | None  #: None: the unit has no address, which someone must mend
    why: Sentence


def plan_reminders(
    results: Iterable[Result], settings: Reminders, calendar: WorkCalendar, start: date, end: date
) -> tuple[Reminder, ...]:
    """Return the reminders that fall in ``[start, end)`` if nothing more is sent in, by day, then as the results are.

    Args:
        results: an evaluation as of ``start``; only duties that are open or overdue are reminded of.
        settings: the stages.
        calendar: the working days.
        start: the first day planned for.
        end: the first day no longer planned for.
    """
    planned = [
        Reminder(day, stage, result, _contact(result), _why(result, stage, day))
        for result in results
        if result.standing is not None and result.standing.state in {State.OPEN, State.OVERDUE}
        for stage, day in stages(result, settings, calendar, end)
        if start <= day < end
    ]
    return tuple(sorted(planned, key=lambda reminder: reminder.day))


def stages(result: Result, settings: Reminders, calendar: WorkCalendar, end: date) -> Iterator[tuple[str, date]]:
    """Yield the stages of one duty before ``end``, each with its working day, in order."""
    last = result.deadline.last_working_day
    for count in sorted(settings.before, reverse=True):
        yield f"before-{count}", calendar.add(last, -count)
    yield "last-day", last
    after = sorted(settings.after)
    count = after[-1] if after else 0
    yield from ((f"after-{n}", calendar.add(result.deadline.last_day, n)) for n in after)
    while (day := calendar.add(result.deadline.last_day, count + settings.then_every)) < end:
        count += settings.then_every
        yield f"after-{count}", day


def reminders_json(reminders: Iterable[Reminder], as_of: datetime, language: Language = "vi") -> dict[str, object]:
    """Return the planned reminders for JSON; ``to`` is null where a unit has no address."""
    return {
        "as_of": as_of.isoformat(),
        "reminders": [
            {
                "day": reminder.day.isoformat(),
                "stage": reminder.stage,
                "unit": reminder.result.unit.name,
                "unit_id": reminder.result.unit.id,
                "duty": reminder.result.promise.id,
                "last_day": reminder.result.deadline.last_day.isoformat(),
                "to": (reminder.contact.email or reminder.contact.phone) if reminder.contact else None,
                "why": reminder.why.text(language),
            }
            for reminder in reminders
        ],
    }


def _contact(result: Result) -> Contact | None:
    return next((c for c in result.unit.contacts if c.email or c.phone), None)


def _why(result: Result, stage: str, day: date) -> Sentence:
    kind, _, count = stage.partition("-")
    facts: dict[str, Fact] = {"title": result.promise.title, "last": result.deadline.last_day, "n": count}
    if kind == "before":
        return say(
            "{title}: còn {n} ngày làm việc; hạn cuối là hết ngày {last}.",
            "{title}: {n} working days left; the last day is {last}.",
            **facts,
        )
    if kind == "last":
        return say(
            "{title}: hôm nay là ngày làm việc cuối cùng trong hạn (hết ngày {last}).",
            "{title}: today is the last working day in time (until the end of {last}).",
            **facts,
        )
    late = (day - result.deadline.last_day) // timedelta(days=1)
    return say(
        "{title}: đã quá hạn {late} ngày (hạn cuối là hết ngày {last}), nếu khi đó vẫn chưa thực hiện.",
        "{title}: {late} days overdue (the last day was {last}), if it is still not done then.",
        **facts,
        late=late,
    )
