"""The settings in force, key by key: the value, whether the office chose it, and what it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from pydantic import BaseModel

from kpi.settings import Settings, settings_schema
from targets.wording import Sentence


@dataclass(frozen=True, slots=True)
class Shown:
    """One key of the settings."""

    key: str  #: as the file has it: "reminders.before"
    value: Sentence
    meaning: str  #: in Vietnamese, the file's language
    chosen: bool  #: the office wrote it; otherwise it is what holds when nothing is written


def settings_shown(settings: Settings) -> tuple[Shown, ...]:
    """Return every setting in the order of the schema."""
    schema = settings_schema()
    kinds: Mapping[str, Any] = {"Settings": schema, **schema["$defs"]}
    return tuple(_keys(settings, "", kinds, chosen=True))


def _keys(part: BaseModel, before: str, kinds: Mapping[str, Any], *, chosen: bool) -> Iterator[Shown]:
    """Yield the keys of a part, those of its own parts in their place."""
    words = kinds.get(type(part).__name__, {}).get("properties", {})
    for name, field in type(part).model_fields.items():
        value, written = getattr(part, name), field.alias or name
        own = chosen and name in part.model_fields_set
        meaning = words.get(written, {}).get("description", "")
        if isinstance(value, BaseModel):
            yield from _keys(value, f"{before}{written}.", kinds, chosen=own)
        elif isinstance(value, Mapping) and value:
            for key, one in value.items():
                yield Shown(f"{before}{written}.{key}", _said(one), meaning, own)
        else:
            yield Shown(f"{before}{written}", _said(value), meaning, own)


def _said(value: object) -> Sentence:
    if value is None or value in ("", (), {}):
        return Sentence("chưa đặt", "not set")
    if isinstance(value, bool):
        return Sentence("có", "yes") if value else Sentence("không", "no")
    if isinstance(value, time):
        return Sentence(*[f"{value:%H:%M}"] * 2)
    if isinstance(value, tuple):
        parts = [_said(one) for one in value]
        return Sentence("; ".join(part.vi for part in parts), "; ".join(part.en for part in parts))
    if isinstance(value, BaseModel):
        given = {name: getattr(value, name) for name in value.model_fields_set}
        told = ((type(value).model_fields[name].alias or name, _said(one)) for name, one in sorted(given.items()))
        pairs = tuple(told)
        return Sentence(
            ", ".join(f"{name}: {one.vi}" for name, one in pairs), ", ".join(f"{name}: {one.en}" for name, one in pairs)
        )
    return Sentence(str(value), str(value))
