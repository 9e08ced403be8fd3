"""Expected, received, on time: a merger within the year hides nobody, and every rate names what it is a share of."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi.evaluation.rates import Rates, Slot, expected_reports, rates
from targets.addressed import PartPolicy
from targets.periods import Period, PeriodKind, periods_of
from targets.provenance import Source
from targets.units import Registry, RosterSelector, Unit

HERE = Source("units.yaml")
CHANGE = date(2025, 7, 1)
EVERYONE = RosterSelector(kinds=("xã",))
MONTHS = periods_of(2025, PeriodKind.MONTH)
YEAR = periods_of(2025, PeriodKind.YEAR)


def unit(name: str, start: date | None = None, end: date | None = None, kind: str = "xã") -> Unit:
    return Unit(name, name.upper(), kind, HERE, valid_from=start, valid_to=end)


#: Test vector V1: a and b end with 30/6/2025 and m follows them; c is there all year. An office is not asked.
V1 = Registry(
    (unit("a", None, CHANGE), unit("b", None, CHANGE), unit("m", CHANGE), unit("c"), unit("x", kind="cơ quan")), HERE
)


def sent(*units: str, periods: tuple[Period, ...] = MONTHS, on_time: bool = True) -> dict[Slot, bool]:
    """Return a report of each unit for every period it was in force in."""
    return {
        (name, period): on_time
        for name in units
        for period in periods
        if V1.unit(name).in_force_during(period.start, period.end)
    }


class TestMergerWithinTheYear:
    def test_the_one_that_never_reports_shows(self) -> None:
        # a and b six months each, m six, c twelve: 6 + 6 + 6 + 12 = 30 expected; 6 + 6 + 6 = 18 came; 18/30 = 60%.
        # Asking who was there the whole year would give {c} x 12 = 12 expected, 18 came, "100%".
        expectation = expected_reports(V1, EVERYONE, MONTHS, PartPolicy.WHOLE)
        assert rates(expectation, sent("a", "b", "m")) == Rates(expected=30, received=18, on_time=18, unexpected=0)
        assert expectation.parts == ()  # nobody began or ended within a month

    @pytest.mark.parametrize("policy", list(PartPolicy))
    def test_month_by_month_the_policy_makes_no_difference(self, policy: PartPolicy) -> None:
        assert len(expected_reports(V1, EVERYONE, MONTHS, policy).slots) == 30

    def test_a_roll_up_is_the_sum_of_its_months(self) -> None:
        # Second route: each month asked by itself.
        by_month = [len(expected_reports(V1, EVERYONE, [month], PartPolicy.WHOLE).slots) for month in MONTHS]
        assert by_month == [3] * 6 + [2] * 6
        assert sum(by_month) == 30

    def test_who_is_not_addressed_is_not_expected(self) -> None:
        assert {name for name, _ in expected_reports(V1, EVERYONE, MONTHS, PartPolicy.ANY_DAY).slots} == set("abmc")


class TestPartOfAPeriod:
    """Test vector V8: a unit closed within a period is expected by policy, never silently."""

    @pytest.mark.parametrize(
        ("policy", "expected"),
        [(PartPolicy.ANY_DAY, "abcm"), (PartPolicy.LAST_DAY, "cm"), (PartPolicy.WHOLE, "c")],
    )
    def test_the_policy_decides(self, policy: PartPolicy, expected: str) -> None:
        found = expected_reports(V1, EVERYONE, YEAR, policy)
        assert sorted(name for name, _ in found.slots) == sorted(expected)
        assert [(part.unit.id, part.expected) for part in found.parts] == [
            (name, name in expected) for name in ("a", "b", "m")
        ]

    def test_and_it_is_said(self) -> None:
        said = [str(part.said) for part in expected_reports(V1, EVERYONE, YEAR, PartPolicy.LAST_DAY).parts]
        assert said == [
            "xã A (trước 01/7/2025) chỉ hoạt động một phần năm 2025: không tính là phải báo cáo",
            "xã B (trước 01/7/2025) chỉ hoạt động một phần năm 2025: không tính là phải báo cáo",
            "xã M (từ 01/7/2025) chỉ hoạt động một phần năm 2025: tính là phải báo cáo",
        ]

    @pytest.mark.parametrize(
        ("start", "end", "part"),
        [
            (MONTHS[0].start, MONTHS[0].end, False),
            (date(2025, 1, 2), None, True),
            (None, date(2025, 1, 31), True),  # its last day is the 30th
            (date(2025, 1, 10), date(2025, 1, 20), True),
        ],
    )
    def test_a_day_makes_the_difference(self, start: date | None, end: date | None, part: bool) -> None:
        registry = Registry((unit("a", start, end),), HERE)
        found = expected_reports(registry, EVERYONE, MONTHS[:1], PartPolicy.WHOLE)
        assert bool(found.parts) is part
        assert bool(found.slots) is not part


class TestRates:
    def test_both_denominators_are_named(self) -> None:
        # Test vector V7: of 30 expected 18 came, 12 of them on time: 12/30 = 40%, and 12/18 = 66.67%, cut to 66.66.
        received = sent("a", "b") | sent("m", on_time=False)
        found = rates(expected_reports(V1, EVERYONE, MONTHS, PartPolicy.WHOLE), received)
        assert str(found.received_of_expected()) == "đã nộp 18/30 báo cáo phải nộp (60%)"
        assert str(found.on_time_of_expected()) == "đúng hạn 12/30 báo cáo phải nộp (40%)"
        assert str(found.on_time_of_received()) == "đúng hạn 12/18 báo cáo đã nộp (66,66%)"
        assert found.on_time_of_received().en == "12 of 18 received reports on time (66.66%)"

    def test_in_one_sentence(self) -> None:
        # Of 13 units 12 sent it, 11 in time: 11/13 = 84.615…%, cut to 84.61; 11/12 = 91.666…%, cut to 91.66.
        assert str(Rates(13, 12, 11, 0).said()) == (
            "Đã nhận 12 báo cáo; đúng hạn 11/13 (84,61%) báo cáo phải nộp, 11/12 (91,66%) báo cáo đã nhận."
        )
        assert str(Rates(13, 0, 0, 0).said()).endswith("0/13 (0%) báo cáo phải nộp, 0/0 báo cáo đã nhận.")

    def test_of_several_duties_they_add_up(self) -> None:
        assert Rates(13, 12, 11, 1).plus(Rates(13, 8, 4, 0)) == Rates(26, 20, 15, 1)

    def test_a_report_nobody_asked_for_raises_no_rate(self) -> None:
        # Other systems cap the 150% that comes of this at 100 and so hide it.
        expectation = expected_reports(V1, EVERYONE, YEAR, PartPolicy.WHOLE)
        found = rates(expectation, sent("a", "b", "c", periods=YEAR))
        assert found == Rates(expected=1, received=1, on_time=1, unexpected=2)

    def test_of_nothing_there_is_no_percentage(self) -> None:
        nothing = rates(expected_reports(V1, RosterSelector(kinds=("phường",)), MONTHS, PartPolicy.WHOLE), {})
        assert nothing == Rates(0, 0, 0, 0)
        assert str(nothing.received_of_expected()) == "đã nộp 0/0 báo cáo phải nộp"
        assert str(nothing.on_time_of_received()) == "đúng hạn 0/0 báo cáo đã nộp"

    def test_one_short_of_a_thousand_is_not_all(self) -> None:
        assert str(Rates(100_000, 99_999, 0, 0).received_of_expected()).endswith("(99,99%)")


@given(
    st.lists(st.tuples(st.none() | st.dates(date(2024, 6, 1), date(2026, 6, 1)), st.integers(1, 800)), max_size=6),
    st.sampled_from(PartPolicy),
    st.sampled_from([PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR]),
)
def test_stricter_policies_expect_fewer_and_every_part_is_said(
    lives: list[tuple[date | None, int]], policy: PartPolicy, kind: PeriodKind
) -> None:
    units = tuple(
        unit(f"u{n}", start, None if start is None else date.fromordinal(start.toordinal() + days))
        for n, (start, days) in enumerate(lives)
    )
    registry, periods = Registry(units, HERE), periods_of(2025, kind)
    found = {p: expected_reports(registry, EVERYONE, periods, p) for p in PartPolicy}
    for wider, stricter in pairwise(PartPolicy):
        assert found[stricter].slots <= found[wider].slots
        assert found[stricter].parts != () or found[stricter].slots == found[wider].slots
    # Whoever was there on some day is expected, or it is said why not.
    there = {(u.id, p) for u in units for p in periods if u.in_force_during(p.start, p.end)}
    assert there == found[policy].slots | {(part.unit.id, part.period) for part in found[policy].parts}
