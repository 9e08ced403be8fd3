"""Who lacks what: by how much, since when, what would make it pass, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from kpi.evaluation.results import Result
from rules.verdict import Verdict
from targets.issues import Severity
from targets.provenance import Source
from targets.wording import Sentence

#: What stands in the list, and in which order: what is past comes before what can still be done.
LISTED = (Verdict.OVERDUE, Verdict.SHORT, Verdict.NOT_EVALUABLE, Verdict.NOT_DUE)


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One line of the list: one unit, one promise that it has not fulfilled."""

    plan: str
    promise: str
    title: str
    unit: str  #: name
    unit_id: str
    period: str  #: key
    verdict: Verdict
    required: Decimal | None
    actual: Decimal | None  #: None: not known, which is not zero
    missing: Decimal | None  #: None: not known
    last_day: date
    since: date | None  #: the first day it was past due; None while there is still time
    group: str | None  #: what the promise is listed under
    severity: Severity  #: how much it weighs
    why: Sentence
    remedy: Sentence | None
    clause: Source  #: where the promise stands in the plan's document
    figure: Source | None  #: where the figure was read; None: no report has it


def list_shortfalls(results: Iterable[Result]) -> tuple[Shortfall, ...]:
    """Return the shortfalls of single units, in the order of the results.

    What is due for a period that has not begun is no shortfall yet: of a monthly report, not eleven months to come.
    """
    return tuple(_line(r) for r in results if not r.whole and r.begun and r.verdict in LISTED)


def since(result: Result) -> date | None:
    """Return the first day on which something not fulfilled, or not known to be, was past due; None before it is."""
    done = result.verdict.fulfilled or result.verdict is Verdict.EXEMPT
    return result.deadline.last_day + timedelta(days=1) if result.over and not done else None


def _line(result: Result) -> Shortfall:
    judgement = result.judgement
    return Shortfall(
        plan=result.plan.id,
        promise=result.promise.id,
        title=result.promise.title,
        unit=result.unit.name,
        unit_id=result.unit.id,
        period=result.period.key,
        verdict=result.verdict,
        required=judgement.required,
        actual=judgement.value,
        missing=judgement.missing,
        last_day=result.deadline.last_day,
        since=since(result),
        group=result.promise.group,
        severity=result.promise.severity,
        why=judgement.why,
        remedy=judgement.remedy,
        clause=result.sources[0],
        figure=judgement.source,
    )
