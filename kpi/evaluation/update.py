"""One report arrives when everyone has been judged: its unit is judged again, the bodies above it recounted.

Nothing is changed in place: arrays that stay the same are shared between the state before and the state after.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from kpi.evaluation.country import Verdicts, evaluate_country, evaluate_part, part_of
from kpi.evaluation.gather_formula import needed
from kpi.evaluation.questions import Country, Questions
from kpi.evaluation.rollup import count
from kpi.evaluation.tree import Tree
from kpi.form_figures import FormFigures


@dataclass(frozen=True, slots=True)
class Evaluated:
    """Who is asked what, what was reported, and the verdicts."""

    country: Country
    reports: tuple[FormFigures, ...]
    verdicts: tuple[Verdicts, ...]  #: of each period that is asked about


def evaluated(country: Country, reports: Sequence[FormFigures]) -> Evaluated:
    """Return everyone judged, as `update` goes on from."""
    return Evaluated(country, tuple(reports), evaluate_country(country, reports))


def update(known: Evaluated, arrived: FormFigures) -> Evaluated:
    """Return what an evaluation of everything would give now that one report has arrived.

    Args:
        known: what is known without it.
        arrived: one report, of one row. It takes the place of what the unit had sent for the same plan and period, so
            a revision that does not count, received before one that is known, is not to be handed in.
    """
    reports = _filed(known.reports, arrived)
    (unit,) = arrived.units
    if unit not in known.country.tree.units:
        return replace(known, reports=reports)
    verdicts = tuple(
        _judged_again(known.country.tree, questions, before, reports, unit)
        if needed(questions.within, questions.computed, [arrived])
        else before
        for questions, before in zip(known.country.questions, known.verdicts, strict=True)
    )
    return Evaluated(known.country, reports, verdicts)


def _judged_again(
    tree: Tree, questions: Questions, before: Verdicts, reports: Sequence[FormFigures], unit: str
) -> Verdicts:
    """Return the verdicts of one period with those of one unit worked out anew."""
    row = tree.units.index(unit)
    body = next(family.body for family in tree.families if family.start <= row < family.end)
    rows = slice(row, row + 1)
    part = part_of(tree, questions, row, row + 1)
    codes, counts = before.codes.copy(), before.counts.copy()
    codes[rows] = evaluate_part(part, needed(questions.within, questions.computed, reports))
    counts[list(tree.line(body))] += count(codes[rows]) - count(before.codes[rows])
    return Verdicts(codes, counts)


def _filed(reports: Sequence[FormFigures], arrived: FormFigures) -> tuple[FormFigures, ...]:
    """Return the reports with the one that arrived in its unit's place."""
    (unit,) = arrived.units
    form = (arrived.plan, arrived.period)
    others = [_without(report, unit) if (report.plan, report.period) == form else report for report in reports]
    for place, report in enumerate(others):
        if (report.plan, report.period, report.indicators) == (*form, arrived.indicators):
            others[place] = replace(
                report,
                units=(*report.units, unit),
                received=np.concatenate([report.received, arrived.received]),
                values=np.concatenate([report.values, arrived.values]),
            )
            break
    else:
        others.append(arrived)
    return tuple(report for report in others if report.units)


def _without(report: FormFigures, unit: str) -> FormFigures:
    if unit not in report.row_of:
        return report
    row = report.row_of[unit]
    return replace(
        report,
        units=report.units[:row] + report.units[row + 1 :],
        received=np.delete(report.received, row),
        values=np.delete(report.values, row, axis=0),
    )
