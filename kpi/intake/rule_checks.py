"""Checks that the plan sets on its reports, and that a cumulative figure has not fallen since the last report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

from kpi.submission import CellValue
from rules.checks import check_report
from rules.formula import Read
from rules.verdict import Reading
from targets.formula import Basis, Figure, figures_in
from targets.issues import Issue, Severity
from targets.periods import Period
from targets.plan import Indicator, Plan
from targets.plan_formulas import known_formula
from targets.provenance import Source
from targets.report_checks import ReportCheck
from targets.units import Registry, RosterSelector, Unit
from targets.wording import Sentence, say

#: The figures of the last report before this one in the same year, by indicator, and its period.
Earlier = tuple[Period, Mapping[str, Decimal]]


def checks_for(plan: Plan, unit: Unit | None, period: Period | None, registry: Registry) -> Iterator[ReportCheck]:
    """Yield the checks that a plan sets on the report of a unit for a period.

    One that is for some units, or for some periods, is not made while it is not known whose or which the report is.
    """
    for check in plan.checks:
        if check.periods and (period is None or not any(one.matches(period) for one in check.periods)):
            continue
        if check.to is not None:
            if unit is None or period is None:
                continue
            if unit not in _roster(registry, check.to.selector(), period):
                continue
        yield check


@lru_cache(maxsize=64)  # the same for every unit of a country
def _roster(registry: Registry, selector: RosterSelector, period: Period) -> frozenset[Unit]:
    return frozenset(registry.roster_over(selector, period.start, period.end))


def bases_of(plan: Plan, unit: Unit | None) -> dict[str, Decimal]:
    """Return the base values that a plan states for a unit, by indicator."""
    found = {}
    for indicator in plan.indicators:
        base = indicator.base.get(unit.id if unit else "") if isinstance(indicator.base, Mapping) else indicator.base
        if base is not None:
            found[indicator.id] = base
    return found


def plan_checks(
    checks: Iterable[ReportCheck],
    values: Mapping[str, CellValue],
    file: Source,
    bases: Mapping[str, Decimal] = MappingProxyType({}),
    last_year: Mapping[str, Decimal] = MappingProxyType({}),
) -> Iterator[Issue]:
    """Yield an issue for each check that a report does not satisfy, at the first cell it names.

    Args:
        checks: those that are made of the report.
        values: of the report, by indicator; those that could not be read are not in it.
        file: the report's file.
        bases: the base values that the plan states for the unit, by indicator.
        last_year: what the unit reported for the same period of the year before, by indicator.
    """
    beside = {Basis.BASE: bases, Basis.LAST_YEAR: last_year}
    read = _reader(values, beside)
    for check in checks:
        left, right = known_formula(check.left, check.id), known_formula(check.right, check.id)
        used = [figure for side in (left, right) for figure in sorted(figures_in(side), key=lambda f: f.column)]
        names = [figure.name for figure in used if figure.basis is Basis.NOW]
        if any(name not in values for name in names):
            continue  # it has an issue of its own
        checked = check_report(check, left, right, read)
        lacking = [one for one in used if one.basis is not Basis.NOW and one.name not in beside[one.basis]]
        if checked.holds is None and lacking:
            yield _not_made(check, checked.why, file)
        elif checked.holds is False:
            text = say("{title}: {why}", "{title}: {why}", title=check.title, why=checked.why)
            hint = say("Kiểm tra lại các số này.", "Check these figures.")
            place = _place(values[names[0]], file) if names else file
            yield Issue("check-failed", text, place, hint, severity=check.severity)


def _not_made(check: ReportCheck, why: Sentence, file: Source) -> Issue:
    """Return the note that a check needs figures which are neither in the report nor known otherwise."""
    text = say(
        "{title}: cần số liệu năm trước hoặc số gốc mà chưa có ({why}); chưa đối chiếu",
        "{title}: needs last year's figures or a base, which are not known ({why}); not checked",
        title=check.title,
        why=why,
    )
    return Issue("check-not-made", text, file, severity=Severity.NOTE)


def compared(plan: Plan, values: Mapping[str, CellValue], earlier: Earlier | None, file: Source) -> Iterator[Issue]:
    """Yield a warning for each figure that an earlier report of the year speaks against; a person decides.

    A cumulative figure below the earlier one: one of the two is wrong. A figure more than the form's factor above or
    below it: a comma may be misplaced, or the unit of measure mistaken.
    """
    if earlier is None:
        return
    period, before = earlier
    asked = {indicator.id: indicator for indicator in plan.indicators}
    for id_, cell in values.items():
        indicator, last = asked.get(id_), before.get(id_)
        if indicator is None or last is None or cell.value is None:
            continue
        if indicator.time == "flow" and cell.value < last:
            yield _fallen(indicator, cell, last, period, file)
        elif plan.form is not None and _leaps(cell.value, last, plan.form.leap):
            yield _leapt(indicator, cell, last, period, file)


def _leaps(value: Decimal, last: Decimal, factor: Decimal | None) -> bool:
    if factor is None or not value or not last:
        return False
    return value > last * factor or last > value * factor


def _fallen(indicator: Indicator, cell: CellValue, last: Decimal, period: Period, file: Source) -> Issue:
    text = say(
        "“{name}” lũy kế là {now}, thấp hơn {last} đã báo cáo cho {period}",
        "“{name}” to date is {now}, below the {last} reported for {period}",
        name=indicator.name,
        now=cell.value,
        last=last,
        period=Sentence(period.name("vi"), period.name("en")),
    )
    hint = say("Số lũy kế từ đầu năm không thể giảm; kiểm tra cả hai.", "A figure to date cannot fall; check both.")
    return Issue("cumulative-falls", text, _place(cell, file), hint, severity=Severity.WARNING, value=str(cell.value))


def _leapt(indicator: Indicator, cell: CellValue, last: Decimal, period: Period, file: Source) -> Issue:
    text = say(
        "“{name}” là {now}, khác xa {last} đã báo cáo cho {period}",
        "“{name}” is {now}, far from the {last} reported for {period}",
        name=indicator.name,
        now=cell.value,
        last=last,
        period=Sentence(period.name("vi"), period.name("en")),
    )
    hint = say("Kiểm tra dấu phẩy và đơn vị tính.", "Check the decimal comma and the unit of measure.")
    return Issue("figure-leaps", text, _place(cell, file), hint, severity=Severity.WARNING, value=str(cell.value))


def _reader(values: Mapping[str, CellValue], beside: Mapping[Basis, Mapping[str, Decimal]]) -> Read:
    def read(figure: Figure) -> Reading:
        if figure.basis is not Basis.NOW:
            return Reading(beside[figure.basis].get(figure.name))
        cell = values.get(figure.name)
        if cell is None or cell.value is None:
            return Reading(missing=say("“{id}” để trống", "“{id}” is blank", id=figure.name))
        return Reading(cell.value)

    return read


def _place(cell: CellValue, file: Source) -> Source:
    return Source(file.document, file.sha256, sheet=cell.sheet, cell=cell.cell)
