"""The compiled report of a period as a page shows it: its words, what its own check found, what else could be asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboards.views.choice import offered
from dashboards.views.compiled_narrative import narrative_of
from dashboards.views.compiled_report import CompiledReport, compiled_report
from dashboards.views.narrative import Headings, Narrative, headings
from dashboards.views.self_check import own_checks
from kpi.evaluation.inputs import Inputs
from rules.crossfoot.check import Check
from targets.periods import Period, parse_period
from targets.plan import Plan


@dataclass(frozen=True, slots=True)
class Compiled:
    """A report with its words."""

    report: CompiledReport
    narrative: Narrative
    headings: Headings
    checks: tuple[Check, ...]  #: of its own words, the worst first

    @property
    def findings(self) -> tuple[Check, ...]:
        """Return what is to be looked at before it is signed."""
        return tuple(check for check in self.checks if check.is_finding)


@dataclass(frozen=True, slots=True)
class CompiledPage:
    """What was asked for, what else could be, and the report; None: no unit has reported of the period."""

    period: Period | None  #: None: there is nothing to choose from
    plan: str | None  #: id; None: all
    periods: tuple[Period, ...]  #: of which reports tell
    plans: tuple[Plan, ...]
    compiled: Compiled | None


def compiled_page(inputs: Inputs, office: str, mark: str, period: Period | None, plan: str | None) -> CompiledPage:
    """Return the page.

    Args:
        inputs: what is known.
        office: who reports.
        mark: behind the numbers of sections.
        period: asked for; None: the one that ended last, of those that reports tell of.
        plan: by id; None: all.
    """
    told = [of for sent in inputs.submissions if (of := parse_period(sent.period)) is not None]
    periods = tuple(one for one in offered(inputs.plans, inputs.today) if any(one.contains(of) for of in told))
    chosen = period or _latest(periods, inputs)
    report = compiled_report(inputs, chosen, plan) if chosen is not None else None
    return CompiledPage(chosen, plan, periods, inputs.plans, _said(report, office, mark) if report else None)


def _latest(periods: Iterable[Period], inputs: Inputs) -> Period | None:
    """Return the period that ended last, the longest of several; where none has ended, the one that will first."""
    ended = [one for one in periods if one.end <= inputs.today]
    if ended:
        return max(ended, key=lambda one: (one.end, one.end - one.start))
    return min(periods, key=lambda one: one.end, default=None)


def _said(report: CompiledReport, office: str, mark: str) -> Compiled:
    narrative = narrative_of(report, office)
    heads = headings(mark, narrative.period.upper(), narrative.ahead.upper())
    return Compiled(report, narrative, heads, own_checks(narrative))
