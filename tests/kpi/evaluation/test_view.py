"""Who stands today in whose place, and whose figures a unit did not take over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from kpi.evaluation.frame import facts
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.succession import as_now
from kpi.evaluation.view import Kept, Looked, seats
from kpi.submission import CellValue, Submission
from targets.carry import Policy
from targets.passing import Passing
from targets.periods import parse_period
from targets.plan import Indicator, Measure
from targets.provenance import Source
from targets.units import Event, EventKind, Registry, Unit
from targets.workdays import VIETNAM, vietnam_calendar

HERE = Source("units.yaml")
DAY, LATER = date(2025, 7, 1), date(2026, 1, 1)


def unit(name: str, start: date | None = None, end: date | None = None) -> Unit:
    return Unit(name, name.upper(), "xã", HERE, valid_from=start, valid_to=end)


MERGER = Event(EventKind.MERGE, DAY, ("a", "b"), ("m",), "NQ", HERE)
RENAMING = Event(EventKind.RENAME, LATER, ("m",), ("n",), "NQ", HERE)
CLOSING = Event(EventKind.CLOSE, DAY, ("z",), (), "NQ", HERE)
REGISTRY = Registry(
    (
        unit("a", None, DAY),
        unit("b", None, DAY),
        unit("m", DAY, LATER),
        unit("n", LATER),
        unit("z", None, DAY),
        unit("c"),
    ),
    HERE,
    (MERGER, RENAMING, CLOSING),
)
KEEP = Passing(Policy.KEEP_BOTH)


def told(as_of: date, roster: str) -> dict[str, str]:
    at = datetime.combine(as_of, datetime.min.time(), VIETNAM)
    inputs = Inputs(REGISTRY, (), (), (), vietnam_calendar(), at)
    found = seats(inputs, [REGISTRY.unit(name) for name in roster])
    return {seat.unit.id: "".join(before.id for before in seat.before) for seat in found}


class TestSeats:
    def test_those_that_follow_stand_for_those_before(self) -> None:
        assert told(date(2025, 6, 30), "abcz") == {"a": "a", "b": "b", "c": "c", "z": "z"}
        assert told(DAY, "abc") == {"m": "ab", "c": "c"}
        assert told(LATER, "abc") == {"n": "ab", "c": "c"}

    def test_who_was_not_addressed_is_stood_for_by_nobody(self) -> None:
        assert told(LATER, "a") == {"n": "a"}

    def test_what_was_closed_keeps_its_own_place(self) -> None:
        assert told(LATER, "cz") == {"c": "c", "z": "z"}


def looked(*reported: str, registry: Registry = REGISTRY, passing: Passing = KEEP) -> Looked:
    at, period = datetime(2025, 6, 1, tzinfo=VIETNAM), parse_period("2025")
    assert period is not None
    known = facts(
        Submission("p", name, "2025-H1", 1, at, at, "x", "0", (CellValue("i", Decimal(1), "S", "E1"),))
        for name in reported
    )
    indicator = Indicator(id="i", name="I", measure=Measure.COUNT)
    return Looked(registry, as_now(known, registry, {"i": passing}, LATER), indicator, passing, period)


class TestKept:
    def test_figures_kept_apart_are_found_through_a_change_of_name(self) -> None:
        found = looked("a", "b").kept_by("n", LATER)
        assert found == Kept((REGISTRY.unit("a"), REGISTRY.unit("b")), (), False, MERGER)

    def test_so_are_units_that_reported_nothing(self) -> None:
        found = looked("a").kept_by("n", LATER)
        assert found is not None
        assert [one.id for one in found.units] == ["a", "b"]

    def test_what_was_added_up_is_kept_by_nobody(self) -> None:
        assert looked("a", "b", passing=Passing(Policy.SUM)).kept_by("n", LATER) is None

    def test_where_nothing_happened_nothing_is_kept(self) -> None:
        assert looked("c").kept_by("c", LATER) is None
        before = parse_period("2026")
        assert before is not None
        assert replace(looked(), within=before).kept_by("m", DAY) is None  # the merger was before the year began

    def test_two_mergers_one_after_the_other(self) -> None:
        again = Event(EventKind.MERGE, LATER, ("m", "c"), ("n",), "NQ 2", HERE, outside=("xã Lạ",))
        registry = replace(REGISTRY, events=(MERGER, again))
        found = looked("a", "b", "c", registry=registry).kept_by("n", LATER)
        assert found == Kept(tuple(map(registry.unit, "abc")), ("xã Lạ",), False, again)

    def test_a_part_of_one_that_was_divided(self) -> None:
        split = Event(EventKind.SPLIT, DAY, ("a",), ("m", "c"), "NQ", HERE)
        found = looked("a", registry=replace(REGISTRY, events=(split,))).kept_by("m", DAY)
        assert found == Kept((REGISTRY.unit("a"),), (), True, split)

    def test_one_that_takes_in_another_is_not_looked_for_in_itself(self) -> None:
        absorbing = Event(EventKind.MERGE, DAY, ("a", "c"), ("c",), "NQ", HERE)
        found = looked("a", "c", registry=replace(REGISTRY, events=(absorbing,))).kept_by("c", LATER)
        assert found == Kept((REGISTRY.unit("a"), REGISTRY.unit("c")), (), False, absorbing)
