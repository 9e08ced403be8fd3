"""The list of reports: for each unit that is asked and each period that has begun, where its report stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dashboards.views.order import unit_order
from dashboards.views.owed import addressed_units
from kpi.evaluation.inputs import Inputs
from kpi.submission import Slot, Submission
from kpi.submission_states import State
from targets.periods import Period, parse_period
from targets.plan import Duty, Plan
from targets.units import Unit
from targets.wording import Sentence
from targets.workdays import VIETNAM


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report, whether it came or not."""

    plan: Plan
    period: Period
    unit: Unit
    state: State | None  #: None: nothing came
    revisions: int  #: taken in so far
    first: datetime | None  #: when the first was received, in Vietnam's time
    last: datetime | None
    refused: int  #: files that were not taken in, drafts among them
    last_day: date | None  #: the earliest deadline of a report for this period; None: the plan names none

    @property
    def came(self) -> bool:
        """Say whether anything was taken in."""
        return self.revisions > 0

    @property
    def word(self) -> Sentence:
        """Return where it stands, in words."""
        if self.state is not None:
            return self.state.label
        return SENT_WITH_MISTAKES if self.refused else _NOTHING


@dataclass(frozen=True, slots=True)
class ReportList:
    """What the page of reports shows."""

    rows: tuple[ReportRow, ...]  #: the latest period first; of one, the units in the office's order
    periods: tuple[Period, ...]  #: that can be chosen, the latest first
    plans: tuple[Plan, ...]  #: that take reports


def report_list(inputs: Inputs, reads: Callable[[str], bool]) -> ReportList:
    """Return every report that was due or came by now, of the units (by id) that the viewer reads."""
    sent, refused = _sent(inputs.submissions), Counter((one.plan, one.unit, one.period) for one in inputs.refused)
    places = {unit_id: place for place, unit_id in enumerate(unit_order(inputs.registry))}
    plans = tuple(plan for plan in inputs.plans if plan.form is not None)
    rows = [
        _row(inputs, plan, period, unit, sent.get((plan.id, unit.id, period.key), []), refused)
        for plan in plans
        for period in plan.report_periods
        for unit in _units(inputs, plan, period, {*sent, *refused})
        if reads(unit.id) and (period.start <= inputs.today or (plan.id, unit.id, period.key) in sent)
    ]
    rows.sort(key=lambda row: (-row.period.end.toordinal(), -row.period.start.toordinal(), places[row.unit.id]))
    return ReportList(tuple(rows), tuple(dict.fromkeys(row.period for row in rows)), plans)


def _units(inputs: Inputs, plan: Plan, period: Period, came: Collection[Slot]) -> Iterator[Unit]:
    """Yield who is asked, and whoever sent something though it is not, or no longer."""
    asked = addressed_units(inputs.registry, plan, period)
    yield from asked
    senders = {unit for of, unit, key in came if (of, key) == (plan.id, period.key)}
    for unit_id in sorted(senders - {unit.id for unit in asked}):
        yield inputs.registry.unit(unit_id)


def _row(
    inputs: Inputs,
    plan: Plan,
    period: Period,
    unit: Unit,
    revisions: Sequence[Submission],
    refused: Mapping[Slot, int],
) -> ReportRow:
    live = revisions[-1] if revisions else None
    return ReportRow(
        plan=plan,
        period=period,
        unit=unit,
        state=live.state if live is not None else None,
        revisions=len(revisions),
        first=revisions[0].received_at.astimezone(VIETNAM) if revisions else None,
        last=live.received_at.astimezone(VIETNAM) if live is not None else None,
        refused=refused.get((plan.id, unit.id, period.key), 0),
        last_day=_last_day(inputs, plan, period, unit),
    )


def _last_day(inputs: Inputs, plan: Plan, period: Period, unit: Unit) -> date | None:
    """Return the first last day on which the unit's report for a period is in time, an extension taken in."""
    duties = (one for one in plan.promises if isinstance(one, Duty) and one.period == period and one.deadline)
    deadlines = (inputs.deadline(duty, inputs.extension(plan, duty, unit)) for duty in duties)
    return min((found.last_day for found in deadlines if found is not None), default=None)


def _sent(submissions: Iterable[Submission]) -> dict[Slot, list[Submission]]:
    """Return the revisions of each report, in the order in which they were received."""
    found: dict[Slot, list[Submission]] = defaultdict(list)
    for one in sorted(submissions, key=lambda one: (one.received_at, one.revision)):
        found[one.slot].append(one)
    return dict(found)


def period_named(key: str) -> Sentence:
    """Return a period in words by its key; what is no key stands as it is."""
    period = parse_period(key)
    return Sentence(period.name("vi"), period.name("en")) if period is not None else Sentence(key, key)


_NOTHING = Sentence("Chưa nộp", "Not sent")
#: Where a report stands of which only files came that were not taken in.
SENT_WITH_MISTAKES = Sentence("Gửi lỗi, chưa tiếp nhận", "Sent with mistakes, not accepted")
