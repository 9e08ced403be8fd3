"""Days and periods as plans write them."""

from __future__ import annotations

from datetime import date

import pytest

from targets.documents.dates import days_in, last_day
from targets.periods import Period, PeriodKind
from targets.written_days import RecurringDay, when_key


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("trước ngày 05/6/2023", ["2023-06-05"]),
        ("ngày 20 tháng 3 năm 2024", ["2024-03-20"]),
        ("trước 15.12.2024", ["2024-12-15"]),
        ("trước ngày 05/6 và 15/11", ["--06-05", "--11-15"]),
        ("ngày 15 tháng 12", ["--12-15"]),
        ("ngày 15 hằng tháng", ["---15"]),
        ("ngày 20 của tháng cuối quý", ["---20"]),
        ("ngày 05 của tháng sau", ["---05+1"]),
        ("trong tháng 9/2024", ["2024-09"]),
        ("tháng 10 năm 2025", ["2025-10"]),
        ("tháng 3", ["2024-03"]),
        ("Quý II/2024, quí IV-2024, quý 1", ["2024-Q2", "2024-Q4", "2024-Q1"]),
        ("6 tháng đầu năm 2024", ["2024-H1"]),
        ("Thời gian: 12/2024", ["2024-12"]),
        ("hết năm 2024", ["2024"]),
        ("ngày 31/6/2024", []),
        ("giai đoạn 2021-2025", []),
        ("đến năm 2030", []),
    ],
)
def test_what_is_named(text: str, keys: list[str]) -> None:
    assert [when_key(named.when) for named in days_in(text, 0, len(text), 2024)] == keys


def test_the_last_day_that_is_meant() -> None:
    assert last_day(RecurringDay(5, 6), 2024) == date(2024, 6, 5)
    assert last_day(RecurringDay(15), 2024) is None
    assert last_day(Period(PeriodKind.QUARTER, 2024, 2), 2023) == date(2024, 6, 30)
    assert last_day(date(2024, 1, 2), 2023) == date(2024, 1, 2)
