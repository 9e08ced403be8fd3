"""The first page: how the plans stand, what was due, what comes, what changed, what will be short."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from dashboards.views.changes import Changes
from dashboards.views.district import DistrictView
from dashboards.views.early import Warned, early_warnings
from dashboards.views.heat import MOST_UNITS, Heat, heat_map
from dashboards.views.part import Part
from dashboards.views.promises import PromiseView, promise_view
from kpi.evaluation.rates import Rates
from kpi.evaluation.results import Result


@dataclass(frozen=True, slots=True)
class DutyRates:
    """How many reports of one duty were expected, came, and came on time."""

    promise: PromiseView
    rates: Rates
    over: bool  #: whether its last day is past


@dataclass(frozen=True, slots=True)
class OverviewView:
    """Everything the first page shows, of everyone or of one part."""

    part: Part
    heats: tuple[Heat, ...]  #: a map for each plan
    reports: tuple[DutyRates, ...]  #: that have begun, in the plans' order
    warnings: tuple[Warned, ...]
    changes: Changes | None  #: None: nothing to compare with

    @property
    def district(self) -> DistrictView:
        """Return the plans of the part."""
        return self.part.district

    @property
    def due(self) -> Rates:
        """Return the counts of all reports whose last day is past, together."""
        over = (duty.rates for duty in self.reports if duty.over)
        return reduce(Rates.plus, over, Rates(0, 0, 0, 0))

    @property
    def many(self) -> bool:
        """Whether there are too many units to be named one by one."""
        return len(self.district.units) > MOST_UNITS


def overview(part: Part, changed: Changes | None, most: int = MOST_UNITS) -> OverviewView:
    """Return the first page of a part; of more than ``most`` units, by the bodies above them.

    Args:
        part: what the page is about.
        changed: since an earlier day.
        most: how many units are shown one by one.
    """
    registry, found = part.inputs.registry, part.results
    return OverviewView(
        part=part,
        heats=tuple(heat_map(plan, found, registry, most) for plan in part.district.plans),
        reports=_reports(found),
        warnings=early_warnings(found, part.inputs.today),
        changes=changed,
    )


def _reports(results: Sequence[Result]) -> tuple[DutyRates, ...]:
    wholes = [result for result in results if result.whole and not result.to_come]
    return tuple(DutyRates(promise_view(one), one.rates, one.over) for one in wholes if one.rates is not None)
