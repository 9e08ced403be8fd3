"""Judges a promise as now: for the units that stand today where it was addressed, with the figures before them.

Every result tells what it rests on: which units before gave what, and by which policy and event it passed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kpi.evaluation.derived import derived_readings
from kpi.evaluation.frame import Composed, Facts, figures, period_of
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.passed import composed_of, passed_by, restated, with_bases
from kpi.evaluation.readings import reading
from kpi.evaluation.reports import report_judgement, report_results
from kpi.evaluation.results import Passed, PassedPart, Result, at_moment, tally
from kpi.evaluation.succession import policy_at
from kpi.evaluation.view import Kept, Looked, Seat, seats
from kpi.submission import RefusedFile
from rules.condition import Term, judge_unit
from rules.duty_rule import judge_reports, standing_of
from rules.exemption import Grant, exempt
from rules.parts import PartJudged, judge_parts, standing_of_parts
from rules.target_rule import judge_share
from rules.verdict import Judgement, Verdict
from targets.carry import Policy
from targets.deadlines import Deadline
from targets.periods import Period
from targets.plan import Duty, Each, Indicator, Plan, Promise, Target
from targets.succession import describe
from targets.units import Event, Unit
from targets.wording import Sentence, say


def figure_results_now(
    inputs: Inputs, known: Facts, plan: Plan, promise: Promise, each: Each, within: Period
) -> tuple[Result, ...]:
    """Judge a promise that a figure decides: the whole first, then every unit of today."""
    indicator = plan.indicator(each.indicator)
    if indicator is None:  # a plan is not registered with one that is not defined
        raise ValueError(each.indicator)
    today = restated(inputs, known, plan, promise, indicator, inputs.today)
    judge = _Judge(inputs, today, with_bases(inputs, plan), promise, each, indicator, within)
    roster = inputs.roster(promise)
    found = seats(inputs, roster)
    ids = [seat.unit.id for seat in found]
    _, numbers = figures(today, indicator.id, within, ids, state=indicator.can_fall)
    results = [judge.result(seat, int(number)) for seat, number in zip(found, numbers, strict=True)]
    results = [replace(result, plan=plan) for result in results]
    share = promise.share if isinstance(promise, Target) else Decimal(100)
    own, body = inputs.deadline(promise), inputs.registry.unit(plan.unit)
    whole = _regrouped(inputs, judge_share(share, tally(results), inputs.term(own)), roster, found)
    return at_moment(inputs, plan, promise).result(body, own, whole, whole=True), *results


def report_results_now(inputs: Inputs, plan: Plan, duty: Duty) -> tuple[Result, ...]:
    """Judge a report duty for the units of today: each by the reports of the units before it."""
    then = report_results(inputs, plan, duty)
    if not then:
        return ()
    by_unit = {result.unit.id: result for result in then[1:]}
    roster = [result.unit for result in then[1:]]
    found = seats(inputs, roster)
    results = [_together(seat, [by_unit[unit.id] for unit in seat.before]) for seat in found]
    whole = judge_reports([(r.unit.name, r.standing.state) for r in results if r.standing], then[0].deadline)
    whole = replace(whole, noted=then[0].judgement.noted)
    return replace(then[0], judgement=_regrouped(inputs, whole, roster, found)), *results


def _together(seat: Seat, parts: Sequence[Result]) -> Result:
    """Return the result of a unit of today from those of the units before it."""
    if seat.before == (seat.unit,):
        return parts[0]
    standing = standing_of_parts([(part.unit.label, part.standing) for part in parts if part.standing is not None])
    sources = [PassedPart(p.unit, None, p.judgement.source, p.period.key, verdict=p.verdict) for p in parts]
    first = next((part.judgement.source for part in parts if part.judgement.source), None)
    return replace(
        max(parts, key=lambda part: part.deadline.cutoff),
        unit=seat.unit,
        judgement=report_judgement(standing, first),
        standing=standing,
        passed=Passed((), standing.why, tuple(sources)),
    )


def _regrouped(inputs: Inputs, whole: Judgement, roster: Sequence[Unit], found: Sequence[Seat]) -> Judgement:
    """Add to what is said of the whole that other units are counted than those it was addressed to."""
    if [seat.unit for seat in found] == list(roster):
        return whole
    note = say(
        "Xem theo {n} đơn vị của ngày {day}, thay cho {k} đơn vị được giao khi đó.",
        "Looked at by the {n} units of {day}, in place of the {k} it was addressed to.",
        n=len(found),
        k=len(roster),
        day=inputs.today,
    )
    return replace(whole, noted=(*whole.noted, note))


@dataclass(frozen=True, slots=True)
class _Judge:
    """A promise that a figure decides, and the figures as they stand today."""

    inputs: Inputs
    known: Facts
    plan: Plan
    promise: Promise
    each: Each
    indicator: Indicator
    within: Period

    def result(self, seat: Seat, number: int) -> Result:
        """Judge one unit of today; ``number`` is the row its own figure was found in, -1 for none."""
        deadline, freed = self._deadline(seat), self._exemption(seat)
        term, passed = self.inputs.term(deadline), None
        if freed is not None:
            judgement = exempt(freed)
        elif self.indicator.formula is not None:
            judgement, passed = self._computed(seat.unit, term)
        else:
            judgement, passed = self._judged(seat.unit, number, term)
        standing = standing_of(judgement, term, self.inputs.today) if isinstance(self.promise, Duty) else None
        made = at_moment(self.inputs, self.plan, self.promise)
        return made.result(seat.unit, deadline, judgement, standing=standing, passed=passed)

    def _deadline(self, seat: Seat) -> Deadline:
        """Return the deadline of a unit: the last of its own and those of the units before it, where extended."""
        units = {unit.id: unit for unit in (seat.unit, *seat.before)}.values()
        extensions = (self.inputs.extension(self.plan, self.promise, unit) for unit in units)
        return max((self.inputs.deadline(self.promise, one) for one in extensions), key=lambda found: found.cutoff)

    def _exemption(self, seat: Seat) -> Grant | None:
        """Return the decision that exempts a unit: its own, or the first of all the units before it."""
        own = self.inputs.exemption(self.plan, self.promise, seat.unit)
        before = [self.inputs.exemption(self.plan, self.promise, unit) for unit in seat.before]
        return own or (before[0] if all(before) else None)

    def _computed(self, unit: Unit, term: Term) -> tuple[Judgement, Passed | None]:
        """Judge a figure computed again from what was passed on."""
        inputs = self.inputs
        (found,) = derived_readings(self.known, self.plan, self.indicator, self.within, [unit], inputs.refused)
        passed = passed_by(composed_of(self.known, unit.id, self.within))
        return judge_unit(self.each, self.indicator, found, term), passed

    def _judged(self, unit: Unit, number: int, term: Term) -> tuple[Judgement, Passed | None]:
        passing = self.indicator.passing
        if passing is None:  # it would have a formula
            raise ValueError(self.indicator.id)
        looked = Looked(self.inputs.registry, self.known, self.indicator, passing, self.within)
        kept = looked.kept_by(unit.id, self.inputs.today)
        if kept is not None and not self._own_since(number, unit, kept.event):
            return self._kept(kept, term)
        found = reading(self.known, number, unit, self.within, self._refused())
        event = looked.last_event(unit.id, self.inputs.today)
        if number < 0 and event is not None:
            fresh = policy_at(event, passing) is Policy.START_FRESH
            found = replace(found, missing=self._nothing_passed(event, fresh=fresh))
        origin = self.known.origins[number] if number >= 0 else None
        passed = passed_by([origin]) if isinstance(origin, Composed) else None
        return judge_unit(self.each, self.indicator, found, term), passed

    def _own_since(self, number: int, unit: Unit, event: Event) -> bool:
        """Say whether a figure is the unit's own, of the time after an event."""
        if number < 0:
            return False
        origin = self.known.origins[number]
        if isinstance(origin, Composed):
            return origin.value is not None
        sent, cell = origin
        return cell.value is not None and (unit.id not in event.before or period_of(sent.period).end > event.day)

    def _kept(self, kept: Kept, term: Term) -> tuple[Judgement, Passed]:
        """Judge a unit by the figures that the units before it keep."""
        addressed = [u for u in kept.units if self.inputs.exemption(self.plan, self.promise, u) is None]
        ids, state = [unit.id for unit in addressed], self.indicator.can_fall
        _, numbers = figures(self.known, self.indicator.id, self.within, ids, state=state)
        judged, shown = [], []
        for unit, number in zip(addressed, numbers, strict=True):
            found = reading(self.known, int(number), unit, self.within, self._refused())
            judgement = judge_unit(self.each, self.indicator, found, term)
            judged.append(PartJudged(unit.label, judgement))
            about = self._period(int(number)), self.indicator.id, judgement.verdict
            shown.append(PassedPart(unit, found.value, found.source, *about))
        judged += [PartJudged(name, Judgement(Verdict.NOT_EVALUABLE, _NOT_KNOWN)) for name in kept.outside]
        said = describe(kept.event, self.inputs.registry)
        judgement = judge_parts(judged, said, divided=kept.divided)
        return judgement, Passed((Policy.KEEP_BOTH,), said, tuple(shown))

    def _period(self, number: int) -> str | None:
        origin = self.known.origins[number] if number >= 0 else None
        return origin[0].period if isinstance(origin, tuple) else None

    def _refused(self) -> list[RefusedFile]:
        return self.inputs.refused_for(self.indicator.id)

    def _nothing_passed(self, event: Event, *, fresh: bool) -> Sentence:
        """Return why a unit that came of an event has no figure."""
        labels = [self.inputs.registry.unit(unit).label for unit in event.before]
        told = describe(event, self.inputs.registry)
        if fresh:
            return say("tính lại từ đầu: {event}", "begun afresh: {event}", event=told)
        names = ", ".join((*labels, *event.outside))
        return say(
            "thiếu số liệu của {names}: {event}", "without the figure of {names}: {event}", names=names, event=told
        )


_NOT_KNOWN = say("chưa có số liệu trong danh sách này.", "not known here.")
