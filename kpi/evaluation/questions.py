"""What is asked of everyone at a moment, as arrays: for each period, a column a promise that figures decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from kpi.evaluation.inputs import Inputs, judged_within
from kpi.evaluation.score import Limits, limits
from kpi.evaluation.tree import Tree, tree
from targets.periods import Period
from targets.plan import Each, Plan, Promise, Target, conditions
from targets.units import RosterSelector


@dataclass(frozen=True, slots=True)
class Question:
    """One promise that figures decide, as it stands at a moment."""

    plan: str  #: id
    promise: str  #: id
    each: Each  #: what one unit must reach
    share: Decimal  #: of the units addressed, in percent
    over: bool  #: whether its term is over


@dataclass(frozen=True, slots=True)
class Questions:
    """What is judged by the reports of one period, a column each."""

    within: Period
    columns: tuple[Question, ...]
    indicators: tuple[str, ...]  #: the one each column is about
    limits: Limits
    shares: NDArray[np.int64]  #: of the units addressed, in hundredths of a percent
    over: NDArray[np.bool_]
    addressed: NDArray[np.bool_] | None  #: units × columns; None: everyone is asked everything


@dataclass(frozen=True, slots=True)
class Country:
    """Who is asked what; with the figures that were reported, everything an evaluation of many units depends on."""

    tree: Tree
    questions: tuple[Questions, ...]  #: one a period, in order


def country(inputs: Inputs, plan: str | None = None, period: Period | None = None) -> Country:
    """Return what is asked; the reports of ``inputs`` are not looked at.

    Args:
        inputs: the units, the plans and the moment.
        plan: only this plan.
        period: only promises that fall in this period, and those that span it judged by reports from within it.
    """
    asked: dict[Period, list[tuple[Question, frozenset[str]]]] = defaultdict(list)
    rosters: dict[tuple[RosterSelector, date], frozenset[str]] = {}
    for one, promise, each in _conditions(inputs, plan):
        within = judged_within(promise, period)
        if within is None:
            continue
        share = promise.share if isinstance(promise, Target) else Decimal(100)
        over = inputs.term(inputs.deadline(promise)).over
        key = promise.to.selector(), inputs.roster_day(promise)
        if key not in rosters:
            rosters[key] = frozenset(unit.id for unit in inputs.registry.roster(*key))
        asked[within].append((Question(one.id, promise.id, each, share, over), rosters[key]))
    judged = frozenset[str]().union(*rosters.values())
    units = (unit.id for unit in inputs.registry.over(date.min, date.max))  # in the office's order
    grown = tree(inputs.registry, (unit for unit in units if unit in judged))
    return Country(
        grown,
        tuple(
            questions_of(within, [question for question, _ in rows], _addressed(grown, [roster for _, roster in rows]))
            for within, rows in sorted(asked.items())
        ),
    )


def _conditions(inputs: Inputs, plan: str | None) -> Iterator[tuple[Plan, Promise, Each]]:
    for one in inputs.plans:
        if plan in {None, one.id}:
            yield from ((one, promise, each) for promise, each in conditions(one))


def questions_of(within: Period, columns: Sequence[Question], addressed: NDArray[np.bool_] | None = None) -> Questions:
    """Return questions as arrays."""
    return Questions(
        within,
        tuple(columns),
        tuple(question.each.indicator for question in columns),
        limits((question.each, question.over) for question in columns),
        np.array([int(question.share * 100) for question in columns], dtype=np.int64),  # two decimals at most
        np.array([question.over for question in columns], dtype=np.bool_),
        addressed,
    )


def _addressed(grown: Tree, rosters: Sequence[frozenset[str]]) -> NDArray[np.bool_] | None:
    """Return who is addressed by each column; None when everyone is by all."""
    members = {roster: np.array([unit in roster for unit in grown.units]) for roster in set(rosters)}
    if all(among.all() for among in members.values()):
        return None
    return np.column_stack([members[roster] for roster in rosters])
