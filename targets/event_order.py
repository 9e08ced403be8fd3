"""What cannot be of events in their order: a merger of what was not there yet, a unit ended or entered twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from targets.issues import Issue, Severity
from targets.names import match_key
from targets.units import Event, Registry, Unit
from targets.wording import say


def check_order(registry: Registry) -> Iterator[Issue]:
    """Yield what is wrong with when things happened: events before their units, units ended twice or borne twice."""
    yield from _too_early(registry)
    yield from _ended_twice(registry)
    yield from _same_name(registry)


def _too_early(registry: Registry) -> Iterator[Issue]:
    for event in registry.events:
        for unit in (registry.unit(id_) for id_ in event.before if id_ in registry):
            if unit.valid_from is not None and event.day <= unit.valid_from:
                text = say(
                    "sự kiện ngày {day} nói đến {unit}, khi ấy chưa có",
                    "the event of {day} is about {unit}, which was not there yet",
                    day=event.day,
                    unit=unit.dated_label,
                )
                hint = say("Sửa ngày của sự kiện, hoặc from của đơn vị.", "Correct the event's day or the unit's from.")
                yield Issue("event-before-unit", text, event.source, hint)


def _ended_twice(registry: Registry) -> Iterator[Issue]:
    ended: dict[str, Event] = {}
    for event in registry.events:
        for id_ in event.before:
            if id_ in event.after or id_ not in registry:
                continue
            if id_ in ended:
                text = say(
                    "{unit} đã kết thúc theo sự kiện ngày {day} ({place})",
                    "{unit} was ended by the event of {day} ({place})",
                    unit=registry.unit(id_).dated_label,
                    day=ended[id_].day,
                    place=ended[id_].source.place(),
                )
                hint = say(
                    "Một phần về nơi này, một phần về nơi khác: ghi lần chia (split) trước, rồi nhập từng phần.",
                    "If a part went here and a part there: write the split first, then the mergers of its parts.",
                )
                yield Issue("ended-twice", text, event.source, hint)
            ended.setdefault(id_, event)


def _same_name(registry: Registry) -> Iterator[Issue]:
    """Warn of units of one kind and name below one parent that are in force at the same time: one entered twice."""
    bearers: dict[tuple[str, str, str | None], list[Unit]] = defaultdict(list)
    for unit in registry.units:
        key = unit.kind, match_key(unit.bare_name), unit.parent
        for other in bearers[key]:
            if other.id != unit.id and _overlap(unit, other):
                text = say(
                    "{unit} và {other} cùng tên, cùng loại, cùng cấp trên và có lúc cùng hoạt động",
                    "{unit} and {other} have one name, kind and parent, and are in force at the same time",
                    unit=unit.dated_label,
                    other=other.dated_label,
                )
                hint = say("Nếu là một đơn vị, bỏ bớt; nếu không, ghi from, to.", "Drop one, or give from and to.")
                yield Issue("name-borne-twice", text, unit.source, hint, severity=Severity.WARNING)
        bearers[key].append(unit)


def _overlap(unit: Unit, other: Unit) -> bool:
    starts = [day for day in (unit.valid_from, other.valid_from) if day is not None]
    ends = [day for day in (unit.valid_to, other.valid_to) if day is not None]
    return not starts or not ends or max(starts) < min(ends)
