"""The form of one unit for one period: what it is for, what the unit owes, and its lines with the figures before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from dashboards.views.owed import Owed, asked_in, asked_of_indicators, owed_by
from kpi.evaluation.frame import counted
from kpi.evaluation.inputs import Inputs
from kpi.intake.identity import Identity
from kpi.intake.rule_checks import checks_for
from kpi.submission import Submission
from targets.form import Form
from targets.periods import Period
from targets.plan import Indicator, Plan
from targets.report_checks import ReportCheck
from targets.units import Unit


@dataclass(frozen=True, slots=True)
class FormLine:
    """One line to be filled. A figure of None is not known, which is not zero."""

    number: int  #: as the form counts its lines, from 1
    indicator: Indicator
    owed: tuple[Owed, ...]  #: what its figure answers, by itself or as a part of what is computed
    before: Decimal | None  #: what the unit reported for the period before
    last_year: Decimal | None  #: and for the same period of the year before
    base: Decimal | None  #: what the plan measures a change from, for this unit
    top: int | None  #: the number of the line whose figure it may not exceed

    @property
    def asked(self) -> str:
        """Return what the figure itself must reach; what is asked of a computed one is not asked of its parts."""
        own = (one.asked.vi for one in self.owed if one.indicator == self.indicator.id)
        return "; ".join(dict.fromkeys(own))


@dataclass(frozen=True, slots=True)
class FormView:
    """Everything that stands on one unit's form."""

    identity: Identity
    form: Form
    plan: Plan
    unit: Unit
    superior: Unit | None  #: the body directly above the unit
    period: Period
    before: Period | None  #: the form's period before this one
    lines: tuple[FormLine, ...]
    owed: tuple[Owed, ...]
    checks: tuple[ReportCheck, ...]  #: what the plan asks of the figures together

    @property
    def last_day(self) -> date:
        """Return the last day its figures are taken from."""
        return self.period.window(self.form.basis)[1] - timedelta(days=1)

    @property
    def reports(self) -> tuple[Owed, ...]:
        """Return the reports that are due, which this form is or accompanies."""
        return tuple(one for one in self.owed if one.reports)


def form_views(inputs: Inputs, plan: Plan, form: Form, period: Period, units: Sequence[Unit]) -> Iterator[FormView]:
    """Yield the form of each unit.

    Args:
        inputs: what is known; its reports give the figures of the periods before.
        plan: one of its plans.
        form: the plan's.
        period: one of the plan's for reports.
        units: of `dashboards.views.owed.addressed_units`.
    """
    asked = asked_in(inputs, plan, period)
    revision = str(inputs.revisions.get(plan.id, 1))
    before = _before(plan, period)
    known = counted(inputs.submissions, inputs.accepted_only)
    figures = _Figures(_reported(known, before), _reported(known, period.same_period_last_year()))
    indicators = [found for found in map(plan.indicator, form.indicators) if found is not None]
    for unit in units:
        owed = tuple(owed_by(inputs, plan, asked, unit))
        above = inputs.registry.ancestors(unit.id, period.last_day)
        yield FormView(
            identity=Identity(plan.id, revision, unit.id, period.key),
            form=form,
            plan=plan,
            unit=unit,
            superior=above[0] if above else None,
            period=period,
            before=before,
            lines=tuple(_lines(indicators, owed, unit, figures)),
            owed=owed,
            checks=tuple(checks_for(plan, unit, period, inputs.registry)),
        )


def _before(plan: Plan, period: Period) -> Period | None:
    """Return the form's last period that ends before one; of those that end together the longest, which says most."""
    earlier = [one for one in plan.report_periods if one.end < period.end]
    return max(earlier, key=lambda one: (one.end, -one.start.toordinal()), default=None)


#: The figures reported for one period, by unit and indicator.
Reported = Mapping[tuple[str, str], Decimal]


@dataclass(frozen=True, slots=True)
class _Figures:
    before: Reported
    last_year: Reported


def _reported(known: Iterable[Submission], period: Period | None) -> Reported:
    """Return the figures reported for exactly a period, under whatever plan: an indicator means the same in all."""
    if period is None:
        return {}
    sent = [one for one in known if one.period == period.key]
    return {
        (one.unit, cell.indicator): cell.value
        for one in sorted(sent, key=lambda one: one.received_at)
        for cell in one.values
        if cell.value is not None
    }


def _lines(
    indicators: Sequence[Indicator], owed: tuple[Owed, ...], unit: Unit, figures: _Figures
) -> Iterator[FormLine]:
    numbers = {indicator.id: number for number, indicator in enumerate(indicators, 1)}
    by_indicator = asked_of_indicators(owed)
    for indicator in indicators:
        key = unit.id, indicator.id
        base = indicator.base.get(unit.id) if isinstance(indicator.base, dict) else indicator.base
        yield FormLine(
            number=numbers[indicator.id],
            indicator=indicator,
            owed=by_indicator.get(indicator.id, ()),
            before=figures.before.get(key),
            last_year=figures.last_year.get(key),
            base=base,
            top=numbers.get(indicator.not_above) if indicator.not_above is not None else None,
        )
