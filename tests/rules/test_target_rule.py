"""Shares in exact arithmetic: how many are needed, when it passes, and what is shown never claims more than is true."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.condition import Term
from rules.target_rule import Tally, judge_share, needed, percent
from rules.verdict import Verdict
from targets.wording import write_number

OPEN, OVER = Term(date(2023, 12, 31), over=False), Term(date(2023, 12, 31), over=True)
SHARES = st.decimals(Decimal("0.01"), 100, places=2)


def units(prefix: str, count: int) -> list[str]:
    return [f"{prefix}{n}" for n in range(1, count + 1)]


class TestNeeded:
    @pytest.mark.parametrize(
        ("share", "of", "least"),
        [
            ("95", 13, 13),  # 12.35
            ("95", 20, 19),  # exactly 19
            ("95", 21, 20),  # 19.95
            ("95", 1, 1),
            ("95", 0, 0),
            ("100", 13, 13),
            ("50", 13, 7),  # 6.5
            ("66.67", 3, 3),  # 2.0001
            ("66.66", 3, 2),  # 1.9998
            ("0.01", 13, 1),
        ],
    )
    def test_worked_by_hand(self, share: str, of: int, least: int) -> None:
        assert needed(Decimal(share), of) == least

    def test_95_percent_of_every_number_up_to_2000_in_whole_numbers(self) -> None:
        # the least k with 100·k >= 95·n, without any division
        for n in range(2001):
            k = needed(Decimal(95), n)
            assert 100 * k >= 95 * n
            assert n == 0 or 100 * (k - 1) < 95 * n
            assert k == -(-19 * n // 20)

    def test_floats_would_have_been_wrong(self) -> None:
        # 0.07 · 100 is 7.000000000000001 in floats, so that ceil gives 8 of 100 for 7%
        assert needed(Decimal(7), 100) == 7

    @given(SHARES, st.integers(1, 5000))
    def test_a_database_agrees(self, share: Decimal, of: int) -> None:
        """SQL counts up the units until hundredths of percents, all whole numbers, suffice."""
        hundredths = int(share * 100)
        with closing(sqlite3.connect(":memory:")) as database:
            (least,) = database.execute("SELECT (? * ? + 9999) / 10000", (hundredths, of)).fetchone()
        assert needed(share, of) == least


class TestPercent:
    @pytest.mark.parametrize(
        ("part", "whole", "shown"),
        [(19, 20, "95"), (12, 13, "92.3"), (2, 3, "66.66"), (94_996, 100_000, "94.99"), (0, 13, "0"), (13, 13, "100")],
    )
    def test_it_is_cut_never_rounded_up(self, part: int, whole: int, shown: str) -> None:
        assert percent(part, whole) == Decimal(shown)

    @given(st.integers(1, 5000), st.data())
    def test_it_is_the_fraction_to_a_hundredth(self, whole: int, data: st.DataObject) -> None:
        part = data.draw(st.integers(0, whole))
        assert 0 <= Fraction(part * 100, whole) - Fraction(percent(part, whole)) < Fraction(1, 100)


class TestVerdict:
    @pytest.mark.parametrize(
        ("met", "of", "share", "before", "after", "missing"),
        [
            (19, 20, "95", Verdict.MET, Verdict.MET, 0),
            (18, 20, "95", Verdict.NOT_DUE, Verdict.SHORT, 1),
            (12, 13, "95", Verdict.NOT_DUE, Verdict.SHORT, 1),
            (13, 13, "95", Verdict.MET, Verdict.MET, 0),
            (0, 13, "95", Verdict.NOT_DUE, Verdict.SHORT, 13),
            (6, 13, "50", Verdict.NOT_DUE, Verdict.SHORT, 1),
        ],
    )
    def test_it_passes_when_enough_units_do(
        self, met: int, of: int, share: str, before: Verdict, after: Verdict, missing: int
    ) -> None:
        tally = Tally(units("a", met), units("b", of - met), [])
        for term, verdict in ((OPEN, before), (OVER, after)):
            judgement = judge_share(Decimal(share), tally, term)
            assert judgement.verdict is verdict
            assert (judgement.numerator, judgement.denominator) == (met, of)
            assert judgement.missing == missing
            assert judgement.required == Decimal(share)

    def test_who_sent_nothing_counts_against_and_is_shown_apart(self) -> None:
        judgement = judge_share(Decimal(95), Tally(["A", "B"], ["C"], ["D"]), OVER)
        assert (judgement.numerator, judgement.denominator) == (2, 4)  # 95% of 4 is 3.8, so 4
        assert judgement.why.vi == (
            "2/4 đơn vị đạt (50%); yêu cầu 95% của 4 là 4 đơn vị: không đạt, thiếu 2 đơn vị khi hết thời hạn ngày "
            "31/12/2023. Đã báo cáo, chưa đạt: C. Chưa có số liệu: D."
        )
        assert judgement.remedy is not None
        assert judgement.remedy.vi == "Cần thêm 2 trong số các đơn vị: C, D."

    def test_who_is_exempt_leaves_the_denominator_and_is_named(self) -> None:
        judgement = judge_share(Decimal(95), Tally(["A"], [], [], ["B", "C"]), OPEN)
        assert (judgement.verdict, judgement.numerator, judgement.denominator) == (Verdict.MET, 1, 1)
        assert judgement.why.vi == (
            "1/1 đơn vị đạt (100%); yêu cầu 95% của 1 là 1 đơn vị: đạt. "
            "Được miễn: B, C; tính cả đơn vị được miễn thì 1/3."
        )
        assert judgement.remedy is None

    def test_nobody_addressed_has_no_share(self) -> None:
        judgement = judge_share(Decimal(95), Tally([], [], [], ["A"]), OVER)
        assert judgement.verdict is Verdict.NOT_EVALUABLE
        assert "được miễn: 1" in judgement.why.vi

    @pytest.mark.parametrize("term", [OPEN, OVER])
    def test_nobodys_figure_is_known(self, term: Term) -> None:
        judgement = judge_share(Decimal(95), Tally([], [], ["A", "B"]), term)
        assert (judgement.verdict, judgement.value, judgement.missing) == (Verdict.NOT_EVALUABLE, None, None)
        assert judgement.why.vi == "Chưa có số liệu của đơn vị nào trong 2 đơn vị; yêu cầu 95% là 2 đơn vị."

    @given(SHARES, st.integers(1, 400), st.data())
    def test_what_is_shown_never_reads_as_reached_when_it_is_not(
        self, share: Decimal, of: int, data: st.DataObject
    ) -> None:
        met = data.draw(st.integers(1, of))
        judgement = judge_share(share, Tally(units("a", met), units("b", of - met), []), OVER)
        reached = Fraction(100 * met, of) >= Fraction(share)
        assert (judgement.verdict is Verdict.MET) is reached
        assert judgement.value is not None
        assert (judgement.value >= share) is reached
        if not reached:
            assert write_number(judgement.value) != write_number(share)
            assert judgement.missing is not None
            assert Fraction(100 * (met + int(judgement.missing)), of) >= Fraction(share)  # so many more pass,
            assert Fraction(100 * (met + int(judgement.missing) - 1), of) < Fraction(share)  # and one less does not
