"""The text of a units file after a change of units: people's own lines and comments stay where they are.

Most changes end units, open others and tell of it in an event. These are written into the text: a day ``to`` for each
unit that ends, new entries after the last one of their kind. Where that is not all, or the text is laid out otherwise
than is looked for here, the file is written anew, without its comments.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from textwrap import indent

from targets.provenance import Source
from targets.units import Event, Registry, Unit
from targets.units_file import read_units, write_units


def units_text(text: str, before: Registry, after: Registry) -> str:
    """Return the text of a units file that says ``after``.

    Args:
        text: the file's text as it stands.
        before: what `read_units` makes of it, without errors.
        after: what it is to say.
    """
    units, events = after.units[len(before.units) :], after.events[len(before.events) :]
    lines = text.splitlines()
    cut = next((n for n, line in enumerate(lines) if line.startswith("events:")), len(lines))
    upper, lower = lines[:cut], lines[cut:] or (["", "events:"] if events else [])
    _write_ends(upper, before.units, {unit.id: unit.valid_to for unit in after.units})
    _write_entries(upper, "units", write_units(Registry(units, _NOWHERE)))
    _write_entries(lower, "events", write_units(Registry((), _NOWHERE, events)))
    written = "\n".join((*upper, *lower)) + "\n"
    found, _ = read_units(written, "")
    return written if found is not None and same_units(found, after) else write_units(after)


def same_units(one: Registry, other: Registry) -> bool:
    """Say whether two lists say the same of units and events, wherever they say it."""
    return _said(one) == _said(other)


_NOWHERE = Source("")
_BLOCK = re.compile(r" *- +(?=[^{\s])")
_FLOW = re.compile(r"(?P<entry>.*?)\}(?P<rest>\s*(?:#.*)?)")


def _said(registry: Registry) -> tuple[list[Unit], list[Event], str | None]:
    units = [replace(unit, source=_NOWHERE) for unit in registry.units]
    return units, [replace(event, source=_NOWHERE) for event in registry.events], registry.source.note


def _write_ends(lines: list[str], units: Sequence[Unit], ends: Mapping[str, date | None]) -> None:
    """Write the day ``to`` into the entries of units that end and had not ended, from the last upwards."""
    stop = len(lines)
    for unit in reversed(units):
        start = (unit.source.line or 1) - 1
        end = ends.get(unit.id)
        if unit.valid_to is None and end is not None and start < stop:
            _write_end(lines, start, stop, end)
        stop = min(start, stop)


def _write_end(lines: list[str], start: int, stop: int, end: date) -> None:
    block = _BLOCK.match(lines[start])
    if block:
        lines.insert(start + 1, f"{' ' * block.end()}to: {end}")
        return
    for n in reversed(range(start, stop)):
        flow = _FLOW.fullmatch(lines[n])
        if flow:
            lines[n] = f"{flow['entry']}, to: {end}}}{flow['rest']}"
            return


def _write_entries(lines: list[str], key: str, written: str) -> None:
    """Write entries, as `write_units` has them under their key, after the last one that is there."""
    entries = written.partition(f"{key}:\n")[2].rstrip("\n")
    if not entries:
        return
    written_lines = [n for n, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")]
    last = max(written_lines, default=-1)
    dashes = (lines[n].index("-") for n in written_lines if lines[n].lstrip().startswith("- "))
    gap = [""] if last >= 0 and not lines[last].startswith(key) else []
    lines[last + 1 : last + 1] = [*gap, *indent(entries, " " * next(dashes, 2)).splitlines()]
