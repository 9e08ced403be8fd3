"""What units reported for the same periods a year before, for the checks that compare with it when a report arrives."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime
from decimal import Decimal

from sqlalchemy import Engine

from kpi.intake.report import Report
from kpi.intake.values import as_decimal
from kpi.store.engine import reading
from kpi.store.figures import figures
from targets.formula import Basis, figures_in
from targets.plan import Plan
from targets.plan_formulas import known_formula


def year_before(
    engine: Engine, reports: Iterable[Report], at: datetime, accepted_only: Collection[str]
) -> dict[tuple[str, str], dict[str, Decimal]]:
    """Return what the units of reports reported a year before, under whatever plan: an indicator means the same in all.

    Only of plans whose checks compare with it; without any the database is not asked.

    Args:
        engine: the database.
        reports: that have arrived.
        at: what counts of all that was known then.
        accepted_only: the plans whose reports count only when they are accepted.
    """
    wanted: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    compared = {}
    for report in reports:
        if report.plan is None or report.unit is None or report.period is None:
            continue
        if report.plan.id not in compared:
            compared[report.plan.id] = _compared(report.plan)
        if compared[report.plan.id]:
            before = report.period.same_period_last_year().key
            wanted[report.unit.id, before].append((report.unit.id, report.period.key))
    if not wanted:
        return {}
    names = set().union(*compared.values())
    periods, units = {key for _, key in wanted}, {unit for unit, _ in wanted}
    with reading(engine) as connection:
        forms = figures(connection, at, at, periods, units, accepted_only)
    told: list[tuple[int, tuple[str, str], dict[str, Decimal]]] = []
    for form in forms:
        columns = [(name, form.column_of[name]) for name in names & form.column_of.keys()]
        for unit, row, received in zip(form.units, form.values, form.received.tolist(), strict=True):
            given = {name: number for name, at_ in columns if (number := as_decimal(float(row[at_]))) is not None}
            told += [(received, asker, given) for asker in wanted.get((unit, form.period), ())]
    found: dict[tuple[str, str], dict[str, Decimal]] = defaultdict(dict)
    for _, asker, given in sorted(told, key=lambda one: one[0]):  # of two that tell of it the last received counts
        found[asker] |= given
    return dict(found)


def _compared(plan: Plan) -> frozenset[str]:
    """Return the indicators of which a plan's checks need the figures of the year before."""
    sides = [known_formula(side, check.id) for check in plan.checks for side in (check.left, check.right)]
    return frozenset(figure.name for side in sides for figure in figures_in(side) if figure.basis is Basis.LAST_YEAR)
