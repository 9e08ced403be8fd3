"""One promise for one unit: what was asked, what was done, what is missing, and what that rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import partial

from dashboards.views.amounts import Kind
from dashboards.views.promises import PromiseView
from kpi.evaluation.results import Passed, Result
from kpi.evaluation.shortfall import since
from kpi.submission import Submission
from rules.duty_rule import Standing, State
from rules.verdict import Verdict
from targets.later import Later, later
from targets.provenance import Source
from targets.wording import Sentence, say
from targets.workdays import VIETNAM

#: Of each plan, unit and period (key) the report that was received first.
FirstFiles = Mapping[tuple[str, str, str], Submission]


@dataclass(frozen=True, slots=True)
class Line(Later):
    """A result as people read it. A figure of None is not known, which is not zero."""

    promise: PromiseView
    unit_id: str
    unit: str  #: name
    verdict: Verdict
    word: Sentence  #: the verdict, or where a report stands
    required: Decimal | None
    actual: Decimal | None
    missing: Decimal | None
    why: Sentence
    remedy: Sentence | None
    noted: tuple[Sentence, ...]
    since: date | None  #: the first day it was past due; None while there is time, or when it is done
    figure: Source | None  #: the cell of the figure; of a report, its file
    sent: datetime | None = None  #: of a report: when it was first received, in Vietnam's time
    standing: Standing | None = None  #: of a duty
    passed: Passed | None = None  #: seen as now: what the units before gave, each with its source

    @property
    def brief(self) -> Sentence:
        """Return the figure in the least words: "0/1", "có", "quá 3 ngày"; what is missing as a dash."""
        if self.promise.reports and self.standing is not None:
            return say(*_BRIEF_REPORT[self.standing.state], n=self.standing.days)
        if self.actual is None:
            return Sentence("–", "–")
        if self.promise.scale.kind is Kind.NUMBER and self.required is not None:
            return say("{a}/{b}", "{a}/{b}", a=self.actual, b=self.required)
        return self.promise.scale.said(self.actual)

    @property
    def overdue(self) -> Sentence:
        """Return since when it is past due, in the least words."""
        if self.since is None:
            return Sentence("", "")
        if self.standing is not None:
            return say("quá {n} ngày", "{n} days over", n=self.standing.days)
        return say("từ {day}", "since {day}", day=self.since)


def line(result: Result, promise: PromiseView, first: FirstFiles) -> Line:
    """Return the line of one unit's result."""
    made = partial(_line, result, promise, first)
    return later(Line, made, promise=promise, unit_id=result.unit.id, unit=result.unit.name, verdict=result.verdict)


def _line(result: Result, promise: PromiseView, first: FirstFiles) -> Line:
    judgement = result.judgement
    sent = first.get((result.plan.id, result.unit.id, result.period.key)) if promise.reports else None
    return Line(
        promise=promise,
        unit_id=result.unit.id,
        unit=result.unit.name,
        verdict=result.verdict,
        word=result.standing.state.label if promise.reports and result.standing else result.verdict.label,
        required=judgement.required,
        actual=judgement.value,
        missing=judgement.missing,
        why=judgement.why,
        remedy=judgement.remedy,
        noted=judgement.noted,
        since=since(result),
        figure=judgement.source if sent is None else Source(sent.file_name, sent.sha256),
        sent=sent.received_at.astimezone(VIETNAM) if sent is not None else None,
        standing=result.standing,
        passed=result.passed,
    )


_BRIEF_REPORT = {
    State.DONE: ("đúng hạn", "in time"),
    State.LATE: ("chậm {n} ngày", "{n} days late"),
    State.OPEN: ("còn {n} ngày", "{n} days left"),
    State.OVERDUE: ("quá {n} ngày", "{n} days over"),
    State.EXEMPT: ("miễn", "exempt"),
}
