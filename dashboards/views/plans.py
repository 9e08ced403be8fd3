"""One plan as a whole: its promises with their results, and the units that stand under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from dashboards.views.lines import FirstFiles, Line, line
from dashboards.views.promises import OnRequest, PromiseView, on_request, promise_view
from kpi.evaluation.results import Result
from rules.target_rule import needed, percent
from rules.verdict import Verdict
from targets.plan import Plan
from targets.wording import Sentence


@dataclass(frozen=True, slots=True)
class Whole:
    """One promise for all the units it is addressed to."""

    promise: PromiseView
    verdict: Verdict
    reached: Decimal | None  #: in percent, cut to two places
    required: Decimal | None  #: in percent
    met: int | None  #: units that fulfil it: the numerator
    counted: int | None  #: units addressed less those exempt: the denominator
    needed: int | None  #: the least number of units that makes the share
    lacking: int | None  #: how many more would make it pass
    why: Sentence
    remedy: Sentence | None
    noted: tuple[Sentence, ...]
    lines: tuple[Line, ...]  #: of the units, in the office's order

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """Return how many units have each verdict."""
        return Counter(line.verdict for line in self.lines)

    def of(self, *verdicts: Verdict) -> tuple[Line, ...]:
        """Return the units with one of these verdicts."""
        return tuple(line for line in self.lines if line.verdict in verdicts)


@dataclass(frozen=True, slots=True)
class Row:
    """One unit under one plan; a cell is None where the promise is not addressed to it."""

    unit_id: str
    unit: str  #: name
    cells: tuple[Line | None, ...]  #: in the order of the promises

    def of(self, *verdicts: Verdict) -> tuple[Line, ...]:
        """Return the unit's lines with one of these verdicts."""
        return tuple(cell for cell in self.cells if cell is not None and cell.verdict in verdicts)


@dataclass(frozen=True, slots=True)
class PlanView:
    """One plan with everything that is known of it."""

    id: str
    title: str
    number: str | None
    issued: date | None
    issuer: str
    document: str
    notes: tuple[str, ...]
    wholes: tuple[Whole, ...]  #: in the plan's order
    rows: tuple[Row, ...]  #: in the office's order
    on_request: tuple[OnRequest, ...]  #: duties that have no date yet, and so no result

    @property
    def past_due(self) -> tuple[tuple[Whole, tuple[Line, ...]], ...]:
        """Return the promises whose time is over for units that have not fulfilled them, with those units' lines."""
        found = [(whole, whole.of(Verdict.OVERDUE, Verdict.SHORT)) for whole in self.wholes]
        return tuple((whole, lines) for whole, lines in found if lines)

    @property
    def common_notes(self) -> tuple[tuple[Sentence, tuple[Whole, ...]], ...]:
        """Return what is noted of several promises in the same words, with those promises; said once."""
        notes = dict.fromkeys(note for whole in self.wholes for note in whole.noted)
        found = [(note, tuple(whole for whole in self.wholes if note in whole.noted)) for note in notes]
        return tuple((note, wholes) for note, wholes in found if len(wholes) > 1)

    @property
    def figure_notes(self) -> tuple[str, ...]:
        """Return what readers must know of the figures' origins, each once, in the order met: footnotes."""
        notes = [
            cell.figure.note for row in self.rows for cell in row.cells if cell and cell.figure and cell.figure.note
        ]
        return tuple(dict.fromkeys(notes))

    @property
    def report_lines(self) -> tuple[Line, ...]:
        """Return every report that is due from a unit, units in the office's order."""
        return tuple(cell for row in self.rows for cell in row.cells if cell is not None and cell.promise.reports)


def plan_view(plan: Plan, results: Sequence[Result], first: FirstFiles, order: Sequence[str]) -> PlanView:
    """Return one plan's view from its results, each promise's whole first; ``order`` are the ids of all units."""
    by_promise = groupby(results, key=lambda result: result.promise.id)
    wholes = tuple(_whole(tuple(group), first) for _, group in by_promise)
    cells = {(line.unit_id, whole.promise.key): line for whole in wholes for line in whole.lines}
    names = {line.unit_id: line.unit for line in cells.values()}
    return PlanView(
        id=plan.id,
        title=plan.title,
        number=plan.number,
        issued=plan.issued,
        issuer=plan.issuer,
        document=plan.document.name,
        notes=plan.notes,
        wholes=wholes,
        rows=tuple(
            Row(unit_id, names[unit_id], tuple(cells.get((unit_id, whole.promise.key)) for whole in wholes))
            for unit_id in order
            if unit_id in names
        ),
        on_request=on_request(plan),
    )


def _whole(group: Sequence[Result], first: FirstFiles) -> Whole:
    result = group[0]
    promise = promise_view(result)
    judgement = result.judgement
    met, counted = judgement.numerator, judgement.denominator
    share = Decimal(100) if promise.reports else judgement.required
    return Whole(
        promise=promise,
        verdict=result.verdict,
        reached=percent(met, counted) if met is not None and counted else None,
        required=share,
        met=met,
        counted=counted,
        needed=needed(share, counted) if share is not None and counted else None,
        lacking=int(judgement.missing) if judgement.missing is not None else None,
        why=judgement.why,
        remedy=judgement.remedy,
        noted=tuple(dict.fromkeys((*judgement.noted, *promise.assumptions))),
        lines=tuple(line(one, promise, first) for one in group if not one.whole),
    )
