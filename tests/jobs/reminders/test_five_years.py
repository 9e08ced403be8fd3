"""Five years of the example's duties for 13 communes, the clock looking every working day at half past seven.

What ought to be said is worked out another way: from a list of all working days, counting places in it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from random import Random

import pytest

from jobs.reminders.planning import plan_digests
from jobs.reminders.situation import Situation, obligation_of, situation_of
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.results import Result
from kpi.outbox import Key, Ledger, Matter
from kpi.settings import read_settings
from targets.plan_file import read_plan
from targets.workdays import VIETNAM, vietnam_calendar
from tests.examples.careful_officer import ALL
from tests.examples.tam_duong import FOLDER, registry

CALENDAR = vietnam_calendar()
FIRST, END = date(2023, 1, 1), date(2028, 1, 1)
HOUR = time(7, 30)
#: Every working day, with some before and after for counting over the ends.
DAYS = [day for n in range(-60, (END - FIRST).days + 400) if CALENDAR.is_working(day := FIRST + timedelta(days=n))]
#: The example's duties, each year anew: reports before 05/6, 15/9 and 15/11, and an event of the year.
PLAN = f"""\
id: nam-nam
title: Năm năm
issuer: UBND huyện
unit: tam-duong
period: 2023
document: {{name: kh.txt}}
indicators: [{{id: so-cuoc, name: Số cuộc, measure: count, required: false}}]
duties:
  - id: bao-cao
    kind: report
    title: Báo cáo
    to: {{units: [{", ".join(ALL)}]}}
    period: 2023
    every:
      - {{period: H1, from: 2023-01-01, until: 2027-12-31, deadline: {{before: --06-05, roll: strict}}}}
      - {{period: 9M, from: 2023-01-01, until: 2027-12-31, deadline: {{before: --09-15, roll: strict}}}}
      - {{period: year, from: 2023-01-01, until: 2027-12-31, deadline: {{before: --11-15, roll: strict}}}}
    source: {{line: 393}}
  - id: doi-thoai
    kind: event
    title: Đối thoại
    to: {{units: [{", ".join(ALL)}]}}
    period: 2023
    every: {{period: year, from: 2023-01-01, until: 2027-12-31}}
    each: {{indicator: so-cuoc, min: 1}}
    source: {{line: 294}}
