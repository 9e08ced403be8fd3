"""Figures through mergers and splits: as then with those who reported them, as now with those who followed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi.evaluation.frame import Composed, Facts, facts, figures
from kpi.evaluation.succession import as_now
from kpi.submission import CellValue, Submission
from targets.carry import Policy
from targets.passing import Passing
from targets.periods import parse_period
from targets.provenance import Source
from targets.units import Event, EventKind, Registry, Unit, Weights

HERE = Source("units.yaml")
CHANGE, LATER = date(2025, 7, 1), date(2030, 1, 1)
BEFORE, NOW, THEN = date(2025, 6, 30), date(2026, 6, 5), date(2031, 1, 1)
MERGER = Event(EventKind.MERGE, CHANGE, ("a", "b"), ("m",), "NQ 1670", HERE)
REGISTRY = Registry(
    (
        Unit("a", "A", "xã", HERE, valid_to=CHANGE),
        Unit("b", "B", "xã", HERE, valid_to=CHANGE),
        Unit("m", "M", "xã", HERE, valid_from=CHANGE),
        Unit("c", "C", "xã", HERE),
    ),
    HERE,
    (MERGER,),
)
ADDED = {"mo-hinh": Passing(Policy.SUM)}


def sent(unit: str, period: str, plan: str = "kh", **values: Decimal | int | None) -> Submission:
    at = datetime.fromisoformat("2025-06-01T08:00+07:00")
    cells = tuple(
        CellValue(name.replace("_", "-"), None if value is None else Decimal(value), "Báo cáo", "E9")
        for name, value in values.items()
    )
    return Submission(plan, unit, period, 1, at, at, f"{unit}.xlsx", "0", cells)


def seen(restated: Facts) -> dict[tuple[str, str], float | None]:
    """Return the figures by unit and period; None for one that is missing."""
    frame = restated.frame
    rows = zip(frame["unit"], frame["period"], frame["value"], strict=True)
    return {(unit, period): None if pd.isna(value) else value for unit, period, value in rows}


def made(restated: Facts, unit: str, period: str) -> Composed:
    """Return the figure that passed to a unit."""
    frame = restated.frame
    (row,) = frame.index[(frame["unit"] == unit) & (frame["period"] == period)]
    found = restated.origins[row]
    assert isinstance(found, Composed)
    return found


def units_of(composed: Composed) -> list[str]:
    return [part.unit.id for part in composed.parts]


def now(*submissions: Submission, registry: Registry = REGISTRY, passing: dict[str, Passing] | None = None) -> Facts:
    return as_now(facts(submissions), registry, ADDED if passing is None else passing, NOW)


class TestMerging:
    def test_ten_and_eleven_make_twenty_one(self) -> None:
        # Test vector V4. A system that keeps the last edited of the two would say 11.
        found = now(sent("a", "2025-H1", mo_hinh=10), sent("b", "2025-H1", mo_hinh=11), sent("c", "2025-H1", mo_hinh=3))
        assert seen(found) == {("m", "2025-H1"): 21, ("c", "2025-H1"): 3}

    def test_with_its_own_five_it_is_twenty_six(self) -> None:
        own = sent("m", "2025-H1", mo_hinh=5)
        found = now(sent("a", "2025-H1", mo_hinh=10), sent("b", "2025-H1", mo_hinh=11), own)
        assert seen(found) == {("m", "2025-H1"): 26}

    def test_it_says_what_it_is_made_of(self) -> None:
        known = facts(
            [sent("c", "2025-H1", mo_hinh=3), sent("a", "2025-H1", mo_hinh=10), sent("b", "2025-H1", mo_hinh=11)]
        )
        found = as_now(known, REGISTRY, ADDED, NOW)
        composed = made(found, "m", "2025-H1")
        assert composed.value == 21
        assert composed.policies == (Policy.SUM,)
        parts = [(part.unit.label, part.sent.file_name, part.cell.value) for part in composed.parts]
        assert parts == [("xã A", "a.xlsx", Decimal(10)), ("xã B", "b.xlsx", Decimal(11))]
        assert str(composed.said) == (
            "cộng số liệu của các đơn vị cũ: từ 01/7/2025, xã A và xã B nhập thành xã M (NQ 1670)"
        )
        # What nobody touched still leads to its own cell.
        (row,) = found.frame.index[found.frame["unit"] == "c"]
        assert found.origins[row] == known.origins[2]

    def test_what_one_did_not_report_leaves_the_total_missing(self) -> None:
        found = now(sent("a", "2025-H1", mo_hinh=10))
        assert seen(found) == {("m", "2025-H1"): None}
        assert "; thiếu số liệu của xã B: " in str(made(found, "m", "2025-H1").said)

    def test_a_blank_cell_is_missing_too(self) -> None:
        found = now(sent("a", "2025-H1", mo_hinh=None), sent("b", "2025-H1", mo_hinh=11))
        assert seen(found) == {("m", "2025-H1"): None}
        assert "; thiếu số liệu của xã A: " in str(made(found, "m", "2025-H1").said)

    def test_who_was_not_asked_is_not_missing(self) -> None:
        known = facts([sent("a", "2025-H1", mo_hinh=10)])
        assert seen(as_now(known, REGISTRY, ADDED, NOW, asked={"a", "c"})) == {("m", "2025-H1"): 10}

    def test_units_from_elsewhere_leave_it_missing(self) -> None:
        outside = replace(REGISTRY, events=(replace(MERGER, outside=("xã Nậm Xe",)),))
        found = now(sent("a", "2025-H1", mo_hinh=10), sent("b", "2025-H1", mo_hinh=11), registry=outside)
        assert seen(found) == {("m", "2025-H1"): None}
        assert "; thiếu số liệu của xã Nậm Xe: " in str(made(found, "m", "2025-H1").said)

    def test_figures_of_later_periods_are_the_new_units_own(self) -> None:
        found = now(sent("m", "2025-Q4", mo_hinh=7), sent("c", "2025-Q4", mo_hinh=1))
        assert seen(found) == {("m", "2025-Q4"): 7, ("c", "2025-Q4"): 1}
        assert not any(isinstance(origin, Composed) for origin in found.origins)

    def test_of_two_plans_that_ask_for_the_same_the_one_with_a_figure_counts(self) -> None:
        both = (sent("a", "2025-H1", mo_hinh=10), sent("a", "2025-H1", plan="kh-2", mo_hinh=None))
        assert seen(now(*both, sent("b", "2025-H1", mo_hinh=11))) == {("m", "2025-H1"): 21}
        # Of two figures the one further down in the facts, as `figures` takes it.
        two = facts([sent("a", "2025-H1", plan=plan, mo_hinh=value) for plan, value in (("kh-1", 10), ("kh-2", 12))])
        half = parse_period("2025-H1")
        assert half is not None
        (counted,), _ = figures(two, "mo-hinh", half, ["a"])
        assert (
            seen(as_now(two, REGISTRY, ADDED, NOW, asked=())) == {("m", "2025-H1"): counted} == {("m", "2025-H1"): 12}
        )

    def test_a_unit_that_takes_in_others_counts_its_own_once(self) -> None:
        absorbed = replace(REGISTRY, events=(replace(MERGER, before=("a", "b", "m")),))
        reported = [sent(unit, "2025-H1", mo_hinh=value) for unit, value in (("a", 10), ("b", 11), ("m", 5))]
        found = as_now(facts(reported), absorbed, ADDED, NOW)
        assert seen(found) == {("m", "2025-H1"): 26}
        assert sorted(units_of(made(found, "m", "2025-H1"))) == ["a", "b", "m"]

    def test_what_it_reports_itself_for_a_period_that_ends_later_is_as_it_is_now(self) -> None:
        # The nine-month figure of a unit that took in another in July was drawn up in September, for both.
        absorbed = replace(REGISTRY, events=(replace(MERGER, before=("a", "b", "m")),))
        assert seen(now(sent("m", "2025-9M", mo_hinh=30), registry=absorbed)) == {("m", "2025-9M"): 30}
        assert seen(now(sent("m", "2025-H1", mo_hinh=5), registry=absorbed)) == {("m", "2025-H1"): None}

    def test_on_the_day_itself_it_has_happened(self) -> None:
        known = facts([sent("a", "2025-H1", mo_hinh=10), sent("b", "2025-H1", mo_hinh=11)])
        assert seen(as_now(known, REGISTRY, ADDED, BEFORE)) == {("a", "2025-H1"): 10, ("b", "2025-H1"): 11}
        assert seen(as_now(known, REGISTRY, ADDED, CHANGE)) == {("m", "2025-H1"): 21}


class TestPolicies:
    SENT = (sent("a", "2025-H1", mo_hinh=10), sent("b", "2025-H1", mo_hinh=11))

    def test_keep_both_changes_nothing(self) -> None:
        found = now(*self.SENT, passing={"mo-hinh": Passing(Policy.KEEP_BOTH)})
        assert seen(found) == {("a", "2025-H1"): 10, ("b", "2025-H1"): 11}

    def test_an_indicator_without_a_policy_stays_where_it_is(self) -> None:
        assert seen(now(*self.SENT, passing={})) == {("a", "2025-H1"): 10, ("b", "2025-H1"): 11}

    def test_start_fresh_begins_with_nothing_and_says_so(self) -> None:
        found = now(*self.SENT, passing={"mo-hinh": Passing(Policy.START_FRESH)})
        assert seen(found) == {("m", "2025-H1"): None}
        assert str(made(found, "m", "2025-H1").said).startswith("tính lại từ đầu: từ 01/7/2025")

    def test_each_indicator_has_its_own(self) -> None:
        found = now(
            sent("a", "2025-H1", mo_hinh=10, doi_thoai=1),
            sent("b", "2025-H1", mo_hinh=11, doi_thoai=0),
            passing={"mo-hinh": Passing(Policy.SUM), "doi-thoai": Passing(Policy.KEEP_BOTH)},
        )
        by_indicator = dict(found.frame.groupby("indicator")["unit"].agg(sorted))
        assert by_indicator == {"mo-hinh": ["m"], "doi-thoai": ["a", "b"]}


def weighed(event: Event, **weights: int) -> Event:
    """Return a split with what its figures are divided by."""
    return replace(event, weights=Weights("dân số", "Niên giám", {unit: Decimal(n) for unit, n in weights.items()}))


UNWEIGHED = Event(EventKind.SPLIT, LATER, ("m",), ("x", "y"), "NQ 2", HERE)
SPLIT = weighed(UNWEIGHED, x=1, y=2)  # one part in three lives in x
SPLIT_LATER = Registry(
    (
        *REGISTRY.units[:2],
        replace(REGISTRY.unit("m"), valid_to=LATER),
        Unit("x", "X", "xã", HERE, valid_from=LATER),
        Unit("y", "Y", "xã", HERE, valid_from=LATER),
    ),
    HERE,
    (SPLIT, MERGER),  # their days order them
)


BY_PEOPLE = {"mo-hinh": Passing(Policy.SUM, Policy.APPORTION)}


class TestChains:
    SENT = facts([sent("a", "2025-H1", mo_hinh=10), sent("b", "2025-H1", mo_hinh=11), sent("m", "2026", mo_hinh=9)])

    def test_merged_and_then_divided(self) -> None:
        # 21 by 1 : 2 is 7 and 14; 9 is 3 and 6.
        found = as_now(self.SENT, SPLIT_LATER, BY_PEOPLE, THEN)
        assert seen(found) == {("x", "2025-H1"): 7, ("y", "2025-H1"): 14, ("x", "2026"): 3, ("y", "2026"): 6}
        divided = made(found, "y", "2025-H1")
        assert units_of(divided) == ["a", "b"]
        assert divided.policies == (Policy.SUM, Policy.APPORTION)
        assert "theo tỷ lệ đã định (dân số, Niên giám): từ 01/01/2030, xã M chia thành xã X và xã Y" in str(
            divided.said
        )
        assert "; chia số liệu" in str(divided.said)  # after what was added up before

    def test_a_unit_that_gives_a_part_away_keeps_what_it_reports_from_then_on(self) -> None:
        carving = weighed(Event(EventKind.SPLIT, CHANGE, ("c",), ("c", "x"), "NQ", HERE), c=3, x=1)
        registry = Registry(
            (Unit("c", "C", "xã", HERE), Unit("x", "X", "xã", HERE, valid_from=CHANGE)), HERE, (carving,)
        )
        reported = (sent("c", "2025-Q2", mo_hinh=8), sent("c", "2025-Q3", mo_hinh=8))
        found = now(*reported, registry=registry, passing=BY_PEOPLE)
        assert seen(found) == {("c", "2025-Q2"): 6, ("x", "2025-Q2"): 2, ("c", "2025-Q3"): 8}

    def test_as_of_an_earlier_day_the_later_event_has_not_happened(self) -> None:
        assert seen(as_now(self.SENT, SPLIT_LATER, BY_PEOPLE, NOW)) == {("m", "2025-H1"): 21, ("m", "2026"): 9}

    def test_before_all_events_it_is_as_reported(self) -> None:
        assert seen(as_now(self.SENT, SPLIT_LATER, BY_PEOPLE, BEFORE)) == seen(self.SENT)

    def test_without_weights_nothing_is_divided_evenly(self) -> None:
        unweighed = replace(SPLIT_LATER, events=(UNWEIGHED, MERGER))
        found = as_now(self.SENT, unweighed, BY_PEOPLE, THEN)
        assert set(seen(found).values()) == {None}
        assert "; chưa có tỷ lệ chia: " in str(made(found, "x", "2026").said)

    def test_a_third_stays_a_third(self) -> None:
        known = facts([sent("m", "2026", mo_hinh=1)])
        found = as_now(known, SPLIT_LATER, BY_PEOPLE, THEN)
        assert made(found, "x", "2026").value == Fraction(1, 3)

    @pytest.mark.parametrize("kind", [EventKind.RENAME, EventKind.REPARENT])
    def test_a_unit_under_another_name_or_parent_takes_its_figures_along(self, kind: EventKind) -> None:
        event = Event(kind, CHANGE, ("a",), ("m",), "NQ", HERE)
        found = now(
            sent("a", "2025-H1", mo_hinh=10),
            registry=replace(REGISTRY, events=(event,)),
            passing={"mo-hinh": Passing(Policy.START_FRESH)},
        )
        assert seen(found) == {("m", "2025-H1"): 10}

    def test_what_was_closed_keeps_its_figures(self) -> None:
        closing = Event(EventKind.CLOSE, CHANGE, ("a",), (), "NQ", HERE)
        found = now(sent("a", "2025-H1", mo_hinh=10), registry=replace(REGISTRY, events=(closing,)))
        assert seen(found) == {("a", "2025-H1"): 10}


class TestShape:
    def test_the_frame_is_one_that_evaluation_reads(self) -> None:
        known = facts(
            [sent("a", "2025-H1", mo_hinh=10), sent("b", "2025-H1", mo_hinh=11), sent("m", "2025", mo_hinh=30)]
        )
        found = as_now(known, REGISTRY, ADDED, NOW)
        assert list(found.frame.columns) == list(known.frame.columns)
        assert [str(kind) for kind in found.frame.dtypes] == [str(kind) for kind in known.frame.dtypes]
        assert found.frame["end"].is_monotonic_increasing  # shorter periods before longer ones
        whole, half = parse_period("2025"), parse_period("2025-H1")
        assert whole is not None
        assert half is not None
        assert [float(figures(found, "mo-hinh", period, ["m"])[0][0]) for period in (half, whole)] == [21, 30]

    def test_nothing_reported_is_nothing_seen(self) -> None:
        assert seen(now()) == {}
        assert seen(facts([])) == {}


@given(st.dictionaries(st.tuples(st.sampled_from("abmc"), st.sampled_from(["2025-H1", "2024"])), st.integers(0, 10**9)))
def test_mergers_keep_every_total(reported: dict[tuple[str, str], int]) -> None:
    """What was reported for a period is still all there, in whatever hands, unless a part of it is missing."""
    known = facts([sent(unit, period, mo_hinh=value) for (unit, period), value in reported.items()])
    found = seen(as_now(known, REGISTRY, ADDED, NOW, asked=()))
    for period in ("2025-H1", "2024"):
        then = sum(value for (_, at), value in reported.items() if at == period)
        assert sum(value or 0 for (_, at), value in found.items() if at == period) == then
    assert {"a", "b"}.isdisjoint({unit for unit, _ in found})
    assert None not in found.values()
