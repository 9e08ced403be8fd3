"""A unit judged by the units before it: what all of them say is said of it, and where they differ nothing is."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.duty_rule import Standing, State
from rules.parts import PartJudged, judge_parts, standing_of_parts
from rules.verdict import Judgement, Verdict
from targets.wording import Sentence

KEPT = Sentence("từ 01/7/2025, xã A và xã B nhập thành xã M", "A and B were merged into M")


def part(label: str, verdict: Verdict, value: int | None = None) -> PartJudged:
    figure = None if value is None else Decimal(value)
    return PartJudged(label, Judgement(verdict, Sentence(f"{verdict}.", f"{verdict}."), figure, Decimal(1)))


@pytest.mark.parametrize(
    ("a", "b", "together"),
    [
        (Verdict.MET, Verdict.MET, Verdict.MET),
        (Verdict.SHORT, Verdict.SHORT, Verdict.SHORT),
        (Verdict.MET, Verdict.SHORT, Verdict.NOT_EVALUABLE),
        (Verdict.MET, Verdict.NOT_DUE, Verdict.NOT_DUE),  # there is time for the other
        (Verdict.SHORT, Verdict.NOT_DUE, Verdict.NOT_EVALUABLE),
        (Verdict.MET, Verdict.NOT_EVALUABLE, Verdict.NOT_EVALUABLE),
    ],
)
def test_what_all_of_them_say(a: Verdict, b: Verdict, together: Verdict) -> None:
    assert judge_parts([part("xã A", a), part("xã B", b)], KEPT).verdict is together
    assert judge_parts([part("xã B", b), part("xã A", a)], KEPT).verdict is together


def test_it_names_each_of_them_and_concludes() -> None:
    judged = judge_parts([part("xã A", Verdict.MET, 1), part("xã B", Verdict.SHORT, 0)], KEPT)
    assert str(judged.why) == (
        "Số liệu giữ riêng theo đơn vị cũ (từ 01/7/2025, xã A và xã B nhập thành xã M). xã A: met. xã B: short. "
        "Các đơn vị cũ khác nhau, nên không kết luận chung được."
    )
    assert judged.value is None


def test_a_value_they_share_is_its_value() -> None:
    assert judge_parts([part("xã A", Verdict.MET, 1), part("xã B", Verdict.MET, 1)], KEPT).value == 1


def test_a_part_of_one_that_was_divided_is_not_judged_by_the_whole() -> None:
    judged = judge_parts([part("xã M", Verdict.MET, 21)], KEPT, divided=True)
    assert (judged.verdict, judged.value) == (Verdict.NOT_EVALUABLE, None)
    assert str(judged.why).endswith("Chưa chia số liệu này cho các đơn vị mới, nên không kết luận được.")


def standing(state: State, days: int = 0) -> Standing:
    return Standing(state, days, Sentence(f"{state} {days}.", f"{state} {days}."))


@pytest.mark.parametrize(
    ("parts", "worst"),
    [
        ([standing(State.DONE), standing(State.LATE, 3)], (State.LATE, 3)),
        ([standing(State.LATE, 3), standing(State.OVERDUE, 1), standing(State.OVERDUE, 9)], (State.OVERDUE, 9)),
        ([standing(State.DONE), standing(State.OPEN, 5)], (State.OPEN, 5)),
        ([standing(State.EXEMPT), standing(State.DONE)], (State.DONE, 0)),
        ([standing(State.EXEMPT), standing(State.EXEMPT)], (State.EXEMPT, 0)),
    ],
)
def test_reports_stand_as_the_worst_of_them(parts: list[Standing], worst: tuple[State, int]) -> None:
    found = standing_of_parts([(f"xã {n}", one) for n, one in enumerate(parts)])
    assert (found.state, found.days) == worst
    assert all(f"xã {n}: {one.why}" in str(found.why) for n, one in enumerate(parts))


@given(st.lists(st.sampled_from(Verdict), min_size=1, max_size=4))
def test_met_means_that_every_one_of_them_is(verdicts: list[Verdict]) -> None:
    judged = judge_parts([part(f"xã {n}", verdict) for n, verdict in enumerate(verdicts)], KEPT).verdict
    assert (judged is Verdict.MET) == (set(verdicts) == {Verdict.MET})
    assert judged is not Verdict.SHORT or set(verdicts) == {Verdict.SHORT}
