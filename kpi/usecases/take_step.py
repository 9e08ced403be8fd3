"""Takes a step on a report: returns it, accepts it, unlocks it, or corrects when it was received."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Engine

from kpi.errors import FutureMomentError, WrongStepError
from kpi.store.engine import writing
from kpi.store.steps import add_event
from kpi.submission import Slot, Submission
from kpi.submission_states import Event, Role, Step, refusal
from kpi.usecases.load_inputs import load_plans, load_registry
from kpi.usecases.report_standing import load_report, standing_of
from targets.wording import Sentence


@dataclass(frozen=True, slots=True)
class Wish:
    """What someone wants to do to a report."""

    step: Step
    reason: str = ""  #: needed for everything but accepting
    received_at: datetime | None = None  #: of a correction: when it had really been received
    until: date | None = None  #: of an unlocking: the last day; None: until one report is taken


def take_step(engine: Engine, slot: Slot, wish: Wish, now: datetime, actor: str, role: Role = Role.OFFICER) -> Event:
    """Record one step on the live revision of a report, and return it.

    Raises:
        WrongStepError: the step cannot be taken as the report stands, or lacks its reason.
        FutureMomentError: the report is said to have been received later than now.
    """
    if wish.step is not Step.ACCEPT and not wish.reason.strip():
        raise WrongStepError(wish.step.label, Sentence("cần ghi lý do", "a reason is needed"))
    if wish.received_at is not None and wish.received_at > now:
        raise FutureMomentError(wish.received_at)
    with writing(engine) as connection:
        registry = load_registry(connection, None)
        plan = load_plans(connection, registry, now, now).get(slot[0])
        report = load_report(connection, slot)
        refused = refusal(wish.step, standing_of(connection, plan, report, now), role)
        refused = refused or _no_correction(wish, report.live)
        if refused is not None:
            raise WrongStepError(wish.step.label, refused)
        event = Event(
            *slot,
            revision=report.live.revision if report.live is not None else 0,
            step=wish.step,
            at=now,
            recorded_at=now,
            actor=actor,
            reason=wish.reason.strip(),
            received_at=wish.received_at,
            received_before=report.live.received_at if wish.received_at is not None and report.live else None,
            until=wish.until,
        )
        add_event(connection, event)
    return event


def _no_correction(wish: Wish, sent: Submission | None) -> Sentence | None:
    """Return why a time of receipt cannot be corrected as wished."""
    if wish.step is not Step.REDATE:
        return None
    if wish.received_at is None:
        return Sentence("cần ghi thời điểm nhận đúng", "the right moment is needed")
    if sent is not None and sent.received_at == wish.received_at:
        return Sentence("thời điểm nhận vẫn như cũ", "the moment is the same as before")
    return None
