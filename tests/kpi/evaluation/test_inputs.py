"""What is known at a moment: today, the roster in force, whether a term is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from targets.plan import Promise
from targets.provenance import Source
from targets.units import Registry, Unit
from tests.kpi.world import inputs, period, plan

PLACE = Source("units.yaml")
TARGET: Promise = plan().targets[0]


def test_today_is_the_day_in_vietnam() -> None:
    late = datetime(2023, 6, 4, 17, 0, tzinfo=UTC)  # 0:00 on the 5th there
    assert replace(inputs(), as_of=late).today == date(2023, 6, 5)


@pytest.mark.parametrize(
    ("as_of", "names"),
    [
        # A and B end on 1/7/2023, M follows; C is there all the time
        ("2022-11-01", ["A", "B", "C"]),  # before the promise's year: as its first day finds them
        ("2023-06-30T23:59", ["A", "B", "C"]),
        ("2023-07-01T00:00", ["C", "M"]),
        ("2024-05-01", ["C", "M"]),  # after it: as its last day left them
    ],
)
def test_the_roster_is_that_of_the_day_within_the_promises_period(as_of: str, names: list[str]) -> None:
    change = date(2023, 7, 1)
    units = (
        Unit("a", "A", "xã", PLACE, groups=("cap-xa",), valid_to=change),
        Unit("b", "B", "xã", PLACE, groups=("cap-xa",), valid_to=change),
        Unit("c", "C", "xã", PLACE, groups=("cap-xa",)),
        Unit("m", "M", "xã", PLACE, groups=("cap-xa",), valid_from=change),
    )
    known = replace(inputs(as_of=as_of), registry=Registry(units, PLACE))
    assert [unit.name for unit in known.roster(TARGET)] == names


@pytest.mark.parametrize(
    ("as_of", "over"),
    [("2023-12-31T23:59:59", False), ("2024-01-01T00:00", True), ("2024-06-01", True), ("2023-01-01", False)],
)
def test_a_promise_without_a_deadline_ends_with_its_period(as_of: str, over: bool) -> None:
    known = inputs(as_of=as_of)
    deadline = known.deadline(TARGET)
    assert deadline.last_day == date(2023, 12, 31)  # a Sunday: it stays, the plan promised the year
    assert known.term(deadline).over is over
    assert known.term(deadline).last_day == period("2023").last_day
