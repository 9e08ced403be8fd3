"""A units file after a change: what people wrote in it, comments too, stands as they wrote it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from targets.provenance import Source
from targets.succession import with_event
from targets.units import Event, EventKind, Registry, Unit
from targets.units_file import read_units, write_units
from targets.units_text import same_units, units_text

EXAMPLE = Path(__file__).parents[2] / "examples" / "tam-duong-2023" / "units.yaml"
CHANGE = date(2025, 7, 1)
HERE = Source("units.yaml")
EVENT = Event(EventKind.MERGE, CHANGE, ("ban-bo", "na-tam"), ("ban-bo-2025",), "Nghị quyết số 1670", HERE)
OPENED = Unit("ban-bo-2025", "Bản Bo", "xã", HERE, "03424", valid_from=CHANGE)

BLOCK = """\
# Danh sách của Phòng Nội vụ
note: số liệu minh họa

units:
  # hai xã
  - id: ban-bo
    name: Bản Bo   # tên cũ
    kind: xã
    code: "03424"

  - id: na-tam
    name: Nà Tăm
    kind: xã
# hết
"""
BLOCK_AFTER = """\
# Danh sách của Phòng Nội vụ
note: số liệu minh họa

units:
  # hai xã
  - id: ban-bo
    to: 2025-07-01
    name: Bản Bo   # tên cũ
    kind: xã
    code: "03424"

  - id: na-tam
    to: 2025-07-01
    name: Nà Tăm
    kind: xã

  - id: ban-bo-2025
    name: Bản Bo
    kind: xã
    code: "03424"
    from: 2025-07-01
# hết

events:
  - kind: merge
    day: 2025-07-01
    before: [ban-bo, na-tam]
    after: [ban-bo-2025]
    document: Nghị quyết số 1670
"""
FLOW = """\
units:
- {id: ban-bo, name: Bản Bo, kind: xã, code: "03424"}  # xã {cũ}
- {id: na-tam, name: Nà Tăm,
   kind: xã}
events:
- {kind: open, day: 2000-01-01, after: [x], document: x}
"""


def read(text: str) -> Registry:
    registry, _ = read_units(text, "units.yaml")
    assert registry is not None
    return registry


def merged(text: str) -> str:
    before = read(text)
    after = with_event(before, EVENT, [OPENED])
    written = units_text(text, before, after)
    assert same_units(read(written), after)
    return written


def test_a_list_in_lines_keeps_them_all() -> None:
    assert merged(BLOCK) == BLOCK_AFTER


def test_a_list_in_braces_keeps_its_shape() -> None:
    assert merged(FLOW).splitlines()[:4] == [
        "units:",
        '- {id: ban-bo, name: Bản Bo, kind: xã, code: "03424", to: 2025-07-01}  # xã {cũ}',
        "- {id: na-tam, name: Nà Tăm,",
        "   kind: xã, to: 2025-07-01}",
    ]
    assert "- {kind: open, day: 2000-01-01, after: [x], document: x}" in merged(FLOW)


def test_an_end_alone_adds_no_more_than_its_day_and_its_event() -> None:
    before = read(FLOW)
    closing = Event(EventKind.CLOSE, CHANGE, ("na-tam",), (), "NQ", HERE)
    after = with_event(before, closing)
    old, new = FLOW.splitlines(), units_text(FLOW, before, after).splitlines()
    assert same_units(read("\n".join(new)), after)
    assert new[: len(old)] == [line.replace("   kind: xã}", "   kind: xã, to: 2025-07-01}") for line in old]
    assert new[len(old) :] == ["", "- kind: close", "  day: 2025-07-01", "  before: [na-tam]", "  document: NQ"]


def test_every_line_of_the_example_is_still_there() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    event = Event(EventKind.MERGE, date(2030, 1, 1), ("ban-bo-2025", "khun-ha-2025"), ("moi",), "NQ", HERE)
    before = read(text)
    after = with_event(before, event, [Unit("moi", "Mới", "xã", HERE, valid_from=date(2030, 1, 1))])
    written = units_text(text, before, after)
    assert same_units(read(written), after)
    old, new = text.splitlines(), written.splitlines()
    kept = iter(new)
    assert all(line in kept for line in old)  # in their order
    # Two ends; a blank line and four of the new unit; a blank line and five of the event.
    assert len(new) - len(old) == 2 + 5 + 6


@pytest.mark.parametrize(
    "text",
    [
        "units: [{id: ban-bo, name: Bản Bo, kind: xã},\n {id: na-tam, name: Nà Tăm, kind: xã}]\n",
        "units:\n- {id: ban-bo, name: Bản Bo, kind: xã}\n- {id: na-tam, name: Nà Tăm, kind: xã}\nevents: []\n",
        "events: []\nunits:\n- {id: ban-bo, name: Bản Bo, kind: xã}\n- {id: na-tam, name: Nà Tăm, kind: xã}\n",
        "units:\n-\n  id: ban-bo\n  name: Bản Bo\n  kind: xã\n- {id: na-tam, name: Nà Tăm, kind: xã}\n",
    ],
)
def test_a_file_laid_out_otherwise_is_written_anew(text: str) -> None:
    assert merged(text) == write_units(with_event(read(text), EVENT, [OPENED]))


def test_what_is_more_than_ends_and_additions_is_written_anew() -> None:
    before = read(BLOCK)
    after = replace(before, units=(replace(before.units[0], name="Bản Bò"), before.units[1]))
    assert units_text(BLOCK, before, after) == write_units(after)


def test_a_list_of_nothing_yet() -> None:
    after = Registry((OPENED,), HERE)
    assert units_text("# chưa có gì\nunits: []\n", Registry((), HERE), after) == write_units(after)
    assert units_text("", Registry((), HERE), after) == write_units(after)


def test_where_it_is_said_makes_no_difference() -> None:
    one, other = read(BLOCK), read(BLOCK.replace("\nunits", "\n\n\nunits"))
    assert one != other
    assert same_units(one, other)
    assert not same_units(one, read(BLOCK.replace("03424", "03425")))
    assert not same_units(one, read(BLOCK.replace("số liệu", "địa chỉ")))
