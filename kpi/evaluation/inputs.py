"""Everything an evaluation depends on, as one value: the same inputs give the same results, bit for bit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from kpi.submission import RefusedFile, Submission
from rules.condition import Term
from targets.deadlines import Deadline
from targets.plan import Plan, Promise
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

    @property
    def today(self) -> date:
        """Return the day of ``as_of`` in Vietnam."""
        return self.as_of.astimezone(VIETNAM).date()

    def roster(self, promise: Promise) -> tuple[Unit, ...]:
        """Return the units a promise is addressed to: those in force today, within the promise's period."""
        day = min(promise.period.last_day, max(promise.period.start, self.today))
        return self.registry.roster(promise.to.selector(), day)

    def term(self, deadline: Deadline) -> Term:
        """Return the last day of a deadline, and whether it is over."""
        return Term(deadline.last_day, self.as_of >= deadline.cutoff)
