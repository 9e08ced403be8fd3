"""One unit's figure against what each must reach: the table of meanings, the words, and properties of both."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.condition import Term, judge_unit
from rules.verdict import Judgement, Reading, Verdict
from targets.plan import Each, Indicator, Measure
from targets.provenance import Source
from targets.wording import Sentence

MODELS = Indicator(id="mo-hinh", name="Số mô hình", measure=Measure.COUNT, unit="mô hình")
MONEY = Indicator(id="kinh-phi", name="Kinh phí", measure=Measure.AMOUNT, unit="triệu đồng")
DONE = Indicator(id="doi-thoai", name="Đã đối thoại", measure=Measure.YES_NO)
MEMBERS = Indicator(id="dang-vien", name="Số đảng viên", measure=Measure.COUNT, unit="người", time="stock")
RATIO = Indicator(id="ty-le", name="Tỷ lệ", measure=Measure.AMOUNT, unit="%", formula="a / b * 100")
LAST_DAY = date(2023, 12, 31)
OPEN, OVER = Term(LAST_DAY, over=False), Term(LAST_DAY, over=True)
CELL = Source("ban-bo.xlsx", sheet="Báo cáo", cell="E9")


def each(low: str | None = None, high: str | None = None, above: Literal["fail", "note"] = "fail") -> Each:
    bounds = [Decimal(bound) if bound is not None else None for bound in (low, high)]
    return Each(indicator="x", min=bounds[0], max=bounds[1], above_max=above)


def judge(condition: Each, value: str | None, term: Term = OPEN, indicator: Indicator = MODELS) -> Judgement:
    reading = Reading(Decimal(value), CELL) if value is not None else Reading(None, CELL, Sentence("bỏ trống", "blank"))
    return judge_unit(condition, indicator, reading, term)


class TestVerdicts:
    @pytest.mark.parametrize(
        ("condition", "value", "before", "after", "missing"),
        [
            # what each must reach, the figure, the verdict while there is time and when it is over, what is missing
            (each("1"), "0", Verdict.NOT_DUE, Verdict.SHORT, "1"),
            (each("1"), "1", Verdict.MET, Verdict.MET, "0"),
            (each("1"), "7", Verdict.MET, Verdict.MET, "0"),
            (each("2"), "0.5", Verdict.NOT_DUE, Verdict.SHORT, "1.5"),
            (each("1", "2", "note"), "3", Verdict.MET, Verdict.MET, "0"),  # “01–02 mô hình”
            (each("1", "2", "note"), "0", Verdict.NOT_DUE, Verdict.SHORT, "1"),
            (each("1", "2"), "2", Verdict.NOT_DUE, Verdict.MET, "0"),  # a third may still come
            (each("1", "2"), "0", Verdict.NOT_DUE, Verdict.SHORT, "1"),
            (each("1", "2"), "3", Verdict.SHORT, Verdict.SHORT, "1"),  # exceeded at once, for good
            (each(None, "2"), "2", Verdict.NOT_DUE, Verdict.MET, "0"),  # kept only when the time is over
            (each(None, "2"), "3", Verdict.SHORT, Verdict.SHORT, "1"),
            (each(None, "2", "note"), "3", Verdict.MET, Verdict.MET, "0"),
            (each("0"), "0", Verdict.MET, Verdict.MET, "0"),  # zero is a figure
        ],
    )
    def test_by_bounds(self, condition: Each, value: str, before: Verdict, after: Verdict, missing: str) -> None:
        for term, verdict in ((OPEN, before), (OVER, after)):
            judgement = judge(condition, value, term)
            assert judgement.verdict is verdict
            assert judgement.missing == Decimal(missing)
            assert judgement.value == Decimal(value)
            assert judgement.source == CELL

    @pytest.mark.parametrize("indicator", [MEMBERS, RATIO])
    @pytest.mark.parametrize(
        ("condition", "value", "before", "after", "missing"),
        [
            (each("10"), "9", Verdict.NOT_DUE, Verdict.SHORT, "1"),
            (each("10"), "10", Verdict.MET, Verdict.MET, "0"),
            (each("10", "20"), "15", Verdict.MET, Verdict.MET, "0"),  # as things stand
            (each("10", "20"), "21", Verdict.NOT_DUE, Verdict.SHORT, "1"),  # it may fall again
            (each(None, "20"), "20", Verdict.MET, Verdict.MET, "0"),
            (each(None, "20"), "25", Verdict.NOT_DUE, Verdict.SHORT, "5"),
            (each("10", "20", "note"), "21", Verdict.MET, Verdict.MET, "0"),
        ],
    )
    def test_a_figure_that_can_fall_says_before_the_end_how_things_stand(
        self, condition: Each, value: str, before: Verdict, after: Verdict, missing: str, indicator: Indicator
    ) -> None:
        for term, verdict in ((OPEN, before), (OVER, after)):
            judgement = judge(condition, value, term, indicator)
            assert (judgement.verdict, judgement.missing) == (verdict, Decimal(missing))

    @pytest.mark.parametrize("term", [OPEN, OVER])
    def test_a_missing_figure_is_not_zero(self, term: Term) -> None:
        judgement = judge(each("0"), None, term)  # zero would do
        assert judgement.verdict is Verdict.NOT_EVALUABLE
        assert judgement.value is judgement.missing is None
        assert judgement.required == 0
        assert judgement.source == CELL  # the cell that was left blank
        assert judgement.why.vi == "Số mô hình: chưa đủ số liệu để kết luận; bỏ trống. Yêu cầu ít nhất 0 mô hình."
        assert judgement.remedy == Sentence(
            "Đề nghị đơn vị báo cáo số liệu “Số mô hình”.", "Ask the unit to report “Số mô hình”."
        )


class TestWords:
    def test_within_a_range_the_count_goes_on(self) -> None:
        assert judge(each("1", "2"), "2", OPEN).why == Sentence(
            "Số mô hình: 2 mô hình; yêu cầu từ 1 đến 2 mô hình: đang trong khoảng, còn tính đến hết ngày 31/12/2023.",
            "Số mô hình: 2 mô hình; 1 to 2 mô hình asked: within the range so far, counted until 31 Dec 2023.",
        )

    def test_a_state_is_said_to_be_of_the_latest_figure(self) -> None:
        assert judge(each(None, "20"), "25", OPEN, MEMBERS).why.vi == (
            "Số đảng viên: 25 người; yêu cầu không quá 20 người: theo số gần nhất thì vượt 5 người, "
            "còn thời hạn đến hết ngày 31/12/2023."
        )
        assert judge(each("10"), "12", OPEN, MEMBERS).why.vi == (
            "Số đảng viên: 12 người; yêu cầu ít nhất 10 người: hiện đạt, theo số gần nhất."
        )
        assert judge(each("10"), "12", OVER, MEMBERS).why.vi.endswith("yêu cầu ít nhất 10 người: đạt.")

    def test_while_there_is_time_nobody_is_accused(self) -> None:
        judgement = judge(each("2"), "1", OPEN)
        assert judgement.why.vi == (
            "Số mô hình: 1 mô hình; yêu cầu ít nhất 2 mô hình: chưa thực hiện đủ, còn thời hạn đến hết ngày 31/12/2023."
        )
        assert judgement.remedy is not None
        assert judgement.remedy.vi == "Cần thêm 1 mô hình, chậm nhất hết ngày 31/12/2023."

    def test_when_it_is_over(self) -> None:
        assert judge(each("2"), "1", OVER).why == Sentence(
            "Số mô hình: 1 mô hình; yêu cầu ít nhất 2 mô hình; đã hết thời hạn ngày 31/12/2023: thiếu 1 mô hình.",
            "Số mô hình: 1 mô hình; at least 2 mô hình asked; the time ended on 31 Dec 2023: 1 mô hình short.",
        )

    def test_met(self) -> None:
        assert judge(each("1"), "1").why.vi == "Số mô hình: 1 mô hình; yêu cầu ít nhất 1 mô hình: đạt."
        assert judge(each("1"), "1").remedy is None

    def test_more_than_was_named_is_noted_not_failed(self) -> None:
        assert [note.vi for note in judge(each("1", "2", "note"), "3").noted] == [
            "Cao hơn mức 2 mô hình nêu trong kế hoạch (không phải là thiếu)."
        ]
        assert judge(each("1", "2", "note"), "2").noted == ()

    def test_a_ceiling(self) -> None:
        assert judge(each("1", "2"), "3").why.vi == "Số mô hình: 3 mô hình; yêu cầu từ 1 đến 2 mô hình: vượt 1 mô hình."
        assert judge(each(None, "2"), "2").why.vi == (
            "Số mô hình: 2 mô hình; yêu cầu không quá 2 mô hình: đến nay trong mức, còn tính đến hết ngày 31/12/2023."
        )

    def test_yes_and_no_are_said_in_words(self) -> None:
        assert judge(each("1"), "1", indicator=DONE).why.vi == "Đã đối thoại: có; yêu cầu có thực hiện: đạt."
        judgement = judge(each("1"), "0", indicator=DONE)
        assert judgement.why.vi.startswith("Đã đối thoại: chưa; yêu cầu có thực hiện: chưa thực hiện đủ")
        assert judgement.remedy is not None
        assert judgement.remedy.vi == "Cần thực hiện, chậm nhất hết ngày 31/12/2023."

    @pytest.mark.parametrize(
        ("value", "least", "said"),
        [
            ("0.996", "1", "0,996 triệu đồng; yêu cầu ít nhất 1 triệu đồng; … thiếu 0,004 triệu đồng."),
            ("1234.5", "2000", "1.234,5 triệu đồng; yêu cầu ít nhất 2.000 triệu đồng; … thiếu 765,5 triệu đồng."),
        ],
    )
    def test_a_figure_that_falls_short_never_reads_as_reached(self, value: str, least: str, said: str) -> None:
        why = judge(each(least), value, OVER, MONEY).why.vi
        assert why.replace("đã hết thời hạn ngày 31/12/2023:", "…") == f"Kinh phí: {said}"


FIGURES = st.decimals(0, 50, places=2)


class TestProperties:
    @given(FIGURES, FIGURES, st.booleans())
    def test_what_is_missing_is_exactly_what_would_make_it_pass(
        self, least: Decimal, value: Decimal, over: bool
    ) -> None:
        term = Term(LAST_DAY, over)
        judgement = judge_unit(Each(indicator="x", min=least), MONEY, Reading(value), term)
        assert judgement.missing is not None
        assert judgement.verdict.fulfilled is (judgement.missing == 0)
        repaired = judge_unit(Each(indicator="x", min=least), MONEY, Reading(value + judgement.missing), term)
        assert repaired.verdict is Verdict.MET
        if judgement.missing:  # and a hundredth less would not
            nearly = judge_unit(
                Each(indicator="x", min=least), MONEY, Reading(value + judgement.missing - Decimal("0.01")), term
            )
            assert not nearly.verdict.fulfilled

    @given(FIGURES, st.tuples(FIGURES, FIGURES).map(sorted), st.sampled_from(["fail", "note"]))
    def test_nothing_is_short_before_its_time_but_what_can_no_longer_be(
        self, value: Decimal, bounds: list[Decimal], above: Literal["fail", "note"]
    ) -> None:
        condition = Each(indicator="x", min=bounds[0], max=bounds[1], above_max=above)
        verdict = judge_unit(condition, MONEY, Reading(value), OPEN).verdict
        assert (verdict is Verdict.SHORT) is (above == "fail" and value > bounds[1])
