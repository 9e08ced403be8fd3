"""Reads a plan file: the shapes of `targets.plan`, then what one part of a plan says of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from targets.deadlines import deadline_of
from targets.issues import Issue, Severity
from targets.names import near_names
from targets.plan import DutyKind, Plan, Promise
from targets.provenance import Source
from targets.units import Registry
from targets.wording import Sentence, say
from targets.workdays import vietnam_calendar
from targets.yaml_file import Loaded, Path, read_yaml


def read_plan(text: str, document: str, registry: Registry) -> tuple[Plan | None, tuple[Issue, ...]]:
    """Return the plan of a YAML file, and every mistake and contradiction found in it.

    Args:
        text: the file's text.
        document: the name by which issues cite the file.
        registry: the units the plan may address.
    """
    loaded = read_yaml(text, document, Plan)
    if loaded.value is None:
        return None, loaded.issues
    draft = _Draft(loaded.value, document, loaded, registry)
    found = (_repeated_ids, _unknown_indicators, _unknown_units, _empty_rosters, _days_not_told, _contradictions)
    return loaded.value, (*loaded.issues, *(issue for look in found for issue in look(draft)))


@dataclass(frozen=True, slots=True)
class _Draft:
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
        yield from ((target, ("targets", n)) for n, target in enumerate(self.plan.targets))
        yield from ((duty, ("duties", n)) for n, duty in enumerate(self.plan.duties))

    def unknown(
        self, what: Sentence, code: str, names: Iterable[tuple[str, Path]], known: list[str]
    ) -> Iterator[Issue]:
        """Yield an issue for each name that stands for nothing, with those that look like it."""
        for name, path in names:
            if name not in known:
                text = say("không có {what} “{name}”", "there is no {what} “{name}”", what=what, name=name)
                yield Issue(code, text, self.at(path), near=near_names(name, known))


def _repeated_ids(draft: _Draft) -> Iterator[Issue]:
    """Yield an issue for each id that names two indicators, or two promises."""
    indicators: list[tuple[str, Path]] = [(i.id, ("indicators", n)) for n, i in enumerate(draft.plan.indicators)]
    promises = [(promise.id, path) for promise, path in draft.promises()]
    for group in (indicators, promises):
        seen: Counter[str] = Counter()
        for id_, path in group:
            seen[id_] += 1
            if seen[id_] > 1:
                text = say("mã “{id}” được dùng hai lần", "the id “{id}” is used twice", id=id_)
                yield Issue("repeated-id", text, draft.at(path), say("Đặt mã khác.", "Choose another id."))


def _unknown_indicators(draft: _Draft) -> Iterator[Issue]:
    form = draft.plan.form
    named: list[tuple[str, Path]] = [
        *((p.each.indicator, (*path, "each", "indicator")) for p, path in draft.promises() if p.each is not None),
        *((id_, ("form", "indicators", n)) for n, id_ in enumerate(form.indicators if form else ())),
        *((i.not_above, ("indicators", n, "not_above")) for n, i in enumerate(draft.plan.indicators) if i.not_above),
    ]
    known = [i.id for i in draft.plan.indicators]
    return draft.unknown(Sentence("chỉ số", "indicator"), "unknown-indicator", named, known)


def _unknown_units(draft: _Draft) -> Iterator[Issue]:
    unit, group = Sentence("đơn vị", "unit"), Sentence("nhóm đơn vị", "group of units")
    units = list(draft.registry.by_id)
    groups = sorted({g for u in draft.registry.units for g in u.groups})
    yield from draft.unknown(unit, "unknown-unit", [(draft.plan.unit, ("unit",))], units)
    for promise, path in draft.promises():
        to = promise.to
        for key, ids in (("units", to.units), ("exclude", to.exclude), ("under", (to.under,) if to.under else ())):
            yield from draft.unknown(unit, "unknown-unit", [(id_, (*path, "to", key)) for id_ in ids], units)
        named = [(name, (*path, "to", "groups")) for name in to.groups]
        yield from draft.unknown(group, "unknown-group", named, groups)


def _empty_rosters(draft: _Draft) -> Iterator[Issue]:
    for promise, path in draft.promises():
        period = promise.period
        if not draft.registry.roster_over(promise.to.selector(), period.start, period.end):
            text = say(
                "“{id}” không có đơn vị nào trong {period}",
                "“{id}” is addressed to no unit in {period}",
                id=promise.id,
                period=Sentence(period.name("vi"), period.name("en")),
            )
            hint = say("Kiểm tra “to” và danh sách đơn vị.", "Check “to” and the list of units.")
            yield Issue("empty-roster", text, draft.at((*path, "to")), hint)


def _days_not_told(draft: _Draft) -> Iterator[Issue]:
    """Yield an issue for each duty whose deadline gives no day; only one that is asked for (ad hoc) may wait for it."""
    calendar = vietnam_calendar()
    for n, duty in enumerate(draft.plan.duties):
        if duty.deadline is None or duty.kind is DutyKind.AD_HOC:
            continue
        try:
            found = deadline_of(duty.deadline.rule(), duty.period, calendar)
        except (ValueError, OverflowError):  # a day before the first or after the last of the calendar
            found = None
        if found is None:
            text = say("hạn của “{id}” không cho biết ngày nào", "the deadline of “{id}” gives no day", id=duty.id)
            hint = say(
                "Ghi ngày cuối cùng; việc chỉ làm khi có yêu cầu thì ghi “kind: ad_hoc”.",
                "Give the last day; what is done only when asked for is of “kind: ad_hoc”.",
            )
            yield Issue("no-deadline-day", text, draft.at(("duties", n, "deadline")), hint)


def _contradictions(draft: _Draft) -> Iterator[Issue]:
    """Yield a warning where a share of the units is asked, and elsewhere every one of them, for the same thing."""
    every = [target for target in draft.plan.targets if target.share == 100]  # noqa: PLR2004  percent
    for n, some in enumerate(draft.plan.targets):
        for all_ in every:
            same = (some.each.indicator, some.period, some.to) == (all_.each.indicator, all_.period, all_.to)
            if same and some.share != all_.share:
                text = say(
                    "“{a}” cần {share}% số đơn vị, còn “{b}” cần mọi đơn vị cho cùng một việc",
                    "“{a}” asks {share}% of the units, “{b}” every unit, for the same thing",
                    a=some.id,
                    share=some.share,
                    b=all_.id,
                )
                hint = say(
                    "Hai chỉ tiêu vẫn được tính riêng; nên hỏi lại cơ quan ban hành.",
                    "Both are judged, each by itself; ask the issuer which one holds.",
                )
                yield Issue("contradiction", text, draft.at(("targets", n)), hint, severity=Severity.WARNING)
