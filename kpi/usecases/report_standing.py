"""Where a report stands when someone wants to take a step on it: its state, and whether its figures are final."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from sqlalchemy import Connection

from kpi.store.grants import grants
from kpi.store.steps import events
from kpi.store.submissions import submissions
from kpi.submission import Slot, Submission
from kpi.submission_life import Report, reports_of
from kpi.submission_states import Event, Standing, Step, is_closed
from rules.exemption import Grant, GrantKind, grant_of
from targets.plan import Duty, Plan

#: Later than any moment: everything that is recorded, whatever the clock said when it was.
EVER = datetime(2999, 12, 31, tzinfo=UTC)


def load_report(connection: Connection, slot: Slot) -> Report:
    """Return one report with everything that is recorded of it."""
    plan, unit, _ = slot
    sent = submissions(connection, EVER, EVER, of=(plan, unit))
    taken = events(connection, EVER, EVER, of=(plan, unit))
    found = reports_of(sent, taken)
    return next((report for report in found if report.slot == slot), Report(slot, (), ()))


def standing_of(connection: Connection, plan: Plan | None, report: Report, moment: datetime) -> Standing:
    """Return where a report stands for what is received, or done, at a moment."""
    last_day = closing_day(plan, report.slot, grants(connection, EVER, EVER), moment)
    unlockings = [(event, _used(event, report.revisions)) for event in report.events if event.step is Step.UNLOCK]
    state = report.live.state if report.live is not None else None
    return Standing(state, last_day if is_closed(last_day, moment, unlockings) else None)


def closing_day(plan: Plan | None, slot: Slot, decided: Sequence[Grant], moment: datetime) -> date | None:
    """Return the last day on which a report is taken: the form's, or that of a later extension; None: there is none."""
    if plan is None or plan.form is None:
        return None
    closings = (closing.last_day for closing in plan.form.closings if closing.period.key == slot[2])
    last_day = next(closings, None)
    if last_day is None:
        return None
    duties = [one for one in plan.promises if isinstance(one, Duty) and one.period.key == slot[2]]
    found = (grant_of(decided, GrantKind.EXTENSION, plan.id, one.id, slot[1], moment) for one in duties)
    return max([last_day, *(grant.until for grant in found if grant is not None and grant.until is not None)])


def _used(event: Event, revisions: Sequence[Submission]) -> bool:
    """Say whether something was sent since an unlocking."""
    return any(one.recorded_at >= event.recorded_at and one.revision > event.revision for one in revisions)
