"""One report: where it stands, its figures with their cells, what changed since before, and what may be done to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from dashboards.views.report_history import history
from kpi.evaluation.contradicted import Contradiction
from kpi.evaluation.oddities import Oddity
from kpi.submission import CellValue, Submission
from kpi.submission_diff import CellChange, cell_changes
from kpi.submission_life import Report
from kpi.submission_states import Step
from targets.periods import Period
from targets.plan import Indicator, Plan
from targets.provenance import Source
from targets.units import Unit
from targets.wording import Sentence


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One line of the form as it was sent."""

    number: int  #: as the form counts its lines, from 1
    indicator: Indicator
    given: bool  #: whether the report holds a number here; a blank is not zero
    value: Decimal | None
    note: str | None
    source: Source | None  #: the file and the cell; None: the report does not have this line
    change: CellChange | None  #: what it was in the revision it is compared with, where it differs
    contradicted: tuple[Contradiction, ...] = ()  #: sentences of attached reports that say otherwise


@dataclass(frozen=True, slots=True)
class ReportView:
    """Everything that the page of one report shows."""

    plan: Plan
    unit: Unit
    period: Period
    report: Report
    shown: Submission | None  #: the revision whose figures stand on the page; None: nothing was taken in
    compared: Submission | None  #: the one it is compared with
    figures: tuple[FigureRow, ...]
    history: tuple[Sentence, ...]
    notes: tuple[Sentence, ...]  #: what is odd about it: worth a look, never a verdict
    refusals: Mapping[Step, Sentence | None]  #: why each step cannot be taken as the report stands; None: it can

    @property
    def seen(self) -> int:
        """Return a number that grows whenever something is added to the report."""
        return seen(self.report)

    @property
    def word(self) -> Sentence:
        """Return where it stands, in words."""
        return self.report.state.label if self.report.state is not None else NOTHING_SENT

    @property
    def parts(self) -> tuple[str, str, str]:
        """Return the last parts of the page's address."""
        return self.unit.id, self.plan.id, self.period.key

    def allows(self, step: str) -> bool:
        """Say whether a step can be taken as the report stands."""
        return self.refusals.get(Step(step)) is None


#: Where a report stands of which nothing came.
NOTHING_SENT = Sentence("Chưa nộp", "Not sent")


def seen(report: Report) -> int:
    """Return how much was recorded of a report: whoever saw less has not seen the last of it."""
    return len(report.revisions) + len(report.events) + len(report.drafts) + len(report.evidence)


def report_view(
    report: Report,
    about: tuple[Plan, Unit, Period],
    odd: Sequence[Oddity],
    refusals: Mapping[Step, Sentence | None],
    revisions: tuple[int | None, int | None] = (None, None),
    contradicted: Sequence[Contradiction] = (),
) -> ReportView:
    """Return the page of a report.

    Args:
        report: with everything that is known of it.
        about: what it reports on.
        odd: what is odd about any report.
        refusals: why each step cannot be taken.
        revisions: the one to compare with, and the one to show; None: the one before, and the live one.
        contradicted: what attached reports say otherwise than the live revision.
    """
    plan, unit, period = about
    by_number = {one.revision: one for one in report.revisions}
    shown = by_number.get(revisions[1] or 0, report.live)
    earlier = [one for one in report.revisions if shown is not None and one.revision < shown.revision]
    compared = by_number.get(revisions[0] or 0, earlier[-1] if earlier else None)
    return ReportView(
        plan=plan,
        unit=unit,
        period=period,
        report=report,
        shown=shown,
        compared=compared,
        figures=_figures(plan, shown, compared, contradicted if shown == report.live else ()) if shown else (),
        history=history(report),
        notes=tuple(oddity.text for oddity in odd if oddity.slot == report.slot),
        refusals=refusals,
    )


def _figures(
    plan: Plan, shown: Submission, compared: Submission | None, contradicted: Sequence[Contradiction]
) -> tuple[FigureRow, ...]:
    """Return the lines of the form in its order; a figure of an indicator that the form no longer asks comes last."""
    form = plan.form.indicators if plan.form is not None else ()
    given = {value.indicator: value for value in shown.values}
    changes = {one.indicator: one for one in cell_changes(compared, shown)} if compared is not None else {}
    ids = [*form, *(id_ for id_ in given if id_ not in form)]
    found = ((id_, indicator) for id_ in ids if (indicator := plan.indicator(id_)) is not None)
    said = {id_: tuple(one for one in contradicted if one.indicator.id == id_) for id_ in ids}
    return tuple(
        replace(_row(number, indicator, given.get(id_), shown, changes.get(id_)), contradicted=said[id_])
        for number, (id_, indicator) in enumerate(found, start=1)
    )


def _row(
    number: int, indicator: Indicator, cell: CellValue | None, shown: Submission, change: CellChange | None
) -> FigureRow:
    if cell is None:
        return FigureRow(number, indicator, given=False, value=None, note=None, source=None, change=change)
    source = Source(shown.file_name, shown.sha256, sheet=cell.sheet, cell=cell.cell)
    return FigureRow(number, indicator, cell.value is not None, cell.value, cell.note, source, change)
