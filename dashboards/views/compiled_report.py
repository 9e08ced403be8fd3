"""What a compiled report says, before any words: the promises and totals of a period, and what is open after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dashboards.views.indicator_totals import IndicatorTotal, decided_by, indicator_totals, is_answer, total_of
from dashboards.views.promise_tally import PromiseTally, promise_tallies
from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.frame import counted, facts
from kpi.evaluation.inputs import Inputs, judged_within
from kpi.submission import Submission
from rules.verdict import Verdict
from targets.periods import Period, parse_period
from targets.plan import Plan, TotalTarget
from targets.succession import describe
from targets.units import Event, Unit


@dataclass(frozen=True, slots=True)
class Topic:
    """One promise as a report tells of it, with the figures that decide it."""

    tally: PromiseTally
    figures: IndicatorTotal | None
    first: bool = True  #: no promise before it has told their total

    @property
    def total(self) -> IndicatorTotal | None:
        """Return the total to be told here; None where there is none, or it was told before."""
        return (
            self.figures if self.first and self.figures is not None and not is_answer(self.figures.indicator) else None
        )


@dataclass(frozen=True, slots=True)
class TopicGroup:
    """Promises under one heading, and the figures that decide none of them."""

    title: str
    topics: tuple[Topic, ...]
    totals: tuple[IndicatorTotal, ...]


@dataclass(frozen=True, slots=True)
class CompiledReport:
    """The report of an office on one period."""

    period: Period
    as_of: datetime
    today: date
    body: Unit  #: whose result the report is: of the first plan
    plans: tuple[Plan, ...]
    reports: tuple[PromiseTally, ...]  #: the report duties that fall in the period
    groups: tuple[TopicGroup, ...]
    ahead: tuple[PromiseTally, ...]  #: what is not done by all and is to be done yet, the nearest deadline first
    changes: tuple[str, ...]  #: of units within the period, each in words
    sent: tuple[Submission, ...]  #: the reports its figures were taken from, in the office's order of units

    @property
    def topics(self) -> tuple[Topic, ...]:
        """Return every promise that figures decide."""
        return tuple(topic for group in self.groups for topic in group.topics)

    @property
    def totals(self) -> tuple[IndicatorTotal, ...]:
        """Return every total, in the order in which the report tells them."""
        told = [topic.total for topic in self.topics if topic.total is not None]
        return (*told, *(total for group in self.groups for total in group.totals))

    @property
    def tallies(self) -> tuple[PromiseTally, ...]:
        """Return every promise: what figures decide, then the reports."""
        return (*(topic.tally for topic in self.topics), *self.reports)

    @property
    def compared(self) -> bool:
        """Say whether any figure of the year before is known."""
        return any(total.change is not None for total in self.totals)


def compiled_report(inputs: Inputs, period: Period, plan: str | None = None) -> CompiledReport | None:
    """Return the report on a period, of one plan or of all; None when no report of any unit tells of the period.

    A promise that falls in the period is judged by its own; one that spans it, by the reports from within.
    """
    plans = tuple(one for one in inputs.plans if plan in {None, one.id} and _speaks_of(one, period))
    tallies = promise_tallies(evaluate(inputs, plan, period))
    tallies = tuple(one for one in tallies if one.whole.plan in plans)
    sent = _sent(inputs, plans, period)
    if not plans or not tallies or not sent:
        return None
    return CompiledReport(
        period=period,
        as_of=inputs.as_of,
        today=inputs.today,
        body=inputs.registry.unit(plans[0].unit),
        plans=plans,
        reports=tuple(one for one in tallies if one.reports),
        groups=_groups(inputs, plans, tallies, period),
        ahead=_ahead(inputs, plan, plans, period),
        changes=tuple(_changed(inputs, event) for event in _events(inputs, period)),
        sent=sent,
    )


def _speaks_of(plan: Plan, period: Period) -> bool:
    return any(judged_within(promise, period) is not None for promise in plan.promises)


def _groups(
    inputs: Inputs, plans: Sequence[Plan], tallies: Sequence[PromiseTally], period: Period
) -> tuple[TopicGroup, ...]:
    """Return the promises by what they are listed under: their own group, or their plan; figures under their plan."""
    known = facts(inputs.submissions, inputs.accepted_only)
    totals = {plan.id: indicator_totals(inputs, known, plan, period) for plan in plans}
    told: set[tuple[str, frozenset[str]]] = set()
    topics: dict[str, list[Topic]] = {}
    for tally in (one for one in tallies if not one.reports):
        figures = _figures_of(inputs, tally, totals[tally.whole.plan.id], period)
        key = _key(figures) if figures is not None else None
        topic = Topic(tally, figures, first=key not in told)
        told |= {key} if key is not None else set()
        topics.setdefault(tally.whole.promise.group or tally.whole.plan.title, []).append(topic)
    decided = {decided_by(one.whole.promise) for one in tallies}
    rest = {
        plan.title: tuple(one for one in totals[plan.id] if one.indicator.id not in decided and _key(one) not in told)
        for plan in plans
    }
    titles = dict.fromkeys((*topics, *(title for title, left in rest.items() if left)))
    return tuple(TopicGroup(title, tuple(topics.get(title, ())), rest.get(title, ())) for title in titles)


def _figures_of(
    inputs: Inputs, tally: PromiseTally, totals: Sequence[IndicatorTotal], period: Period
) -> IndicatorTotal | None:
    """Return the figures that decide a promise; of a promise about a sum, those of just the units that are summed."""
    promise, plan = tally.whole.promise, tally.whole.plan
    if not isinstance(promise, TotalTarget):
        return next((one for one in totals if one.indicator.id == decided_by(promise)), None)
    indicator = plan.indicator(promise.total.indicator)
    within = judged_within(promise, period)
    if indicator is None or within is None:
        return None
    units = [unit for unit in inputs.roster(promise) if inputs.exemption(plan, promise, unit) is None]
    return total_of(inputs, facts(inputs.submissions, inputs.accepted_only), plan, indicator, within, units)


def _key(total: IndicatorTotal) -> tuple[str, frozenset[str]]:
    return total.indicator.id, frozenset(one.unit.id for one in total.figures)


def _ahead(inputs: Inputs, plan: str | None, plans: Sequence[Plan], period: Period) -> tuple[PromiseTally, ...]:
    """Return what is still to be done: begun, or due before the next period of the same length has ended."""
    length = period.end - period.start
    horizon = max(inputs.today, period.end) + max(length, _QUARTER)
    open_ = [
        tally
        for tally in promise_tallies(evaluate(inputs, plan))
        if tally.whole.plan in plans
        and tally.whole.verdict not in {Verdict.MET, Verdict.LATE, Verdict.EXEMPT}
        and (tally.undone or tally.silent or tally.above or tally.sums)
        and tally.whole.deadline.last_day < horizon
    ]
    return tuple(sorted(open_, key=lambda tally: tally.whole.deadline.last_day))


_QUARTER = timedelta(days=92)


def _events(inputs: Inputs, period: Period) -> list[Event]:
    until = min(period.end, inputs.today + timedelta(days=1))
    return [event for event in inputs.registry.events if period.start <= event.day < until]


def _changed(inputs: Inputs, event: Event) -> str:
    return describe(event, inputs.registry).vi


def _sent(inputs: Inputs, plans: Sequence[Plan], period: Period) -> tuple[Submission, ...]:
    """Return the reports that count and tell of a period, unit by unit, the shorter periods first."""
    ids = {plan.id for plan in plans}
    places = {unit.id: place for place, unit in enumerate(inputs.registry.over(date.min, date.max))}
    found = [
        (places.get(sent.unit, len(places)), of.end, sent)
        for sent in counted(inputs.submissions, inputs.accepted_only)
        if sent.plan in ids and (of := parse_period(sent.period)) is not None and period.contains(of)
    ]
    return tuple(sent for _, _, sent in sorted(found, key=lambda one: (one[0], one[1], one[2].plan)))
