"""The list of shortfalls as a page asks for it: by filters, with what else could be asked for beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboards.views.district import DistrictView, UnitName
from dashboards.views.paging import Piece, piece
from dashboards.views.part import Part
from dashboards.views.promises import PromiseView
from dashboards.views.shortfall_list import Entry, Order, ShortfallList, shortfall_list
from kpi.evaluation.results import Result
from kpi.evaluation.shortfall import LISTED
from rules.verdict import WEIGHTS, Verdict
from targets.issues import Severity
from targets.wording import Sentence, say


@dataclass(frozen=True, slots=True)
class Filters:
    """Which lines are asked for, and how they are to be grouped; None: whichever."""

    unit: str | None = None  #: id
    target: str | None = None  #: key of the promise
    verdict: Verdict | None = None
    severity: Severity | None = None
    group: str | None = None
    until: date | None = None  #: due on this day or before
    order: Order = Order.UNIT

    def asks_for(self, result: Result) -> bool:
        """Say whether a result is among what is asked for; of its verdict the list takes care."""
        promise = result.promise
        return (
            self.unit in {None, result.unit.id}
            and self.target in {None, f"{result.plan.id}--{promise.id}"}
            and self.severity in {None, promise.severity}
            and self.group in {None, promise.group}
            and (self.until is None or result.deadline.last_day <= self.until)
        )


@dataclass(frozen=True, slots=True)
class ShortfallPage:
    """Everything the page of shortfalls shows."""

    part: Part
    filters: Filters
    shown: ShortfallList
    units: tuple[UnitName, ...]  #: that could be asked for
    targets: tuple[PromiseView, ...]
    groups: tuple[str, ...]

    @property
    def district(self) -> DistrictView:
        """Return the plans of the part."""
        return self.part.district

    def lines(self, number: int, size: int) -> Piece[tuple[Sentence, Entry]]:
        """Return one piece of the list, each line with the heading of its group."""
        flat = [(group.heading, entry) for group in self.shown.groups for entry in group.entries]
        return piece(flat, number, size)


def shortfall_page(part: Part, filters: Filters) -> ShortfallPage:
    """Return the page: of a part, what the filters ask for."""
    results = [result for result in part.results if not result.whole and filters.asks_for(result)]
    targets = tuple(whole.promise for plan in part.district.plans for whole in plan.wholes)
    verdicts = LISTED if filters.verdict is None else (filters.verdict,)
    said = _said(part, filters, targets)
    groups = dict.fromkeys(result.promise.group for result in part.results if result.promise.group is not None)
    return ShortfallPage(
        part=part,
        filters=filters,
        shown=shortfall_list(part.inputs, results, part.district.office, filters.order, verdicts, said),
        units=part.district.units,
        targets=targets,
        groups=tuple(groups),
    )


def _said(part: Part, filters: Filters, targets: Sequence[PromiseView]) -> tuple[Sentence, ...]:
    """Return what is asked for in words, to stand on top of the list and of the files made of it."""
    unit = next((one.label for one in part.district.units if one.id == filters.unit), filters.unit)
    target = next((one.title for one in targets if one.key == filters.target), filters.target)
    asked = (
        (Sentence("đơn vị", "unit"), unit),
        (Sentence("chỉ tiêu, nhiệm vụ", "target or duty"), target),
        (Sentence("kết quả", "result"), filters.verdict and filters.verdict.label),
        (Sentence("mức độ", "weight"), filters.severity and WEIGHTS[filters.severity]),
        (Sentence("nhóm", "group"), filters.group),
        (Sentence("hạn đến hết ngày", "due by"), filters.until),
    )
    return tuple(say("{what} {name}", "{what} {name}", what=what, name=name) for what, name in asked if name)
