"""What is asked of everyone at a moment, as arrays: for each period, a column a promise that figures decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from kpi.evaluation.gather_formula import Bases, Computed
from kpi.evaluation.inputs import Inputs, judged_within
from kpi.evaluation.score import Limits, limits
from kpi.evaluation.tree import Tree, tree
from targets.formula import Formula, names_in
from targets.periods import Period
from targets.plan import Each, Plan, Promise, Target, conditions
from targets.plan_formulas import formula_of
from targets.units import RosterSelector, Unit


@dataclass(frozen=True, slots=True)
class Question:
    """One promise that figures decide, as it stands at a moment."""

    plan: str  #: id
    promise: str  #: id
    each: Each  #: what one unit must reach
    share: Decimal  #: of the units addressed, in percent
    over: bool  #: whether its term is over
    state: bool = False  #: whether the figure is a state, which can fall, and no sum so far
    formula: Formula | None = None  #: by which the figure is computed from those that were reported
    bases: Bases = field(default_factory=dict, hash=False)  #: of the indicators in the formula
    of_states: bool = False  #: whether all the figures in the formula are states


@dataclass(frozen=True, slots=True)
class Questions:
    """What is judged by the reports of one period, a column each."""

    within: Period
    columns: tuple[Question, ...]
    indicators: tuple[str, ...]  #: the one each column is about
    limits: Limits
    states: NDArray[np.bool_]
    shares: NDArray[np.int64]  #: of the units addressed, in hundredths of a percent
    over: NDArray[np.bool_]
    addressed: NDArray[np.bool_] | None  #: units × columns; None: everyone is asked everything
    granted: Granted
    computed: tuple[Computed, ...] = ()  #: the columns whose figure is computed from others
    accepted_only: frozenset[str] = frozenset()  #: plans whose reports count only when they are accepted


@dataclass(frozen=True, slots=True)
class Granted:
    """Where a decision asks something else of one unit: exemptions and extensions, a place each."""

    rows: NDArray[np.int64]  #: of the units
    columns: NDArray[np.int64]
    exempt: NDArray[np.bool_]  #: nothing is asked; otherwise by another day
    limits: Limits  #: as that day leaves them


@dataclass(frozen=True, slots=True)
class Country:
    """Who is asked what; with the figures that were reported, everything an evaluation of many units depends on."""

    tree: Tree
    questions: tuple[Questions, ...]  #: one a period, in order


#: No decision about anyone.
NOTHING = Granted(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.bool_), limits(()))


def country(inputs: Inputs, plan: str | None = None, period: Period | None = None) -> Country:
    """Return what is asked; the reports of ``inputs`` are not looked at.

    Args:
        inputs: the units, the plans and the moment.
        plan: only this plan.
        period: only promises that fall in this period, and those that span it judged by reports from within it.
    """
    asked: dict[Period, list[_Asked]] = defaultdict(list)
    rosters: dict[tuple[RosterSelector, date], frozenset[str]] = {}
    decided = _decided(inputs)
    for one, promise, each in _conditions(inputs, plan):
        within = judged_within(promise, period)
        if within is None:
            continue
        share = promise.share if isinstance(promise, Target) else Decimal(100)
        over = inputs.term(inputs.deadline(promise)).over
        key = promise.to.selector(), inputs.roster_day(promise)
        if key not in rosters:
            rosters[key] = frozenset(unit.id for unit in inputs.registry.roster(*key))
        question = Question(one.id, promise.id, each, share, over, _is_state(one, each), *_formula(one, each))
        units = [inputs.registry.unit(unit) for unit in decided[one.id, promise.id] if unit in rosters[key]]
        asked[within].append(_Asked(question, rosters[key], [_decision(inputs, one, promise, unit) for unit in units]))
    judged = frozenset[str]().union(*rosters.values())
    known = (unit.id for unit in inputs.registry.over(date.min, date.max))  # in the office's order
    grown = tree(inputs.registry, (unit for unit in known if unit in judged))
    strict = inputs.accepted_only
    questions = (_questions(grown, within, rows) for within, rows in sorted(asked.items()))
    return Country(grown, tuple(replace(one, accepted_only=strict) for one in questions))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question on its way to becoming a column."""

    question: Question
    roster: frozenset[str]
    decisions: list[tuple[str, bool, bool]]  #: unit, whether it is exempt, whether its own term is over


