"""Days known from elsewhere."""

from __future__ import annotations

import re

from targets.narrative.published import FOUNDED, PUBLISHED


def test_only_numbers_that_name_their_year_or_legislature_stand_here() -> None:
    assert all(re.search(r"/\d{4}/|QH\d\d$", number) for number in PUBLISHED)
    assert all(str(day.year) in number or "QH15" in number for number, day in PUBLISHED.items())


def test_events_lie_in_the_past() -> None:
    assert max(FOUNDED.values()) < 2000
