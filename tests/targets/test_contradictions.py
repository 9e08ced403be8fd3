"""Promises that cannot all be meant: found with both places, and nothing said of what only looks alike."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targets.contradictions import Said, contradictions, pairs_between, pairs_within
from targets.issues import Issue, Severity
from targets.plan import Duty, Plan, Promise, Target, TotalTarget
from targets.provenance import Source

#: Thirteen communes, as Tam Đường had.
ALL = frozenset(f"xa-{n:02}" for n in range(13))
BORDER = frozenset(sorted(ALL)[:3])
OFFICES = frozenset({"phong-noi-vu", "thanh-tra"})


def plan(id_: str = "kh") -> Plan:
    return Plan.model_validate(
        {
            "id": id_,
            "title": "Kế hoạch",
            "issuer": "UBND huyện",
            "unit": "huyen",
            "period": 2023,
            "document": {"name": f"{id_}.txt"},
            "indicators": [
                {"id": "mo-hinh", "name": "Số mô hình", "measure": "count"},
                {"id": "ty-le", "name": "Tỷ lệ giải quyết", "measure": "amount", "formula": "mo-hinh / mo-hinh * 100"},
            ],
        }
    )


HERE, THERE = plan("kh"), plan("khac")


def written(id_: str, **values: Any) -> dict[str, Any]:
    base = {"id": id_, "title": id_, "to": {"groups": ["cap-xa"]}, "period": "2023", "source": {"section": "II"}}
    return {**base, **values}


def target(id_: str, share: object = 100, period: str = "2023", **each: Any) -> Target:
    each = {"indicator": "mo-hinh", **(each or {"min": 1})}
    return Target.model_validate(written(id_, share=share, each=each, period=period))


def total(id_: str, **bounds: Any) -> TotalTarget:
    return TotalTarget.model_validate(written(id_, total={"indicator": "mo-hinh"} | bounds))


def report(id_: str, before: str, title: str = "Báo cáo 6 tháng", **values: Any) -> Duty:
    due = {"before": before, "roll": "strict"}
    return Duty.model_validate(written(id_, kind="report", deadline=due) | {"title": title} | values)


def event(id_: str, by: str | None, indicator: str = "doi-thoai") -> Duty:
    due = {"by": by, "roll": "strict"} if by else None
    return Duty.model_validate(written(id_, kind="event", deadline=due, each={"indicator": indicator, "min": 1}))


def said(promise: Promise, units: frozenset[str] = ALL, line: int = 1, of: Plan = HERE) -> Said:
    return Said(promise, of, Source(f"{of.id}.yaml", line=line), units)


def found(own: Iterable[Said], others: Iterable[Said] = ()) -> list[Issue]:
    mine = tuple(own)
    issues = list(contradictions((*pairs_within(mine), *pairs_between(mine, tuple(others)))))
    every = list(contradictions((*combinations(mine, 2), *product(mine, others))))
    assert issues == every  # nothing is missed by looking at few pairs
    return issues


def told(own: Iterable[Said], others: Iterable[Said] = ()) -> list[str]:
    return [issue.text.vi for issue in found(own, others)]


class TestShares:
    """95% of the units, and elsewhere every one of them, for the same thing."""

    def test_at_the_smaller_share_with_the_place_of_the_larger(self) -> None:
        some, every = target("II.4", "95%", min=1, max=2, above_max="note"), target("III.5")
        for own in ([said(some, line=83), said(every, line=336)], [said(every, line=336), said(some, line=83)]):
            (issue,) = found(own)
            assert issue.text.vi == "“II.4” cần 95% số đơn vị, còn “III.5” (dòng 336) cần mọi đơn vị cho cùng một việc"
            assert issue.text.en == "“II.4” asks 95% of the units, “III.5” (line 336) every unit, for the same thing"
            assert (issue.source.line, issue.severity, issue.code) == (83, Severity.WARNING, "contradiction")

    def test_two_shares_neither_of_them_everyone(self) -> None:
        assert told([said(target("A", "90%")), said(target("B", "95%", min=2), line=9)]) == [
            "“A” cần 90% số đơn vị, còn “B” (dòng 9) cần 95% số đơn vị cho cùng một việc"
        ]

    @pytest.mark.parametrize(
        "other",
        [
            target("B", "95%"),  # the same share
            target("B", period="2023-H1"),  # another period
            target("B", indicator="ke-hoach", min=1),  # another indicator
            target("B", max=5),  # everyone stays below five: the 95% still ask something
        ],
    )
    def test_not_of_different_things(self, other: Target) -> None:
        assert told([said(target("A", "95%")), said(other)]) == []

    def test_everyone_one_and_most_of_them_two_is_a_ladder(self) -> None:
        assert told([said(target("A", "95%", min=2)), said(target("B", min=1))]) == []

    @pytest.mark.parametrize(
        ("some", "every", "severity"),
        [
            (ALL, ALL, Severity.WARNING),
            (BORDER, ALL, Severity.WARNING),  # those of whom 95% is enough are among those of whom all are needed
            (ALL, BORDER, Severity.NOTE),  # "95% of all, and every border commune" may well be meant
            (ALL, BORDER | OFFICES, Severity.NOTE),
            (ALL, OFFICES, None),
        ],
    )
    def test_rosters_that_overlap(self, some: frozenset[str], every: frozenset[str], severity: Severity | None) -> None:
        issues = found([said(target("A", "95%"), some), said(target("B"), every)])
        assert [issue.severity for issue in issues] == ([severity] if severity else [])

    def test_how_many_are_in_both_is_said_where_it_is_not_all(self) -> None:
        (text,) = told([said(target("A", "95%"), ALL), said(target("B"), BORDER | OFFICES)])
        assert text.endswith("cho cùng một việc (3 đơn vị thuộc cả hai)")


class TestBounds:
    """What so many units must reach is above what so many may not pass."""

    def test_at_least_five_and_at_most_three(self) -> None:
        assert told([said(target("A", min=5)), said(target("B", max=3), line=9)]) == [
            "“A” cần ít nhất 5, còn “B” (dòng 9) chỉ cho nhiều nhất 3 (“Số mô hình”): không thể cùng đạt"
        ]
        assert told([said(target("A", max=3)), said(target("B", min=5), line=9)]) == [
            "“A” chỉ cho nhiều nhất 3, còn “B” (dòng 9) cần ít nhất 5 (“Số mô hình”): không thể cùng đạt"
        ]

    @pytest.mark.parametrize(
        ("a", "b"),
        [
            (target("A", min=3), target("B", max=3)),  # exactly three
            (target("A", min=5), target("B", max=3, above_max="note")),  # more is only noted
            (target("A", min=5), target("B", "95%", indicator="khac", max=3)),
            (target("A", min=5), target("B", period="2023-H1", max=3)),
        ],
    )
    def test_what_can_be_met_together(self, a: Target, b: Target) -> None:
        assert told([said(a), said(b)]) == []

    def test_some_units_may_do_the_one_and_others_the_other(self) -> None:
        # Of 13: 50% is 7 (6.5 rounded up), 40% is 6 (5.2): 7 + 6 = 13 different units are enough.
        assert told([said(target("A", "50%", min=5)), said(target("B", "40%", max=3))]) == []
        # 50% is 7, 47% is 7 (6.11): 14 different units there are not.
        assert len(told([said(target("A", "50%", min=5)), said(target("B", "47%", max=3))])) == 1

    def test_of_rosters_that_overlap_only_those_in_both_count(self) -> None:
        # 95% of 13 is 13, so all three border communes must have five, and none of them may have more than three.
        assert len(told([said(target("A", "95%", min=5), ALL), said(target("B", max=3), BORDER)])) == 1
        # 75% of 13 is 10 (9.75): the ten communes off the border can be those.
        assert told([said(target("A", "75%", min=5), ALL), said(target("B", max=3), BORDER)]) == []


class TestSums:
    """A sum over the units, against another, or against what each of them must reach."""

    def test_two_totals(self) -> None:
        (text,) = told([said(total("A", min=26)), said(total("B", max=20), line=9)])
        assert text == (
            "“A” cần tổng cộng ít nhất 26, còn “B” (dòng 9) chỉ cho tổng cộng nhiều nhất 20 (“Số mô hình”): "
            "không thể cùng đạt"
        )

    def test_what_every_unit_must_reach_is_more_than_all_may_have(self) -> None:
        # 95% of 13 is 13 communes; 13 × 2 = 26
        assert len(told([said(target("A", "95%", min=2)), said(total("B", max=25))])) == 1
        assert told([said(target("A", "95%", min=2)), said(total("B", max=26))]) == []
        assert told([said(target("A", "50%", min=2)), said(total("B", max=25))]) == []  # 7 × 2 = 14

    def test_what_every_unit_may_have_is_less_than_all_must_reach(self) -> None:
        assert len(told([said(target("A", max=2)), said(total("B", min=27))])) == 1  # 13 × 2 = 26
        assert told([said(target("A", max=2)), said(total("B", min=26))]) == []
        assert told([said(target("A", "90%", max=2)), said(total("B", min=27))]) == []  # one commune has no limit

    def test_the_units_of_the_sum_must_be_among_those_of_the_ceiling(self) -> None:
        assert len(told([said(total("A", min=26), BORDER), said(total("B", max=20), ALL)])) == 1
        assert told([said(total("A", min=26), ALL), said(total("B", max=20), BORDER)]) == []

    def test_a_ratio_of_the_whole_is_no_sum_of_the_units_ratios(self) -> None:
        floor, ceiling = total("A", indicator="ty-le", min=90), total("B", indicator="ty-le", max=80)
        assert len(told([said(floor), said(ceiling)])) == 1
        assert told([said(floor, BORDER), said(ceiling, ALL)]) == []
        assert told([said(target("A", indicator="ty-le", min=90)), said(total("B", indicator="ty-le", max=100))]) == []


class TestDeadlines:
    def test_one_report_due_by_two_days(self) -> None:
        a, b = report("a", "2023-06-05"), report("b", "2023-06-10", title="BÁO CÁO 6 THÁNG")
        (text,) = told([said(a), said(b, line=9)])
        assert text == (
            "“a” và “b” (dòng 9) là cùng một việc mà hạn khác nhau: "
            "trước ngày 05/6/2023 nghĩa là hạn cuối là hết ngày 04/6/2023 (Chủ nhật) và "
            "trước ngày 10/6/2023 nghĩa là hạn cuối là hết ngày 09/6/2023 (thứ Sáu)"
        )

    def test_the_same_day_in_other_words_is_no_other_deadline(self) -> None:
        by = {"by": "2023-06-04", "roll": "strict"}
        assert told([said(report("a", "2023-06-05")), said(report("b", "2023-06-05", deadline=by))]) == []

    @pytest.mark.parametrize(
        "other",
        [
            report("b", "2023-06-10", title="Báo cáo chuyên đề"),
            report("b", "2023-06-10", period="2023-H1"),
            report("b", "2023-06-10", kind="ad_hoc"),
            event("b", "2023-06-10"),
        ],
    )
    def test_another_duty_may_have_its_own(self, other: Duty) -> None:
        assert told([said(report("a", "2023-06-05")), said(other)]) == []

    def test_an_event_is_known_by_what_is_counted(self) -> None:
        assert len(told([said(event("a", "2023-06-30")), said(event("b", "2023-09-30"))])) == 1
        assert told([said(event("a", "2023-06-30")), said(event("b", "2023-09-30", indicator="hop"))]) == []
        assert told([said(event("a", "2023-06-30")), said(event("b", None))]) == []  # "in the year" leaves room

    def test_a_day_that_no_calendar_has_is_told_elsewhere(self) -> None:
        assert told([said(report("a", "0001-01-01")), said(report("b", "2023-06-05"))]) == []


class TestEarlierPeriods:
    """What adds up cannot fall again: five by June are at least five by December."""

    def test_a_floor_by_june_above_the_ceiling_of_the_year(self) -> None:
        floor, ceiling = target("A", min=5, period="2023-H1"), target("B", max=3)
        assert told([said(floor), said(ceiling, line=9)]) == [
            "“A” cần ít nhất 5, còn “B” (dòng 9) chỉ cho nhiều nhất 3 (“Số mô hình”): không thể cùng đạt"
        ]
        assert len(told([said(ceiling), said(floor)])) == 1

    @pytest.mark.parametrize(
        ("floor", "ceiling"),
        [
            (target("A", min=5), target("B", max=3, period="2023-H1")),  # the other two may come after June
            (target("A", min=5, period="2023-Q2"), target("B", max=3, period="2023-H1")),  # begins later: another sum
            (target("A", min=5, period="2022"), target("B", max=3)),
            (target("A", min=50, period="2023-H1", indicator="ty-le"), target("B", max=30, indicator="ty-le")),
        ],
    )
    def test_what_can_be_met_one_after_the_other(self, floor: Target, ceiling: Target) -> None:
        assert told([said(floor), said(ceiling)]) == []

    def test_shares_are_compared_in_one_period_only(self) -> None:
        assert told([said(target("A", "95%", period="2023-H1")), said(target("B"))]) == []


class TestKinds:
    """Between kinds: a range, a ceiling, a floor of each; a total; an event."""

    @pytest.mark.parametrize(
        ("a", "b"),
        [
            (target("A", min=5, max=6), target("B", min=1, max=3)),  # two ranges apart
            (target("A", min=5, max=6), target("B", max=3)),  # a range above a ceiling
            (target("A", min=5, max=6), target("B", max=3, min=0)),
            (event("A", None, indicator="mo-hinh"), target("B", max=0)),  # held at least once, and at most never
            (target("A", min=3), total("B", max=20)),  # 13 × 3 = 39
        ],
    )
    def test_apart(self, a: Promise, b: Promise) -> None:
        assert len(told([said(a), said(b)])) == len(told([said(b), said(a)])) == 1

    @pytest.mark.parametrize(
        ("a", "b"),
        [
            (target("A", min=1, max=3), target("B", min=3, max=6)),  # exactly three
            (target("A", min=5, max=6), target("B", min=1, max=3, above_max="note")),
            (target("A", max=3), target("B", max=5)),  # the stricter one holds
            (event("A", None, indicator="mo-hinh"), target("B", max=1)),
        ],
    )
    def test_together(self, a: Promise, b: Promise) -> None:
        assert told([said(a), said(b)]) == []


def test_promises_to_nobody_contradict_nothing() -> None:
    nobody: frozenset[str] = frozenset()
    assert told([said(target("A", max=3), nobody), said(total("B", min=5), nobody)]) == []


class TestManyPromises:
    def test_of_2400_promises_few_pairs_are_looked_at(self) -> None:
        """200 indicators, 12 months: of 2,878,800 pairs none is about one indicator in one month."""
        months = [f"2023-{month:02}" for month in range(1, 13)]
        every = [
            said(target(f"ct-{n}-{month}", period=month, indicator=f"chi-so-{n}", min=1))
            for n in range(200)
            for month in months
        ]
        assert len(every) == 2400
        assert list(pairs_within(every)) == []
        twice = said(target("x", period="2023-05", indicator="chi-so-7", max=0))
        assert [(a.promise.id, b.promise.id) for a, b in pairs_within([*every, twice])] == [("ct-7-2023-05", "x")]
        # another plan with the same promises: each against its own, 2,400 instead of 5,760,000
        assert len(list(pairs_between(every, every))) == 2400

    def test_two_duties_that_recur_are_told_once(self) -> None:
        def monthly(id_: str, days: int) -> list[Said]:
            due = {"days": days, "after": "period-end", "roll": "strict"}
            duty = Duty.model_validate(
                written(id_, kind="report", deadline=due, every="month") | {"title": "Báo cáo tháng"}
            )
            return [said(step) for step in duty.steps()]

        own = [*monthly("a", 2), *monthly("b", 5)]
        assert len(list(pairs_within(own))) == 12
        (text,) = told(own)
        assert text.startswith("“a@2023-01” và “b@2023-01”")


class TestOtherPlans:
    def test_both_places_and_the_other_plan(self) -> None:
        own, other = said(target("II.4", "95%"), line=83), said(target("1"), line=12, of=THERE)
        (issue,) = found([own], [other])
        assert (issue.source.document, issue.source.line) == ("kh.yaml", 83)
        assert issue.text.vi == (
            "“II.4” cần 95% số đơn vị, còn “1” của kế hoạch khac (khac.yaml, dòng 12) cần mọi đơn vị cho cùng một việc"
        )

    def test_the_issue_stands_in_the_plan_that_is_added_whichever_asks_more(self) -> None:
        (issue,) = found([said(target("1"), line=12)], [said(target("II.4", "95%"), line=83, of=THERE)])
        assert issue.source.line == 12
        assert issue.text.vi.startswith("“1” cần mọi đơn vị, còn “II.4” của kế hoạch khac (khac.yaml, dòng 83) cần 95%")

    def test_every_plan_has_its_own_half_year_report(self) -> None:
        own, other = report("a", "2023-06-05"), report("b", "2023-06-10")
        assert told([said(own)], [said(other, of=THERE)]) == []
        cited = {"document": "Quy chế số 06"}  # unless both take it from one document
        one, two = report("a", "2023-06-05", source=cited), report("b", "2023-06-10", source=cited)
        assert len(told([said(one)], [said(two, of=THERE)])) == 1


UNITS = st.frozensets(st.sampled_from(sorted(ALL)), min_size=1)


@given(UNITS, UNITS, st.integers(1, 100), st.integers(1, 100))
def test_bounds_apart_are_told_exactly_when_no_figures_meet_both(
    low: frozenset[str], high: frozenset[str], most: int, least: int
) -> None:
    """Second route: give every unit that may have few none, as many of the others as there are five, and count."""
    ceiling, floor = target("A", most, max=3), target("B", least, min=5)
    few, many = -(-most * len(low) // 100), -(-least * len(high) // 100)
    # Put the ceiling's units outside the floor's first; what is still needed is taken from those in both.
    taken = max(0, few - len(low - high))
    possible = len(high) - taken >= many
    assert (told([said(ceiling, low), said(floor, high)]) == []) is possible
