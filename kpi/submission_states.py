"""The life of a report: where it stands, which step may follow, and who may take it. Pure.

A report is what one unit reports for one period under one plan; what it sent are its revisions. Of these the one
received last is live. A step is taken on the live revision: it stays as it was sent, and the step is added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from targets.wording import Sentence, say
from targets.workdays import VIETNAM


class State(StrEnum):
    """Where a report stands."""

    DRAFT = "draft"  #: kept with its mistakes; nothing of it counts
    SUBMITTED = "submitted"
    RETURNED = "returned"  #: sent back with a reason; nothing of it counts until it is sent again
    RESUBMITTED = "resubmitted"  #: sent again after it was returned
    ACCEPTED = "accepted"  #: looked over and closed

    @property
    def label(self) -> Sentence:
        """Return the state in words."""
        return _LABELS[self]


class Step(StrEnum):
    """What may be done to a report."""

    SUBMIT = "submit"
    RETURN = "return"
    ACCEPT = "accept"
    UNLOCK = "unlock"  #: open what was accepted, or what is closed because its figures are final
    REDATE = "redate"  #: correct when it was received

    @property
    def label(self) -> Sentence:
        """Return the step in words."""
        return _STEPS[self]


class Role(StrEnum):
    """Who takes a step."""

    REPORTER = "reporter"  #: of the unit
    OFFICER = "officer"  #: who coordinates; may send in what a unit sent by post


@dataclass(frozen=True, slots=True)
class Event:
    """One step that was taken on a report. Nothing is changed by it: it is added."""

    plan: str
    unit: str  #: id
    period: str  #: the period's key
    revision: int  #: the live one then; 0: nothing had been sent
    step: Step
    at: datetime  #: when it was done
    recorded_at: datetime  #: when it was entered here
    actor: str
    reason: str = ""
    received_at: datetime | None = None  #: of a correction: when the report had really been received
    received_before: datetime | None = None  #: of a correction: what was recorded until then
    until: date | None = None  #: of an unlocking: the last day on which reports are taken again; None: one report

    @property
    def slot(self) -> tuple[str, str, str]:
        """Return the report it was taken on: plan, unit and period."""
        return self.plan, self.unit, self.period

    def as_json(self) -> dict[str, object]:
        """Return the step for JSON."""
        return {
            "step": self.step.value,
            "revision": self.revision,
            "at": self.at.isoformat(),
            "recorded_at": self.recorded_at.isoformat(),
            "actor": self.actor,
            "reason": self.reason,
            "received_at": self.received_at.isoformat() if self.received_at else None,
            "received_before": self.received_before.isoformat() if self.received_before else None,
            "until": self.until.isoformat() if self.until else None,
        }


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a report stands when someone wants to take a step."""

    state: State | None = None  #: of the live revision; None: nothing was sent
    closed: date | None = None  #: the last day on which it was open, when that is over; None: it is open


def state_after(steps: Sequence[Step], before: State | None) -> State:
    """Return the state of a revision.

    Args:
        steps: what was done to it, in order.
        before: the state of the revision received before it; None: it was the first.
    """
    sent = State.RESUBMITTED if before is State.RETURNED else State.SUBMITTED
    state = sent
    for step in steps:
        if step is Step.RETURN:
            state = State.RETURNED
        elif step is Step.ACCEPT:
            state = State.ACCEPTED
        elif step is Step.UNLOCK and state is State.ACCEPTED:
            state = sent
    return state


def refusal(step: Step, standing: Standing, role: Role) -> Sentence | None:
    """Return why a step may not be taken, and what may be done instead; None: it may."""
    if role not in _BY[step]:
        return say("chỉ cán bộ theo dõi được {step}", "only an officer may {step}", step=step.label)
    if step is Step.SUBMIT:
        return _not_sendable(standing)
    if step is Step.UNLOCK:
        return None if _locked(standing) else _OPEN
    if standing.state in {None, State.DRAFT}:
        return Sentence("chưa có báo cáo nào được nộp", "nothing has been submitted")
    return None if standing.state in _FROM[step] else _WHY_NOT.get(standing.state)


def is_closed(last_day: date | None, moment: datetime, unlockings: Sequence[tuple[Event, bool]]) -> bool:
    """Say whether a report is closed to what is received at a moment, because its figures are final.

    Args:
        last_day: the last day on which it is open ("ngày chốt số liệu"), an extension taken in; None: always open.
        moment: when something is received.
        unlockings: each that was recorded, with whether something was sent since.
    """
    day = moment.astimezone(VIETNAM).date()
    if last_day is None or day <= last_day:
        return False
    return not any(not used if event.until is None else day <= event.until for event, used in unlockings)


def _not_sendable(standing: Standing) -> Sentence | None:
    if standing.state is State.ACCEPTED:
        return _WHY_NOT[State.ACCEPTED]
    if standing.closed is not None and standing.state is not State.RETURNED:
        return say(
            "số liệu đã chốt hết ngày {day}; cần mở khóa trước khi nhận thêm",
            "its figures have been final since the end of {day}; it must be unlocked first",
            day=standing.closed,
        )
    return None


def _locked(standing: Standing) -> bool:
    closed = standing.closed is not None and standing.state is not State.RETURNED
    return closed or standing.state is State.ACCEPTED


_BY: Mapping[Step, frozenset[Role]] = {
    Step.SUBMIT: frozenset(Role),
    Step.RETURN: frozenset({Role.OFFICER}),
    Step.ACCEPT: frozenset({Role.OFFICER}),
    Step.UNLOCK: frozenset({Role.OFFICER}),
    Step.REDATE: frozenset({Role.OFFICER}),
}
_WAITING = frozenset({State.SUBMITTED, State.RESUBMITTED})
_FROM: Mapping[Step, frozenset[State]] = {
    Step.RETURN: _WAITING,
    Step.ACCEPT: _WAITING,
    Step.REDATE: _WAITING | {State.RETURNED},
}
_WHY_NOT: Mapping[State, Sentence] = {
    State.RETURNED: Sentence(
        "báo cáo đã trả lại, đang chờ đơn vị nộp lại", "the report was returned and is to be sent again"
    ),
    State.ACCEPTED: Sentence(
        "báo cáo đã được duyệt; cần mở khóa trước", "the report was accepted; it must be unlocked first"
    ),
}
_OPEN = Sentence("báo cáo không bị khóa", "the report is not locked")
_LABELS = {
    State.DRAFT: Sentence("Bản nháp", "Draft"),
    State.SUBMITTED: Sentence("Đã nộp", "Submitted"),
    State.RETURNED: Sentence("Đã trả lại", "Returned"),
    State.RESUBMITTED: Sentence("Đã nộp lại", "Sent again"),
    State.ACCEPTED: Sentence("Đã duyệt", "Accepted"),
}
_STEPS = {
    Step.SUBMIT: Sentence("nộp", "submit"),
    Step.RETURN: Sentence("trả lại", "return"),
    Step.ACCEPT: Sentence("duyệt", "accept"),
    Step.UNLOCK: Sentence("mở khóa", "unlock"),
    Step.REDATE: Sentence("sửa thời điểm nhận", "correct the time of receipt"),
}
