"""What a plan asks of one unit in one period: its reports with their deadlines, and what its figures must reach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from kpi.evaluation.inputs import Inputs, judged_within
from rules.condition import asked_words
from targets.deadlines import Deadline, DeadlineKind, DeadlineRule, Roll, deadline_of
from targets.formula import names_in
from targets.periods import Period
from targets.plan import Duty, DutyKind, Indicator, Plan, Promise
from targets.plan_formulas import formula_of
from targets.provenance import Source
from targets.units import Registry, Unit
from targets.wording import Sentence, say


@dataclass(frozen=True, slots=True)
class Owed:
    """One promise as it is asked of one unit."""

    title: str
    indicator: str | None  #: the id of the one its figure is reported as; None: it is a report
    asked: Sentence  #: of this unit: "ít nhất 1 mô hình"
    parts: tuple[str, ...]  #: the ids of those it is computed from, where it is computed; else its own
    deadline: Deadline  #: with this unit's extension, where one was granted
    sources: tuple[Source, ...]  #: where it stands in the plan's documents
    held: bool = False  #: whether it is something held, such as a dialogue, which has its dates and its minutes
    by: str | None = None  #: the role that must act
    recipient: str | None = None
    granted: Sentence | None = None  #: an exemption or extension of this unit, with its reason

    @property
    def reports(self) -> bool:
        """Whether what is due is a report."""
        return self.indicator is None


@dataclass(frozen=True, slots=True)
class Asked:
    """One promise as it is asked of everyone: who they are, and what holds where nothing was granted."""

    promise: Promise
    units: frozenset[str]  #: ids
    common: Owed


def asked_in(inputs: Inputs, plan: Plan, period: Period) -> tuple[Asked, ...]:
    """Return what a plan asks in a period, in the plan's order; its units are those of the period's last day.

    A report is asked for its own period. What figures decide is asked whenever its period and this one contain each
    other, in any order: half of a year's promise is seen at midyear.
    """
    return tuple(
        Asked(promise, frozenset(unit.id for unit in _addressed(inputs.registry, promise, period)), common)
        for promise in plan.promises
        for common in _common(inputs, plan, promise, period)
    )


def addressed_units(registry: Registry, plan: Plan, period: Period) -> tuple[Unit, ...]:
    """Return the units that fill a plan's form for a period, in the office's order: those any promise is addressed to.

    They are the units of the period's last day, as the reader of forms has it.
    """
    found = {unit.id for promise in plan.promises for unit in _addressed(registry, promise, period)}
    return tuple(unit for unit in registry.at(period.last_day) if unit.id in found)


def owed_by(inputs: Inputs, plan: Plan, asked: tuple[Asked, ...], unit: Unit) -> Iterator[Owed]:
    """Yield what is asked of one unit: with its extensions, and what it is exempted from marked."""
    for one in asked:
        if unit.id not in one.units:
            continue
        freed = inputs.exemption(plan, one.promise, unit)
        extended = inputs.extension(plan, one.promise, unit)
        granted = freed or extended
        if granted is None:
            yield one.common
            continue
        words = say("{what}: {reason}", "{what}: {reason}", what=granted.words(), reason=granted.reason)
        yield replace(one.common, deadline=inputs.deadline(one.promise, extended), granted=words)


def asked_of_indicators(owed: tuple[Owed, ...]) -> Mapping[str, tuple[Owed, ...]]:
    """Return what is owed by each indicator that answers it, by itself or as a part of what is computed."""
    found: dict[str, tuple[Owed, ...]] = {}
    for one in owed:
        for id_ in one.parts:
            found[id_] = (*found.get(id_, ()), one)
    return found


def _parts(indicator: Indicator) -> tuple[str, ...]:
    return tuple(sorted(names_in(formula_of(indicator)))) if indicator.formula is not None else (indicator.id,)


#: A promise without a deadline of its own has its period.
_WITHIN = DeadlineRule(kind=DeadlineKind.DURING, roll=Roll.STRICT)


def _addressed(registry: Registry, promise: Promise, period: Period) -> tuple[Unit, ...]:
    return registry.roster(promise.to.selector(), period.last_day)


def _common(inputs: Inputs, plan: Plan, promise: Promise, period: Period) -> Iterator[Owed]:
    duty = promise if isinstance(promise, Duty) else None
    if promise.each is not None:
        indicator = plan.indicator(promise.each.indicator)
        if indicator is None or judged_within(promise, period) is None:
            return
        id_, words = indicator.id, asked_words(promise.each, indicator)
        parts = _parts(indicator)
    elif duty is not None and duty.deadline is not None and promise.period == period:
        id_, words, parts = None, Sentence("1 báo cáo", "1 report"), ()
    else:
        return
    rule = duty.deadline.rule() if duty is not None and duty.deadline is not None else _WITHIN
    deadline = deadline_of(rule, promise.period, inputs.calendar)
    if deadline is None:  # it is counted from something that has not happened
        return
    yield Owed(
        title=promise.title,
        indicator=id_,
        asked=words,
        parts=parts,
        deadline=deadline,
        sources=plan.sources(promise),
        held=duty is not None and duty.kind is DutyKind.EVENT,
        by=duty.by if duty else None,
        recipient=duty.recipient if duty else None,
    )
