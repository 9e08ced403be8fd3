"""The shipped table of swapped days: in order, complete, and at one with the library where the library knows."""

from __future__ import annotations

from collections import Counter
from datetime import date

from targets.day_overrides import SHIPPED_OVERRIDES
from targets.workdays import WorkCalendar

#: The swap of the New Year of 2026, which the library does not have.
UNKNOWN_TO_THE_LIBRARY = {date(2026, 1, 2), date(2026, 1, 10)}


def test_a_day_stands_once_and_names_its_document() -> None:
    assert max(Counter(row.day for row in SHIPPED_OVERRIDES).values()) == 1
    assert all(row.source.document for row in SHIPPED_OVERRIDES)


def test_days_off_are_weekdays_and_made_up_on_saturdays_one_for_one() -> None:
    off = [row.day for row in SHIPPED_OVERRIDES if not row.working]
    worked = [row.day for row in SHIPPED_OVERRIDES if row.working]
    assert all(day.isoweekday() <= 5 for day in off)
    assert all(day.isoweekday() == 6 for day in worked)
    assert len(off) == len(worked)


def test_says_what_the_library_says_where_it_knows() -> None:
    library_alone = WorkCalendar(())
    differing = {row.day for row in SHIPPED_OVERRIDES if library_alone.is_working(row.day) != row.working}
    assert differing == UNKNOWN_TO_THE_LIBRARY
