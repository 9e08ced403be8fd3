"""Judges many units at once: a verdict for every unit and promise, silent units included, and counts for every body.

The same verdicts as `kpi.evaluation.evaluate`, without their sentences. The work is cut by body and period; a part is
judged alike wherever it is done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kpi.evaluation.gather import latest, within
from kpi.evaluation.gather_formula import formula_figures, needed, stand_in
from kpi.evaluation.questions import Country, Questions, among
from kpi.evaluation.rollup import climb, count
from kpi.evaluation.score import EXEMPT, VERDICTS, judge
from kpi.evaluation.tree import Tree
from kpi.form_figures import FormFigures

#: In an array of verdicts, the mark of a unit that the promise is not addressed to.
NOT_ADDRESSED = -1


@dataclass(frozen=True, slots=True)
class Part:
    """Some units, those directly below one or several bodies, and what they are asked about one period."""

    start: int  #: the row of the first among all
    units: tuple[str, ...]  #: ids
    questions: Questions


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The verdicts on everyone within one period."""

    codes: NDArray[np.int8]  #: units × columns, by their number in `VERDICTS`; -1: not addressed
    counts: NDArray[np.int32]  #: bodies, and the whole last × verdicts × columns: how many units stand how


def evaluate_country(country: Country, reports: Sequence[FormFigures]) -> tuple[Verdicts, ...]:
    """Return the verdicts of each period that is asked about, in the order of the questions.

    Args:
        country: who is asked what.
        reports: what was reported, in any order.
    """
    return tuple(evaluate_questions(country.tree, questions, reports) for questions in country.questions)


def evaluate_questions(tree: Tree, questions: Questions, reports: Iterable[FormFigures]) -> Verdicts:
    """Return the verdicts of one period."""
    everyone = Part(0, tree.units, questions)
    return counted(tree, evaluate_part(everyone, needed(questions.within, questions.computed, reports)))


def parts(tree: Tree, questions: Questions, least: int = 1) -> Iterator[Part]:
    """Yield the work of one period, body by body; small neighbours together, at least so many units a part."""
    start = 0
    for family in tree.families:
        if family.end - start >= least or family.end == len(tree.units):
            yield part_of(tree, questions, start, family.end)
            start = family.end


def part_of(tree: Tree, questions: Questions, start: int, end: int) -> Part:
    """Return the work on some units in one period: from one row to before another."""
    return Part(start, tree.units[start:end], among(questions, start, end))


def evaluate_part(part: Part, reports: Sequence[FormFigures]) -> NDArray[np.int8]:
    """Return the verdicts of a part: units × columns.

    Args:
        part: the units and what they are asked.
        reports: what `gather_formula.needed` gives; other units may be in it.
    """
    questions = part.questions
    own = within(questions.within, reports) if questions.computed else reports
    figures = latest(own, part.units, questions.indicators, questions.within, questions.states)
    for computed in questions.computed:
        columns = formula_figures(reports, part.units, computed, questions.within)
        figures[:, computed.column] = stand_in(computed, columns, len(part.units))
    codes = judge(figures, questions.limits)
    granted = questions.granted
    if granted.rows.size:
        by_decision = judge(figures[granted.rows, granted.columns], granted.limits)
        codes[granted.rows, granted.columns] = np.where(granted.exempt, EXEMPT, by_decision)
    if questions.addressed is not None:
        codes[~questions.addressed] = NOT_ADDRESSED
    return codes


def assemble(tree: Tree, done: Iterable[tuple[Part, NDArray[np.int8]]], questions: Questions) -> Verdicts:
    """Return the verdicts of one period from those of its parts, in any order."""
    codes = np.empty((len(tree.units), len(questions.columns)), dtype=np.int8)
    for part, verdicts in done:
        codes[part.start : part.start + len(part.units)] = verdicts
    return counted(tree, codes)


def counted(tree: Tree, codes: NDArray[np.int8]) -> Verdicts:
    """Return the verdicts on everyone with the counts of every body."""
    counts = np.zeros((tree.whole + 1, len(VERDICTS), codes.shape[1]), dtype=np.int32)
    for family in tree.families:
        counts[family.body] = count(codes[family.start : family.end])
    return Verdicts(codes, climb(tree, counts))
