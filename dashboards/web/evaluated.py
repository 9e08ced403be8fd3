"""Inputs, results and views of a moment, kept for as long as nothing is recorded: a page is drawn, not computed.

Everything an evaluation depends on is told of in the audit trail, so its head and the day say whether anything can
have changed (a deadline passes at the end of a day).
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Engine

from dashboards.views.district import DistrictView, district_view
from dashboards.views.unit_page import UnitView, common, unit_view
from dashboards.web.leaf import Leaves
from dashboards.web.made_once import MadeOnce
from kpi.audit import Head
from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.judged import Judged
from kpi.evaluation.results import Result
from kpi.store.audit import head
from kpi.store.engine import reading
from kpi.usecases.load_inputs import load_inputs, load_registry
from targets.periods import Period
from targets.units import Registry

T = TypeVar("T")
#: How many moments are kept at once.
_KEPT = 24
#: How many views of one moment are kept: what people ask for has no end, memory has. Of a country every leader of a
#: province has some of their own.
_VIEWS = 256


class Outcome:
    """What follows from what was known, whatever else was recorded since; made when it is first asked for."""

    def __init__(self, inputs: Inputs, period: Period | None, office: str, judged: Judged) -> None:
        self.inputs = inputs
        self._period = period
        self.office = office
        self._judged = judged
        self._made: MadeOnce[Any] = MadeOnce(2)

    @property
    def results(self) -> tuple[Result, ...]:
        """Return every result."""
        found: tuple[Result, ...] = self._made.get(
            "results", lambda: evaluate(self.inputs, period=self._period, judged=self._judged)
        )
        return found

    @property
    def district(self) -> DistrictView:
        """Return the overview."""
        found: DistrictView = self._made.get("district", lambda: district_view(self.inputs, self.results, self.office))
        return found

    def is_of(self, inputs: Inputs) -> bool:
        """Say whether the same follows from other inputs: what was recorded since is not among what they tell."""
        return replace(self.inputs, known_at=inputs.known_at) == inputs


class Evaluated:
    """What was known at a moment and what follows from it; each view is made when it is first asked for."""

    def __init__(self, inputs: Inputs, period: Period | None, state: Hashable, outcome: Outcome) -> None:
        self.inputs = inputs
        self.period = period
        self.office = outcome.office
        self.state = state  #: what tells all that follows from it from what follows from anything else
        self._outcome = outcome
        self._views: MadeOnce[object] = MadeOnce(_VIEWS)

    def view(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return a view of this moment, made once and kept while it is asked for; ``key`` names it among all views."""
        found: T = self._views.get(key, make)  # type: ignore[assignment]  # what this key made
        return found

    @property
    def results(self) -> tuple[Result, ...]:
        """Return every result."""
        return self._outcome.results

    @property
    def district(self) -> DistrictView:
        """Return the overview."""
        return self._outcome.district

    def unit(self, unit_id: str) -> UnitView:
        """Return the page of a unit that the list holds, addressed or not."""
        shared = self.view("of all units", lambda: common(self.inputs, self.district, self.period))
        return self.view(("unit", unit_id), lambda: unit_view(shared, unit_id))


class Evaluations:
    """The last moments that were asked for, kept; one for each site, used by all its threads."""

    def __init__(self, engine: Engine, office: str) -> None:
        self._engine = engine
        self._office = office
        self._judged = Judged()
        self._lock = threading.Lock()
        self._last: Head | None = None
        self._parents: tuple[Registry | None, Mapping[str, str | None]] = None, {}
        self._kept: MadeOnce[Evaluated] = MadeOnce(_KEPT)  #: as known with that head of the audit trail
        self._past: OrderedDict[tuple[datetime | None, Period | None], Outcome] = OrderedDict()
        self.leaves = Leaves()  #: the pages that were drawn of them

    def parents(self) -> Mapping[str, str | None]:
        """Return, of every unit that is or was, by id, the unit above it."""
        with reading(self._engine) as connection:
            registry = load_registry(connection, None)
        known, parents = self._parents
        if known is not registry:  # the same list of units is read once
            parents = {unit.id: unit.parent for unit in registry.units}
            self._parents = registry, parents
        return parents

    def at(self, as_of: datetime, now: datetime, period: Period | None = None) -> Evaluated:
        """Return what is known as of a moment. As of now, the moment told may be that of an earlier look."""
        with reading(self._engine) as connection:
            last = head(connection)
        past = None if as_of == now else as_of
        state = last, as_of.date(), past, period
        with self._lock:
            if last != self._last:  # nobody will ask again for what was known before
                self._last, self._kept = last, MadeOnce(_KEPT)
            kept = self._kept
        return kept.get(state, lambda: self._evaluated(as_of, past, period, state))

    def _evaluated(self, as_of: datetime, past: datetime | None, period: Period | None, state: Hashable) -> Evaluated:
        """Return what is known as of a moment; of a past one with what followed from it before, if it still does."""
        inputs = load_inputs(self._engine, as_of, None)
        with self._lock:
            before = self._past.get((past, period))
        if before is None or not before.is_of(inputs):
            before = Outcome(inputs, period, self._office, self._judged)
        if past is not None:
            with self._lock:
                self._past[past, period] = before
                self._past.move_to_end((past, period))
                while len(self._past) > _KEPT:
                    self._past.popitem(last=False)
        return Evaluated(inputs, period, state, before)
