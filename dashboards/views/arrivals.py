"""The files that units sent: the first of each report, and everything that arrived from one unit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from dashboards.views.lines import FirstFiles
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.oddities import Oddity
from kpi.submission import Submission
from kpi.submission_states import State
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
    plan: str = ""  #: id
    sha256: str | None = None  #: of a file that was taken in
    revision: int | None = None  #: of a file that was taken in; from 1
    state: State | None = None  #: where it stands; None: it was not taken in
    turned_at: datetime | None = None  #: when it was given this state, in Vietnam's time; None: it is as it came
    notes: tuple[Sentence, ...] = ()  #: what is odd about it, worth a look and no verdict


def first_files(submissions: Iterable[Submission]) -> FirstFiles:
    """Return of each plan, unit and period the report that was received first: a correction does not make it late."""
    first: dict[tuple[str, str, str], Submission] = {}
    for sent in submissions:
        known = first.setdefault((sent.plan, sent.unit, sent.period), sent)
        if (sent.received_at, sent.revision) < (known.received_at, known.revision):
            first[sent.plan, sent.unit, sent.period] = sent
    return first


def arrivals(inputs: Inputs, unit_id: str, odd: Sequence[Oddity] = ()) -> tuple[Arrival, ...]:
    """Return every file a unit sent, accepted or not, the oldest first; ``odd`` is what is odd about any report."""
    notes = [(oddity.slot, oddity.sources[0].sha256, oddity.text) for oddity in odd]
    accepted = [
        Arrival(
            at=sent.received_at.astimezone(VIETNAM),
            file_name=sent.file_name,
            period=_period(sent.period),
            outcome=_outcome(sent),
            accepted=sent.state is not State.RETURNED,
            plan=sent.plan,
            sha256=sent.sha256,
            revision=sent.revision,
            state=sent.state,
            turned_at=sent.step.at.astimezone(VIETNAM) if sent.step is not None else None,
            notes=tuple(text for slot, sha256, text in notes if (slot, sha256) == (sent.slot, sent.sha256)),
        )
        for sent in inputs.submissions
        if sent.unit == unit_id
    ]
    refused = [
        Arrival(
            at=file.received_at.astimezone(VIETNAM),
            file_name=file.file_name,
            period=_period(file.period),
            outcome=file.reason or Sentence("có lỗi, chưa tiếp nhận", "has mistakes, not accepted"),
            accepted=False,
            plan=file.plan,
        )
        for file in inputs.refused
        if file.unit == unit_id
    ]
    return tuple(sorted([*accepted, *refused], key=lambda arrival: (arrival.at, arrival.file_name)))


def _outcome(sent: Submission) -> Sentence:
    """Return what became of a report: which revision it is, and what was done to it."""
    if sent.step is None:
        return say("đã tiếp nhận, lần {n}", "accepted, revision {n}", n=sent.revision)
    return say(
        "đã tiếp nhận, lần {n}; {state} lúc {at}{reason}",
        "received, revision {n}; {state} at {at}{reason}",
        n=sent.revision,
        state=Sentence(sent.state.label.vi.lower(), sent.state.label.en.lower()),
        at=sent.step.at.astimezone(VIETNAM),
        reason=f": {sent.step.reason}" if sent.step.reason else "",
    )


def _period(key: str) -> Sentence:
    period = parse_period(key)
    return Sentence(period.name("vi"), period.name("en")) if period is not None else Sentence(key, key)
