"""Promises of an earlier time as they stand with the units of today, where that is not the same as it was then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboards.views.arrivals import first_files
from dashboards.views.lines import Line, line
from dashboards.views.promises import promise_view
from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.results import Result
from kpi.evaluation.succession import events_until
from kpi.evaluation.view import View
from targets.periods import Period
from targets.succession import successors


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """One promise by the units of its own time, and by those that stand in their place today."""

    plan: str  #: title
    then: tuple[Line, ...]  #: in the office's order
    now: tuple[Line, ...]


def results_now(inputs: Inputs, period: Period | None = None) -> tuple[Result, ...]:
    """Return the results by the units of today; none where no change of units concerns what was promised."""
    first = min((plan.period.start for plan in inputs.plans), default=inputs.today)
    if not any(event.day > first for event in events_until(inputs.registry, inputs.today)):
        return ()
    return evaluate(inputs, period=period, view=View.AS_NOW)


def then_and_now(inputs: Inputs, then: Sequence[Line], now: Sequence[Result], unit_id: str) -> tuple[ThenAndNow, ...]:
    """Return the promises of a unit that are looked at otherwise today than in their own time.

    Args:
        inputs: what is known.
        then: every line of every unit, by the units of each promise's time.
        now: the results by the units of today.
        unit_id: a unit of either time.
    """
    heirs = {unit: _heirs(inputs, unit) for unit in {unit_id, *(one.unit_id for one in then)}}
    mine = {unit_id, *heirs[unit_id]}
    files = first_files(inputs.submissions)
    found = []
    for result in now:
        if result.whole or result.to_come or result.unit.id not in mine:
            continue
        seen = line(result, promise_view(result), files)
        before = tuple(
            one for one in then if one.promise.key == seen.promise.key and seen.unit_id in heirs[one.unit_id]
        )
        concerned = unit_id == seen.unit_id or any(one.unit_id == unit_id for one in before)
        if concerned and [one.unit_id for one in before] != [seen.unit_id]:
            found.append(ThenAndNow(result.plan.title, before, (seen,)))
    return _joined(found)


def _heirs(inputs: Inputs, unit_id: str) -> tuple[str, ...]:
    """Return the ids of the units that carry a unit on today; of one that was closed, its own."""
    return successors(inputs.registry, unit_id, inputs.today) or (unit_id,)


def _joined(found: Sequence[ThenAndNow]) -> tuple[ThenAndNow, ...]:
    """Return one entry for each promise: a unit that was split has several heirs."""
    together: dict[str, ThenAndNow] = {}
    for one in found:
        key = one.now[0].promise.key
        known = together.get(key)
        together[key] = one if known is None else ThenAndNow(one.plan, known.then, (*known.now, *one.now))
    return tuple(together.values())
