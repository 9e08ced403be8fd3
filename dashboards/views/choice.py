"""What a person may choose for a page: the day, the period, the day to compare with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from targets.periods import Period
from targets.plan import Plan

#: What is compared with when nobody names a day.
_A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen, and what else could be."""

    day: date  #: figures are as known at its end
    period: Period | None  #: judged within; None: each promise in its own
    since: date  #: compared with its end
    periods: tuple[Period, ...]  #: those that could be chosen


def choice(day: date, period: Period | None, since: date | None, plans: Iterable[Plan]) -> Choice:
    """Return what was chosen; a day to compare with that was not named, or is not earlier, is a week before."""
    earlier = since if since is not None and since < day else day - _A_WEEK
    return Choice(day, period, earlier, offered(plans, day))


def offered(plans: Iterable[Plan], day: date) -> tuple[Period, ...]:
    """Return the periods that plans speak of and that have begun, the earliest first, of two the longer first."""
    found = set[Period]()
    for plan in plans:
        found |= {promise.period for promise in plan.promises} | set(plan.report_periods)
    return tuple(sorted((one for one in found if one.start <= day), key=lambda one: (one.start, -one.end.toordinal())))
