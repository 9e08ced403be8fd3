"""Targets about the sum over very many units: the same judgement as `kpi.evaluation.totals`, from figures in arrays.

The sum is exact: every double stands for the decimal it was read from, and decimals are added.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from kpi.evaluation.derived import reading_of_sums
from kpi.evaluation.gather import latest, within
from kpi.evaluation.gather_formula import Bases, Computed, formula_figures, needed
from kpi.evaluation.inputs import Inputs, judged_within
from kpi.form_figures import FormFigures
from rules.condition import Term, judge_unit
from rules.total_rule import judge_total
from rules.verdict import Judgement, Reading
from targets.formula import Figure, figures_in
from targets.periods import Period
from targets.plan import Each, Indicator, Plan, TotalTarget
from targets.plan_formulas import formula_of
from targets.wording import Sentence


@dataclass(frozen=True, slots=True)
class TotalQuestion:
    """A target about a sum, as it stands at a moment."""

    plan: Plan
    promise: TotalTarget
    indicator: Indicator
    within: Period
    units: tuple[str, ...]  #: ids of those that are summed: addressed, and not exempt
    term: Term
    computed: tuple[Computed, ...]  #: of a formula: each of its figures alone


@dataclass(frozen=True, slots=True)
class Total:
    """A sum that was judged."""

    question: TotalQuestion
    judgement: Judgement
    silent: int  #: units without a figure


def total_questions(inputs: Inputs, plan: str | None = None, period: Period | None = None) -> tuple[TotalQuestion, ...]:
    """Return what is asked of sums; the arguments are those of `kpi.evaluation.questions.country`."""
    found = (
        _question(inputs, one, target, period)
        for one in inputs.plans
        if plan in {None, one.id}
        for target in one.totals
    )
    return tuple(question for question in found if question is not None)


def judge_total_of(question: TotalQuestion, reports: Sequence[FormFigures]) -> Total:
    """Judge one sum; ``reports`` may hold more than it needs, and other units."""
    if question.computed:
        return _computed(question, reports)
    indicator, own = question.indicator, within(question.within, reports)
    states = np.array([indicator.can_fall])
    figures = latest(own, question.units, (indicator.id,), question.within, states)[:, 0]
    known, silent = figures[~np.isnan(figures)], int(np.isnan(figures).sum())
    readings = [("", Reading(_exact_sum(known)))] if known.size else []
    readings += [("", Reading())] if silent else []
    judgement = judge_total(question.promise.total, indicator, readings, question.term)
    return Total(question, judgement, silent)


def _question(inputs: Inputs, plan: Plan, target: TotalTarget, period: Period | None) -> TotalQuestion | None:
    looked, indicator = judged_within(target, period), plan.indicator(target.total.indicator)
    if looked is None or indicator is None:
        return None
    units = tuple(unit.id for unit in inputs.roster(target) if inputs.exemption(plan, target, unit) is None)
    term = inputs.term(inputs.deadline(target))
    return TotalQuestion(plan, target, indicator, looked, units, term, _parts(plan, indicator, target))


def _parts(plan: Plan, indicator: Indicator, target: TotalTarget) -> tuple[Computed, ...]:
    if indicator.formula is None:
        return ()
    known = {one.id: one for one in plan.indicators}
    each = Each(**target.total.model_dump())
    parts = sorted(figures_in(formula_of(indicator)), key=lambda figure: (figure.name, figure.basis))
    bases: Bases = {name: base for name, one in known.items() if (base := one.base) is not None}
    return tuple(Computed(0, part, each, bases, known[part.name].time == "stock") for part in parts)


def _computed(question: TotalQuestion, reports: Sequence[FormFigures]) -> Total:
    """Judge what is computed from sums; it is missing as soon as one unit lacks one of the figures."""
    read = needed(question.within, question.computed, reports)
    columns: dict[Figure, NDArray[np.float64]] = {}
    for part in question.computed:
        columns |= formula_figures(read, question.units, part, question.within)
    gaps = np.zeros(len(question.units), dtype=np.bool_)
    for column in columns.values():
        gaps |= np.isnan(column)
    found = Reading(missing=_SILENT)
    if not gaps.any():
        sums = {figure: Fraction(_exact_sum(column)) for figure, column in columns.items()}
        found = reading_of_sums(question.indicator, sums)
    each = Each(**question.promise.total.model_dump())
    return Total(question, judge_unit(each, question.indicator, found, question.term), int(gaps.sum()))


def _exact_sum(figures: NDArray[np.float64]) -> Decimal:
    """Return the sum of the decimals that doubles stand for."""
    return sum((Decimal(repr(figure)) for figure in figures.tolist()), Decimal(0))


_SILENT = Sentence("còn đơn vị chưa có số liệu", "some units have no figure")
