"""Who lacks what: by how much, since when, what would make it pass, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from kpi.evaluation.results import Result
from rules.verdict import Verdict
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
    why: Sentence
    remedy: Sentence | None
    clause: Source  #: where the promise stands in the plan's document
    figure: Source | None  #: where the figure was read; None: no report has it


def list_shortfalls(results: Iterable[Result]) -> tuple[Shortfall, ...]:
    """Return the shortfalls of single units, in the order of the results."""
    return tuple(_line(result) for result in results if not result.whole and result.verdict in LISTED)


def _line(result: Result) -> Shortfall:
    judgement = result.judgement
    past = result.verdict in {Verdict.OVERDUE, Verdict.SHORT}
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
        since=result.deadline.last_day + timedelta(days=1) if past else None,
        why=judgement.why,
        remedy=judgement.remedy,
        clause=result.sources[0],
        figure=judgement.source,
    )
