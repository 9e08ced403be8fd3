"""Files that were handed in at once: what became of each, its mistakes, and where to go on from there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from dashboards.views.report_list import period_named
from kpi.submission import Outcome, Receipt
from targets.issues import Issue
from targets.units import Registry
from targets.wording import Sentence


@dataclass(frozen=True, slots=True)
class HandedIn:
    """One report that came in a file, or a file that held none."""

    receipt: Receipt
    unit: str  #: as running text has it; empty: it could not be told
    period: Sentence | None
    issues: tuple[Issue, ...]  #: the gravest first

    @property
    def parts(self) -> tuple[str, str, str] | None:
        """Return the address of the report's page; None: it could not be told which report it is."""
        one = self.receipt
        if one.unit is None or one.plan is None or one.period is None:
            return None
        return one.unit, one.plan, one.period

    @property
    def marked(self) -> bool:
        """Whether a marked copy can be made: it is a workbook, not taken, and a cell is to blame."""
        one = self.receipt
        told = one.outcome in {Outcome.REFUSED, Outcome.DRAFT} and any(issue.source.cell for issue in one.issues)
        return told and PurePosixPath(one.file_name.lower()).suffix == ".xlsx"


def handed_in(receipts: Iterable[Receipt], registry: Registry) -> tuple[HandedIn, ...]:
    """Return what became of files: what was refused first."""
    names = {unit.id: unit.label for unit in registry.units}
    found = [
        HandedIn(
            one,
            names.get(one.unit or "", ""),
            period_named(one.period) if one.period else None,
            tuple(sorted(one.issues, key=lambda issue: _WEIGHTS.index(issue.severity.value))),
        )
        for one in receipts
    ]
    return tuple(sorted(found, key=lambda one: one.receipt.outcome is not Outcome.REFUSED))


_WEIGHTS = ("error", "warning", "note")
