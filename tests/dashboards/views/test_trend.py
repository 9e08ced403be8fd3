"""The way to where a promise stands: every unit that fulfils it on the day its report came."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dashboards.views.plans import Whole
from dashboards.views.trend import Trend, came, trend
from kpi.evaluation.results import Passed, PassedPart
from targets.provenance import Source
from targets.wording import Sentence
from tests.dashboards.world import inputs, registry, whole

TODAY = date(2023, 10, 1)


def way(promise: str) -> Trend:
    """Return the way of a promise of the small world."""
    return trend(whole(promise), came(inputs()), TODAY)


def told(found: Trend) -> list[tuple[str, list[str], int]]:
    """Return its steps: the day, the units, how many in all."""
    return [(step.day.isoformat(), [line.unit for line in step.units], step.met) for step in found.steps]


def test_a_step_for_each_day_on_which_somebody_came_to_fulfil_it() -> None:
    # II.4: the town on 2/6, Tả Lèng at 23:59 on 4/6; Sơn Bình's report of 7/6 shows none.
    found = way("II.4")
    assert told(found) == [("2023-06-02", ["Thị trấn Tam Đường"], 1), ("2023-06-04", ["Tả Lèng"], 2)]
    assert (found.needed, found.last_day, found.today) == (5, date(2023, 12, 31), TODAY)


def test_a_late_report_counts_from_the_day_it_came() -> None:
    assert told(way("bao-cao-6-thang"))[-1] == ("2023-06-07", ["Sơn Bình"], 3)


def test_the_last_step_is_where_it_stands() -> None:
    for promise in ("II.2", "II.4", "bao-cao-6-thang", "doi-thoai"):
        assert way(promise).steps[-1].met == whole(promise).met


def with_first(promise: str, **changes: object) -> Whole:
    """Return a promise whose first unit's line is changed."""
    found = whole(promise)
    first, *rest = found.lines
    return replace(found, lines=(replace(first, **changes), *rest))  # type: ignore[arg-type]


def test_what_nothing_shows_is_in_no_step() -> None:
    """A figure that came in no report that is known: recorded by hand, say."""
    found = trend(with_first("II.4", figure=Source("so-tay.xlsx", "khong-co")), came(inputs()), TODAY)
    assert told(found) == [("2023-06-04", ["Tả Lèng"], 1)]
    assert told(trend(with_first("II.4", figure=None), came(inputs()), TODAY)) == told(found)


def test_a_unit_that_followed_others_counts_from_the_last_of_their_reports() -> None:
    units = [registry().unit(name) for name in ("thi-tran", "ta-leng", "khun-ha")]
    sources = (Source("a.xlsx", "sha-thi-tran-1"), Source("b.xlsx", "sha-ta-leng-1"), None)
    parts = tuple(PassedPart(unit, None, source, "2023-H1") for unit, source in zip(units, sources, strict=True))
    found = trend(with_first("II.4", passed=Passed((), Sentence("", ""), parts)), came(inputs()), TODAY)
    assert told(found) == [("2023-06-04", ["Thị trấn Tam Đường", "Tả Lèng"], 2)]


def test_nobody_yet() -> None:
    nobody = replace(whole("II.4"), lines=())
    assert trend(nobody, came(inputs()), TODAY).steps == ()
