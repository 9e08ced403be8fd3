"""One unit: every promise addressed to it, its reports against their deadlines, and the files it sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from dashboards.views.arrivals import Arrival, arrivals
from dashboards.views.district import DistrictView, UnitName
from dashboards.views.lines import Line
from dashboards.views.plans import PlanView
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.oddities import oddities
from kpi.evaluation.shortfall import LISTED
from rules.verdict import Verdict


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """What one plan asks of the unit."""

    plan: PlanView
    lines: tuple[Line, ...]  #: in the plan's order

    @property
    def figures(self) -> tuple[Line, ...]:
        """Return the promises that a figure decides."""
        return tuple(line for line in self.lines if not line.promise.reports)

    @property
    def reports(self) -> tuple[Line, ...]:
        """Return the reports that are due."""
        return tuple(line for line in self.lines if line.promise.reports)


@dataclass(frozen=True, slots=True)
class UnitView:
    """Everything a unit's page shows."""

    office: str
    as_of: datetime  #: in Vietnam's time
    today: date
    unit: UnitName
    before: UnitName | None  #: the unit before it in the office's order
    after: UnitName | None
    plans: tuple[UnitPlan, ...]
    arrivals: tuple[Arrival, ...]

    @property
    def to_do(self) -> tuple[Line, ...]:
        """Return what is not fulfilled: what is past due first, then what is not known, then what has time."""
        lines = [line for plan in self.plans for line in plan.lines if line.verdict in LISTED]
        return tuple(sorted(lines, key=lambda line: LISTED.index(line.verdict)))

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """Return how many promises have each verdict."""
        return Counter(line.verdict for plan in self.plans for line in plan.lines)


def unit_views(inputs: Inputs, district: DistrictView) -> tuple[UnitView, ...]:
    """Return the view of every unit that is addressed, in the office's order."""
    units, odd = district.units, oddities(inputs)
    return tuple(
        UnitView(
            office=district.office,
            as_of=district.as_of,
            today=district.today,
            unit=unit,
            before=units[n - 1] if n else None,
            after=units[n + 1] if n + 1 < len(units) else None,
            plans=_plans(district, unit.id),
            arrivals=arrivals(inputs, unit.id, odd),
        )
        for n, unit in enumerate(units)
    )


def _plans(district: DistrictView, unit_id: str) -> tuple[UnitPlan, ...]:
    found = []
    for plan in district.plans:
        row = next((row for row in plan.rows if row.unit_id == unit_id), None)
        if row is not None:
            found.append(UnitPlan(plan, tuple(cell for cell in row.cells if cell is not None)))
    return tuple(found)
