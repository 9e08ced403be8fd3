"""Pace: how much of a period is over, how much is done, and what is said of both."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.pace import pace
from targets.periods import Period, PeriodKind, parse_period, periods_of


def period(key: str) -> Period:
    found = parse_period(key)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("key", "today", "elapsed", "words"),
    [
        ("2023", "2022-12-31", Fraction(0), "năm 2023 chưa qua ngày nào"),
        ("2023", "2023-01-01", Fraction(0), "năm 2023 chưa qua ngày nào"),
        ("2023", "2023-01-13", Fraction(12, 31) / 12, "đã qua 12/365 ngày của năm 2023"),
        ("2023", "2023-07-01", Fraction(1, 2), "đã qua 1/2 năm 2023"),
        ("2023", "2023-10-01", Fraction(3, 4), "đã qua 3/4 năm 2023"),
        ("2023", "2023-10-16", (9 + Fraction(15, 31)) / 12, "đã qua 3/4 năm 2023"),  # nine whole months
        ("2023", "2023-12-31", (11 + Fraction(30, 31)) / 12, "đã qua 11/12 năm 2023"),
        ("2023", "2024-01-01", Fraction(1), "đã hết năm 2023"),
        ("2023-H1", "2023-05-01", Fraction(2, 3), "đã qua 2/3 thời gian của 6 tháng đầu năm 2023"),
        ("2023-06", "2023-06-16", Fraction(1, 2), "đã qua 15/30 ngày của tháng 6/2023"),
        ("2024-02", "2024-02-15", Fraction(14, 29), "đã qua 14/29 ngày của tháng 02/2024"),
        ("2026-W01", "2026-01-01", Fraction(3, 7), "đã qua 3/7 ngày của tuần 01 năm 2026"),  # Monday 29/12/2025
    ],
)
def test_how_much_is_over(key: str, today: str, elapsed: Fraction, words: str) -> None:
    found = pace(period(key), date.fromisoformat(today), Decimal(0), Decimal(1))
    assert (found.elapsed, found.words.vi) == (elapsed, f"{words}, chưa tổ chức")


@pytest.mark.parametrize(
    ("done", "needed", "behind", "words"),
    [
        ("0", "1", True, "chưa tổ chức"),
        ("1", "2", True, "mới được 1/2"),  # 3/4 of 2 is 1.5
        ("2", "2", False, "đã đủ 2/2"),
        ("3", "4", False, "mới được 3/4"),  # exactly 3/4 of 4
        ("3", "2", False, "đã đủ 3/2"),
        (None, "1", True, "chưa có số liệu cho biết đã tổ chức hay chưa"),
    ],
)
def test_three_quarters_through_the_year(done: str | None, needed: str, behind: bool, words: str) -> None:
    found = pace(period("2023"), date(2023, 10, 1), None if done is None else Decimal(done), Decimal(needed))
    assert (found.behind, found.words.vi) == (behind, f"đã qua 3/4 năm 2023, {words}")
    assert found.done == (None if done is None else Decimal(done))


PERIODS = st.builds(periods_of, st.integers(1950, 2050), st.sampled_from(PeriodKind)).flatmap(st.sampled_from)


@given(PERIODS, st.integers(-5, 400))
def test_it_goes_from_nothing_to_all_and_never_back(of: Period, days: int) -> None:
    today = of.start + timedelta(days=days)
    now, next_day = (pace(of, day, Decimal(0), Decimal(1)) for day in (today, today + timedelta(days=1)))
    assert 0 <= now.elapsed <= next_day.elapsed <= 1
    assert (now.elapsed == 0) is (today <= of.start)
    assert (now.elapsed == 1) is (today >= of.end)
    assert now.behind is (now.elapsed > 0)
