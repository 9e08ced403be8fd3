"""One promise: the plan's words, the rule as the program reads it, and how every unit stands with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboards.views.district import DistrictView
from dashboards.views.lines import Line
from dashboards.views.part import Part
from dashboards.views.plans import PlanView, Whole
from dashboards.views.promises import PromiseView
from dashboards.views.trend import Trend, came, trend
from kpi.evaluation.rates import Rates
from rules.asked import asked
from rules.verdict import WEIGHTS, Verdict
from targets.issues import Severity
from targets.wording import Sentence

#: How units stand with a promise, in the order they are told; each verdict is in one.
STANDS: Mapping[str, tuple[Sentence, tuple[Verdict, ...]]] = {
    "qua-han": (Sentence("Quá hạn, không đạt", "Overdue or short"), (Verdict.OVERDUE, Verdict.SHORT)),
    "chua-dat": (Sentence("Chưa thực hiện, còn hạn", "Not yet, still in time"), (Verdict.NOT_DUE,)),
    "chua-co": (Sentence("Chưa có số liệu", "Silent: no figure"), (Verdict.NOT_EVALUABLE,)),
    "dat": (Sentence("Đạt", "Met"), (Verdict.MET, Verdict.LATE)),
    "mien": (Sentence("Được miễn", "Exempt"), (Verdict.EXEMPT,)),
}


@dataclass(frozen=True, slots=True)
class Stand:
    """The units that stand alike."""

    key: str
    words: Sentence
    verdict: Verdict  #: whose look stands for it
    lines: tuple[Line, ...]  #: in the office's order


@dataclass(frozen=True, slots=True)
class TargetView:
    """Everything the page of a promise shows."""

    part: Part
    plan: PlanView
    whole: Whole
    asked: Sentence  #: the rule, read aloud
    revision: int | None  #: of the plan's rules; None: not told
    group: str | None  #: what it is listed under
    weight: Sentence
    rates: Rates | None  #: of a report
    stands: tuple[Stand, ...]  #: those that occur
    trend: Trend
    before: PromiseView | None  #: the promise before it in the plan
    after: PromiseView | None

    @property
    def district(self) -> DistrictView:
        """Return the plans of the part."""
        return self.part.district

    @property
    def lines(self) -> tuple[Line, ...]:
        """Return every unit, those that call for something first."""
        return tuple(line for stand in self.stands for line in stand.lines)


def target_view(part: Part, plan_id: str, promise_id: str) -> TargetView | None:
    """Return the page of one promise; None where the part has no such promise."""
    plan = next((one for one in part.district.plans if one.id == plan_id), None)
    place = next((n for n, whole in enumerate(plan.wholes) if whole.promise.id == promise_id), None) if plan else None
    if plan is None or place is None:
        return None
    whole, wholes = plan.wholes[place], plan.wholes
    result = next(one for one in part.results if one.whole and (one.plan.id, one.promise.id) == (plan_id, promise_id))
    return TargetView(
        part=part,
        plan=plan,
        whole=whole,
        asked=asked(result.plan, result.promise, part.inputs.calendar),
        revision=part.inputs.revisions.get(plan_id),
        group=result.promise.group,
        weight=WEIGHTS[Severity(result.promise.severity)],
        rates=result.rates,
        stands=_stands(whole),
        trend=trend(whole, came(part.inputs), part.inputs.today),
        before=wholes[place - 1].promise if place else None,
        after=wholes[place + 1].promise if place + 1 < len(wholes) else None,
    )


def _stands(whole: Whole) -> tuple[Stand, ...]:
    found = (Stand(key, words, verdicts[0], whole.of(*verdicts)) for key, (words, verdicts) in STANDS.items())
    return tuple(stand for stand in found if stand.lines)
