"""For which plan, unit and period a report is: as it says itself, or as the officer settled it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kpi.intake.cells import Written
from kpi.intake.form import PERIOD_LABEL, PLAN_LABEL, UNIT_LABEL
from kpi.intake.headings import Role, period_in
from kpi.intake.identity import Identity
from kpi.intake.known import Known
from kpi.intake.settled import Settled
from kpi.intake.title import Title
from targets.finding import find
from targets.issues import Issue, Severity, has_errors
from targets.names import match_key, near_names
from targets.periods import Period, parse_period
from targets.plan import Plan
from targets.provenance import Source
from targets.succession import as_now, history
from targets.units import Registry, Unit
from targets.wording import Sentence, say


@dataclass(frozen=True, slots=True)
class Told:
    """What a file and the officer who sends it in say of whose it is."""

    title: Title
    hidden: Identity | None
    settled: Settled
    file: Source


def find_plan(told: Told, named: Sequence[str], known: Known) -> tuple[Plan | None, tuple[Issue, ...]]:
    """Return the plan of a report; ``named`` are the plans whose indicators the file names most."""
    chosen, written = told.settled.plan, told.title.get(Role.PLAN)
    if chosen is not None and _plan_named(chosen, known.plans) is None:
        return None, (_unknown_plan(Written(chosen, told.file), known.plans),)
    said = _plan_named(written.text, known.plans) if written is not None else None
    hidden = _plan_named(told.hidden.plan, known.plans) if told.hidden is not None else None
    id_, issues = _agreed(
        _Claims(_PLAN, "--plan", chosen, said.id if said else None, hidden.id if hidden else None),
        told.title.place(Role.PLAN, told.file),
    )
    if id_ is not None or issues:
        return known.plans.get(id_ or ""), issues
    if written is not None:
        return None, (_unknown_plan(written, known.plans),)
    if len(named) == 1:
        text = say(
            "biểu không ghi kế hoạch; theo các chỉ số thì là “{id}”",
            "no plan is named; its indicators are those of “{id}”",
            id=named[0],
        )
        return known.plans[named[0]], (Issue("plan-understood", text, told.file, severity=Severity.NOTE),)
    hint = say("Nêu kế hoạch bằng --plan.", "Name the plan with --plan.")
    return None, (_missing(PLAN_LABEL, told.title.place(Role.PLAN, told.file), hint, tuple(named)),)


def find_period(told: Told, plan: Plan | None) -> tuple[Period | None, tuple[Issue, ...]]:
    """Return the period of a report; it must be one of the plan's form."""
    chosen = Written(told.settled.period, told.file) if told.settled.period is not None else None
    written = told.title.get(Role.PERIOD)
    said, picked = _period_named(written), _period_named(chosen)
    if chosen is not None and (picked is None or not _asked(picked, plan)):
        return None, (_wrong_period(chosen, plan),)
    hidden = told.hidden.period if told.hidden is not None else None
    key, issues = _agreed(
        _Claims(_PERIOD, "--period", picked.key if picked else None, said.key if said else None, hidden),
        told.title.place(Role.PERIOD, told.file),
    )
    found = parse_period(key) if key is not None else None
    if issues:
        return None, issues
    if found is not None or written is not None:
        usable = found is not None and _asked(found, plan)
        return (found, ()) if usable else (None, (_wrong_period(written or Written(key, told.file), plan),))
    lines = {period: line for line in told.title.naming_a_period() if (period := period_in(line.text))}
    lines = {period: line for period, line in lines.items() if _asked(period, plan)}
    if len(lines) == 1:
        [(period, line)] = lines.items()
        return period, (_understood(line, Sentence(period.name("vi"), period.name("en")), "period-understood"),)
    hint = say("Nêu kỳ bằng --period.", "Name the period with --period.")
    near = tuple(p.key for p in plan.report_periods) if plan is not None else ()
    return None, (_missing(PERIOD_LABEL, told.title.place(Role.PERIOD, told.file), hint, near),)


def find_unit(
    told: Told, plan: Plan | None, period: Period | None, known: Known
) -> tuple[Unit | None, tuple[Issue, ...]]:
    """Return the unit of a report that is of one unit."""
    chosen = Written(told.settled.unit, told.file) if told.settled.unit is not None else None
    written = told.title.get(Role.UNIT)
    said, said_issues = unit_named(written, plan, period, known) if written is not None else (None, ())
    picked, picked_issues = unit_named(chosen, plan, period, known) if chosen is not None else (None, ())
    if chosen is not None and picked is None:
        return None, picked_issues
    hidden = told.hidden.unit if told.hidden is not None and told.hidden.unit in known.registry else None
    if said is not None and hidden is not None and _bears_it_too(known.registry.unit(hidden), said, period):
        said = known.registry.unit(hidden)
    id_, issues = _agreed(
        _Claims(_UNIT, "--unit", picked.id if picked else None, said.id if said else None, hidden),
        told.title.place(Role.UNIT, told.file),
    )
    if issues:
        return None, issues
    if picked is not None:
        return picked, picked_issues
    if said is not None or (id_ is None and written is not None):
        return said, said_issues
    if id_ is not None:
        return unit_named(Written(id_, told.file), plan, period, known)
    return _unit_of_a_heading(told, plan, period, known)


