"""One registered plan: its promises with the words they were taken from, and what was amended when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from dashboards.views.district import DistrictView
from dashboards.views.part import Part
from dashboards.views.plans import PlanView, Whole
from dashboards.views.promises import promise_code
from kpi.usecases.read_plans import Revision
from rules.asked import asked
from targets.plan import Duty, Plan
from targets.plan_diff import Change, compare_plans
from targets.provenance import Source
from targets.wording import Sentence
from targets.workdays import VIETNAM


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One promise as the plan has it."""

    id: str
    code: Sentence
    title: str
    duty: bool
    asked: Sentence  #: the rule, read aloud
    sources: tuple[Source, ...]
    assumption: str | None  #: what the document leaves open
    wholes: tuple[Whole, ...]  #: how it stands: of one that recurs, period by period; none while nothing is judged


@dataclass(frozen=True, slots=True)
class RevisionView:
    """One revision, and what it changed."""

    number: int
    recorded_at: datetime  #: in Vietnam's time
    file_name: str
    plan: Plan
    changes: tuple[Change, ...]  #: against the revision before it
    judging: bool  #: whether it judges the day that is looked at


@dataclass(frozen=True, slots=True)
class PlanPageView:
    """Everything the page of a plan shows."""

    part: Part
    plan: Plan
    view: PlanView | None  #: None while nothing of it is judged
    promises: tuple[PromiseRow, ...]
    revisions: tuple[RevisionView, ...]  #: the newest first

    @property
    def district(self) -> DistrictView:
        """Return the plans of the part."""
        return self.part.district


def plan_page_view(part: Part, plan: Plan, revisions: Sequence[Revision] = ()) -> PlanPageView:
    """Return the page of a plan.

    Args:
        part: how it stands, of those that may be seen.
        plan: the revision that judges the day looked at; of one not in force yet, its last.
        revisions: all of them, in order; none where they are not known.
    """
    view = next((one for one in part.district.plans if one.id == plan.id), None)
    return PlanPageView(part, plan, view, _promises(part, plan, view), _revisions(part, plan, revisions))


def _promises(part: Part, plan: Plan, view: PlanView | None) -> tuple[PromiseRow, ...]:
    wholes = view.wholes if view is not None else ()
    return tuple(
        PromiseRow(
            id=promise.id,
            code=promise_code(plan, promise),
            title=promise.title,
            duty=isinstance(promise, Duty),
            asked=asked(plan, promise, part.inputs.calendar),
            sources=plan.sources(promise),
            assumption=promise.assumption,
            wholes=tuple(whole for whole in wholes if whole.promise.id.partition("@")[0] == promise.id),
        )
        for promise in plan.written_promises
    )


def _revisions(part: Part, plan: Plan, revisions: Sequence[Revision]) -> tuple[RevisionView, ...]:
    changed = {after.number: compare_plans(before.plan, after.plan) for before, after in pairwise(revisions)}
    judging = part.inputs.revisions.get(plan.id)
    return tuple(
        RevisionView(
            number=one.number,
            recorded_at=one.recorded_at.astimezone(VIETNAM),
            file_name=one.file_name,
            plan=one.plan,
            changes=changed.get(one.number, ()),
            judging=one.number == judging,
        )
        for one in reversed(revisions)
    )
