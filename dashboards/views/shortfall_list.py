"""The list of shortfalls as every form of it shows it: grouped and ordered, with counts on top and sources as notes.

Pages, workbooks, papers and JSON are all made of one `ShortfallList`, so that none can differ from another in a number.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby

from dashboards.views.amounts import Scale, scale_of
from dashboards.views.order import unit_order
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.results import Result
from kpi.evaluation.shortfall import LISTED, Shortfall, list_shortfalls
from rules.verdict import Verdict
from targets.plan import Plan
from targets.provenance import Source
from targets.wording import Sentence, say
from targets.workdays import VIETNAM


class Order(StrEnum):
    """By what the list is grouped."""

    UNIT = "unit"  #: units in the office's order
    TARGET = "target"  #: promises in the plans' order
    DEADLINE = "deadline"  #: last days, the earliest first

    @property
    def words(self) -> Sentence:
        """Return the order in words."""
        return _ORDERS[self]


_ORDERS = {
    Order.UNIT: Sentence("đơn vị", "unit"),
    Order.TARGET: Sentence("chỉ tiêu, nhiệm vụ", "target or duty"),
    Order.DEADLINE: Sentence("hạn cuối", "last day"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list: what it says of one unit and one promise, with the words of its figures."""

    row: Shortfall
    label: str  #: the unit as running text has it: "xã Bản Bo"
    scale: Scale  #: what the figures measure
    days_late: int | None  #: whole days since the last day; None while there is time
    reason: Sentence | None  #: what the unit gave as reason, or for which it was given more time

    @property
    def required(self) -> Sentence:
        """Return what is asked, in words; nothing where no figure is."""
        return self.scale.asked(self.row.required)

    @property
    def actual(self) -> Sentence:
        """Return what was reached, in words; of what is not known, that it is not."""
        return self.scale.said(self.row.actual)

    @property
    def missing(self) -> Sentence:
        """Return how much is missing, in words; nothing where it is not known."""
        return self.scale.lacking(self.row.missing)


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that belong together, under their heading."""

    heading: Sentence
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class UnitCount:
    """How many lines of each verdict one unit has."""

    unit_id: str
    label: str
    counts: Mapping[Verdict, int]


@dataclass(frozen=True, slots=True)
class PromiseCount:
    """One promise: who has not fulfilled it, of how many it is asked."""

    plan: str
    promise: str
    title: str
    last_day: date  #: the common one
    asked: int  #: units it is asked of, without those exempt
    units: Mapping[Verdict, tuple[str, ...]]  #: names, in the office's order

    @property
    def lacking(self) -> int:
        """Return how many units have not fulfilled it."""
        return sum(map(len, self.units.values()))


@dataclass(frozen=True, slots=True)
class ShortfallList:
    """Everything the list shows, in the order in which it is shown."""

    office: str
    as_of: datetime  #: in Vietnam's time
    filters: tuple[Sentence, ...]  #: what was asked for; none: everything
    order: Order
    groups: tuple[Group, ...]
    asked_units: int  #: units of which anything is asked within the filters
    by_unit: tuple[UnitCount, ...]  #: units that lack something, in the office's order
    by_promise: tuple[PromiseCount, ...]  #: promises somebody lacks, in the plans' order
    plans: tuple[Sentence, ...]  #: the plans, as a document cites them
    notes: Mapping[Source, int]  #: where promises stand and figures were read, numbered from 1 in the order met

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Return the lines without their groups."""
        return tuple(entry for group in self.groups for entry in group.entries)

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """Return how many lines there are of each verdict."""
        total: Counter[Verdict] = Counter()
        for unit in self.by_unit:
            total.update(unit.counts)
        return total

    @property
    def known(self) -> Sentence:
        """Return the moment whose knowledge it shows."""
        return say("Theo số liệu biết đến {at}", "As known at {at}", at=self.as_of)


def shortfall_list(
    inputs: Inputs,
    results: Sequence[Result],
    office: str,
    order: Order = Order.UNIT,
    verdicts: Collection[Verdict] = LISTED,
    filters: Sequence[Sentence] = (),
) -> ShortfallList:
    """Return the list of what single units lack, of the results of one evaluation.

    Args:
        inputs: what the results were judged by.
        results: those the list is to be about.
        office: whose list it is.
        order: by what it is grouped.
        verdicts: the lines that are wanted.
        filters: what was asked for, to be said on top.
    """
    seen = [result for result in results if not result.whole and result.begun]
    places = {unit_id: place for place, unit_id in enumerate(unit_order(inputs.registry))}
    told = sorted((result for result in seen if result.verdict in verdicts), key=lambda one: places[one.unit.id])
    entries = _entries(inputs, told)
    plans = [plan for plan in inputs.plans if any(result.plan is plan for result in seen)]
    rank = {key: n for n, key in enumerate(dict.fromkeys((result.plan.id, result.promise.id) for result in results))}
    asked = Counter((one.plan.id, one.promise.id) for one in seen if one.verdict is not Verdict.EXEMPT)
    groups = arranged(entries, order, rank)
    return ShortfallList(
        office=office,
        as_of=inputs.as_of.astimezone(VIETNAM),
        filters=tuple(filters),
        order=order,
        groups=groups,
        asked_units=len({result.unit.id for result in seen if result.verdict is not Verdict.EXEMPT}),
        by_unit=_by_unit(entries),
        by_promise=_by_promise(entries, asked, rank),
        plans=tuple(map(_cited, plans)),
        notes=_notes(entry.row for group in groups for entry in group.entries),
    )


