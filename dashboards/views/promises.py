"""A promise as pages and lists name it: a short code, its title, its term, and where it stands in the plan."""

from __future__ import annotations

from dataclasses import dataclass

from dashboards.views.amounts import Scale, scale_of
from kpi.evaluation.results import Result
from rules.asked import window_words
from targets.deadlines import Deadline
from targets.plan import Duty, DutyKind, Plan, Promise
from targets.provenance import Source
from targets.wording import Sentence


@dataclass(frozen=True, slots=True)
class PromiseView:
    """One promise of one plan."""

    key: str  #: unique among all plans, fit for an address within a page
    plan_id: str
    id: str  #: within its plan
    code: Sentence  #: "CT2": the plan's second target; "NV1": its first duty, "NV1·Q2" for the second quarter
    title: str
    kind: Sentence
    period: Sentence
    window: Sentence  #: the days the figures are taken from, where they are not those of the period; else nothing
    deadline: Deadline
    sources: tuple[Source, ...]  #: where it stands in the plan's documents
    scale: Scale
    reports: bool  #: whether what is due is a report
    assumptions: tuple[Sentence, ...]  #: what the document leaves open, and whom its words do not cover here


def promise_view(result: Result) -> PromiseView:
    """Return the promise that a result judges."""
    plan, promise = result.plan, result.promise
    return PromiseView(
        key=f"{plan.id}--{promise.id}",
        plan_id=plan.id,
        id=promise.id,
        code=promise_code(plan, promise),
        title=promise.title,
        kind=_KINDS[promise.kind] if isinstance(promise, Duty) else Sentence("Chỉ tiêu", "Target"),
        period=Sentence(result.period.name("vi"), result.period.name("en")),
        window=window_words(plan, promise),
        deadline=result.deadline,
        sources=result.sources,
        scale=scale_of(plan, promise),
        reports=isinstance(promise, Duty) and promise.kind is not DutyKind.EVENT,
        assumptions=_assumptions(plan, promise),
    )


@dataclass(frozen=True, slots=True)
class OnRequest:
    """A duty that is due when it is asked for, and has not been."""

    code: Sentence
    title: str
    sources: tuple[Source, ...]


def on_request(plan: Plan) -> tuple[OnRequest, ...]:
    """Return the duties of a plan that have no date until someone asks."""
    duties = [duty for duty in plan.duties if duty.kind is DutyKind.AD_HOC and duty.deadline is None]
    return tuple(OnRequest(promise_code(plan, duty), duty.title, plan.sources(duty)) for duty in duties)


def promise_code(plan: Plan, promise: Promise) -> Sentence:
    """Return the short code of a promise: by its place in the plan, and for one of several periods, the period."""
    peers = plan.duties if isinstance(promise, Duty) else (*plan.targets, *plan.totals)
    number = [peer.id for peer in peers].index(promise.written_id) + 1
    step = "" if promise.id == promise.written_id else f"·{promise.period.key.removeprefix(f'{plan.period.year}-')}"
    vi, en = ("NV", "D") if isinstance(promise, Duty) else ("CT", "T")
    return Sentence(f"{vi}{number}{step}", f"{en}{number}{step}")


def _assumptions(plan: Plan, promise: Promise) -> tuple[Sentence, ...]:
    indicator = plan.indicator(promise.each.indicator) if promise.each is not None else None
    said = (promise.to.note, promise.assumption, indicator.assumption if indicator is not None else None)
    return tuple(Sentence(text, text) for text in said if text)


_KINDS = {
    DutyKind.REPORT: Sentence("Chế độ báo cáo", "Report"),
    DutyKind.EVENT: Sentence("Nhiệm vụ", "Duty"),
    DutyKind.AD_HOC: Sentence("Báo cáo đột xuất", "Report on request"),
}
