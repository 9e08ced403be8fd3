"""The calendar of deadlines: one month of it, and every deadline with who still owes what."""

from __future__ import annotations

from dataclasses import dataclass

from dashboards.views.district import DistrictView
from dashboards.views.months import MonthView, month_view, months_with_deadlines
from dashboards.views.part import Part
from dashboards.views.terms import TermView, term_views


@dataclass(frozen=True, slots=True)
class DeadlinesView:
    """Everything the calendar shows."""

    part: Part
    month: MonthView
    months: tuple[str, ...]  #: keys of those in which something is due, and of this one
    terms: tuple[TermView, ...]  #: the earliest first

    @property
    def district(self) -> DistrictView:
        """Return the plans of the part."""
        return self.part.district

    @property
    def before(self) -> str | None:
        """Return the last month before the one shown in which something is due, if any."""
        return max((key for key in self.months if key < self.month.key), default=None)

    @property
    def after(self) -> str | None:
        """Return the first month after it, if any."""
        return min((key for key in self.months if key > self.month.key), default=None)


def deadlines_view(part: Part, month: str | None = None) -> DeadlinesView | None:
    """Return the calendar; of today's month unless another is named by its key; None where that is no month."""
    today = part.inputs.today
    terms = term_views((whole for plan in part.district.plans for whole in plan.wholes), today)
    shown = month_view(month if month is not None else f"{today:%Y-%m}", terms, part.inputs.calendar, today)
    return DeadlinesView(part, shown, months_with_deadlines(terms, today), terms) if shown is not None else None
