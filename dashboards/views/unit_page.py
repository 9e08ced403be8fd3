"""One unit: every promise addressed to it, its reports against their deadlines, what it held, sent and came from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from dashboards.views.arrivals import Arrival, arrivals
from dashboards.views.district import DistrictView, UnitName
from dashboards.views.held import Held, held
from dashboards.views.last_year import LastYear, last_year
from dashboards.views.lines import Line
from dashboards.views.passage import Passage, passages
from dashboards.views.plans import PlanView, Row
from dashboards.views.receipts import Receipt, receipts
from dashboards.views.seen_now import ThenAndNow, results_now, then_and_now
from dashboards.views.unit_story import UnitStory, unit_story
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.oddities import Oddity, oddities
from kpi.evaluation.results import Result
from kpi.evaluation.shortfall import LISTED
from kpi.submission import Submission
from rules.verdict import Verdict
from targets.periods import Period
from targets.succession import history


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


@dataclass(frozen=True, slots=True)
class Common:
    """What the pages of all units rest on, looked up once for all of them."""

    inputs: Inputs
    district: DistrictView
    odd: tuple[Oddity, ...]
    now: tuple[Result, ...]  #: by the units of today; none where nothing has changed
    lines: tuple[Line, ...]  #: of every unit, by the units of each promise's time
    rows: tuple[Mapping[str, Row], ...]  #: of each plan, by the unit's id
    places: Mapping[str, int]  #: of the units that are addressed, in the office's order, by id
    sent: Mapping[str, tuple[Submission, ...]]  #: by the unit's id


def common(inputs: Inputs, district: DistrictView, period: Period | None = None) -> Common:
    """Return what the pages of units rest on.

    Args:
        inputs: what is known.
        district: the overview that follows from it.
        period: that it was judged within.
    """
    sent = defaultdict[str, list[Submission]](list)
    for one in inputs.submissions:
        sent[one.unit].append(one)
    return Common(
        inputs=inputs,
        district=district,
        odd=oddities(inputs),
        now=results_now(inputs, period),
        lines=tuple(line for plan in district.plans for whole in plan.wholes for line in whole.lines),
        rows=tuple({row.unit_id: row for row in plan.rows} for plan in district.plans),
        places={unit.id: place for place, unit in enumerate(district.units)},
        sent={unit: tuple(found) for unit, found in sent.items()},
    )


def unit_views(inputs: Inputs, district: DistrictView, period: Period | None = None) -> tuple[UnitView, ...]:
    """Return the view of every unit that is addressed, in the office's order."""
    shared = common(inputs, district, period)
    return tuple(unit_view(shared, unit.id) for unit in district.units)


def unit_view(shared: Common, unit_id: str) -> UnitView:
    """Return the view of any unit there is or was, addressed or not."""
    district, unit = shared.district, shared.inputs.registry.unit(unit_id)
    place, units = shared.places.get(unit_id), district.units
    own = _own(shared, unit_id)
    came = arrivals(own, unit_id, shared.odd)
    return UnitView(
        office=district.office,
        as_of=district.as_of,
        today=district.today,
        unit=UnitName(unit.id, unit.name, unit.label),
        before=units[place - 1] if place else None,
        after=units[place + 1] if place is not None and place + 1 < len(units) else None,
        plans=_plans(own, shared, unit_id, came),
        arrivals=came,
        story=unit_story(own.registry, unit_id, own.today),
        seen_now=then_and_now(shared.inputs, shared.lines, shared.now, unit_id) if shared.now else (),
    )


def _own(shared: Common, unit_id: str) -> Inputs:
    """Return what is known of one unit and of those before it."""
    events = history(shared.inputs.registry, unit_id)
    units = dict.fromkeys((unit_id, *(unit for event in events for unit in event.before)))
    return replace(shared.inputs, submissions=tuple(one for unit in units for one in shared.sent.get(unit, ())))


def _plans(own: Inputs, shared: Common, unit_id: str, came: Sequence[Arrival]) -> tuple[UnitPlan, ...]:
    found, received = [], receipts(own, unit_id)
    for plan, rows in zip(shared.district.plans, shared.rows, strict=True):
        if unit_id in rows:
            lines = tuple(cell for cell in rows[unit_id].cells if cell is not None)
            figures = [line for line in lines if not line.promise.reports]
            found.append(
                UnitPlan(
                    plan=plan,
                    lines=lines,
                    receipts=received,
                    last_year=last_year(own, unit_id, figures, received),
                    held=held(own, unit_id, lines, received),
                    passages=passages(lines, came),
                )
            )
    return tuple(found)