def _bears_it_too(unit: Unit, said: Unit, period: Period | None) -> bool:
    """Say whether the unit a form was made for had, within the period, the very name that stands above the table."""
    there = period is not None and unit.in_force_during(period.start, period.end)
    return there and match_key(unit.label) == match_key(said.label)


def _unit_of_a_heading(
    told: Told, plan: Plan | None, period: Period | None, known: Known
) -> tuple[Unit | None, tuple[Issue, ...]]:
    """Return the one addressed unit that a line above the table names with its kind: "UBND XÃ BẢN BO"."""
    heads = [(line, unit_named(line, plan, period, known)) for line in told.title.naming_a_kind()]
    sure = [(line, unit) for line, (unit, issues) in heads if unit is not None and not has_errors(issues)]
    if len({unit.id for _, unit in sure}) == 1:
        line, unit = sure[0]
        return unit, (_understood(line, Sentence(unit.label, unit.label), "unit-understood"),)
    hint = say("Nêu đơn vị bằng --unit.", "Name the unit with --unit.")
    return None, (_missing(UNIT_LABEL, told.title.place(Role.UNIT, told.file), hint),)


def unit_named(
    written: Written, plan: Plan | None, period: Period | None, known: Known
) -> tuple[Unit | None, tuple[Issue, ...]]:
    """Return the unit that a text names by its id, code or name, with what must be said."""
    day = known.day(period)
    unit, issues = _unit(written, day, plan, period, known)
    if unit is None or plan is None or period is None or known.addresses(plan, period, unit):
        return unit, issues
    text = say("{unit} không thuộc phạm vi kế hoạch này", "{unit} is not addressed by this plan", unit=unit.label)
    hint = say("Kiểm tra lại đơn vị gửi báo cáo.", "Check which unit sends the report.")
    return unit, (*issues, Issue("unit-not-addressed", text, written.source, hint))


def _unit(
    written: Written, day: date, plan: Plan | None, period: Period | None, known: Known
) -> tuple[Unit | None, tuple[Issue, ...]]:
    coded = [unit for unit in known.by_code.get(written.text, ()) if unit.in_force(day)]
    if len(coded) == 1 and written.text.isdecimal():
        return coded[0], ()
    if written.text in known.registry:
        named = known.registry.unit(written.text)
        return (named, ()) if named.in_force(day) else _heir(written, named, None, day, period, known.registry)
    found = find(written.text, day, known.registry)
    if found.unit is not None and found.in_force:
        note = (Issue("unit-repaired", found.note, written.source, severity=Severity.NOTE),) if found.note else ()
        return found.unit, note
    if found.unit is not None:
        return _heir(written, found.unit, found.note, day, period, known.registry)
    asked = [u for u in found.candidates if plan and period and u.in_force(day) and known.addresses(plan, period, u)]
    if len(asked) == 1:
        return asked[0], (_understood(written, asked[0].dated_label, "unit-repaired"),)
    near = found.near or tuple(unit.id for unit in asked or found.candidates)
    text = found.note or say("không có đơn vị “{text}”", "there is no unit “{text}”", text=written.text)
    hint = say("Ghi đúng tên đơn vị trong danh sách.", "Write the unit's name as in the list of units.")
    return None, (Issue("unknown-unit", text, written.source, hint, near),)


def _heir(
    written: Written, unit: Unit, note: Sentence | None, day: date, period: Period | None, registry: Registry
) -> tuple[Unit | None, tuple[Issue, ...]]:
    """Return who goes on under another name, or the unit itself where it was there for a part of the period.

    Into whom several were merged is asked where they were gone before it began, since a part is not the whole.
    """
    heirs = as_now(registry, unit.id, day)
    text = note or say("không có đơn vị “{text}”", "there is no unit “{text}”", text=written.text)
    events = history(registry, unit.id)
    alone = all(
        event.before == (event.before[0],) and len(event.after) == 1 and not event.outside
        for event in events
        if event.before
    )
    if len(heirs) == 1 and alone:
        return registry.unit(heirs[0]), (Issue("unit-succeeded", text, written.source, severity=Severity.NOTE),)
    if period is not None and unit.in_force_during(period.start, period.end):
        own = say("{text}; nhận là báo cáo của chính {unit}", "{text}; taken as its own", text=text, unit=unit.label)
        return unit, (Issue("unit-part-of-period", own, written.source, severity=Severity.NOTE),)
    hint = say("Ghi đúng tên đơn vị hiện nay.", "Write the name of the unit as it is now.")
    return None, (Issue("unknown-unit", text, written.source, hint, tuple(registry.unit(id_).label for id_ in heirs)),)