"""


@pytest.fixture(scope="module")
def everything() -> Situation:
    """All that is ever owed, as if nothing had been done; the communes stay in force to the end."""
    units = tuple(replace(unit, valid_to=None) for unit in registry().units)
    lasting = replace(registry(), units=units, events=())
    plan, issues = read_plan(PLAN, "kh.yaml", lasting)
    assert plan is not None, issues
    settings, _ = read_settings((FOLDER / "dondoc.yaml").read_text(encoding="utf-8"), "dondoc.yaml")
    assert settings is not None
    now = datetime.combine(FIRST, HOUR, VIETNAM)
    found = situation_of(Inputs(lasting, (plan,), (), (), CALENDAR, now), settings)
    return replace(found, open=tuple(result for result in found.open if not result.whole))


def done_at(results: Iterable[Result], chance: Random) -> dict[str, datetime]:
    """Return when each thing owed is done: most before its last day, some late, some weeks late."""
    found = {}
    for result in results:
        late = chance.choice([-70, -20, -9, -4, -2, -1, 0, 0, 1, 2, 5, 30])
        day = result.deadline.last_day + timedelta(days=late)
        found[obligation_of(result)] = datetime.combine(day, time(chance.randrange(24), 17), VIETNAM)
    return found


def expected(result: Result, until: datetime) -> dict[str, date]:
    """Return the stages that fall before something is done, with their days, by places in the list of days."""
    last, of_year = result.deadline.last_day, date(result.period.year, 1, 1)
    if result.promise.each is not None:
        starts = {"pace-1-2": 7, "pace-3-4": 10, "pace-11-12": 12}
        days = {name: DAYS[bisect_left(DAYS, of_year.replace(month=month))] for name, month in starts.items()}
        days["ended"] = DAYS[bisect_left(DAYS, date(result.period.year + 1, 1, 1))]
    else:
        on, after = bisect_right(DAYS, last) - 1, bisect_right(DAYS, last) - 1
        days = {f"before-{n}": DAYS[on - n] for n in (15, 7, 3, 1)} | {"last-day": DAYS[on]}
        days |= {f"after-{n}": DAYS[after + n] for n in (1, 3, *range(8, 60, 5))}
        days |= {f"escalate-{n}": DAYS[after + n] for n in (3, 8)}
    return {name: day for name, day in days.items() if datetime.combine(day, HOUR, VIETNAM) < until and day < END}


def run(
    everything: Situation, done: dict[str, datetime], off: frozenset[date] = frozenset(), end: date = END
) -> Iterator[tuple[date, tuple[Matter, ...], tuple[Matter, ...], int]]:
    """Yield what is said and superseded on each day that the clock looks, and to how many; days ``off`` it does not."""
    keys: set[Key] = set()
    for day in DAYS:
        if FIRST <= day < end and day not in off:
            now = datetime.combine(day, HOUR, VIETNAM)
            left = tuple(result for result in everything.open if done[obligation_of(result)] > now)
            planned = plan_digests(replace(everything, open=left), now, Ledger(frozenset(keys)))
            said = tuple(matter for digest in planned.digests for matter in digest.matters)
            assert planned.unaddressed == ()
            assert len({(d.recipient, d.channel) for d in planned.digests}) == len(planned.digests)
            keys.update(matter.key for matter in (*said, *planned.superseded))
            yield day, said, planned.superseded, len(planned.digests)


def test_each_duty_gets_exactly_its_stages(everything: Situation) -> None:
    done = done_at(everything.open, Random(5))  # noqa: S311  a test's own chance
    said: dict[str, dict[str, date]] = defaultdict(dict)
    for day, matters, superseded, _ in run(everything, done):
        assert CALENDAR.is_working(day)
        assert superseded == ()  # the clock never stood still
        for matter in matters:
            assert matter.stage not in said[matter.obligation]
            assert datetime.combine(day, HOUR, VIETNAM) < done[matter.obligation]
            said[matter.obligation][matter.stage] = day
    owed = {obligation_of(result): expected(result, done[obligation_of(result)]) for result in everything.open}
    assert len(owed) == 13 * 5 * (3 + 1)
    assert said == {obligation: stages for obligation, stages in owed.items() if stages}


def test_a_clock_that_often_stands_still_says_the_newest_once_and_records_the_rest(everything: Situation) -> None:
    chance = Random(7)  # noqa: S311  a test's own chance
    done = done_at(everything.open, chance)
    off = {day for day in DAYS if chance.random() < 0.3} | {
        day for day in DAYS if date(2024, 5, 20) <= day < date(2024, 6, 19)
    }
    counted: Counter[tuple[str, str]] = Counter()
    for day, matters, superseded, messages in run(everything, done, frozenset(off), date(2025, 1, 1)):
        own = [(m.obligation, m.recipient) for m in matters]
        assert len(own) == len(set(own))  # never more than one message for one matter
        assert messages == len({m.recipient for m in matters})
        newest = {place: expected_newest(everything, m, day, done) for place, m in zip(own, matters, strict=True)}
        assert {place: m.stage for place, m in zip(own, matters, strict=True)} == newest
        counted.update((m.obligation, m.stage) for m in (*matters, *superseded))
    assert set(counted.values()) == {1}


def expected_newest(everything: Situation, matter: Matter, day: date, done: dict[str, datetime]) -> str:
    """Return the newest stage of a matter up to a day, of those for the same kind of recipient."""
    [result] = (one for one in everything.open if obligation_of(one) == matter.obligation)
    above = matter.stage.startswith("escalate")
    to_district = "escalate-8" if matter.recipient.startswith("tam-duong/") else "escalate-3"
    stages = {
        name: at
        for name, at in expected(result, done[matter.obligation]).items()
        if at <= day and name.startswith("escalate") is above and (not above or name == to_district)
    }
    return max(stages, key=lambda name: stages[name])
