"""Days that the Government swapped: an ordinary day off, made up for on a Saturday.

One row a day, each with the document that ordered it. The rows hold for offices of the State; they are laid over the
`holidays` package, which knows the days of the Labour Code and some of these swaps but not who ordered them. A swap is
announced late in the year before, so this table grows every year, and an office can add rows of its own
(`targets.workdays.vietnam_calendar`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from targets.provenance import Source


@dataclass(frozen=True, slots=True)
class DayOverride:
    """One day that is a working day, or a day off, whatever the calendar says."""

    day: date
    working: bool
    source: Source  #: the document that says so; its note tells the day it was swapped with


def _swap(day_off: date, worked: date, document: str) -> tuple[DayOverride, DayOverride]:
    return (
        DayOverride(day_off, working=False, source=Source(document)),
        DayOverride(worked, working=True, source=Source(document)),
    )


#: In order of date.
SHIPPED_OVERRIDES: tuple[DayOverride, ...] = (
    *_swap(date(2024, 4, 29), date(2024, 5, 4), "Công văn 2450/VPCP-KGVX ngày 12/4/2024"),
    *_swap(date(2025, 5, 2), date(2025, 4, 26), "Thông báo 6150/TB-BLĐTBXH năm 2024 (Công văn 8726/VPCP-KGVX)"),
    *_swap(date(2026, 1, 2), date(2026, 1, 10), "Công văn 12729/VPCP-KGVX ngày 25/12/2025"),
)
