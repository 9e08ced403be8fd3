"""What may be wrong with a registry of units, or with a list drawn from it, told all at once.

Each check is a function from the registry to issues; `check_registry` runs them all. A registry with issues can still
be looked at: every look-up bears what is reported here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from datetime import date
from itertools import pairwise

from targets.event_order import check_order
from targets.issues import Issue, Severity
from targets.names import near_names
from targets.provenance import Source
from targets.units import Event, EventKind, Registry, RosterSelector, Unit
from targets.wording import Sentence, say


def check_registry(registry: Registry) -> tuple[Issue, ...]:
    """Return everything that is wrong or doubtful in a registry, in the order of its lines."""
    checks = (
        *(_twice, _reversed, _parents, _circles, _codes, _contacts),
        *(_event_ids, _event_shapes, _event_days, _event_weights, _silent_ends, check_order),
    )
    issues = [issue for check in checks for issue in check(registry)]
    return tuple(sorted(issues, key=lambda issue: issue.source.line or 0))


def check_selector(selector: RosterSelector, registry: Registry, source: Source) -> tuple[Issue, ...]:
    """Return the units, groups and kinds that a selector names and the registry does not know, with near matches."""
    groups = {group for unit in registry.units for group in unit.groups}
    kinds = {unit.kind for unit in registry.units}
    named = (*selector.units, *selector.exclude, *([selector.under] if selector.under else []))
    return (
        *_unknown(named, registry.by_id, _UNIT, source),
        *_unknown(selector.groups, groups, _GROUP, source),
        *_unknown(selector.kinds, kinds, _KIND, source),
    )


_UNIT = ("unknown-unit", Sentence("đơn vị", "unit"))
_GROUP = ("unknown-group", Sentence("nhóm đơn vị", "group of units"))
_KIND = ("unknown-kind", Sentence("loại đơn vị", "kind of unit"))


def _unknown(
    named: Collection[str], known: Collection[str], what: tuple[str, Sentence], source: Source
) -> Iterator[Issue]:
    code, thing = what
    for name in named:
        if name not in known:
            text = say("không có {thing} “{name}”", "there is no {thing} “{name}”", thing=thing, name=name)
            yield Issue(code, text, source, near=near_names(name, known))


def _twice(registry: Registry) -> Iterator[Issue]:
    for unit in registry.units:
        first = registry.unit(unit.id)
        if first is not unit:
            text = say(
                "mã định danh “{id}” đã dùng cho {first}",
                "the id “{id}” is already that of {first}",
                id=unit.id,
                first=first.dated_label,
            )
            hint = say("Đặt mã khác, ví dụ “{id}-2025”.", "Choose another, such as “{id}-2025”.", id=unit.id)
            yield Issue("duplicate-unit", text, unit.source, hint)


def _contacts(registry: Registry) -> Iterator[Issue]:
    for unit in registry.units:
        for contact in unit.contacts:
            if contact.reached is None and (contact.email or contact.phone or contact.channel):
                text = say(
                    "{role} của {unit}: “{given}” không gửi tin đến được",
                    "{role} of {unit}: no message can reach “{given}”",
                    role=contact.role,
                    unit=unit.label,
                    given=contact.email or contact.phone or contact.channel,
                )
                hint = Sentence(
                    "Ghi “email” dạng ten@co-quan.vn; kênh “webhook” cần “phone”.",
                    "Write “email” as name@office.vn; the channel “webhook” needs “phone”.",
                )
                yield Issue("bad-address", text, unit.source, hint, severity=Severity.WARNING)


def _reversed(registry: Registry) -> Iterator[Issue]:
    for unit in registry.units:
        if unit.valid_from is not None and unit.valid_to is not None and unit.valid_to <= unit.valid_from:
            text = say(
                "{unit} kết thúc ngày {end}, không sau ngày bắt đầu {start}",
                "{unit} ends on {end}, which is not after its start on {start}",
                unit=unit.label,
                end=unit.valid_to,
                start=unit.valid_from,
            )
            yield Issue("ends-before-start", text, unit.source)


def _parents(registry: Registry) -> Iterator[Issue]:
    for unit in registry.units:
        if unit.parent is None:
            continue
        yield from _unknown([unit.parent], registry.by_id, _UNIT, unit.source)
        if unit.parent in registry and not _covers(registry.unit(unit.parent), unit):
            text = say(
                "{unit} thuộc {parent}, nhưng có thời gian cấp trên này không hoạt động",
                "{unit} is under {parent}, which is not in force all that time",
                unit=unit.dated_label,
                parent=registry.unit(unit.parent).dated_label,
            )
            hint = say(
                "Ghi ngày kết thúc (to), hoặc sự kiện chuyển về cấp trên mới (reparent).",
                "Give the day it ends (to), or an event that moves it under another parent (reparent).",
            )
            yield Issue("parent-not-in-force", text, unit.source, hint)


def _circles(registry: Registry) -> Iterator[Issue]:
    """Report every unit that is above itself."""
    for unit in registry.units:
        above, parent = [unit.id], unit.parent
        while parent is not None and parent in registry and parent not in above:
            above.append(parent)
            parent = registry.unit(parent).parent
        if parent == unit.id:
            circle = " → ".join((*above, unit.id))
            text = say("cấp trên đi vòng tròn: {circle}", "the parents go in a circle: {circle}", circle=circle)
            yield Issue("circular-parents", text, unit.source)


def _codes(registry: Registry) -> Iterator[Issue]:
    """Report two units that bear one code on the same day; one after the other is lawful."""
    by_code: dict[str, list[Unit]] = defaultdict(list)
    for unit in registry.units:
        if unit.code is not None:
            by_code[unit.code].append(unit)
    for code, units in by_code.items():
        for one, other in pairwise(
            sorted(units, key=lambda unit: (unit.valid_from or date.min, unit.source.line or 0))
        ):
            if other.valid_from is None or one.in_force_during(other.valid_from, date.max):
                text = say(
                    "mã số {code} cùng lúc là của {one} và {other}",
                    "the code {code} is borne by {one} and {other} at the same time",
                    code=code,
                    one=one.dated_label,
                    other=other.dated_label,
                )
                yield Issue("code-borne-twice", text, other.source)


def _event_ids(registry: Registry) -> Iterator[Issue]:
    for event in registry.events:
        yield from _unknown((*event.before, *event.after), registry.by_id, _UNIT, event.source)


def _event_shapes(registry: Registry) -> Iterator[Issue]:
    for event in registry.events:
        before, after = len(event.before) + len(event.outside), len(event.after)
        if not _SHAPES[event.kind](before, after):
            text = say(
                "sự kiện “{kind}” không thể có {before} đơn vị trước và {after} đơn vị sau",
                "an event “{kind}” cannot have {before} units before it and {after} after",
                kind=event.kind.value,
                before=before,
                after=after,
            )
            yield Issue("event-shape", text, event.source)
        if event.issued is not None and event.day < event.issued:
            text = say(
                "sự kiện ngày {day} có trước ngày ban hành văn bản ({issued})",
                "the event of {day} is before its document was issued ({issued})",
                day=event.day,
                issued=event.issued,
            )
            yield Issue("event-before-document", text, event.source)


def _event_days(registry: Registry) -> Iterator[Issue]:
    """Report units whose own days do not agree with the day of an event they are part of."""
    for event in registry.events:
        for unit in (registry.unit(unit) for unit in dict.fromkeys((*event.before, *event.after)) if unit in registry):
            expected, agrees = _expected(unit, event)
            if not agrees:
                text = say(
                    "theo sự kiện, {unit} {expected} ngày {day}; ngày ghi ở đơn vị không như vậy",
                    "by the event {unit} {expected} on {day}; the unit's own days say otherwise",
                    unit=unit.dated_label,
                    expected=expected,
                    day=event.day,
                )
                hint = say(
                    "Sửa from, to của đơn vị hoặc ngày của sự kiện.", "Correct the unit's from, to or the event's day."
                )
                yield Issue("event-day", text, event.source, hint)


def _event_weights(registry: Registry) -> Iterator[Issue]:
    """Report weights that cannot divide anything: of no split, not of the units after it, all 0."""
    for event in registry.events:
        weights = event.weights
        if weights is None:
            continue
        if event.kind is not EventKind.SPLIT:
            text = say(
                "“weights” chỉ dùng cho lần chia tách (split), không cho “{kind}”",
                "“weights” belong to a split, not to “{kind}”",
                kind=event.kind.value,
            )
            yield Issue("weights-without-split", text, event.source)
        elif set(weights.of) != set(event.after):
            text = say(
                "“weights” phải có đúng một số cho mỗi đơn vị hình thành: {after}",
                "“weights” must give each unit after the split a number, and no other: {after}",
                after=", ".join(event.after),
            )
            yield Issue("weights-of-others", text, event.source)
        elif not sum(weights.of.values()):
            text = say("“weights” toàn số 0, không chia được", "“weights” are all 0 and divide nothing")
            yield Issue("weights-all-zero", text, event.source)


def _expected(unit: Unit, event: Event) -> tuple[Sentence, bool]:
    """Return what the event says of the unit's days, and whether they agree."""
    if unit.id in event.before and unit.id in event.after:
        return Sentence("đang hoạt động", "is in force"), unit.in_force(event.day)
    if unit.id in event.before:
        return Sentence("kết thúc", "ends"), unit.valid_to == event.day
    return Sentence("bắt đầu", "begins"), unit.valid_from == event.day


