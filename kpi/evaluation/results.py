"""What an evaluation gives: for each promise the result of the whole, then of each unit addressed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from kpi.evaluation.inputs import Inputs
from kpi.evaluation.rates import Rates
from rules.duty_rule import Standing
from rules.pace import Pace, pace
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


@dataclass(frozen=True, slots=True)
class AtMoment:
    """One promise of a plan at a moment: makes its results, each with where its time stands."""

    plan: Plan
    promise: Promise
    as_of: datetime
    today: date
    begun: bool  #: whether its period has begun

    def result(
        self,
        unit: Unit,
        deadline: Deadline,
        judgement: Judgement,
        *,
        whole: bool = False,
        standing: Standing | None = None,
        rates: Rates | None = None,
        passed: Passed | None = None,
    ) -> Result:
        """Return the result of one unit, or of the whole."""
        return Result(
            plan=self.plan,
            promise=self.promise,
            unit=unit,
            period=self.promise.period,
            deadline=deadline,
            judgement=judgement,
            whole=whole,
            standing=standing,
            begun=self.begun,
            over=self.as_of >= deadline.cutoff,
            pace=None if whole else self._pace(judgement),
            rates=rates,
            passed=passed,
        )

    def _pace(self, judgement: Judgement) -> Pace | None:
        """Return how far one unit has come with something it is to hold so many times."""
        each = self.promise.each if isinstance(self.promise, Duty) else None
        if each is None or each.min is None or judgement.verdict is Verdict.EXEMPT:
            return None
        return pace(self.promise.period, self.today, judgement.value, each.min)


def at_moment(inputs: Inputs, plan: Plan, promise: Promise) -> AtMoment:
    """Return a promise at the moment of what is known."""
    return AtMoment(plan, promise, inputs.as_of, inputs.today, promise.period.start <= inputs.today)


def tally(results: Sequence[Result]) -> Tally:
    """Return how the units of one promise stand, by name."""
    met, unmet, silent, exempt = list[str](), list[str](), list[str](), list[str]()
    kinds = {Verdict.MET: met, Verdict.LATE: met, Verdict.NOT_EVALUABLE: silent, Verdict.EXEMPT: exempt}
    for result in results:
        kinds.get(result.judgement.verdict, unmet).append(result.unit.name)
    return Tally(tuple(met), tuple(unmet), tuple(silent), tuple(exempt))
