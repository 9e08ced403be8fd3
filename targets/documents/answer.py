"""A reading as JSON: the shape that outside programs rely on; every value plain."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from targets.deadlines import DeadlineKind, DeadlineRule, Roll, deadline_of
from targets.documents.owed import Owed
from targets.documents.reading import FoundDue, FoundGoal, Reading
from targets.issues import Issue
from targets.periods import Period, PeriodKind
from targets.wording import Language
from targets.workdays import WorkCalendar
from targets.written_days import RecurringDay, when_key


def as_json(
    reading: Reading, issues: Iterable[Issue], calendar: WorkCalendar, sha256: str, language: Language = "vi"
) -> dict[str, Any]:
    """Return a reading as JSON.

    Args:
        reading: what was read.
        issues: what is doubtful.
        calendar: the working days, for the last day of every deadline.
        sha256: of the file's bytes.
        language: of the issues' words.
    """
    head = reading.head
    return {
        "document": {
            "number": head.number,
            "issued": head.issued.isoformat() if head.issued else None,
            "issuer": head.issuer,
            "title": head.title,
            "recipients": list(head.recipients),
            "year": head.year,
            "sha256": sha256,
        },
        "targets": [_goal(found) for found in reading.goals],
        "duties": [_due(found, head.year, calendar) for found in reading.dues],
        "issues": [{**issue.as_json(language), "text": issue.say(language)} for issue in issues],
    }


def rule_of(owed: Owed, year: int | None) -> tuple[DeadlineRule | None, Period | None]:
    """Return the deadline rule that a duty's words make, and the period that gives its day; None when neither does.

    A day without a year is one of the plan's year; a day of each month has no single last day.
    """
    when = owed.when
    if isinstance(when, RecurringDay) and (when.month is None or year is None):
        return None, None
    if when is None:
        return None, None
    period = Period(PeriodKind.YEAR, year or (when.year if isinstance(when, date | Period) else 1))
    kind = owed.kind
    until = owed.until if kind is DeadlineKind.FROM else None
    if kind is DeadlineKind.ON and isinstance(when, Period):
        kind = DeadlineKind.DURING
    return DeadlineRule(kind=kind, roll=Roll.STRICT, when=when, until=until), period


def _goal(found: FoundGoal) -> dict[str, Any]:
    goal = found.goal
    each = goal.each
    return {
        "quote": found.quote,
        "line": found.place.line,
        "section": found.section,
        "operator": goal.operator.value,
        "value": number_of(goal.value),
        "value_max": number_of(goal.high),
        "unit": goal.unit,
        "each": {"min": number_of(each.low), "max": number_of(each.high), "unit": each.unit} if each else None,
        "subject": goal.subject,
        "object": goal.object,
        "by": goal.by,
        "soft": goal.soft,
        "change": goal.change,
        "page": found.place.page,
        "column": found.place.column,
        "words": found.place.words,
    }


def _due(found: FoundDue, year: int | None, calendar: WorkCalendar) -> dict[str, Any]:
    owed = found.owed
    rule, period = rule_of(owed, year)
    deadline = deadline_of(rule, period, calendar) if rule is not None and period is not None else None
    return {
        "quote": found.quote,
        "line": found.place.line,
        "section": found.section,
        "kind": owed.kind.value,
        "date": _date(owed),
        "last_day": deadline.last_day.isoformat() if deadline else None,
        "last_working_day": deadline.last_working_day.isoformat() if deadline else None,
        "period": owed.period.value if owed.period else None,
        "recurrent": owed.recurrent,
        "what": owed.what,
        "recipient": owed.recipient,
        "days": owed.count,
        "day_unit": owed.unit.value if owed.count is not None else None,
        "to": when_key(owed.until) if owed.until is not None else None,
        "reasoning": deadline.reasoning[0].vi if deadline else None,
        "page": found.place.page,
        "column": found.place.column,
        "words": found.place.words,
    }


def _date(owed: Owed) -> str | None:
    """Return the day named: in full, "--06-05" of each year, "---15" of each month; a period's edge."""
    when = owed.when
    if isinstance(when, Period):
        first = owed.kind in {DeadlineKind.FROM, DeadlineKind.BEFORE}
        return (when.start if first else when.last_day).isoformat()
    return when_key(when) if when is not None else None


def number_of(value: Decimal | None) -> int | float | None:
    """Return a number as JSON and YAML say it: whole where it is."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
