"""Checks the figures of many reports at once: the form's rules by pandera, then the plan's own checks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from kpi.cells import cells_of
from kpi.intake import explain
from kpi.intake.indicators import asked_of
from kpi.intake.report import Report
from kpi.intake.rule_checks import bases_of, checks_for, plan_checks
from kpi.intake.schema import NOTED, REQUIRED, failures
from rules.formula import value_of
from rules.formula_columns import values_of
from rules.verdict import Reading
from targets.formula import Basis, Formula, figures_in
from targets.issues import Issue
from targets.plan import Plan
from targets.plan_formulas import known_formula
from targets.provenance import Source
from targets.report_checks import Operator, ReportCheck
from targets.units import Registry

#: By unit and the period's key: what the unit reported for the same period of the year before, by indicator.
YearBefore = Mapping[tuple[str, str], Mapping[str, Decimal]]


def checked(
    reports: Sequence[tuple[Report, Source]], registry: Registry, year_before: YearBefore = MappingProxyType({})
) -> tuple[Report, ...]:
    """Return the reports with what is wrong with their figures added, in the file's order.

    Args:
        reports: each beside its file.
        registry: the units.
        year_before: the figures with which checks compare; what is not in it is not known.
    """
    by_plan: dict[str, list[int]] = defaultdict(list)
    for number, (report, _) in enumerate(reports):
        if report.plan is not None and report.values:
            by_plan[report.plan.id].append(number)
    result = [report for report, _ in reports]
    for numbers in by_plan.values():
        plan = result[numbers[0]].plan
        if plan is not None:
            for number, issues in zip(
                numbers, _found(plan, [reports[n] for n in numbers], registry, year_before), strict=True
            ):
                if issues:
                    in_order = sorted([*result[number].issues, *issues], key=_row)
                    result[number] = replace(result[number], issues=tuple(in_order))
    return tuple(result)


def _found(
    plan: Plan, reports: Sequence[tuple[Report, Source]], registry: Registry, year_before: YearBefore
) -> Iterator[list[Issue]]:
    """Yield, for each report of one plan, the issues of its figures."""
    asked = asked_of(plan).indicators
    figures = _figures([report for report, _ in reports], list(asked))
    found: dict[int, list[Issue]] = defaultdict(list)
    frame = pd.DataFrame(figures, columns=list(asked))
    for id_ in (id_ for id_, indicator in asked.items() if indicator.evidence):
        noted = ({cell.indicator for cell in report.values if cell.note} for report, _ in reports)
        frame[NOTED.format(id=id_)] = [float(id_ in ids) for ids in noted]
    for failure in failures(frame, tuple(asked.values())):
        report, file = reports[failure.row]
        cells = {cell.indicator: cell for cell in report.values}
        unread = failure.indicator in report.unread and failure.check == REQUIRED
        if failure.indicator in cells and not unread:
            place = _place(report, failure.indicator, file)
            values = {id_: cell.value for id_, cell in cells.items()}
            found[failure.row].append(explain.explain(failure, place, asked, values))
    doubtful = [(check, ~_surely_holds(check, frame)) for check in plan.checks]
    for row, (report, file) in enumerate(reports):
        checks = [check for check, rows in doubtful if rows[row]]
        if checks:
            of_it = [one for one in checks_for(plan, report.unit, report.period, registry) if one in checks]
            cells = {cell.indicator: cell for cell in report.values if cell.indicator not in report.unread}
            before = year_before.get((report.unit.id, report.period.key), {}) if report.unit and report.period else {}
            found[row] += plan_checks(of_it, cells, file, bases_of(plan, report.unit), before)
        yield found[row]


def _figures(reports: Sequence[Report], asked: Sequence[str]) -> NDArray[np.float64]:
    """Return the reports' figures as doubles, a column for each indicator asked for; NaN: left blank."""
    column = {id_: number for number, id_ in enumerate(asked)}
    cells = [cells_of(report.values) for report in reports]
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for row, one in enumerate(cells):
        alike[one.indicators].append(row)
    figures = np.full((len(reports), len(asked)), np.nan)
    for indicators, rows in alike.items():
        figures[np.ix_(rows, [column[id_] for id_ in indicators])] = [cells[row].figures for row in rows]
    return figures


def _surely_holds(check: ReportCheck, frame: pd.DataFrame) -> NDArray[np.bool_]:
    """Return in which reports a check holds beyond doubt; the others are looked at one by one.

    Sides are compared for all reports at once, as exactly as one by one; a side that is missing is a doubt.
    """
    compare = _COMPARED.get(check.operator)
    sides = [known_formula(text, check.id) for text in (check.left, check.right)]
    if compare is None:
        return np.zeros(len(frame), dtype=np.bool_)
    left, right = (_side(side, frame) for side in sides)
    return np.isfinite(left) & np.isfinite(right) & compare(left, right)


def _side(formula: Formula, frame: pd.DataFrame) -> NDArray[np.float64]:
    of_now = (figure for figure in figures_in(formula) if figure.basis is Basis.NOW and figure.name in frame)
    used = {figure: frame[figure.name].to_numpy() for figure in of_now}
    if len(used) < len(figures_in(formula)):
        return np.full(len(frame), np.nan)
    if not used:
        alone = value_of(formula, lambda _: Reading(None)).value
        return np.full(len(frame), np.nan if alone is None else float(alone))
    return values_of(formula, used)


#: Two floats that stand for exact values compare as those do, but equal floats may stand for values that differ.
_COMPARED: Mapping[Operator, Callable[[NDArray[np.float64], NDArray[np.float64]], NDArray[np.bool_]]] = {
    Operator.GREATER_THAN: np.greater,
    Operator.GREATER_THAN_OR_EQUAL_TO: np.greater,
    Operator.LESS_THAN: np.less,
    Operator.LESS_THAN_OR_EQUAL_TO: np.less,
    Operator.NOT_EQUAL_TO: np.not_equal,
}


def _place(report: Report, indicator: str, file: Source) -> Source:
    cell = next(cell for cell in report.values if cell.indicator == indicator)
    return Source(file.document, file.sha256, sheet=cell.sheet, cell=cell.cell)


def _row(issue: Issue) -> int:
    return int("".join(c for c in issue.source.cell or "" if c.isdigit()) or 0)
