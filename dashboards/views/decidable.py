"""What an exemption or extension can be about: the promises of the plans in force, and the units each is asked of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dashboards.views.order import unit_order
from dashboards.views.promises import promise_code
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.results import Result
from targets.finding import tell_apart
from targets.plan import Duty
from targets.units import Unit
from targets.wording import Sentence


@dataclass(frozen=True, slots=True)
class Decidable:
    """A promise that decisions can be taken about."""

    key: str  #: unique among all plans, as that of `dashboards.views.promises.PromiseView`
    plan_id: str
    id: str
    code: Sentence
    title: str
    duty: bool  #: whether more time can be given for it
    last_day: date  #: of its deadline, where none is extended
    units: tuple[Unit, ...]  #: that it is asked of


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything that a decision can be about."""

    plans: tuple[tuple[str, tuple[Decidable, ...]], ...]  #: of each plan its title and its promises, in their order
    units: tuple[tuple[str, Sentence], ...]  #: ids and names of the units that anything is asked of, in office order

    @property
    def by_key(self) -> Mapping[str, Decidable]:
        """Return the promises by their keys."""
        return {one.key: one for _, promises in self.plans for one in promises}


def choices(inputs: Inputs, results: Iterable[Result]) -> Choices:
    """Return what a decision can be about, promises of periods to come among it.

    Args:
        inputs: what is known.
        results: of all, as they are made: of each promise the whole first.
    """
    wholes, asked = dict[tuple[str, str], Result](), defaultdict[tuple[str, str], list[Unit]](list)
    for result in results:
        key = result.plan.id, result.promise.id
        wholes.setdefault(key, result)
        if not result.whole:
            asked[key].append(result.unit)
    of_plan = [
        (plan.title, tuple(_decidable(wholes[key], asked[key]) for key in wholes if key[0] == plan.id and key in asked))
        for plan in inputs.plans
    ]
    addressed = {unit.id for units in asked.values() for unit in units}
    return Choices(
        plans=tuple((title, promises) for title, promises in of_plan if promises),
        units=_named(inputs, [id_ for id_ in unit_order(inputs.registry) if id_ in addressed]),
    )


def _decidable(whole: Result, units: Iterable[Unit]) -> Decidable:
    plan, promise = whole.plan, whole.promise
    return Decidable(
        key=f"{plan.id}--{promise.id}",
        plan_id=plan.id,
        id=promise.id,
        code=promise_code(plan, promise),
        title=promise.title,
        duty=isinstance(promise, Duty),
        last_day=whole.deadline.last_day,
        units=tuple(units),
    )


def _named(inputs: Inputs, ids: Iterable[str]) -> tuple[tuple[str, Sentence], ...]:
    """Return units with their names; where several bear one name, with what tells them apart."""
    units = [inputs.registry.unit(id_) for id_ in ids]
    bearers = Counter(unit.label for unit in units)
    return tuple(
        (unit.id, tell_apart(unit, inputs.registry) if bearers[unit.label] > 1 else Sentence(unit.label, unit.label))
        for unit in units
    )
