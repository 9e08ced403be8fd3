"""One promise for one unit, in figures and words."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from rules.verdict import Verdict
from targets.provenance import Source
from tests.dashboards.world import AS_OF, NOTE, line, moment

LATER = moment("2024-01-02T08:00")


def test_a_figure_carries_the_cell_it_was_read_from() -> None:
    found = line("thi-tran", "II.4")
    assert (found.required, found.actual, found.missing) == (Decimal(1), Decimal(2), Decimal(0))
    assert found.figure == Source("thi-tran.xlsx", "sha-thi-tran-1", sheet="Báo cáo", cell="E9", note=NOTE)


def test_what_was_never_reported_is_not_zero() -> None:
    never, zero, blank = line("khun-ha", "II.4"), line("son-binh", "II.4"), line("son-binh", "doi-thoai")
    assert (never.actual, never.missing, never.figure) == (None, None, None)
    assert (zero.actual, zero.missing) == (Decimal(0), Decimal(1))
    assert (blank.actual, blank.missing) == (None, None)
    assert blank.figure is not None
    assert blank.figure.cell == "E10"


def test_more_than_the_plan_names_is_noted() -> None:
    found = line("ta-leng", "II.4")
    assert found.verdict is Verdict.MET
    assert [note.vi for note in found.noted] == ["Cao hơn mức 2 mô hình nêu trong kế hoạch (không phải là thiếu)."]


def test_a_report_carries_its_file_and_when_it_came() -> None:
    found = line("son-binh", "bao-cao-6-thang")
    assert found.sent == moment("2023-06-07T08:30")
    assert found.figure == Source("son-binh.xlsx", "sha-son-binh-1")
    assert (found.verdict, found.word.vi, found.since) == (Verdict.LATE, "Đã nộp, chậm", None)


def test_what_is_past_due_says_since_when() -> None:
    """The last day in time was 4/6, so it is past due from the 5th."""
    found = line("khun-ha", "bao-cao-6-thang")
    assert (found.verdict, found.since) == (Verdict.OVERDUE, date(2023, 6, 5))
    assert line("khun-ha", "doi-thoai").since is None


@pytest.mark.parametrize(
    ("unit", "promise", "brief"),
    [
        ("thi-tran", "II.4", "2/1"),
        ("son-binh", "II.4", "0/1"),
        ("khun-ha", "II.4", "–"),
        ("thi-tran", "II.2", "có"),
        ("son-binh", "II.2", "chưa"),
        ("thi-tran", "bao-cao-6-thang", "đúng hạn"),
        ("son-binh", "bao-cao-6-thang", "chậm 3 ngày"),  # 7/6 less 4/6
        ("khun-ha", "bao-cao-6-thang", "quá 119 ngày"),  # June 26, July 31, August 31, September 30, October 1
    ],
)
def test_a_cell_says_it_in_the_least_words(unit: str, promise: str, brief: str) -> None:
    assert line(unit, promise).brief.vi == brief


def test_a_report_ahead_says_how_many_days_are_left() -> None:
    assert line("khun-ha", "bao-cao-6-thang", moment("2023-06-01T00:00")).brief.vi == "còn 3 ngày"


@pytest.mark.parametrize(
    ("as_of", "unit", "promise", "words"),
    [
        (AS_OF, "khun-ha", "bao-cao-6-thang", "quá 119 ngày"),
        (AS_OF, "thi-tran", "II.4", ""),
        (LATER, "son-binh", "II.4", "từ 01/01/2024"),
        (LATER, "ta-leng", "doi-thoai", "quá 2 ngày"),  # 31/12 to 2/1
    ],
)
def test_what_is_past_due_is_said_in_the_least_words(as_of: datetime, unit: str, promise: str, words: str) -> None:
    assert line(unit, promise, as_of).overdue.vi == words
