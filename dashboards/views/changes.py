"""What changed between two moments: which unit stood how with which promise, how it stands now, and what made it so."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from dashboards.views.promises import PromiseView, promise_view
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.results import Result
from kpi.submission import Submission
from kpi.submission_states import Event
from rules.exemption import Grant
from rules.verdict import Verdict
from targets.provenance import Source
from targets.wording import Fact, Sentence, say
from targets.workdays import VIETNAM

#: From the worst to the best; what an exemption does is neither.
_RANKS: Mapping[Verdict, int] = {
    Verdict.SHORT: 0,
    Verdict.OVERDUE: 0,
    Verdict.NOT_EVALUABLE: 1,
    Verdict.NOT_DUE: 2,
    Verdict.LATE: 3,
    Verdict.MET: 4,
}


@dataclass(frozen=True, slots=True)
class Cause:
    """What made a verdict another."""

    words: Sentence
    source: Source | None = None  #: of an arrival: the file


@dataclass(frozen=True, slots=True)
class Change:
    """One promise that stands otherwise, for one unit or as a whole."""

    promise: PromiseView
    unit_id: str
    unit: str  #: name
    before: Verdict | None  #: None: it was not asked of this unit then, or not yet
    after: Verdict
    why: Sentence  #: as it stands now
    cause: Cause

    @property
    def better(self) -> bool | None:
        """Say whether it stands better than it did; None: neither, or there is nothing to compare with."""
        before = _RANKS.get(self.before) if self.before is not None else None
        after = _RANKS.get(self.after)
        return None if before is None or after is None or before == after else after > before


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that changed between two moments."""

    since: datetime  #: in Vietnam's time
    until: datetime
    units: tuple[Change, ...]  #: of single units; promise by promise, units in the office's order
    wholes: tuple[Change, ...]
    received: int  #: reports that came between the two moments, every revision counted

    @property
    def moves(self) -> Mapping[tuple[Verdict | None, Verdict], int]:
        """Return how many promises of single units went from what to what, the most first."""
        return dict(Counter((change.before, change.after) for change in self.units).most_common())


def changes(earlier: Inputs, before: Iterable[Result], later: Inputs, after: Iterable[Result]) -> Changes:
    """Return what differs between two evaluations.

    Args:
        earlier: what was known at the first moment.
        before: its results.
        later: what was known at the second moment.
        after: its results.
    """
    between = _between(earlier, later)
    old = {_key(result): result for result in before if not result.to_come}
    now = (result for result in after if not result.to_come)
    pairs = [(old.get(_key(result)), result) for result in now]
    differ = [(was, result) for was, result in pairs if was is None or was.verdict is not result.verdict]
    return Changes(
        since=earlier.as_of.astimezone(VIETNAM),
        until=later.as_of.astimezone(VIETNAM),
        units=tuple(_change(was, result, between.cause(was, result)) for was, result in differ if not result.whole),
        wholes=tuple(_change(was, result, between.common_cause(was, result)) for was, result in differ if result.whole),
        received=sum(len(sent) for sent in between.arrivals.values()),
    )


def _key(result: Result) -> tuple[str, str, str, bool]:
    return result.plan.id, result.promise.id, result.unit.id, result.whole


def _change(was: Result | None, result: Result, cause: Cause) -> Change:
    return Change(
        promise=promise_view(result),
        unit_id=result.unit.id,
        unit=result.unit.name,
        before=was.verdict if was is not None else None,
        after=result.verdict,
        why=result.judgement.why,
        cause=cause,
    )


