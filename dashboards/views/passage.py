"""The way of each report: what came when, how early or late, what was returned, what was accepted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dashboards.views.arrivals import Arrival
from dashboards.views.lines import Line
from kpi.submission_states import State
from targets.deadlines import Deadline
from targets.wording import Sentence, say


class Mark(StrEnum):
    """What happened to a report, as one sign; the figure and the table have the same."""

    RECEIVED = "↓"
    REFUSED = "✗"
    RETURNED = "↩"
    ACCEPTED = "✓"
    OPENED = "↻"  #: what had been accepted was opened again, or its time of receipt corrected


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened."""

    at: datetime  #: in Vietnam's time
    mark: Mark
    words: Sentence  #: "nhận lần 1, chậm 3 ngày"


@dataclass(frozen=True, slots=True)
class Passage:
    """One report that is due, with all that happened to it."""

    line: Line
    steps: tuple[Step, ...]  #: the oldest first


def passages(lines: Iterable[Line], arrivals: Sequence[Arrival]) -> tuple[Passage, ...]:
    """Return the way of each report that is due from a unit, in the order of its lines."""
    return tuple(
        Passage(line, tuple(sorted(_steps(line, arrivals), key=lambda step: step.at)))
        for line in lines
        if line.promise.reports
    )


def early_or_late(deadline: Deadline, at: datetime) -> Sentence:
    """Say how a moment lies to a deadline, in days."""
    days = (at.date() - deadline.last_day).days
    if at >= deadline.cutoff:
        return say("chậm {n} ngày", "{n} days late", n=max(days, 1))
    if not days:
        return Sentence("đúng ngày cuối của hạn", "on the last day")
    return say("sớm {n} ngày", "{n} days early", n=-days)


def _steps(line: Line, arrivals: Iterable[Arrival]) -> Iterator[Step]:
    for arrival in arrivals:
        if line.promise.key.startswith(f"{arrival.plan}--") and arrival.period == line.promise.period:
            yield _came(line.promise.deadline, arrival)
            if arrival.state is not None and arrival.turned_at is not None:
                mark = _MARKS.get(arrival.state, Mark.OPENED)
                yield Step(arrival.turned_at, mark, _TURNED[mark])


def _came(deadline: Deadline, arrival: Arrival) -> Step:
    when = early_or_late(deadline, arrival.at)
    if arrival.revision is None:
        return Step(arrival.at, Mark.REFUSED, say("tệp có lỗi, {when}", "a file with mistakes, {when}", when=when))
    told = say("nhận lần {n}, {when}", "received, revision {n}, {when}", n=arrival.revision, when=when)
    return Step(arrival.at, Mark.RECEIVED, told)


_MARKS = {State.RETURNED: Mark.RETURNED, State.ACCEPTED: Mark.ACCEPTED}
_TURNED = {
    Mark.RETURNED: Sentence("trả lại", "returned"),
    Mark.ACCEPTED: Sentence("đã duyệt", "accepted"),
    Mark.OPENED: Sentence("mở lại", "opened again"),
}
