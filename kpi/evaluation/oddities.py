"""What is odd about a report and worth a look: empty, the same as before or as another's, met to the digit, round.

These are notes to an officer, never verdicts: each has an innocent explanation, and none changes a result. Only figures
that tell something are compared (several digits, no yes or no), so that small honest counts are left in peace.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from kpi.evaluation.frame import live, period_of
from kpi.evaluation.inputs import Inputs
from kpi.submission import CellValue, Slot, Submission
from kpi.submission_states import State
from targets.plan import Measure, Plan, conditions
from targets.provenance import Source
from targets.wording import Sentence, say

#: A figure of at least so much is not the same for two units by chance, nor for one unit twice.
_TELLING = 10
#: So many of them together.
_ENOUGH, _ENOUGH_ROUND = 3, 5
#: A bound of at least so much is not met to the digit by chance; "ít nhất 01 mô hình" is.
_BOUND = 5


class OddityKind(StrEnum):
    """What is odd."""

    EMPTY = "empty"  #: every cell is blank or 0, and nobody wrote why
    SAME_AS_BEFORE = "same_as_before"  #: as the unit's report for the period before
    SAME_AS_ANOTHER = "same_as_another"  #: as the report of another unit for the same period
    MET_EXACTLY = "met_exactly"  #: every bound is met to the digit
    ROUND = "round"  #: every figure is a multiple of ten


@dataclass(frozen=True, slots=True)
class Oddity:
    """One thing about one report that an officer may want to look at."""

    kind: OddityKind
    slot: Slot
    text: Sentence
    sources: tuple[Source, ...]  #: the files or cells it was seen in

    def as_json(self) -> dict[str, object]:
        """Return the note for JSON, in both languages."""
        places = [source.as_json() for source in self.sources]
        return {"kind": self.kind.value, "text": self.text.vi, "text_en": self.text.en, "sources": places}


def oddities(inputs: Inputs) -> tuple[Oddity, ...]:
    """Return what is odd about the reports that are there and were not returned; by plan, unit and period."""
    plans = {plan.id: plan for plan in inputs.plans}
    sent = [one for one in live(inputs.submissions) if one.state is not State.RETURNED and one.plan in plans]
    before, alike = _before(sent), _alike(sent, plans)
    return tuple(
        oddity
        for one in sent
        for oddity in (
            *_empty(one),
            *_same_as_before(one, before.get(one.slot), plans[one.plan]),
            *_same_as_another(one, alike.get(one.slot, ()), inputs),
            *_met_exactly(one, plans[one.plan]),
            *_round(one, plans[one.plan]),
        )
    )


def _empty(sent: Submission) -> Iterator[Oddity]:
    if sent.values and all(not value.value and value.note is None for value in sent.values):
        text = Sentence(
            "Mọi ô đều trống hoặc bằng 0, không ghi chú lý do.",
            "Every cell is blank or 0, and no reason is written.",
        )
        yield Oddity(OddityKind.EMPTY, sent.slot, text, (_file(sent),))


def _same_as_before(sent: Submission, before: Submission | None, plan: Plan) -> Iterator[Oddity]:
    if before is None or _figures(sent) != _figures(before) or len(_telling(sent, plan)) < _ENOUGH:
        return
    period = period_of(before.period)
    text = say(
        "Mọi số liệu giống hệt báo cáo {period}.",
        "Every figure is the same as in the report for {period}.",
        period=Sentence(period.name("vi"), period.name("en")),
    )
    yield Oddity(OddityKind.SAME_AS_BEFORE, sent.slot, text, (_file(sent), _file(before)))


def _same_as_another(sent: Submission, others: Sequence[Submission], inputs: Inputs) -> Iterator[Oddity]:
    if others:
        names = ", ".join(inputs.registry.unit(other.unit).name for other in others)
        text = say(
            "Mọi số liệu giống hệt báo cáo cùng kỳ của {names}.",
            "Every figure is the same as in the report for this period of {names}.",
            names=names,
        )
        yield Oddity(OddityKind.SAME_AS_ANOTHER, sent.slot, text, tuple(_file(one) for one in (sent, *others)))


def _met_exactly(sent: Submission, plan: Plan) -> Iterator[Oddity]:
    """Yield a note when all bounds that a number can miss are met to the digit."""
    within = period_of(sent.period)
    bounds = {
        each.indicator: bound
        for promise, each in conditions(plan)
        if promise.period == within and (bound := each.min if each.min is not None else each.max) is not None
    }
    cells = [value for value in sent.values if bounds.get(value.indicator, Decimal(0)) >= _BOUND]
    if len(cells) >= _ENOUGH and all(value.value == bounds[value.indicator] for value in cells):
        text = say(
            "Cả {n} chỉ tiêu có mức đều đạt đúng bằng mức, không hơn không kém.",
            "All {n} bounds are met to the digit, no more and no less.",
            n=len(cells),
        )
        yield Oddity(OddityKind.MET_EXACTLY, sent.slot, text, tuple(_cell(sent, value) for value in cells))


def _round(sent: Submission, plan: Plan) -> Iterator[Oddity]:
    telling = _telling(sent, plan)
    if len(telling) >= _ENOUGH_ROUND and all(value.value is not None and value.value % 10 == 0 for value in telling):
        text = say(
            "Cả {n} số liệu từ 10 trở lên đều tròn chục.",
            "All {n} figures of 10 and more are multiples of ten.",
            n=len(telling),
        )
        yield Oddity(OddityKind.ROUND, sent.slot, text, tuple(_cell(sent, value) for value in telling))


def _before(sent: Sequence[Submission]) -> Mapping[Slot, Submission]:
    """Return, of each report, the one of the same unit under the same plan for the last period that ended earlier."""
    of: dict[tuple[str, str], list[Submission]] = defaultdict(list)
    for one in sorted(sent, key=lambda one: period_of(one.period).end):
        of[one.plan, one.unit].append(one)
    return {later.slot: earlier for row in of.values() for earlier, later in pairwise(row)}


def _alike(sent: Sequence[Submission], plans: Mapping[str, Plan]) -> Mapping[Slot, Sequence[Submission]]:
    """Return, of each report, those of other units for the same period that say the very same."""
    groups: dict[object, list[Submission]] = defaultdict(list)
    for one in sent:
        if len(_telling(one, plans[one.plan])) >= _ENOUGH:
            groups[one.plan, one.period, _figures(one)].append(one)
    return {one.slot: [other for other in group if other is not one] for group in groups.values() for one in group}


def _telling(sent: Submission, plan: Plan) -> list[CellValue]:
    """Return the figures that are hardly the same by chance."""
    numbers = {indicator.id for indicator in plan.indicators if indicator.measure is not Measure.YES_NO}
    return [
        value
        for value in sent.values
        if value.indicator in numbers and value.value is not None and abs(value.value) >= _TELLING
    ]


def _figures(sent: Submission) -> frozenset[tuple[str, Decimal | None]]:
    return frozenset((value.indicator, value.value) for value in sent.values)


def _file(sent: Submission) -> Source:
    return Source(sent.file_name, sent.sha256)


def _cell(sent: Submission, value: CellValue) -> Source:
    return Source(sent.file_name, sent.sha256, sheet=value.sheet, cell=value.cell)