@dataclass(frozen=True, slots=True)
class _Claims:
    """What the officer, the title block and the hidden identity say of one thing, by id."""

    what: Sentence
    flag: str
    chosen: str | None
    said: str | None
    hidden: str | None


_PLAN, _UNIT = Sentence("kế hoạch", "the plan"), Sentence("đơn vị", "the unit")
_PERIOD = Sentence("kỳ báo cáo", "the period")


def _agreed(claims: _Claims, place: Source) -> tuple[str | None, tuple[Issue, ...]]:
    """Return what is claimed, if the claims agree; the officer's may settle it where the other two differ."""
    told = [claim for claim in (claims.said, claims.hidden) if claim is not None]
    if claims.chosen is not None:
        if told and claims.chosen not in told:
            return None, (_differs(claims.what, told[0], claims.chosen, place),)
        return claims.chosen, ()
    if len(set(told)) <= 1:
        return told[0] if told else None, ()
    text = say(
        "{what} ở đầu biểu là “{said}”, khác với “{hidden}” mà biểu được lập cho",
        "{what} above the table is “{said}”, but the form was made for “{hidden}”",
        what=claims.what,
        said=claims.said,
        hidden=claims.hidden,
    )
    hint = say("Chọn một bằng {flag}.", "Choose one with {flag}.", flag=claims.flag)
    return None, (Issue("identity-differs", text, place, hint, tuple(told)),)


def _plan_named(text: str, plans: Mapping[str, Plan]) -> Plan | None:
    """Return the plan with this id, or the one with this number or title."""
    if text in plans:
        return plans[text] if plans[text].form is not None else None
    key = match_key(text)
    fitting = [plan for plan in plans.values() if plan.form is not None and key in _plan_names(plan)]
    return fitting[0] if len(fitting) == 1 else None


def _plan_names(plan: Plan) -> Iterable[str]:
    return (match_key(name) for name in (plan.id, plan.title, plan.number or plan.id))


def _period_named(written: Written | None) -> Period | None:
    return parse_period(written.text) or period_in(written.text) if written is not None else None


def _asked(period: Period, plan: Plan | None) -> bool:
    return plan is None or plan.form is None or period in plan.report_periods


def _unknown_plan(written: Written, plans: Mapping[str, Plan]) -> Issue:
    text = say("không có kế hoạch “{id}” nhận báo cáo", "no plan “{id}” takes reports", id=written.text)
    hint = say("Dùng đúng biểu mẫu của kế hoạch.", "Use the plan's own form.")
    return Issue("unknown-plan", text, written.source, hint, near_names(written.text, plans))


def _wrong_period(written: Written, plan: Plan | None) -> Issue:
    wanted = ", ".join(p.key for p in plan.report_periods) if plan is not None else "2023-H1"
    text = say("kỳ báo cáo “{text}” không đúng", "“{text}” is not a period of this form", text=written.text)
    return Issue(
        "wrong-period",
        text,
        written.source,
        say("Kỳ của biểu này: {wanted}.", "The form's periods: {wanted}.", wanted=wanted),
    )


def _missing(label: str, place: Source, hint: Sentence, near: tuple[str, ...] = ()) -> Issue:
    text = say("thiếu dòng “{label}” ở đầu biểu", "the line “{label}” above the table is missing", label=label)
    return Issue("missing-title", text, place, hint, near)


def _understood(written: Written, read: Sentence, code: str) -> Issue:
    text = say("đã hiểu “{text}” là {read}", "“{text}” was read as {read}", text=written.text, read=read)
    return Issue(code, text, written.source, severity=Severity.NOTE)


def _differs(what: Sentence, said: str, chosen: str, place: Source) -> Issue:
    text = say(
        "{what} trong tệp là “{said}”, khác với “{chosen}” đã chọn khi nộp",
        "{what} in the file is “{said}”, not “{chosen}” as chosen when sending",
        what=what,
        said=said,
        chosen=chosen,
    )
    hint = say("Bỏ lựa chọn, hoặc kiểm tra lại tệp.", "Drop the choice, or check the file.")
    return Issue("identity-differs", text, place, hint)
