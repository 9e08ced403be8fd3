"""Everything an evaluation depends on, as one value: the same inputs give the same results, bit for bit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from kpi.evaluation.frame import uncounted
from kpi.evidence import Evidence
from kpi.submission import RefusedFile, Submission
from rules.condition import Term
from rules.exemption import Grant, GrantKind, grant_of
from targets.deadlines import Deadline, DeadlineKind, DeadlineRule, Roll, deadline_of
from targets.periods import Period
from targets.plan import Duty, Plan, Promise
from targets.units import Registry, Unit
from targets.workdays import VIETNAM, WorkCalendar


@dataclass(frozen=True, slots=True)
class Inputs:
    """What was known at a moment, and the moment."""

    registry: Registry
    plans: tuple[Plan, ...]
    submissions: tuple[Submission, ...]  #: every revision received by ``as_of``
    refused: tuple[RefusedFile, ...]  #: received by ``as_of``
    calendar: WorkCalendar
    as_of: datetime  #: aware
    grants: tuple[Grant, ...] = ()  #: exemptions and extensions decided by ``as_of``
    known_at: datetime | None = None  #: when the last thing known was recorded; None: nothing was, or it is not told
    revisions: Mapping[str, int] = field(default_factory=dict)  #: of each plan, by id: the version of its rules

    evidence: tuple[Evidence, ...] = ()  #: files attached, received by ``as_of``

    @property
    def today(self) -> date:
        """Return the day of ``as_of`` in Vietnam."""
        return self.as_of.astimezone(VIETNAM).date()

    @property
    def accepted_only(self) -> frozenset[str]:
        """Return the plans whose reports count only when they are accepted."""
        return accepted_only(self.plans)

    def roster(self, promise: Promise) -> tuple[Unit, ...]:
        """Return the units a promise is addressed to: those in force today, within the promise's period."""
        return self.registry.roster(promise.to.selector(), self.roster_day(promise))

    def roster_day(self, promise: Promise) -> date:
        """Return the day whose units a promise is addressed to: today, or the nearest day of the promise's period."""
        return min(promise.period.last_day, max(promise.period.start, self.today))

    @property
    def not_counting(self) -> list[RefusedFile]:
        """Return what was received and does not count, refused or returned, the oldest first."""
        waiting = uncounted(self.submissions, self.accepted_only)
        return sorted([*self.refused, *waiting], key=lambda file: file.received_at)

    def refused_for(self, indicator: str) -> list[RefusedFile]:
        """Return the files that would have given an indicator if they counted: of plans whose form asks for it."""
        asking = {plan.id for plan in self.plans if plan.form is not None and indicator in plan.form.indicators}
        return [file for file in self.not_counting if file.plan in asking]

    def deadline(self, promise: Promise, extended: Grant | None = None) -> Deadline:
        """Return the deadline of a promise that a figure decides: its own, or its period's end, or as extended."""
        own = promise.deadline if isinstance(promise, Duty) else None
        rule = own.rule() if own is not None else DeadlineRule(kind=DeadlineKind.DURING, roll=Roll.STRICT)
        deadline = extended_deadline(rule, promise.period, self.calendar, extended)
        if deadline is None:
            raise ValueError(promise.id)
        return deadline

    def exemption(self, plan: Plan, promise: Promise, unit: Unit) -> Grant | None:
        """Return the decision that exempts a unit from a promise, if one holds."""
        return grant_of(self.grants, GrantKind.EXEMPTION, plan.id, promise.id, unit.id, self.as_of)

    def extension(self, plan: Plan, promise: Promise, unit: Unit) -> Grant | None:
        """Return the decision that gives a unit more time for a promise, if one holds."""
        return grant_of(self.grants, GrantKind.EXTENSION, plan.id, promise.id, unit.id, self.as_of)

    def term(self, deadline: Deadline) -> Term:
        """Return the last day of a deadline, and whether it is over."""
        return Term(deadline.last_day, self.as_of >= deadline.cutoff)


def accepted_only(plans: Iterable[Plan]) -> frozenset[str]:
    """Return the plans, by id, whose reports count only when they are accepted."""
    return frozenset(plan.id for plan in plans if plan.form is not None and plan.form.counts == "accepted")


def extended_deadline(
    rule: DeadlineRule, period: Period, calendar: WorkCalendar, extended: Grant | None
) -> Deadline | None:
    """Return the deadline of a rule, with the day and the reason of an extension where one was granted."""
    if extended is None:
        return deadline_of(rule, period, calendar)
    return deadline_of(rule, period, calendar, extended_to=extended.until, extension_reason=extended.reason)


def judged_within(promise: Promise, period: Period | None) -> Period | None:
    """Return the period whose reports judge a promise when one asks about a period; None: it is not looked at.

    A promise that falls in the period asked about is judged by its own; one that spans it, by the reports from within.
    """
    if period is None or period.contains(promise.period):
        return promise.period
    return period if promise.period.contains(period) else None
