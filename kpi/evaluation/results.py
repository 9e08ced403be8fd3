"""What an evaluation gives: for each promise the result of the whole, then of each unit addressed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kpi.evaluation.rates import Rates
from rules.duty_rule import Standing
from rules.pace import Pace
from rules.target_rule import Tally
from rules.verdict import Judgement, Verdict
from targets.carry import Policy
from targets.deadlines import Deadline
from targets.periods import Period
from targets.plan import Duty, Plan, Promise
from targets.provenance import Source
from targets.units import Unit
from targets.wording import Sentence


@dataclass(frozen=True, slots=True)
class PassedPart:
    """What one earlier unit gave to the result of a unit that followed it."""

    unit: Unit
    value: Decimal | None  #: None: it gave none, or what it gave is a report
    source: Source | None
    period: str | None  #: key of the period it was reported for
    indicator: str | None = None  #: of the value
    verdict: Verdict | None = None  #: where it was judged by itself


@dataclass(frozen=True, slots=True)
class Passed:
    """How the result of a unit of today came from the units before it."""

    policies: tuple[Policy, ...]  #: the oldest event first; none for a mere change of name, or for reports
    said: Sentence
    parts: tuple[PassedPart, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """One promise judged for one unit, or as a whole (``whole``: for the body the plan belongs to)."""

    plan: Plan
    promise: Promise
    unit: Unit
    period: Period
    deadline: Deadline
    judgement: Judgement
    whole: bool = False
    standing: Standing | None = None  #: of a duty, for one unit
    begun: bool = True  #: whether the promise's period has begun
    over: bool = False  #: whether the deadline is past
    pace: Pace | None = None  #: of something to be held so many times, for one unit
    rates: Rates | None = None  #: of a report duty as a whole
    passed: Passed | None = None  #: seen as now: how it came from the units before; None: nothing passed

    @property
    def verdict(self) -> Verdict:
        """Return the verdict."""
        return self.judgement.verdict

    @property
    def to_come(self) -> bool:
        """Return whether it is one of several periods of a duty, and has not begun: nothing is to be seen of it yet."""
        recurs = isinstance(self.promise, Duty) and self.promise.id != self.promise.written_id
        return recurs and not self.begun

    @property
    def sources(self) -> tuple[Source, ...]:
        """Return where the promise stands in its documents."""
        return self.plan.sources(self.promise)


def tally(results: Sequence[Result]) -> Tally:
    """Return how the units of one promise stand, by name."""

    def names(*verdicts: Verdict) -> tuple[str, ...]:
        return tuple(r.unit.name for r in results if r.verdict in verdicts)

    return Tally(
        met=names(Verdict.MET, Verdict.LATE),
        unmet=names(Verdict.SHORT, Verdict.NOT_DUE, Verdict.OVERDUE),
        silent=names(Verdict.NOT_EVALUABLE),
        exempt=names(Verdict.EXEMPT),
    )