@dataclass(frozen=True, slots=True)
class _Between:
    """Two moments, and what was done between them."""

    earlier: Inputs
    later: Inputs
    arrivals: Mapping[tuple[str, str], Sequence[Submission]]  #: by plan and unit, as they stand in `Inputs`
    steps: Mapping[tuple[str, str], Event]  #: the last one taken on a report, by plan and unit
    granted: tuple[Grant, ...]

    def cause(self, was: Result | None, result: Result) -> Cause:
        """Return what made one unit's result another: a decision, a report, a step, or time."""
        of = (result.plan.id, result.promise.id, result.unit.id)
        decided = [one for one in self.granted if (one.plan, one.promise, one.unit) == of]
        if decided:
            return Cause(say("{what}: {why}", "{what}: {why}", what=decided[-1].words(), why=decided[-1].reason))
        figure = result.judgement.source
        if figure is not None and (sent := self._brought(result, figure)) is not None:
            return Cause(self._received(sent, result), figure)
        if step := self.steps.get((result.plan.id, result.unit.id)):
            return Cause(_taken(step))
        return self._of_time(was, result) or Cause(_RECORDED)

    def _brought(self, result: Result, figure: Source) -> Submission | None:
        """Return the report that came with a figure: the unit's for the plan, else for another plan, else another's.

        A figure that several plans ask for counts whichever plan's form it came in; one of a unit that was merged is
        that of a unit before it.
        """
        came = [sent for sents in self.arrivals.values() for sent in sents if sent.sha256 == figure.sha256]
        own = (result.plan.id, result.unit.id)
        return max(came, key=lambda sent: (sent.unit == own[1], sent.plan == own[0], sent.received_at), default=None)

    def _received(self, sent: Submission, result: Result) -> Sentence:
        """Return when a report came, and whose and for which plan it is where that is not the result's own."""
        named = {plan.id: plan.title for plan in self.later.plans}
        whose = self.later.registry.unit(sent.unit).label if sent.unit != result.unit.id else ""
        plan = named.get(sent.plan, sent.plan) if sent.plan != result.plan.id else ""
        return say(
            "nhận báo cáo{whose}{plan} lúc {at}, lần {n}",
            "a report{whose}{plan} came at {at}, revision {n}",
            whose=say(" của {unit}", " of {unit}", unit=whose) if whose else "",
            plan=say(" theo kế hoạch “{plan}”", " for the plan “{plan}”", plan=plan) if plan else "",
            at=sent.received_at.astimezone(VIETNAM),
            n=sent.revision,
        )

    def common_cause(self, was: Result | None, result: Result) -> Cause:
        """Return what made the result of everyone together another: time, or how many reports came."""
        came = sum(len(sent) for (plan, _), sent in self.arrivals.items() if plan == result.plan.id)
        words = say("nhận {n} báo cáo", "{n} reports came", n=came)
        return self._of_time(was, result) or Cause(words if came else _RECORDED)

    def _of_time(self, was: Result | None, result: Result) -> Cause | None:
        """Return what the days that passed, or a plan that was amended, brought about."""
        if was is None:
            return Cause(Sentence("mới được giao, hoặc kỳ mới bắt đầu", "newly asked, or its period has begun"))
        if result.over and not was.over:
            return Cause(say("hết hạn ngày {day}", "its time ended on {day}", day=result.deadline.last_day))
        plan = result.plan.id
        if self.later.revisions.get(plan) != self.earlier.revisions.get(plan):
            return Cause(
                say("kế hoạch được sửa, bản {n}", "revision {n} of the plan", n=self.later.revisions.get(plan))
            )
        return None


def _between(earlier: Inputs, later: Inputs) -> _Between:
    known = {(sent.slot, sent.revision): sent.step for sent in earlier.submissions}
    arrivals = defaultdict[tuple[str, str], list[Submission]](list)
    steps: dict[tuple[str, str], Event] = {}
    for sent in later.submissions:
        place, one = (sent.plan, sent.unit), (sent.slot, sent.revision)
        if one not in known:
            arrivals[place].append(sent)
        if sent.step is not None and sent.step != known.get(one):
            steps[place] = max(sent.step, steps.get(place, sent.step), key=lambda step: step.at)
    granted = tuple(grant for grant in later.grants if grant not in earlier.grants)
    return _Between(earlier, later, arrivals, steps, granted)


def _taken(step: Event) -> Sentence:
    facts: dict[str, Fact] = {"step": step.step.label, "at": step.at.astimezone(VIETNAM), "why": step.reason}
    if not step.reason:
        return say("{step} báo cáo lúc {at}", "{step} the report at {at}", **facts)
    return say("{step} báo cáo lúc {at}: {why}", "{step} the report at {at}: {why}", **facts)


_RECORDED = Sentence("số liệu được ghi nhận lại", "figures were recorded anew")
