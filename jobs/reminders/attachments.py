"""What goes with a message: the unit's own blank form, and its deadlines for a calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dashboards.exports.calendar_file import MEDIA_TYPE, calendar_entries, write_calendar
from dashboards.forms.book import form_xlsx
from dashboards.views.form import form_views
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.results import Result
from kpi.outbox import Attachment, Digest, Matter
from targets.plan import DutyKind
from targets.wording import Language

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def own_results(results: Iterable[Result]) -> dict[str, list[Result]]:
    """Return the results of units by the unit's id, without those of promises as a whole."""
    own: dict[str, list[Result]] = {}
    for result in results:
        if not result.whole:
            own.setdefault(result.unit.id, []).append(result)
    return own


def attachments_of(
    digest: Digest, inputs: Inputs, own: Mapping[str, Sequence[Result]], language: Language = "vi"
) -> tuple[Attachment, ...]:
    """Return the files that go with a message: for each report it asks for its form, for each unit its calendar.

    Those above, who are told of others' matters, get none.

    Args:
        digest: the message.
        inputs: what is known.
        own: what an evaluation of that gave, by `own_results`.
        language: of the calendar.
    """
    matters = [matter for matter in digest.matters if not matter.stage.startswith("escalate")]
    forms = {found.name: found for matter in matters for found in _form(matter, inputs)}
    units = dict.fromkeys(matter.unit for matter in matters if _is_of(matter, own.get(matter.unit, ())))
    calendars = (_calendar(unit, inputs, own[unit], language) for unit in units)
    return (*forms.values(), *calendars)


def _form(matter: Matter, inputs: Inputs) -> Iterator[Attachment]:
    """Yield the blank form of a report that is asked for, where its plan has one for the period."""
    plan = next((plan for plan in inputs.plans if plan.id == matter.plan), None)
    duties = plan.promises if plan is not None else ()
    duty = next((one for one in duties if one.id == matter.duty), None)
    if plan is None or duty is None or getattr(duty, "kind", None) is not DutyKind.REPORT:
        return
    if plan.form is None or duty.period not in plan.report_periods:
        return
    units = [inputs.registry.unit(matter.unit)]
    for view in form_views(inputs, plan, plan.form, duty.period, units):
        yield Attachment(f"{plan.id}_{duty.period.key}_{matter.unit}.xlsx", _WORKBOOK, form_xlsx(view))


def _is_of(matter: Matter, own: Sequence[Result]) -> bool:
    """Say whether a matter is one of a unit's own, not of the promise as a whole."""
    return any((one.plan.id, one.promise.id) == (matter.plan, matter.duty) for one in own)


def _calendar(unit: str, inputs: Inputs, results: Sequence[Result], language: Language) -> Attachment:
    whose = inputs.registry.unit(unit)
    content = write_calendar(whose, calendar_entries(inputs, results, whose), inputs.as_of, language)
    return Attachment(f"{unit}.ics", MEDIA_TYPE, content)
