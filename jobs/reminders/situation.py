"""What is open at a moment: the duties of units and the promises that lag, with everything a day is planned from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from jobs.reminders.words import refused_words, sent_back_words
from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.inputs import Inputs, extended_deadline
from kpi.evaluation.reports import Key, last_refused, sent_back
from kpi.evaluation.results import Result
from kpi.outbox import Unaddressed
from kpi.settings import Settings
from rules.duty_rule import State
from rules.verdict import Verdict
from targets.plan import Duty, DutyKind, Plan
from targets.units import Registry
from targets.wording import Sentence, say
from targets.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class Returned:
    """A report that came and does not count: refused for its mistakes, or sent back by an officer."""

    at: datetime
    why: Sentence
    came_before: bool  #: it had been taken in until it was sent back


@dataclass(frozen=True, slots=True)
class Situation:
    """What is open, and what decides who is told of it."""

    open: tuple[Result, ...]  #: duties of units that are not done, and promises that are not fulfilled as a whole
    registry: Registry
    calendar: WorkCalendar
    settings: Settings
    returned: Mapping[str, Returned] = field(default_factory=dict)  #: by obligation: the last that came back
    undated: tuple[Unaddressed, ...] = ()  #: duties whose deadline cannot be told


def situation_of(inputs: Inputs, settings: Settings) -> Situation:
    """Return what is open of what is known."""
    found = tuple(result for result in evaluate(inputs) if is_open(result))
    return Situation(
        found, inputs.registry, inputs.calendar, settings, _returned(inputs, found), tuple(_undated(inputs))
    )


def is_open(result: Result) -> bool:
    """Say whether there is something left to do: by a unit, or about a promise as a whole."""
    if result.standing is not None:
        return result.standing.state in {State.OPEN, State.OVERDUE}
    if not result.whole or result.judgement.denominator == 0 or not by_figure(result):
        return False
    return not result.verdict.fulfilled and result.verdict is not Verdict.EXEMPT


def by_figure(result: Result) -> bool:
    """Say whether a figure decides the promise, so that one may be behind with it."""
    return result.promise.each is not None or hasattr(result.promise, "total")


def obligation_of(result: Result) -> str:
    """Return the id of what is owed: plan, promise with its last day, unit. A deadline that moves makes it another."""
    return f"{result.plan.id}/{result.promise.id}@{result.deadline.last_day.isoformat()}/{result.unit.id}"


def open_promises(situation: Situation) -> frozenset[str]:
    """Return the beginnings, up to the unit, of the ids of everything that is open."""
    alike = {(result.plan.id, result.promise.id, result.deadline.last_day): result for result in situation.open}
    return frozenset(obligation_of(result).removesuffix(result.unit.id) for result in alike.values())


def open_obligations(results: Iterable[Result]) -> frozenset[str]:
    """Return the ids of everything that is open, of what an evaluation gave."""
    return frozenset(obligation_of(result) for result in results if is_open(result))


def _returned(inputs: Inputs, found: tuple[Result, ...]) -> dict[str, Returned]:
    """Return the last report that came back, by the obligation it would have fulfilled."""
    back = {plan.id: _came_back(inputs, plan) for plan in inputs.plans}
    reports = (result for result in found if not by_figure(result))
    keyed = ((result, back[result.plan.id].get((result.unit.id, result.period.key))) for result in reports)
    return {obligation_of(result): one for result, one in keyed if one is not None}


def _came_back(inputs: Inputs, plan: Plan) -> dict[Key, Returned]:
    """Return what came back under a plan by unit and period; of a refused file and a report sent back the later."""
    found = {key: Returned(at, refused_words(at), came_before=False) for key, at in last_refused(inputs, plan).items()}
    for key, sent in sent_back(inputs, plan).items():
        if sent.step is not None and (key not in found or found[key].at < sent.step.at):
            found[key] = Returned(sent.step.at, sent_back_words(sent.received_at, sent.step), came_before=True)
    return found


def _undated(inputs: Inputs) -> Iterator[Unaddressed]:
    """Yield the report duties of which no day can be told."""
    for plan in inputs.plans:
        for duty in (promise for promise in plan.promises if isinstance(promise, Duty)):
            rule = duty.deadline.rule() if duty.deadline is not None else None
            if duty.kind is DutyKind.AD_HOC or rule is None:
                continue
            if extended_deadline(rule, duty.period, inputs.calendar, None) is None:
                why = say(
                    "{title}: không tính được hạn, vì kế hoạch không cho biết ngày nào; không ai được nhắc.",
                    "{title}: no day can be told from the plan's words, so nobody is reminded.",
                    title=duty.title,
                )
                yield Unaddressed("no-deadline", f"{plan.id}/{duty.id}", why)
