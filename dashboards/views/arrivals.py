"""The files that units sent: the first of each report, and everything that arrived from one unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dashboards.views.lines import FirstFiles
from kpi.evaluation.inputs import Inputs
from kpi.submission import Submission
from targets.periods import parse_period
from targets.wording import Sentence, say
from targets.workdays import VIETNAM


@dataclass(frozen=True, slots=True)
class Arrival:
    """One file that a unit sent."""

    at: datetime  #: in Vietnam's time
    file_name: str
    period: Sentence
    outcome: Sentence
    accepted: bool


def first_files(submissions: Iterable[Submission]) -> FirstFiles:
    """Return of each plan, unit and period the report that was received first: a correction does not make it late."""
    first: dict[tuple[str, str, str], Submission] = {}
    for sent in submissions:
        known = first.setdefault((sent.plan, sent.unit, sent.period), sent)
        if (sent.received_at, sent.revision) < (known.received_at, known.revision):
            first[sent.plan, sent.unit, sent.period] = sent
    return first


def arrivals(inputs: Inputs, unit_id: str) -> tuple[Arrival, ...]:
    """Return every file a unit sent, accepted or not, the oldest first."""
    accepted = [
        Arrival(
            at=sent.received_at.astimezone(VIETNAM),
            file_name=sent.file_name,
            period=_period(sent.period),
            outcome=say("đã tiếp nhận, lần {n}", "accepted, revision {n}", n=sent.revision),
            accepted=True,
        )
        for sent in inputs.submissions
        if sent.unit == unit_id
    ]
    refused = [
        Arrival(
            at=file.received_at.astimezone(VIETNAM),
            file_name=file.file_name,
            period=_period(file.period),
            outcome=Sentence("có lỗi, chưa tiếp nhận", "has mistakes, not accepted"),
            accepted=False,
        )
        for file in inputs.refused
        if file.unit == unit_id
    ]
    return tuple(sorted([*accepted, *refused], key=lambda arrival: (arrival.at, arrival.file_name)))


def _period(key: str) -> Sentence:
    period = parse_period(key)
    return Sentence(period.name("vi"), period.name("en")) if period is not None else Sentence(key, key)
