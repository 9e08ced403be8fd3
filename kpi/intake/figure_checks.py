"""Checks the figures of many reports at once: the form's rules by pandera, then the plan's own checks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from kpi.intake import explain
from kpi.intake.indicators import asked_of
from kpi.intake.report import Report
from kpi.intake.rule_checks import checks_for, plan_checks
from kpi.intake.schema import NOTED, REQUIRED, failures
from targets.issues import Issue
from targets.plan import Plan
from targets.provenance import Source
from targets.units import Registry


def checked(reports: Sequence[tuple[Report, Source]], registry: Registry) -> tuple[Report, ...]:
    """Return the reports, each beside its file, with what is wrong with their figures added, in the file's order."""
    by_plan: dict[str, list[int]] = defaultdict(list)
    for number, (report, _) in enumerate(reports):
        if report.plan is not None and report.values:
            by_plan[report.plan.id].append(number)
    result = [report for report, _ in reports]
    for numbers in by_plan.values():
        plan = result[numbers[0]].plan
        if plan is not None:
            for number, issues in zip(numbers, _found(plan, [reports[n] for n in numbers], registry), strict=True):
                if issues:
                    in_order = sorted([*result[number].issues, *issues], key=_row)
                    result[number] = replace(result[number], issues=tuple(in_order))
    return tuple(result)


def _found(plan: Plan, reports: Sequence[tuple[Report, Source]], registry: Registry) -> Iterator[list[Issue]]:
    """Yield, for each report of one plan, the issues of its figures."""
    asked = asked_of(plan).indicators
    columns = {id_: number for number, id_ in enumerate(asked)}
    figures = np.full((len(reports), len(columns)), np.nan)
    for row, (report, _) in enumerate(reports):
        for cell in report.values:
            if cell.value is not None:
                figures[row, columns[cell.indicator]] = cell.value
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
    for row, (report, file) in enumerate(reports):
        if plan.checks:
            cells = {cell.indicator: cell for cell in report.values if cell.indicator not in report.unread}
            found[row] += plan_checks(checks_for(plan, report.unit, report.period, registry), cells, file)
        yield found[row]


def _place(report: Report, indicator: str, file: Source) -> Source:
    cell = next(cell for cell in report.values if cell.indicator == indicator)
    return Source(file.document, file.sha256, sheet=cell.sheet, cell=cell.cell)


def _row(issue: Issue) -> int:
    return int("".join(c for c in issue.source.cell or "" if c.isdigit()) or 0)