def _conditions(inputs: Inputs, plan: str | None) -> Iterator[tuple[Plan, Promise, Each]]:
    for one in inputs.plans:
        if plan in {None, one.id}:
            yield from ((one, promise, each) for promise, each in conditions(one) if countable(one, promise))


def countable(plan: Plan, promise: Promise) -> bool:
    """Say whether a promise is judged by the figure of each unit: not by a sum over them or the day of a report."""
    return promise.each is not None and plan.indicator(promise.each.indicator) is not None


def _formula(plan: Plan, each: Each) -> tuple[Formula | None, Bases, bool]:
    """Return the formula of an indicator that has one, the bases it may name, and whether it is of states alone."""
    indicator = plan.indicator(each.indicator)
    if indicator is None or indicator.formula is None:
        return None, {}, False
    formula = formula_of(indicator)
    parts = [one for one in plan.indicators if one.id in names_in(formula)]
    bases = {one.id: one.base for one in parts if one.base is not None}
    return formula, bases, all(one.time == "stock" for one in parts)


def _is_state(plan: Plan, each: Each) -> bool:
    indicator = plan.indicator(each.indicator)
    return indicator is not None and indicator.can_fall


def _decided(inputs: Inputs) -> dict[tuple[str, str], set[str]]:
    """Return the units about which anything was ever decided, by plan and promise."""
    units = defaultdict(set)
    for grant in inputs.grants:
        units[grant.plan, grant.promise].add(grant.unit)
    return units


def _decision(inputs: Inputs, plan: Plan, promise: Promise, unit: Unit) -> tuple[str, bool, bool]:
    """Return a unit with whether it is exempt, and whether its own term is over."""
    deadline = inputs.deadline(promise, inputs.extension(plan, promise, unit))
    return unit.id, inputs.exemption(plan, promise, unit) is not None, inputs.term(deadline).over


def _questions(grown: Tree, within: Period, asked: Sequence[_Asked]) -> Questions:
    rows = {unit: row for row, unit in enumerate(grown.units)}
    decisions = [
        (rows[unit], column, exempt, one.question.each, over, one.question.state)
        for column, one in enumerate(asked)
        for unit, exempt, over in one.decisions
    ]
    granted = Granted(
        np.array([row for row, *_ in decisions], dtype=np.int64),
        np.array([column for _, column, *_ in decisions], dtype=np.int64),
        np.array([exempt for _, _, exempt, *_ in decisions], dtype=np.bool_),
        limits((each, over, state) for *_, each, over, state in decisions),
    )
    addressed = _addressed(grown, [one.roster for one in asked])
    return questions_of(within, [one.question for one in asked], addressed, granted)


def questions_of(
    within: Period, columns: Sequence[Question], addressed: NDArray[np.bool_] | None = None, granted: Granted = NOTHING
) -> Questions:
    """Return questions as arrays."""
    return Questions(
        within,
        tuple(columns),
        tuple(question.each.indicator for question in columns),
        limits((question.each, question.over, question.state) for question in columns),
        np.array([question.state for question in columns], dtype=np.bool_),
        np.array([int(question.share * 100) for question in columns], dtype=np.int64),  # two decimals at most
        np.array([question.over for question in columns], dtype=np.bool_),
        addressed,
        granted,
        tuple(
            Computed(column, question.formula, question.each, question.bases, question.of_states)
            for column, question in enumerate(columns)
            if question.formula is not None
        ),
    )


def among(questions: Questions, start: int, end: int) -> Questions:
    """Return the questions as they are put to some units only, from one row to before another."""
    granted, addressed = questions.granted, questions.addressed
    if addressed is None and not granted.rows.size:
        return questions
    if granted.rows.size:
        here = (granted.rows >= start) & (granted.rows < end)
        rows, columns = granted.rows[here] - start, granted.columns[here]
        granted = Granted(rows, columns, granted.exempt[here], granted.limits.of(here))
    return replace(questions, addressed=addressed[start:end] if addressed is not None else None, granted=granted)


def _addressed(grown: Tree, rosters: Sequence[frozenset[str]]) -> NDArray[np.bool_] | None:
    """Return who is addressed by each column; None when everyone is by all."""
    members = {roster: np.array([unit in roster for unit in grown.units]) for roster in set(rosters)}
    if all(among.all() for among in members.values()):
        return None
    return np.column_stack([members[roster] for roster in rosters])
