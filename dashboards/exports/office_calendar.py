"""The deadlines of all units that somebody follows, as one calendar: of each promise who has not done it.

An entry is as that of one unit (`dashboards.exports.calendar_file`); it rings for as long as somebody has not done it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from dashboards.exports.calendar_file import Term, calendar_file
from dashboards.views.part import Part
from dashboards.views.terms import TermView, term_views
from targets.wording import Language, Sentence, say


def office_calendar(part: Part, made: datetime, language: Language = "vi") -> bytes:
    """Return the deadlines of a part as an iCalendar file.

    Args:
        part: what its reader may see.
        made: when it was made, aware.
        language: of the words.
    """
    wholes = (whole for plan in part.district.plans for whole in plan.wholes)
    terms = [_term(one, part.inputs.revisions) for one in term_views(wholes, part.inputs.today)]
    office = part.district.office or "Đôn Đốc"
    name = say("Hạn của các đơn vị: {office}", "Deadlines of all units: {office}", office=office)
    return calendar_file("", name, terms, made, language)


def _term(term: TermView, revisions: Mapping[str, int]) -> Term:
    promise = term.promise
    return Term(
        key=f"{promise.plan_id}|{promise.id}|",
        sequence=revisions.get(promise.plan_id, 1) - 1,
        day=promise.deadline.last_working_day,
        summary=_summary(term),
        description=_description(term),
        rings=bool(term.undone),
    )


def _summary(term: TermView) -> Sentence:
    title, counts = term.promise.title, {"n": len(term.undone), "m": term.expected}
    if not term.undone:
        return say("Đã xong: {title}", "Done: {title}", title=title)
    if term.over:
        return say("Quá hạn, còn {n}/{m} đơn vị: {title}", "Overdue, {n} of {m} units: {title}", title=title, **counts)
    return say("Hạn, còn {n}/{m} đơn vị: {title}", "Due, {n} of {m} units to come: {title}", title=title, **counts)


def _description(term: TermView) -> Sentence:
    steps = term.promise.deadline.reasoning
    place = "; ".join(source.place() for source in term.promise.sources)
    who = ", ".join(one.unit for one in term.undone[:_NAMED])
    more = len(term.undone) - _NAMED
    lines = ([f"Chưa xong: {who}"], [f"Not done: {who}"]) if who else ([], [])
    if more > 0:
        lines[0].append(f"và {more} đơn vị khác")
        lines[1].append(f"and {more} others")
    return Sentence(
        "\n".join([*lines[0], *(step.vi for step in steps), f"Nguồn: {place}"]),
        "\n".join([*lines[1], *(step.en for step in steps), f"Source: {place}"]),
    )


#: So many units are named in an entry.
_NAMED = 40
