"""Inputs, results and views of a moment, kept for as long as nothing is recorded: a page is drawn, not computed.

Everything an evaluation depends on is told of in the audit trail, so its head and the day say whether anything can
have changed (a deadline passes at the end of a day).
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy import Engine

from dashboards.views.district import DistrictView, district_view
from dashboards.views.unit_page import UnitView, common, unit_view
from kpi.audit import Head
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

    def __init__(self, inputs: Inputs, period: Period | None, office: str) -> None:
        self.inputs = inputs
        self.period = period
        self.office = office
        self._making = threading.RLock()
        self._made: OrderedDict[Hashable, object] = OrderedDict()

    def view(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return a view of this moment, made once and kept while it is asked for; ``key`` names it among all views."""
        with self._making:
            if key not in self._made:
                self._made[key] = make()
                while len(self._made) > _VIEWS:
                    self._made.popitem(last=False)
            self._made.move_to_end(key)
            found: T = self._made[key]  # type: ignore[assignment]  # what this key made
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
        self._kept: OrderedDict[tuple[Head, date, datetime | None, Period | None], Evaluated] = OrderedDict()
        self._lock = threading.Lock()

    def parents(self) -> Mapping[str, str | None]:
        """Return, of every unit that is or was, by id, the unit above it."""
        with reading(self._engine) as connection:
            registry = load_registry(connection, None)
        return {unit.id: unit.parent for unit in registry.units}

    def at(self, as_of: datetime, now: datetime, period: Period | None = None) -> Evaluated:
        """Return what is known as of a moment. As of now, the moment told may be that of an earlier look."""
        with reading(self._engine) as connection:
            key = head(connection), as_of.date(), None if as_of == now else as_of, period
        with self._lock:  # whoever asks meanwhile waits, and finds it made
            found = self._kept.get(key)
            if found is None:
                found = Evaluated(load_inputs(self._engine, as_of, None), period, self._office)
                self._kept[key] = found
                while len(self._kept) > _KEPT:
                    self._kept.popitem(last=False)
            self._kept.move_to_end(key)
        return found
