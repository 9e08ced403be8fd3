"""Report duties of very many units: the same states as `kpi.evaluation.reports`, without their sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from kpi.evaluation.inputs import Inputs, extended_deadline, judged_within
from kpi.evaluation.rates import Rates, expected_reports
from kpi.evaluation.reports import not_expected, reporters
from kpi.evaluation.rollup import climb
from kpi.evaluation.tree import Tree, tree
from kpi.form_figures import microseconds
from rules.duty_rule import State
from rules.verdict import Verdict
from targets.periods import Period
from targets.plan import Duty, DutyKind, Plan

#: When a unit's first acceptable report came, by unit; no entry: none did, or what came was returned.
Arrived = Mapping[str, datetime]
#: The states of a duty by their number in an array.
STATES = (State.DONE, State.LATE, State.OPEN, State.OVERDUE, State.EXEMPT)
_DONE, _LATE, _OPEN, _OVERDUE, _EXEMPT = range(len(STATES))
_NEVER = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class ReportQuestion:
    """A report duty as it stands at a moment; units are in the order of the tree."""

    plan: Plan
    duty: Duty
    tree: Tree
    cutoffs: NDArray[np.int64]  #: the first moment too late, of each unit, in microseconds since 1970 began in UTC
    exempt: NDArray[np.bool_]
    others: tuple[str, ...]  #: ids of units that are addressed within the period and need not report
    as_of: datetime


@dataclass(frozen=True, slots=True)
class Reported:
    """How units and bodies stand with a report duty."""

    question: ReportQuestion
    states: NDArray[np.int8]  #: of each unit, by number in `STATES`
    counts: NDArray[np.int32]  #: bodies, and the whole last × states
    unexpected: int  #: reports of units that need not have sent one

    def rates(self, body: int) -> Rates:
        """Return the counts of reports below one body; what was not expected is counted of the whole."""
        done, late, open_, overdue, _ = (int(number) for number in self.counts[body])
        unexpected = self.unexpected if body == self.question.tree.whole else 0
        return Rates(done + late + open_ + overdue, done + late, done, unexpected)

    def verdict(self, body: int) -> Verdict:
        """Return the worst that can be said of anyone below a body: overdue, not yet, late, met."""
        counts = self.counts[body]
        found = (state for state in (_OVERDUE, _OPEN, _LATE, _DONE) if counts[state])
        worst = next(found, None)
        return Verdict.NOT_EVALUABLE if worst is None else STATES[worst].verdict


def report_questions(
    inputs: Inputs, plan: str | None = None, period: Period | None = None
) -> tuple[ReportQuestion, ...]:
    """Return what reports are asked for; the arguments are those of `kpi.evaluation.questions.country`."""
    found = (
        _question(inputs, one, duty)
        for one in inputs.plans
        if plan in {None, one.id}
        for duty in one.promises
        if isinstance(duty, Duty) and duty.kind is DutyKind.REPORT and judged_within(duty, period) == duty.period
    )
    return tuple(question for question in found if question is not None)


def judge_reports_of(question: ReportQuestion, arrived: Arrived) -> Reported:
    """Judge everyone's report."""
    units = question.tree.units
    came = np.array([microseconds(arrived[unit]) if unit in arrived else _NEVER for unit in units], dtype=np.int64)
    in_time = np.where(came < question.cutoffs, _DONE, _LATE)
    waiting = np.where(microseconds(question.as_of) < question.cutoffs, _OPEN, _OVERDUE)
    states = np.where(came == _NEVER, waiting, in_time).astype(np.int8)
    states[question.exempt] = _EXEMPT
    counts = np.zeros((question.tree.whole + 1, len(STATES)), dtype=np.int32)
    for family in question.tree.families:
        counts[family.body] = np.bincount(states[family.start : family.end], minlength=len(STATES))
    unexpected = sum(unit in arrived for unit in question.others)
    return Reported(question, states, climb(question.tree, counts), unexpected)


def _question(inputs: Inputs, plan: Plan, duty: Duty) -> ReportQuestion | None:
    rule = duty.deadline.rule() if duty.deadline is not None else None
    own = extended_deadline(rule, duty.period, inputs.calendar, None) if rule is not None else None
    if rule is None or own is None:
        return None
    expected = expected_reports(inputs.registry, duty.to.selector(), [duty.period], duty.part_of_period)
    grown = tree(inputs.registry, (unit.id for unit in reporters(inputs, duty, expected)))
    cutoffs = np.full(len(grown.units), microseconds(own.cutoff))
    exempt = np.zeros(len(grown.units), dtype=np.bool_)
    decided = {grant.unit for grant in inputs.grants if (grant.plan, grant.promise) == (plan.id, duty.id)}
    for row, id_ in enumerate(grown.units):
        if id_ in decided:
            unit = inputs.registry.unit(id_)
            extended = extended_deadline(rule, duty.period, inputs.calendar, inputs.extension(plan, duty, unit)) or own
            cutoffs[row] = microseconds(extended.cutoff)
            exempt[row] = inputs.exemption(plan, duty, unit) is not None
    others = tuple(unit.id for unit in not_expected(inputs, duty, expected))
    return ReportQuestion(plan, duty, grown, cutoffs, exempt, others, inputs.as_of)
