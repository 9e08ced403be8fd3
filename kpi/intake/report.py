"""From the bytes of a file to the values of one report, with every mistake found on the way. Nothing is stored here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import pandas as pd

from kpi.intake import explain
from kpi.intake.guard import read_workbook
from kpi.intake.rule_checks import checks_for, plan_checks
from kpi.intake.schema import failures
from kpi.intake.values import read_value
from kpi.intake.workbook import FormContent, FormRow, Written, find_form
from kpi.submission import CellValue
from targets.finding import Found, find
from targets.issues import Issue, Severity, has_errors
from targets.names import near_names
from targets.periods import Period, parse_period
from targets.plan import Form, Indicator, Plan
from targets.provenance import Source
from targets.report_checks import ReportCheck
from targets.units import Registry, Unit
from targets.wording import say
from targets.workdays import VIETNAM


@dataclass(frozen=True, slots=True)
class Report:
    """What could be read of a file; ``values`` is complete only when no issue is an error."""

    plan: Plan | None = None
    unit: Unit | None = None
    period: Period | None = None
    values: tuple[CellValue, ...] = ()
    issues: tuple[Issue, ...] = ()

    @property
    def acceptable(self) -> bool:
        """Say whether the report may be taken as it is."""
        known = self.plan is not None and self.unit is not None and self.period is not None
        return known and not has_errors(self.issues)


def read_report(
    content: bytes, file_name: str, sha256: str, plans: Mapping[str, Plan], registry: Registry, received_at: datetime
) -> Report:
    """Read a workbook as a report under one of the plans."""
    sheets, issues = read_workbook(content, file_name)
    if issues:
        return Report(issues=issues)
    form, issues = find_form(sheets, file_name, sha256)
    if form is None:
        return Report(issues=issues)
    plan, plan_issues = _plan(form.plan, plans)
    period, period_issues = _period(form.period, plan)
    day = period.last_day if period is not None else received_at.astimezone(VIETNAM).date()
    unit, unit_issues = _unit(form.unit, registry, day)
    if unit is not None and plan is not None and period is not None:
        unit_issues += _addressed(form.unit, unit, plan, period, registry)
    checks = tuple(checks_for(plan, unit, period, registry)) if plan is not None else ()
    values, value_issues = _values(form, plan, checks) if plan is not None and plan.form is not None else ((), ())
    return Report(plan, unit, period, values, (*plan_issues, *unit_issues, *period_issues, *value_issues))


def _plan(written: Written, plans: Mapping[str, Plan]) -> tuple[Plan | None, tuple[Issue, ...]]:
    plan = plans.get(written.text)
    if plan is not None and plan.form is not None:
        return plan, ()
    text = say("không có kế hoạch “{id}” nhận báo cáo", "no plan “{id}” takes reports", id=written.text)
    hint = say("Dùng đúng biểu mẫu của kế hoạch.", "Use the plan's own form.")
    return None, (Issue("unknown-plan", text, written.source, hint, near_names(written.text, plans)),)


def _period(written: Written, plan: Plan | None) -> tuple[Period | None, tuple[Issue, ...]]:
    period = parse_period(written.text)
    form = plan.form if plan is not None else None
    asked = plan.report_periods if plan is not None else ()
    if period is not None and (form is None or period in asked):
        return period, ()
    wanted = ", ".join(p.key for p in asked) if form is not None else "2023-H1"
    text = say("kỳ báo cáo “{text}” không đúng", "“{text}” is not a period of this form", text=written.text)
    hint = say("Kỳ của biểu này: {wanted}.", "The form's periods: {wanted}.", wanted=wanted)
    return None, (Issue("wrong-period", text, written.source, hint),)


def _unit(written: Written, registry: Registry, day: object) -> tuple[Unit | None, tuple[Issue, ...]]:
    found: Found = find(written.text, day, registry)  # type: ignore[arg-type]
    if found.unit is None or not found.in_force:
        text = found.note or say("không có đơn vị “{text}”", "there is no unit “{text}”", text=written.text)
        hint = say("Ghi đúng tên đơn vị trong danh sách.", "Write the unit's name as in the list of units.")
        return None, (Issue("unknown-unit", text, written.source, hint, found.near),)
    if found.repaired and found.note is not None:
        return found.unit, (Issue("unit-repaired", found.note, written.source, severity=Severity.NOTE),)
    return found.unit, ()


def _addressed(written: Written, unit: Unit, plan: Plan, period: Period, registry: Registry) -> tuple[Issue, ...]:
    """Return an issue when none of the plan's promises is addressed to the unit."""
    addressed = (registry.roster_over(p.to.selector(), period.start, period.end) for p in plan.promises)
    if any(unit in roster for roster in addressed):
        return ()
    text = say("{unit} không thuộc phạm vi kế hoạch này", "{unit} is not addressed by this plan", unit=unit.label)
    hint = say("Kiểm tra lại đơn vị gửi báo cáo.", "Check which unit sends the report.")
    return (Issue("unit-not-addressed", text, written.source, hint),)


def _values(
    form: FormContent, plan: Plan, checks: tuple[ReportCheck, ...]
) -> tuple[tuple[CellValue, ...], tuple[Issue, ...]]:
    """Read every row of the form and check it; all mistakes at once, in the file's order."""
    asked = _asked(plan)
    rows: dict[str, FormRow] = {}
    issues: list[Issue] = []
    for row in form.rows:
        if row.indicator.text not in asked:
            issues.append(explain.unknown_row(row, near_names(row.indicator.text, asked)))
        elif row.indicator.text in rows:
            issues.append(explain.repeated_row(row))
        else:
            rows[row.indicator.text] = row
    issues += [explain.missing_row(indicator, form.period) for id_, indicator in asked.items() if id_ not in rows]
    values: dict[str, Decimal | None] = {}
    for id_, row in rows.items():
        value, issue = read_value(row.value, asked[id_])
        if issue is None:
            values[id_] = value
        else:
            issues.append(issue)
    issues += _check(values, rows, asked)
    cells = {id_: _cell(asked[id_], row, values.get(id_)) for id_, row in rows.items()}
    file = Source(form.plan.source.document, form.plan.source.sha256)
    issues += plan_checks(checks, {id_: cell for id_, cell in cells.items() if id_ in values}, file)
    return tuple(cells.values()), tuple(sorted(issues, key=lambda issue: _row_number(issue.source.cell)))


def _asked(plan: Plan) -> dict[str, Indicator]:
    form: Form = plan.form  # type: ignore[assignment]  # callers have looked
    found = ((id_, plan.indicator(id_)) for id_ in form.indicators)
    return {id_: indicator for id_, indicator in found if indicator is not None}


def _check(
    values: Mapping[str, Decimal | None], rows: Mapping[str, FormRow], asked: Mapping[str, Indicator]
) -> list[Issue]:
    """Check the values that could be read; the others have an issue already."""
    read = tuple(indicator for id_, indicator in asked.items() if id_ in values)
    if not read:
        return []
    numbers = {id_: [float("nan") if value is None else float(value)] for id_, value in values.items()}
    frame = pd.DataFrame(numbers, columns=[i.id for i in read], dtype=float)
    return [explain.explain(f, rows[f.indicator], asked, values) for f in failures(frame, read)]


def _cell(indicator: Indicator, row: FormRow, value: Decimal | None) -> CellValue:
    source = row.value.source
    return CellValue(indicator.id, value, source.sheet or "", source.cell or "", row.note)


def _row_number(cell: str | None) -> int:
    return int("".join(c for c in cell or "" if c.isdigit()) or 0)
