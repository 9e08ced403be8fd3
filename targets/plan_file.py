"""Reads a plan file: the shapes of `targets.plan`, then what one part says of another, and one plan of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from targets.contradictions import Said, contradictions, pairs_between, pairs_within
from targets.deadlines import deadline_of
from targets.issues import Issue, Severity
from targets.meanings import Defined, differing_indicators
from targets.names import near_names
from targets.periods import Period
from targets.plan import Duty, DutyKind, Plan, Promise, TotalTarget
from targets.plan_formulas import check_issues, formula_issues
from targets.provenance import Source
from targets.units import Registry, RosterSelector
from targets.wording import Sentence, say
from targets.workdays import WorkCalendar, vietnam_calendar
from targets.yaml_file import Loaded, Path, read_yaml


def read_plan(text: str, document: str, registry: Registry) -> tuple[Plan | None, tuple[Issue, ...]]:
    """Return the plan of a YAML file, and every mistake and contradiction found in it.

    Args:
        text: the file's text.
        document: the name by which issues cite the file.
        registry: the units the plan may address.
    """
    file, issues = read_plan_file(text, document, registry)
    return (file.plan, (*issues, *check_plan(file))) if file is not None else (None, issues)


def read_plan_file(text: str, document: str, registry: Registry) -> tuple[PlanFile | None, tuple[Issue, ...]]:
    """Return the plan of a YAML file with the places of its parts, and the mistakes of its shape only."""
    loaded = read_yaml(text, document, Plan)
    return (PlanFile(loaded.value, document, loaded, registry) if loaded.value is not None else None), loaded.issues


def check_plan(file: PlanFile) -> tuple[Issue, ...]:
    """Return every mistake and contradiction in what one part of a plan says of another."""
    looks = (
        _repeated_ids,
        _unknown_indicators,
        _unknown_units,
        _empty_rosters,
        _days_not_told,
        _in_force_too_late,
        _periods_not_asked,
        _figures_not_asked,
        _unknown_scored,
        _unconfirmed,
    )
    found = (issue for look in looks for issue in look(file))
    return (
        *found,
        *formula_issues(file.plan, file.at),
        *check_issues(file.plan, file.at),
        *contradictions(pairs_within(file.said)),
    )


def check_against(file: PlanFile, others: Iterable[PlanFile], before: Plan | None) -> tuple[Issue, ...]:
    """Return what a plan says against other plans: promises that cannot all be meant, an id with two meanings.

    Args:
        file: the plan.
        others: the plans in force at some time when it is.
        before: the plan as it was until now.
    """
    known = tuple(others)
    last = {indicator.id: indicator for indicator in before.indicators} if before is not None else {}
    return (
        *differing_indicators(file.defined, [defined for other in known for defined in other.defined], last),
        *contradictions(pairs_between(file.said, [said for other in known for said in other.said])),
    )


@dataclass(frozen=True)  # without slots, for what is worked out once
class PlanFile:
    """A plan that has its shape, with the lines of its file and the units it may address."""

    plan: Plan
    document: str
    loaded: Loaded[Plan]
    registry: Registry

    def at(self, path: Path) -> Source:
        """Return the place of a node in the file."""
        return Source(self.document, line=self.loaded.line(path))

    def promises(self) -> Iterator[tuple[Promise, Path]]:
        """Yield every promise with its place in the file."""
        for key in ("targets", "totals", "duties"):
            yield from ((promise, (key, n)) for n, promise in enumerate(getattr(self.plan, key)))

    @cached_property
    def said(self) -> tuple[Said, ...]:
        """The promises, step by step and period by period, with their places and the units they are addressed to."""
        steps = ((step, path) for promise, path in self.promises() for step in promise.steps())
        return tuple(Said(step, self.plan, self.at(path), addressed(self.registry, step)) for step, path in steps)

    @cached_property
    def defined(self) -> tuple[Defined, ...]:
        """The indicators with their places."""
        return tuple(Defined(i, self.plan, self.at(("indicators", n))) for n, i in enumerate(self.plan.indicators))

    def unknown(
        self, what: Sentence, code: str, names: Iterable[tuple[str, Path]], known: list[str]
    ) -> Iterator[Issue]:
        """Yield an issue for each name that stands for nothing, with those that look like it."""
        for name, path in names:
            if name not in known:
                text = say("không có {what} “{name}”", "there is no {what} “{name}”", what=what, name=name)
                yield Issue(code, text, self.at(path), near=near_names(name, known))


def addressed(registry: Registry, promise: Promise) -> frozenset[str]:
    """Return the ids of the units that a promise is addressed to at some time of its period."""
    return _addressed(registry, promise.to.selector(), promise.period)


@lru_cache(maxsize=256)  # most promises of a plan are addressed to the same units
def _addressed(registry: Registry, selector: RosterSelector, period: Period) -> frozenset[str]:
    return frozenset(unit.id for unit in registry.roster_over(selector, period.start, period.end))


def _unconfirmed(file: PlanFile) -> Iterator[Issue]:
    """Yield an issue for each promise that a machine read and nobody has confirmed."""
    for promise, path in file.promises():
        if promise.confirm is False:
            text = say("“{id}” chưa được xác nhận", "“{id}” is not confirmed", id=promise.id)
            hint = say(
                "Xem lại rồi ghi “confirm: true”, hoặc xóa mục này.",
                "Look it over and write “confirm: true”, or take it out.",
            )
            yield Issue("unconfirmed", text, file.at((*path, "confirm")), hint)


def _repeated_ids(file: PlanFile) -> Iterator[Issue]:
    """Yield an issue for each id that names two indicators, or two promises."""
    indicators: list[tuple[str, Path]] = [(i.id, ("indicators", n)) for n, i in enumerate(file.plan.indicators)]
    promises = [(promise.id, path) for promise, path in file.promises()]
    for group in (indicators, promises):
        seen: Counter[str] = Counter()
        for id_, path in group:
            seen[id_] += 1
            if seen[id_] > 1:
                text = say("mã “{id}” được dùng hai lần", "the id “{id}” is used twice", id=id_)
                yield Issue("repeated-id", text, file.at(path), say("Đặt mã khác.", "Choose another id."))


def _unknown_indicators(file: PlanFile) -> Iterator[Issue]:
    form = file.plan.form
    named: list[tuple[str, Path]] = [
        *((p.each.indicator, (*path, "each", "indicator")) for p, path in file.promises() if p.each is not None),
        *(
            (p.total.indicator, (*path, "total", "indicator"))
            for p, path in file.promises()
            if isinstance(p, TotalTarget)
        ),
        *((id_, ("form", "indicators", n)) for n, id_ in enumerate(form.indicators if form else ())),
        *((i.not_above, ("indicators", n, "not_above")) for n, i in enumerate(file.plan.indicators) if i.not_above),
    ]
    known = [i.id for i in file.plan.indicators]
    return file.unknown(Sentence("chỉ số", "indicator"), "unknown-indicator", named, known)


def _unknown_units(file: PlanFile) -> Iterator[Issue]:
    unit, group = Sentence("đơn vị", "unit"), Sentence("nhóm đơn vị", "group of units")
    units = list(file.registry.by_id)
    groups = sorted({g for u in file.registry.units for g in u.groups})
    yield from file.unknown(unit, "unknown-unit", [(file.plan.unit, ("unit",))], units)
    addressed_to = [(promise.to, path) for promise, path in file.promises()]
    addressed_to += [(one.to, ("checks", n)) for n, one in enumerate(file.plan.checks) if one.to is not None]
    for to, path in addressed_to:
        for key, ids in (("units", to.units), ("exclude", to.exclude), ("under", (to.under,) if to.under else ())):
            yield from file.unknown(unit, "unknown-unit", [(id_, (*path, "to", key)) for id_ in ids], units)
        named = [(name, (*path, "to", "groups")) for name in to.groups]
        yield from file.unknown(group, "unknown-group", named, groups)


def _empty_rosters(file: PlanFile) -> Iterator[Issue]:
    """Yield an issue for each promise that is addressed to nobody; of what recurs, for its first such period."""
    for promise, path in file.promises():
        empty = next((step for step in promise.steps() if not addressed(file.registry, step)), None)
        if empty is not None:
            text = say(
                "“{id}” không có đơn vị nào trong {period}",
                "“{id}” is addressed to no unit in {period}",
                id=promise.id,
                period=Sentence(empty.period.name("vi"), empty.period.name("en")),
            )
            hint = say("Kiểm tra “to” và danh sách đơn vị.", "Check “to” and the list of units.")
            yield Issue("empty-roster", text, file.at((*path, "to")), hint)


def _days_not_told(file: PlanFile) -> Iterator[Issue]:
    """Yield an issue for each duty whose deadline gives no day; only one that is asked for (ad hoc) may wait for it."""
    calendar = vietnam_calendar()
    for n, duty in enumerate(file.plan.duties):
        if duty.kind is DutyKind.AD_HOC:
            continue
        if any(not _tells_a_day(step, calendar) for step in duty.steps()):
            text = say("hạn của “{id}” không cho biết ngày nào", "the deadline of “{id}” gives no day", id=duty.id)
            hint = say(
                "Ghi ngày cuối cùng; việc chỉ làm khi có yêu cầu thì ghi “kind: ad_hoc”.",
                "Give the last day; what is done only when asked for is of “kind: ad_hoc”.",
            )
            yield Issue("no-deadline-day", text, file.at(("duties", n, "deadline")), hint)


def _tells_a_day(duty: Duty, calendar: WorkCalendar) -> bool:
    """Say whether the deadline of a duty, if it has one, gives a day."""
    if duty.deadline is None:
        return True
    try:
        return deadline_of(duty.deadline.rule(), duty.period, calendar) is not None
    except (ValueError, OverflowError):  # a day before the first or after the last of the calendar
        return False


def _unknown_scored(file: PlanFile) -> Iterator[Issue]:
    """Yield an issue for each criterion of the scoring that names no promise."""
    scoring = file.plan.scoring
    named: list[tuple[str, Path]] = [
        (criterion.promise, ("scoring", "criteria", n, "promise"))
        for n, criterion in enumerate(scoring.criteria if scoring else ())
    ]
    known = [promise.id for promise in file.plan.promises]
    return file.unknown(Sentence("chỉ tiêu, nhiệm vụ", "target or duty"), "unknown-promise", named, known)


def _periods_not_asked(file: PlanFile) -> Iterator[Issue]:
    """Yield a warning for each report duty with a period the form does not take: nobody could fulfil it."""
    known = set(file.plan.report_periods)
    for promise, path in file.promises():
        if file.plan.form is None or not isinstance(promise, Duty) or promise.kind is not DutyKind.REPORT:
            continue
        missing = [step.period.key for step in promise.steps() if step.period not in known]
        if missing:
            text = say(
                "“{id}” cần báo cáo kỳ {period}, nhưng biểu không có kỳ này",
                "“{id}” asks for a report for {period}, which the form does not take",
                id=promise.id,
                period=", ".join(missing),
            )
            hint = say("Thêm kỳ này vào “periods” của biểu.", "Add it to the form's “periods”.")
            yield Issue("period-not-in-form", text, file.at((*path, "period")), hint, severity=Severity.WARNING)


def _figures_not_asked(file: PlanFile) -> Iterator[Issue]:
    """Yield a warning for each promise of which the form asks only parts that do not begin with its period.

    The figure of a single month says nothing of the year so far, unless it is a state.
    """
    asked = file.plan.form.indicators if file.plan.form is not None else ()
    for promise, path in file.promises():
        bounds = promise.total if isinstance(promise, TotalTarget) else promise.each
        indicator = file.plan.indicator(bounds.indicator) if bounds is not None else None
        if indicator is None or indicator.can_fall or indicator.id not in asked:
            continue
        for step in promise.steps():
            within = [period for period in file.plan.report_periods if step.period.contains(period)]
            if within and all(period.start != step.period.start for period in within):
                text = say(
                    "“{id}” xét {period}, nhưng biểu chỉ hỏi {parts}, không kỳ nào tính từ đầu kỳ ấy",
                    "“{id}” is about {period}, but the form asks for {parts}, none from its beginning",
                    id=promise.id,
                    period=step.period.key,
                    parts=", ".join(period.key for period in within),
                )
                hint = say("Thêm kỳ {key} vào biểu.", "Add {key} to the form.", key=step.period.key)
                yield Issue("figure-not-from-start", text, file.at((*path, "period")), hint, severity=Severity.WARNING)
                break


def _in_force_too_late(file: PlanFile) -> Iterator[Issue]:
    """Yield a warning for a plan that is in force only once its period is over: a slip in the year, as a rule."""
    plan = file.plan
    if plan.in_force_from is not None and plan.in_force_from >= plan.period.end:
        text = say(
            "bản này có hiệu lực từ ngày {day}, sau khi kỳ của kế hoạch đã hết ({last})",
            "this revision is in force from {day}, when the plan's period is over ({last})",
            day=plan.in_force_from,
            last=plan.period.last_day,
        )
        hint = say("Kiểm tra năm của “in_force_from”.", "Check the year of “in_force_from”.")
        yield Issue("in-force-too-late", text, file.at(("in_force_from",)), hint, severity=Severity.WARNING)
