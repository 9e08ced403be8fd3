"""One unit: every promise addressed to it, its reports against their deadlines, what it held, sent and came from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dashboards.views.arrivals import Arrival, arrivals
from dashboards.views.district import DistrictView, UnitName
from dashboards.views.held import Held, held
from dashboards.views.last_year import LastYear, last_year
from dashboards.views.lines import Line
from dashboards.views.passage import Passage, passages
from dashboards.views.plans import PlanView
from dashboards.views.receipts import Receipt, receipts
from dashboards.views.seen_now import ThenAndNow, results_now, then_and_now
from dashboards.views.unit_story import UnitStory, unit_story
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.oddities import Oddity, oddities
from kpi.evaluation.results import Result
from kpi.evaluation.shortfall import LISTED
from rules.verdict import Verdict
from targets.periods import Period


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """What one plan asks of the unit."""

    plan: PlanView
    lines: tuple[Line, ...]  #: in the plan's order
    receipts: Mapping[str, Receipt]  #: by the SHA-256 of a figure's file: the report it was read from
    last_year: Mapping[str, LastYear]  #: by the promise's key: its figure of the same period a year before
    held: tuple[Held, ...]  #: what it is to hold, such as dialogues
    passages: tuple[Passage, ...]  #: the way of each report that is due

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
    story: UnitStory
    seen_now: tuple[ThenAndNow, ...] = ()  #: promises that stand otherwise by the units of today

    @property
    def to_do(self) -> tuple[Line, ...]:
        """Return what is not fulfilled: what is past due first, then what is not known, then what has time."""
        lines = [line for plan in self.plans for line in plan.lines if line.verdict in LISTED]
        return tuple(sorted(lines, key=lambda line: LISTED.index(line.verdict)))

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """Return how many promises have each verdict."""
        return Counter(line.verdict for plan in self.plans for line in plan.lines)


def unit_views(inputs: Inputs, district: DistrictView, period: Period | None = None) -> tuple[UnitView, ...]:
    """Return the view of every unit that is addressed, in the office's order.

    Args:
        inputs: what is known.
        district: the overview that follows from it.
        period: that it was judged within.
    """
    odd, now = oddities(inputs), results_now(inputs, period)
    return tuple(_view(inputs, district, unit.id, odd, now) for unit in district.units)


def unit_view(inputs: Inputs, district: DistrictView, unit_id: str, period: Period | None = None) -> UnitView:
    """Return the view of any unit there is or was, addressed or not."""
    return _view(inputs, district, unit_id, oddities(inputs), results_now(inputs, period))


def _view(
    inputs: Inputs, district: DistrictView, unit_id: str, odd: Sequence[Oddity], now: Sequence[Result]
) -> UnitView:
    unit = inputs.registry.unit(unit_id)
    units = [one.id for one in district.units]
    n = units.index(unit_id) if unit_id in units else None
    came = arrivals(inputs, unit_id, odd)
    lines = [line for plan in district.plans for whole in plan.wholes for line in whole.lines]
    return UnitView(
        office=district.office,
        as_of=district.as_of,
        today=district.today,
        unit=UnitName(unit.id, unit.name, unit.label),
        before=district.units[n - 1] if n else None,
        after=district.units[n + 1] if n is not None and n + 1 < len(units) else None,
        plans=_plans(inputs, district, unit_id, came),
        arrivals=came,
        story=unit_story(inputs.registry, unit_id, inputs.today),
        seen_now=then_and_now(inputs, lines, now, unit_id) if now else (),
    )


def _plans(inputs: Inputs, district: DistrictView, unit_id: str, came: Sequence[Arrival]) -> tuple[UnitPlan, ...]:
    found, received = [], receipts(inputs, unit_id)
    for plan in district.plans:
        row = next((row for row in plan.rows if row.unit_id == unit_id), None)
        if row is not None:
            lines = tuple(cell for cell in row.cells if cell is not None)
            figures = [line for line in lines if not line.promise.reports]
            found.append(
                UnitPlan(
                    plan=plan,
                    lines=lines,
                    receipts=received,
                    last_year=last_year(inputs, unit_id, figures, received),
                    held=held(inputs, unit_id, lines, received),
                    passages=passages(lines, came),
                )
            )
    return tuple(found)
