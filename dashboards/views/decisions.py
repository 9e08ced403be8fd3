"""Exemptions and extensions about the units somebody may see: those in force, and what became of the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from dashboards.views.district import DistrictView, UnitName
from dashboards.views.order import unit_order
from dashboards.views.part import Part
from dashboards.views.promises import promise_code
from kpi.decisions import Decision, Fate, Traced, trace
from rules.exemption import Grant
from targets.wording import Sentence
from targets.workdays import VIETNAM


@dataclass(frozen=True, slots=True)
class DecidedAbout:
    """The promise that a decision is about."""

    plan_id: str
    id: str
    plan: str  #: title; its id where no such plan is in force
    code: Sentence | None  #: None where the plan has no such promise any more
    title: str
    shown: bool  #: whether it has a page, which whoever looks may see

    @property
    def key(self) -> str:
        """Return what tells it from the promises of all plans."""
        return f"{self.plan_id}--{self.id}"


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision, and what became of it."""

    number: int
    grant: Grant
    unit: UnitName
    known: bool  #: whether the list of units still has the unit
    promise: DecidedAbout
    recorded_at: datetime  #: in Vietnam's time
    recorded_by: str
    fate: Fate
    by: Decision | None  #: the decision that replaced it or took it back

    @property
    def in_force(self) -> bool:
        """Say whether it holds."""
        return self.fate is Fate.IN_FORCE


@dataclass(frozen=True, slots=True)
class DecisionsView:
    """Everything the list of decisions shows."""

    district: DistrictView
    as_of: datetime  #: in Vietnam's time
    rows: tuple[DecisionRow, ...]  #: units in the office's order, of each its promises as the plans have them
    units: tuple[UnitName, ...]  #: that any decision is about, in the office's order
    unit: str  #: the id of the one asked for; empty: all

    @property
    def in_force(self) -> tuple[DecisionRow, ...]:
        """Return what holds."""
        return tuple(row for row in self.rows if row.in_force)

    @property
    def past(self) -> tuple[DecisionRow, ...]:
        """Return what holds no more."""
        return tuple(row for row in self.rows if not row.in_force)


def decisions_view(
    part: Part, decisions: Iterable[Decision], reads: Callable[[str], bool], unit: str = ""
) -> DecisionsView:
    """Return the decisions about the units that somebody may read.

    Args:
        part: what they may see.
        decisions: all that were taken by then, the oldest first.
        reads: says whether they may read what is about a unit, by id.
        unit: only those about this unit, by id; empty: about any.
    """
    about = _promises(part)
    traced = [one for one in trace(decisions, part.inputs.as_of) if reads(one.decision.grant.unit)]
    places = {id_: place for place, id_ in enumerate(unit_order(part.inputs.registry))}
    promises = {key: place for place, key in enumerate(about)}

    def place(row: DecisionRow) -> tuple[int, int, str, int]:
        of_unit = places.get(row.unit.id, len(places))
        of_promise = promises.get((row.promise.plan_id, row.promise.id), len(promises))
        return of_unit, of_promise, row.grant.kind.value, -row.number  # of the same the latest first

    rows = sorted((_row(part, one, about) for one in traced), key=place)
    return DecisionsView(
        district=part.district,
        as_of=part.district.as_of,
        rows=tuple(row for row in rows if unit in {"", row.unit.id}),
        units=tuple(dict.fromkeys(row.unit for row in rows)),
        unit=unit,
    )


def _promises(part: Part) -> Mapping[tuple[str, str], DecidedAbout]:
    """Return every promise of the plans in force, by plan and id, in their order."""
    shown = {(one.promise.plan_id, one.promise.id) for plan in part.district.plans for one in plan.wholes}
    return {
        (plan.id, promise.id): DecidedAbout(
            plan.id, promise.id, plan.title, promise_code(plan, promise), promise.title, (plan.id, promise.id) in shown
        )
        for plan in part.inputs.plans
        for promise in plan.promises
    }


def _row(part: Part, traced: Traced, about: Mapping[tuple[str, str], DecidedAbout]) -> DecisionRow:
    decision, registry = traced.decision, part.inputs.registry
    grant = decision.grant
    known = grant.unit in registry
    unit = registry.unit(grant.unit) if known else None
    titles = {plan.id: plan.title for plan in part.inputs.plans}
    gone = DecidedAbout(grant.plan, grant.promise, titles.get(grant.plan, grant.plan), None, grant.promise, shown=False)
    return DecisionRow(
        number=decision.number,
        grant=grant,
        unit=UnitName(unit.id, unit.name, unit.label) if unit else UnitName(grant.unit, grant.unit, grant.unit),
        known=known,
        promise=about.get((grant.plan, grant.promise), gone),
        recorded_at=decision.recorded_at.astimezone(VIETNAM),
        recorded_by=decision.actor,
        fate=traced.fate,
        by=traced.by,
    )