def arranged(entries: Iterable[Entry], order: Order, rank: Mapping[tuple[str, str], int]) -> tuple[Group, ...]:
    """Return lines, which stand in the office's order of units, in groups; ``rank`` is the order of the promises."""
    match order:
        case Order.UNIT:
            found = list(entries)
            return tuple(
                Group(Sentence(first_upper(own[0].label), first_upper(own[0].label)), own)
                for _, lines in groupby(found, key=lambda entry: entry.row.unit_id)
                for own in [tuple(lines)]
            )
        case Order.TARGET:
            found = sorted(entries, key=lambda entry: rank[entry.row.plan, entry.row.promise])
            return tuple(
                Group(Sentence(own[0].row.title, own[0].row.title), own)
                for _, lines in groupby(found, key=lambda entry: (entry.row.plan, entry.row.promise))
                for own in [tuple(lines)]
            )
        case Order.DEADLINE:
            found = sorted(entries, key=lambda entry: entry.row.last_day)
            return tuple(
                Group(say("Hạn cuối: hết ngày {day}", "Last day: {day}", day=day), tuple(lines))
                for day, lines in groupby(found, key=lambda entry: entry.row.last_day)
            )


def first_upper(text: str) -> str:
    """Return a text that begins with a capital.

    >>> first_upper("xã Bản Bo")
    'Xã Bản Bo'
    """
    return text[:1].upper() + text[1:]


def _entries(inputs: Inputs, results: Sequence[Result]) -> list[Entry]:
    judged = {(result.plan.id, result.promise.id): (result.plan, result.promise) for result in results}
    scales = {key: scale_of(*promise) for key, promise in judged.items()}
    return [
        Entry(
            row=row,
            label=result.unit.label,
            scale=scales[row.plan, row.promise],
            days_late=(inputs.today - row.last_day).days if row.since is not None else None,
            reason=_reason(inputs, result, row),
        )
        for result, row in zip(results, list_shortfalls(results), strict=True)
    ]


def _reason(inputs: Inputs, result: Result, row: Shortfall) -> Sentence | None:
    """Return why more time was given to the unit, and the note it wrote beside the figure."""
    granted = inputs.extension(result.plan, result.promise, result.unit)
    said = [] if granted is None else [say("{what}: {why}", "{what}: {why}", what=granted.words(), why=granted.reason)]
    if row.figure is not None and row.figure.note:
        said.append(Sentence(row.figure.note, row.figure.note))
    return Sentence("; ".join(one.vi for one in said), "; ".join(one.en for one in said)) if said else None


def _by_unit(entries: Iterable[Entry]) -> tuple[UnitCount, ...]:
    counts: dict[str, Counter[Verdict]] = {}
    labels = {}
    for entry in entries:
        counts.setdefault(entry.row.unit_id, Counter())[entry.row.verdict] += 1
        labels[entry.row.unit_id] = entry.label
    return tuple(UnitCount(unit_id, labels[unit_id], found) for unit_id, found in counts.items())


def _by_promise(
    entries: Sequence[Entry], asked: Mapping[tuple[str, str], int], rank: Mapping[tuple[str, str], int]
) -> tuple[PromiseCount, ...]:
    own: dict[tuple[str, str], list[Shortfall]] = {}
    for entry in entries:
        own.setdefault((entry.row.plan, entry.row.promise), []).append(entry.row)
    return tuple(
        PromiseCount(
            plan=key[0],
            promise=key[1],
            title=rows[0].title,
            last_day=Counter(row.last_day for row in rows).most_common(1)[0][0],
            asked=asked[key],
            units={v: names for v in LISTED if (names := tuple(row.unit for row in rows if row.verdict is v))},
        )
        for key, rows in sorted(own.items(), key=lambda item: rank[item[0]])
    )


def _notes(rows: Iterable[Shortfall]) -> dict[Source, int]:
    sources = dict.fromkeys(source for row in rows for source in (row.clause, row.figure) if source is not None)
    return {source: number for number, source in enumerate(sources, 1)}


def _cited(plan: Plan) -> Sentence:
    """Return a plan as a document cites it: kind and number where it has one, its day, its issuer, what it is about."""
    number = say(" số {number}", " {number}", number=plan.number) if plan.number else ""
    issued = say(" ngày {day}", " of {day}", day=plan.issued) if plan.issued else ""
    title = plan.title[:1].lower() + plan.title[1:]
    return say(
        "Kế hoạch{number}{issued} của {issuer} về {title}",
        "Plan{number}{issued} of {issuer} on {title}",
        number=number,
        issued=issued,
        issuer=plan.issuer,
        title=title if not plan.title[:2].isupper() else plan.title,
    )
