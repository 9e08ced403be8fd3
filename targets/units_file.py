"""The file `units.yaml`: the registry of units as an office writes and reads it.

    note: số liệu minh họa                # said beside the whole registry
    units:
      - {id: lai-chau, name: Lai Châu, kind: tỉnh}
      - id: ban-bo                        # unique for ever: letters without accents, digits, hyphens
        name: Bản Bo                      # official
        kind: xã
        code: "03424"                     # in quotes, with its leading zero
        parent: lai-chau
        to: 2025-07-01                    # first day no longer in force; left out: still in force
        order: 11                         # place in the office's lists
        groups: [cap-xa]                  # lists that a plan may address
        aliases: [Bản Bò]                 # other names seen in documents
        contacts:
          - {role: Văn thư, email: van-thu@ban-bo.example, note: số liệu minh họa}
      - id: ban-bo-2025
        name: Bản Bo
        kind: xã
        code: "03424"
        from: 2025-07-01                  # first day; left out: not known, in force as far back as one asks
        groups: [cap-xa]
    events:
      - kind: merge                       # merge, split, rename, reparent, close, open
        day: 2025-07-01                   # first day of the new state
        before: [ban-bo]
        after: [ban-bo-2025]
        outside: [xã Nà Tăm]              # units that took part but are not in this file, by name
        document: Nghị quyết số 1670/NQ-UBTVQH15
        issued: 2025-06-16
        # Of a split also by what figures are divided; left out: they are not.
        # weights: {basis: dân số 2029, document: Niên giám thống kê, of: {ban-bo-2030: 5200, na-tam-2030: 2600}}

Days are written year-month-day. Whoever changes a unit's name, kind, code or parent ends it and opens another.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import asdict
from decimal import Decimal
from typing import Annotated, Literal

import yaml
from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from targets.issues import Issue
from targets.provenance import Source
from targets.unit_checks import check_registry
from targets.units import Contact, Event, EventKind, Registry, Unit, Weights
from targets.wording import say
from targets.written_values import CODE, FIGURE, SLUG, Day
from targets.yaml_file import Loaded, Written, read_yaml, refuse


def read_units(text: str, document: str) -> tuple[Registry | None, tuple[Issue, ...]]:
    """Return the registry written in a units file, and everything wrong in it.

    The registry is None when the file cannot be read as one; with issues of the registry itself (an unknown parent, a
    merger whose days do not agree) it is returned beside them. ``document`` is the name by which people know the file.
    """
    loaded = read_yaml(text, document, UnitsFile)
    if loaded.value is None:
        return None, loaded.issues
    registry = _registry(loaded.value, loaded, document)
    return registry, (*loaded.issues, *check_registry(registry))


def write_units(registry: Registry) -> str:
    """Return the text of a units file from which `read_units` makes the same registry, save the lines it cites."""
    written = {
        "note": registry.source.note,
        "units": [_unit_written(unit) for unit in registry.units],
        "events": [_event_written(event) for event in registry.events],
    }
    kept = {key: value for key, value in written.items() if value}
    return yaml.dump(kept, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=120)


def _slug(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        raise refuse(
            say(
                "mã định danh chỉ gồm chữ thường không dấu, số và gạch nối, như “ban-bo-2025”",
                "an id is made of unaccented small letters, digits and hyphens, such as “ban-bo-2025”",
            )
        )
    return value


def _code(value: object) -> object:
    """Return a code as text: without quotes, one that does not begin with 0 is a number to YAML."""
    return str(value) if type(value) is int else value


_Text = Annotated[str, Field(min_length=1), AfterValidator(lambda value: unicodedata.normalize("NFC", value))]
_Id = Annotated[str, AfterValidator(_slug), WithJsonSchema(SLUG)]


class ContactEntry(Written):
    """Where a unit is reached, as the file has it."""

    role: _Text
    name: _Text | None = None
    email: _Text | None = None
    phone: _Text | None = None
    note: _Text | None = None
    channel: Literal["mail", "webhook"] | None = None


class UnitEntry(Written):
    """A unit, as the file has it."""

    id: _Id
    name: _Text
    kind: Annotated[_Text, AfterValidator(str.lower)]
    code: Annotated[_Text, BeforeValidator(_code), WithJsonSchema(CODE)] | None = None
    parent: str | None = None
    start: Day | None = Field(None, alias="from")
    end: Day | None = Field(None, alias="to")
    order: int | None = None
    groups: tuple[_Text, ...] = ()
    aliases: tuple[_Text, ...] = ()
    contacts: tuple[ContactEntry, ...] = ()


class WeightsEntry(Written):
    """By what figures are divided in a split, as the file has it."""

    basis: _Text
    document: _Text
    of: dict[_Id, Annotated[Decimal, Field(ge=0), WithJsonSchema(FIGURE)]]


class EventEntry(Written):
    """What happened to units, as the file has it."""

    kind: EventKind
    day: Day
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    outside: tuple[_Text, ...] = ()
    document: _Text
    issued: Day | None = None
    note: _Text | None = None
    weights: WeightsEntry | None = None


class UnitsFile(Written):
    """The whole file."""

    note: _Text | None = None
    units: tuple[UnitEntry, ...]
    events: tuple[EventEntry, ...] = ()


def _registry(written: UnitsFile, loaded: Loaded[UnitsFile], document: str) -> Registry:
    def source(*path: str | int) -> Source:
        return Source(document, line=loaded.line(path))

    units = (_unit(unit, source("units", index)) for index, unit in enumerate(written.units))
    events = (_event(event, source("events", index)) for index, event in enumerate(written.events))
    return Registry(tuple(units), Source(document, note=written.note), tuple(events))


def _unit(written: UnitEntry, source: Source) -> Unit:
    return Unit(
        id=written.id,
        name=written.name,
        kind=written.kind,
        source=source,
        code=written.code,
        parent=written.parent,
        valid_from=written.start,
        valid_to=written.end,
        groups=written.groups,
        aliases=written.aliases,
        contacts=tuple(Contact(**contact.model_dump()) for contact in written.contacts),
        order=written.order,
    )


def _event(written: EventEntry, source: Source) -> Event:
    weights = Weights(**dict(written.weights)) if written.weights is not None else None
    return Event(**dict(written) | {"weights": weights}, source=source)


def _unit_written(unit: Unit) -> dict[str, object]:
    return _known(
        id=unit.id,
        name=unit.name,
        kind=unit.kind,
        code=None if unit.code is None else _Quoted(unit.code),
        parent=unit.parent,
        **{"from": unit.valid_from, "to": unit.valid_to},
        order=unit.order,
        groups=_Inline(unit.groups),
        aliases=_Inline(unit.aliases),
        contacts=[_known(**asdict(contact)) for contact in unit.contacts],
    )


def _event_written(event: Event) -> dict[str, object]:
    return _known(
        kind=event.kind.value,
        day=event.day,
        before=_Inline(event.before),
        after=_Inline(event.after),
        outside=_Inline(event.outside),
        document=event.document,
        issued=event.issued,
        note=event.note,
        weights=None if event.weights is None else _weights_written(event.weights),
    )


def _weights_written(weights: Weights) -> dict[str, object]:
    """Return weights as they are written; a figure as text, so that none of its digits is lost."""
    of = {unit: _Quoted(str(weight)) for unit, weight in weights.of.items()}
    return {"basis": weights.basis, "document": weights.document, "of": of}


def _known(**values: object) -> dict[str, object]:
    """Return the values that say something, in their order."""
    return {key: value for key, value in values.items() if value is not None and value not in ([], ())}


class _Inline(list[str]):
    """A list written on one line."""


class _Quoted(str):
    """Text written in quotes, so that no program takes it for a number."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    """Writes every value out in place, since the reader accepts no aliases."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002  PyYAML's own signature
        return True


def _write_inline(dumper: _Dumper, values: _Inline) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", values, flow_style=True)


def _write_quoted(dumper: _Dumper, value: _Quoted) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", str(value), style='"')


_Dumper.add_representer(_Inline, _write_inline)
_Dumper.add_representer(_Quoted, _write_quoted)
