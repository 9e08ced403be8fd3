"""What may be chosen, and what is compared with when nobody says."""

from __future__ import annotations

from datetime import date

import pytest

from dashboards.views.choice import choice, offered
from tests.dashboards.world import plan

DAY = date(2023, 10, 1)


@pytest.mark.parametrize(
    ("since", "compared"),
    [
        (None, date(2023, 9, 24)),
        (date(2023, 6, 1), date(2023, 6, 1)),
        (DAY, date(2023, 9, 24)),  # the day itself, or a later one, is no day before
        (date(2024, 1, 1), date(2023, 9, 24)),
    ],
)
def test_a_week_before_unless_an_earlier_day_is_named(since: date | None, compared: date) -> None:
    assert choice(DAY, None, since, ()).since == compared


def test_the_periods_that_plans_speak_of_and_that_have_begun() -> None:
    assert [period.key for period in offered([plan()], DAY)] == ["2023", "2023-H1"]
    assert offered([plan()], date(2022, 12, 31)) == ()
    assert choice(DAY, None, None, [plan()]).periods == offered([plan()], DAY)
