"""The overview of an office: every plan, every unit, who is short of what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dashboards.views.arrivals import first_files
from dashboards.views.order import unit_order
from dashboards.views.plans import PlanView, plan_view
from dashboards.views.terms import TermView, term_views
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.results import Result
from rules.verdict import Verdict
from targets.workdays import VIETNAM


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit addressed by some plan."""

    id: str
    name: str
    label: str  #: as running text has it: "xã Bản Bo"


@dataclass(frozen=True, slots=True)
class DistrictView:
    """Everything the first page shows."""

    office: str
    as_of: datetime  #: in Vietnam's time
    today: date
    plans: tuple[PlanView, ...]
    units: tuple[UnitName, ...]  #: in the office's order

    @property
    def unit_counts(self) -> Mapping[Verdict, int]:
        """Return how many promises of single units have each verdict."""
        return Counter(cell.verdict for plan in self.plans for row in plan.rows for cell in row.cells if cell)

    @property
    def ahead(self) -> tuple[TermView, ...]:
        """Return the deadlines that are not over and not done by all, the nearest first."""
        terms = term_views((whole for plan in self.plans for whole in plan.wholes), self.today)
        return tuple(term for term in terms if term.undone and not term.over)

    @property
    def whole_counts(self) -> Mapping[Verdict, int]:
        """Return how many promises as a whole have each verdict."""
        return Counter(whole.verdict for plan in self.plans for whole in plan.wholes)


def district_view(inputs: Inputs, results: Sequence[Result], office: str) -> DistrictView:
    """Return the overview; plans in their order, of each its promises and its units in the office's order."""
    order = unit_order(inputs.registry)
    first = first_files(inputs.submissions)
    shown = [result for result in results if not result.to_come]
    of_plan = {plan.id: [result for result in shown if result.plan.id == plan.id] for plan in inputs.plans}
    plans = tuple(plan_view(plan, of_plan[plan.id], first, order) for plan in inputs.plans if of_plan[plan.id])
    addressed = {row.unit_id for plan in plans for row in plan.rows}
    units = [inputs.registry.unit(unit_id) for unit_id in order if unit_id in addressed]
    return DistrictView(
        office=office,
        as_of=inputs.as_of.astimezone(VIETNAM),
        today=inputs.today,
        plans=plans,
        units=tuple(UnitName(unit.id, unit.name, unit.label) for unit in units),
    )
