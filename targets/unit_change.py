"""From what a document orders ("xã A và xã B nhập thành xã C") to the event and the units that follow from it.

Every change ends the units before it and opens others: a unit's name, kind, code and parent are the same all its life.
What the order leaves open is taken from the units before, where they agree; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from targets.issues import Issue
from targets.names import strip_kind
from targets.provenance import Source
from targets.succession import describe, with_event, without_event
from targets.unit_ids import new_id
from targets.units import Event, EventKind, Registry, Unit, Weights
from targets.wording import Sentence, say


@dataclass(frozen=True, slots=True)
class Successor:
    """A unit that is to begin, as a document names it."""

    name: str  #: "xã Bình Lư"; the kind may be left out where all the units before are of one kind
    code: str | None = None
    weight: Decimal | None = None  #: of a split: its share in figures that are divided is this over the sum of all


@dataclass(frozen=True, slots=True)
class Order:
    """What a document orders of units on a day."""

    kind: EventKind  #: merge, split or rename
    day: date  #: the first day of the new state
    before: tuple[str, ...]  #: ids
    into: tuple[Successor, ...]
    document: str
    issued: date | None = None
    parent: str | None = None  #: id of what the new units are under; None: what the units before were
    outside: tuple[str, ...] = ()  #: names of units that take part and are not in the list
    note: str | None = None
    weighed_by: tuple[str, str] | None = None  #: what the weights of a split are, and the document that has them


def carry_out(order: Order, registry: Registry, source: Source) -> tuple[Registry, tuple[Issue, ...]]:
    """Return the registry after an order; as it is, with the reasons, where the order cannot be carried out.

    What may be wrong with the registry that results is for `check_registry` to tell.
    """
    ids = tuple(dict.fromkeys(order.before))
    before = tuple(registry.unit(unit) for unit in ids)
    issues = (*_ended(before, source), *_untold(order, before, source))
    if issues:
        return registry, issues
    opened: list[Unit] = []
    for successor in order.into:
        taken = {*registry.by_id, *(unit.id for unit in opened)}
        opened.append(_opened(order, successor, before, taken, source))
    after = tuple(unit.id for unit in opened)
    cited = (order.document, source, order.issued, order.outside, order.note, _weights(order, after))
    event = Event(order.kind, order.day, ids, after, *cited)
    return with_event(registry, event, opened), ()


def _weights(order: Order, after: Sequence[str]) -> Weights | None:
    """Return the weights of a split by the ids of the units it opens; None where none were told."""
    pairs = zip(after, order.into, strict=True)
    of = {unit: successor.weight for unit, successor in pairs if successor.weight is not None}
    return Weights(*order.weighed_by, of) if order.weighed_by is not None else None


def take_back(registry: Registry, source: Source) -> tuple[Registry, tuple[Issue, ...]]:
    """Return the registry as if its last event had not been; as it is, with the reason, where that cannot be."""
    if not registry.events:
        text = say("chưa có thay đổi nào để hoàn tác", "there is no change to take back")
        return registry, (Issue("nothing-to-undo", text, source),)
    event = registry.events[-1]
    try:
        return without_event(registry, event), ()
    except ValueError:  # what it opened is the parent of others
        text = say(
            "không hoàn tác được vì đã có đơn vị trực thuộc: {event}",
            "this cannot be taken back, for others are under what came of it: {event}",
            event=describe(event, registry),
        )
        hint = say("Sửa units.yaml rồi ghi nhận lại.", "Change units.yaml and record it.")
        return registry, (Issue("rested-upon", text, event.source, hint),)


def _ended(before: Sequence[Unit], source: Source) -> Iterator[Issue]:
    for unit in before:
        if unit.valid_to is not None:
            text = say("{unit} đã kết thúc", "{unit} has ended already", unit=unit.dated_label)
            hint = say(
                "Ghi đơn vị tiếp theo nó, hoặc hoàn tác lần thay đổi trước: dondoc unit undo.",
                "Name the unit that followed it, or take back the change before: dondoc unit undo.",
            )
            yield Issue("already-ended", text, source, hint)


def _untold(order: Order, before: Sequence[Unit], source: Source) -> Iterator[Issue]:
    """Yield what the order had to say because the units before do not agree on it."""
    kinds = {unit.kind for unit in before}
    for successor in order.into:
        kind, name = strip_kind(successor.name)
        if not name:
            text = say("“{name}” chưa có tên", "“{name}” has no name", name=successor.name)
            yield Issue("name-not-told", text, source, _SAY_KIND)
        elif kind is None and len(kinds) > 1:
            text = say(
                "chưa rõ “{name}” là xã, phường hay loại khác: các đơn vị cũ không cùng loại",
                "it is not told what kind of unit “{name}” is: those before are of several kinds",
                name=successor.name,
            )
            yield Issue("kind-not-told", text, source, _SAY_KIND)
    if order.parent is None and len({unit.parent for unit in before}) > 1:
        text = say(
            "chưa rõ cấp trên của đơn vị mới: các đơn vị cũ không cùng cấp trên",
            "it is not told what the new unit is under: those before are not under one parent",
        )
        yield Issue("parent-not-told", text, source, say("Ghi rõ bằng --parent.", "Name it with --parent."))


def _opened(order: Order, successor: Successor, before: Sequence[Unit], taken: set[str], source: Source) -> Unit:
    kind, name = strip_kind(successor.name)
    places = [unit.order for unit in before if unit.order is not None]
    renamed = before[0] if order.kind is EventKind.RENAME else None
    return Unit(
        id=new_id(name, order.day.year, taken),
        name=name,
        kind=kind or before[0].kind,
        source=source,
        code=successor.code or (renamed.code if renamed else None),
        parent=order.parent or before[0].parent,
        valid_from=order.day,
        groups=tuple(dict.fromkeys(group for unit in before for group in unit.groups)),
        contacts=renamed.contacts if renamed else (),
        order=min(places, default=None) if len(order.into) == 1 else None,
    )


_SAY_KIND: Sentence = say("Ghi cả loại và tên, như “xã Bình Lư”.", "Give kind and name, such as “xã Bình Lư”.")
