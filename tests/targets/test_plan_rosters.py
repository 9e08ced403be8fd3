"""A change of units that changes a plan's denominator says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from targets.plan import Plan
from targets.plan_file import read_plan
from targets.plan_rosters import roster_changes
from targets.provenance import Source
from targets.succession import with_event
from targets.units import Event, EventKind, Registry, Unit

HERE = Source("units.yaml")
COMMUNES = tuple(Unit(name, name, "xã", HERE, groups=("cap-xa",)) for name in ("a", "b", "c"))
BEFORE = Registry((Unit("huyen", "Huyện", "huyện", HERE), *COMMUNES), HERE)
PLAN = """\
id: kh-2025
title: x
issuer: x
unit: huyen
period: 2025
document: {name: kh.txt}
indicators: [{id: m, name: m, measure: count}]
targets:
  - {id: nua-dau, title: x, to: {groups: [cap-xa]}, period: 2025-H1, each: {indicator: m, min: 1}, source: {line: 1}}
  - {id: ca-nam, title: x, to: {groups: [cap-xa]}, period: 2025, each: {indicator: m, min: 1}, source: {line: 1}}
"""


def plan() -> Plan:
    found, issues = read_plan(PLAN, "kh.yaml", BEFORE)
    assert found is not None
    assert issues == ()
    return found


def merged(day: date) -> Registry:
    event = Event(EventKind.MERGE, day, ("a", "b"), ("m",), "NQ", HERE)
    return with_event(BEFORE, event, [Unit("m", "m", "xã", HERE, valid_from=day, groups=("cap-xa",))])


def told(after: Registry) -> list[str]:
    return [str(issue.text) for issue in roster_changes([plan()], BEFORE, after, HERE)]


def test_a_merger_within_the_period_leaves_fewer_to_count() -> None:
    # On 30/6 still a, b, c; on 31/12 c and m.
    assert told(merged(date(2025, 7, 1))) == [
        "“ca-nam” của kế hoạch kh-2025 nay giao cho 2 đơn vị, trước là 3 (tính đến 31/12/2025)"
    ]


def test_a_merger_after_the_period_changes_nothing() -> None:
    assert told(merged(date(2026, 1, 1))) == []


def test_others_as_many_as_before_are_a_change_too() -> None:
    moved = replace(BEFORE, units=(*BEFORE.units[:-1], replace(COMMUNES[2], id="d")))
    assert len(told(moved)) == 2


def test_a_contact_is_not_a_change() -> None:
    assert told(replace(BEFORE, units=(*BEFORE.units[:-1], replace(COMMUNES[2], aliases=("C",))))) == []
