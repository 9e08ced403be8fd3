"""Every promise for every unit: the figures, the words, and that the same inputs give the same results, bit for bit."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.results import Result
from kpi.evaluation.shapes import due_json, evaluation_json
from kpi.submission import Submission
from rules.duty_rule import State
from rules.verdict import Verdict
from targets.plan import Duty
from tests.kpi.world import PLAN, inputs, period, plan, refused, submission

UNITS = ("ban-bo", "ban-hon", "then-sin")
MET, NOT_DUE, SHORT, GAP = Verdict.MET, Verdict.NOT_DUE, Verdict.SHORT, Verdict.NOT_EVALUABLE


def results(known: Inputs, promise: str = "II.4") -> list[Result]:
    return [result for result in evaluate(known) if result.promise.id == promise]


def verdicts(known: Inputs, promise: str = "II.4") -> list[Verdict]:
    """Return the verdict of the whole, then of Bản Bo, Bản Hon, Thèn Sin."""
    return [result.verdict for result in results(known, promise)]


def bytes_of(known: Inputs) -> bytes:
    found = evaluate(known)
    shapes = {"evaluate": evaluation_json(found, known.as_of), "due": due_json(found, known.as_of)}
    return json.dumps(shapes, ensure_ascii=False).encode()


def sent(*figures: int | None, key: str = "2023") -> list[Submission]:
    """Return a report of each commune in turn with its number of models; None: it left the cell blank."""
    return [submission(unit, key, "2023-06-01", mo_hinh=n) for unit, n in zip(UNITS, figures, strict=False)]


class TestShare:
    """95% of three communes is 2.85, so all three are needed."""

    @pytest.mark.parametrize(
        ("figures", "before", "after"),
        [
            ((1, 1, 1), [MET] * 4, [MET] * 4),
            ((1, 2, 3), [MET] * 4, [MET] * 4),  # a third model is noted
            ((1, 1, 0), [NOT_DUE, MET, MET, NOT_DUE], [SHORT, MET, MET, SHORT]),
            ((1, 1, None), [NOT_DUE, MET, MET, GAP], [SHORT, MET, MET, GAP]),  # a blank cell
            ((1, 1), [NOT_DUE, MET, MET, GAP], [SHORT, MET, MET, GAP]),  # no report at all
            ((), [GAP] * 4, [GAP] * 4),
        ],
    )
    def test_by_figures(self, figures: tuple[int | None, ...], before: list[Verdict], after: list[Verdict]) -> None:
        assert verdicts(inputs(*sent(*figures), as_of="2023-12-31T23:59:59")) == before
        assert verdicts(inputs(*sent(*figures), as_of="2024-01-01T00:00")) == after

    def test_the_whole_is_explained_with_the_names(self) -> None:
        whole, *_ = results(inputs(*sent(1, 0), as_of="2024-01-01"))
        assert (whole.whole, whole.unit.id) == (True, "huyen")
        assert (whole.judgement.numerator, whole.judgement.denominator) == (1, 3)
        assert whole.judgement.missing == 2
        assert whole.judgement.why.vi == (
            "1/3 đơn vị đạt (33,33%); yêu cầu 95% của 3 là 3 đơn vị: không đạt, thiếu 2 đơn vị khi hết thời hạn ngày "
            "31/12/2023. Đã báo cáo, chưa đạt: Bản Hon. Chưa có số liệu: Thèn Sin."
        )

    @pytest.mark.parametrize("share", ["50", "66.66", "66.67", "95", "100"])
    def test_by_fractions_for_every_number_that_fulfil(self, share: str) -> None:
        text = PLAN.replace("share: 95%", f"share: {share}%")
        for met in range(4):
            known = inputs(*sent(*[1] * met, *[0] * (3 - met)), as_of="2024-01-01", text=text)
            reached = Fraction(100 * met, 3) >= Fraction(share)
            assert (verdicts(known)[0] is MET) is reached, (met, share)


class TestFigures:
    def test_in_october_the_nine_months_count_with_their_cell(self) -> None:
        known = inputs(*sent(1, 0, None, key="2023-H1"), *sent(3, None, 0, key="2023-9M"), as_of="2023-10-05")
        _, bo, hon, sin = results(known)
        assert [bo.judgement.value, hon.judgement.value, sin.judgement.value] == [3, 0, 0]
        places = [r.judgement.source.document if r.judgement.source else None for r in (bo, hon, sin)]
        assert places == ["ban-bo-2023-9M-1.xlsx", "ban-hon-2023-H1-1.xlsx", "then-sin-2023-9M-1.xlsx"]
        assert [note.vi for note in bo.judgement.noted] == [
            "Cao hơn mức 2 mô hình nêu trong kế hoạch (không phải là thiếu)."
        ]

    def test_why_there_is_none(self) -> None:
        failed = (refused("then-sin", "2023-H1", "2023-06-02T08:00", "ts.xlsx"),)
        known = inputs(*sent(1, None, key="2023-H1"), as_of="2023-10-05", failed=failed)
        _, _, hon, sin = results(known)
        assert "báo cáo 6 tháng đầu năm 2023 để trống số liệu này" in hon.judgement.why.vi
        assert "tệp “ts.xlsx” nhận lúc 08:00 ngày 02/6/2023 có lỗi" in sin.judgement.why.vi


class TestDuties:
    def test_a_dialogue_not_held_yet_is_no_violation(self) -> None:
        held = [
            submission("ban-bo", "2023-9M", "2023-10-01", doi_thoai=1),
            submission("ban-hon", "2023-9M", "2023-10-01", doi_thoai=0),
        ]
        found = results(inputs(*held, as_of="2023-10-05"), "doi-thoai")
        assert [result.verdict for result in found] == [NOT_DUE, MET, NOT_DUE, GAP]
        assert [result.standing.state if result.standing else None for result in found] == [
            None,
            State.DONE,
            State.OPEN,
            State.OPEN,
        ]
        assert "chưa thực hiện đủ, còn thời hạn đến hết ngày 31/12/2023" in found[2].judgement.why.vi

    def test_when_the_year_is_over_it_is_overdue(self) -> None:
        found = results(inputs(as_of="2024-01-10T08:00"), "doi-thoai")
        assert [result.verdict for result in found] == [GAP, GAP, GAP, GAP]
        standings = [result.standing for result in found if result.standing]
        assert [(standing.state, standing.days) for standing in standings] == [(State.OVERDUE, 10)] * 3

    def test_an_event_may_have_a_deadline_of_its_own(self) -> None:
        text = PLAN.replace(
            "each: {indicator: doi-thoai, min: 1}",
            "each: {indicator: doi-thoai, min: 1}\n    deadline: {by: 2023-11-15, roll: strict}",
        )
        found = results(inputs(as_of="2023-11-16", text=text), "doi-thoai")
        assert {result.deadline.last_day.isoformat() for result in found} == {"2023-11-15"}
        assert {result.standing.state for result in found if result.standing} == {State.OVERDUE}


class TestWhichResults:
    def test_all_promises_in_the_plans_order_the_whole_first(self) -> None:
        found = evaluate(inputs(as_of="2023-07-01"))
        order = [(promise, unit) for promise in ("II.4", "bao-cao-6-thang", "doi-thoai") for unit in ("huyen", *UNITS)]
        assert [(result.promise.id, result.unit.id) for result in found] == order
        assert [result.whole for result in found] == [True, False, False, False] * 3

    def test_of_one_plan(self) -> None:
        assert evaluate(inputs(), plan="kh-2023") == evaluate(inputs())
        assert evaluate(inputs(), plan="khac") == ()

    def test_of_one_period_by_the_reports_from_within_it(self) -> None:
        known = inputs(*sent(1, key="2023-H1"), *sent(0, key="2023-9M"), as_of="2023-10-05")
        found = {(r.promise.id, r.unit.id): r for r in evaluate(known, period=period("2023-H1"))}
        assert found["II.4", "ban-bo"].judgement.value == 1  # not the nine months' zero
        assert ("bao-cao-6-thang", "ban-bo") in found
        nine = {r.promise.id for r in evaluate(known, period=period("2023-9M"))}
        assert nine == {"II.4", "bao-cao-6-thang", "doi-thoai"}  # the half-year lies within the nine months
        assert {r.promise.id for r in evaluate(known, period=period("2023-H2"))} == {"II.4", "doi-thoai"}
        assert evaluate(known, period=period("2024")) == ()

    def test_what_a_plan_leaves_open_is_said_of_the_whole_alone(self) -> None:
        text = PLAN.replace("    share: 95%", "    share: 95%\n    assumption: chỉ tính cấp xã")
        whole, first, *_ = results(inputs(text=text))
        assert [note.vi for note in whole.judgement.noted] == ["chỉ tính cấp xã"]
        assert first.judgement.noted == ()

    def test_without_plans_there_is_nothing_to_judge(self) -> None:
        known = inputs()
        assert evaluate(Inputs(known.registry, (), (), (), known.calendar, known.as_of)) == ()


_SENT = st.builds(
    lambda unit, key, day, revision, figures: submission(unit, key, f"2023-06-{day:02}T08:00", revision, **figures),
    st.sampled_from(UNITS),
    st.sampled_from(["2023-H1", "2023-9M", "2023"]),
    st.integers(1, 9),
    st.integers(1, 3),
    st.fixed_dictionaries({"mo_hinh": st.none() | st.integers(0, 3), "doi_thoai": st.none() | st.integers(0, 1)}),
)
_LISTS = st.lists(_SENT, max_size=8, unique_by=lambda s: (s.unit, s.period, s.revision))
_MOMENTS = st.sampled_from(
    ["2023-05-01", "2023-06-04T23:59", "2023-06-05T00:00", "2023-10-05", "2024-01-01", "2025-01-01"]
)


@settings(max_examples=15)
@given(_LISTS, _MOMENTS, st.randoms())
def test_the_same_inputs_give_the_same_bytes_whatever_the_order(
    reports: list[Submission], as_of: str, chance: object
) -> None:
    first = bytes_of(inputs(*reports, as_of=as_of))
    assert bytes_of(inputs(*reports, as_of=as_of)) == first
    shuffled = list(reports)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # random.Random
    assert bytes_of(inputs(*shuffled, as_of=as_of)) == first


@settings(max_examples=15)
@given(_LISTS, _MOMENTS)
def test_what_holds_of_all_results(reports: list[Submission], as_of: str) -> None:
    known = inputs(*(one for one in reports if one.received_at <= inputs(as_of=as_of).as_of), as_of=as_of)
    for result in evaluate(known):
        judgement = result.judgement
        over = known.term(result.deadline).over
        assert judgement.why.vi
        assert result.sources
        assert not (
            result.verdict in {Verdict.SHORT, Verdict.OVERDUE} and not over
        )  # nobody is accused before the time
        assert not (result.verdict is Verdict.NOT_DUE and over)
        if isinstance(result.promise, Duty) and not result.whole:
            assert result.standing is not None
            assert (result.standing.state is State.OVERDUE) <= over
        if not result.whole and judgement.value is not None and result.promise.each is not None:
            assert judgement.source is not None  # every figure has its cell


def test_the_order_of_arrival_does_not_matter_to_three_revisions() -> None:
    revisions = [
        submission("ban-bo", "2023-H1", f"2023-06-{day:02}", number, mo_hinh=number)
        for number, day in ((1, 1), (2, 9), (3, 5))
    ]
    found = {bytes_of(inputs(*order, as_of="2023-07-01")) for order in permutations(revisions)}
    assert len(found) == 1
    known = inputs(*revisions, as_of="2023-07-01")
    assert results(known)[1].judgement.value == 2  # the one received on the 9th


def test_the_indicator_of_a_promise_is_the_plans_own() -> None:
    broken = plan().model_copy(update={"indicators": ()})
    known = inputs()
    with pytest.raises(ValueError, match="mo-hinh"):
        evaluate(Inputs(known.registry, (broken,), (), (), known.calendar, known.as_of))