def _silent_ends(registry: Registry) -> Iterator[Issue]:
    """Warn of units that end without an event that says what follows."""
    told = {unit for event in registry.events for unit in event.before}
    for unit in registry.units:
        if unit.valid_to is not None and unit.id not in told:
            text = say(
                "{unit} kết thúc mà không có sự kiện nào nói đến",
                "{unit} ends, and no event tells of it",
                unit=unit.dated_label,
            )
            hint = say(
                "Thêm vào events: merge, split, rename, reparent hoặc close.",
                "Add to events: merge, split, rename, reparent or close.",
            )
            yield Issue("ends-untold", text, unit.source, hint, severity=Severity.WARNING)


_SHAPES: dict[EventKind, Callable[[int, int], bool]] = {
    EventKind.MERGE: lambda before, after: before > 1 and after == 1,
    EventKind.SPLIT: lambda before, after: before == 1 and after > 1,
    EventKind.RENAME: lambda before, after: before == after == 1,
    EventKind.REPARENT: lambda before, after: before == after == 1,
    EventKind.CLOSE: lambda before, after: before > 0 and after == 0,
    EventKind.OPEN: lambda before, after: before == 0 and after > 0,
}


def _covers(parent: Unit, unit: Unit) -> bool:
    """Say whether the parent is in force all the time the unit is, so far as the days are known."""
    begins = parent.valid_from is None or unit.valid_from is None or parent.valid_from <= unit.valid_from
    ends = parent.valid_to is None or (unit.valid_to is not None and unit.valid_to <= parent.valid_to)
    return begins and ends
