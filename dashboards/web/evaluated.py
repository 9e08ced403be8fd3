"""Inputs, results and views of a moment, kept for as long as nothing is recorded: a page is drawn, not computed.

Everything an evaluation depends on is told of in the audit trail, so its head and the day say whether anything can
have changed (a deadline passes at the end of a day).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Engine

from dashboards.views.district import DistrictView, district_view
from dashboards.views.unit_page import UnitView, common, unit_view
from dashboards.web.leaf import Leaves
from dashboards.web.made_once import MadeOnce
from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.results import Result
from kpi.store.audit import head
from kpi.store.engine import reading
from kpi.usecases.load_inputs import load_inputs, load_registry
from targets.periods import Period

T = TypeVar("T")
#: How many moments are kept at once.
_KEPT = 24
#: How many views of one moment are kept: what people ask for has no end, memory has. Of a country every leader of a
#: province has some of their own.
_VIEWS = 256


class Evaluated:
    """What was known at a moment and what follows from it; each view is made when it is first asked for."""

    def __init__(self, inputs: Inputs, period: Period | None, office: str, state: Hashable) -> None:
        self.inputs = inputs
        self.period = period
        self.office = office
        self.state = state  #: what tells all that follows from it from what follows from anything else
        self._views: MadeOnce[object] = MadeOnce(_VIEWS)

    def view(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return a view of this moment, made once and kept while it is asked for; ``key`` names it among all views."""
        found: T = self._views.get(key, make)  # type: ignore[assignment]  # what this key made
        return found

    @property
    def results(self) -> tuple[Result, ...]:
        """Return every result."""
        return self.view("results", lambda: evaluate(self.inputs, period=self.period))

    @property
    def district(self) -> DistrictView:
        """Return the overview."""
        return self.view("district", lambda: district_view(self.inputs, self.results, self.office))

    def unit(self, unit_id: str) -> UnitView:
        """Return the page of a unit that the list holds, addressed or not."""
        shared = self.view("of all units", lambda: common(self.inputs, self.district, self.period))
        return self.view(("unit", unit_id), lambda: unit_view(shared, unit_id))


class Evaluations:
    """The last moments that were asked for, kept; one for each site, used by all its threads."""

    def __init__(self, engine: Engine, office: str) -> None:
        self._engine = engine
        self._office = office
        self._kept: MadeOnce[Evaluated] = MadeOnce(_KEPT)
        self.leaves = Leaves()  #: the pages that were drawn of them

    def parents(self) -> Mapping[str, str | None]:
        """Return, of every unit that is or was, by id, the unit above it."""
        with reading(self._engine) as connection:
            registry = load_registry(connection, None)
        return {unit.id: unit.parent for unit in registry.units}

    def at(self, as_of: datetime, now: datetime, period: Period | None = None) -> Evaluated:
        """Return what is known as of a moment. As of now, the moment told may be that of an earlier look."""
        with reading(self._engine) as connection:
            state = head(connection), as_of.date(), None if as_of == now else as_of, period
        return self._kept.get(
            state, lambda: Evaluated(load_inputs(self._engine, as_of, None), period, self._office, state)
        )
