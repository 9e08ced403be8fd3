"""The steps: one mark a day, the line across where enough is, the same in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from dashboards.figures.steps import DAYS, steps, steps_in_words
from dashboards.views.trend import Step, Trend, came, trend
from tests.dashboards.world import inputs, whole

WAY = trend(whole("bao-cao-6-thang"), came(inputs()), date(2023, 6, 20))


def test_a_mark_for_each_step() -> None:
    (marks,) = [trace for trace in steps(WAY).data if trace.mode == "markers+text"]
    assert list(marks.x) == ["2023-06-02", "2023-06-04", "2023-06-07"]
    assert list(marks.y) == [1, 2, 3]
    assert list(marks.text) == ["", "", "3"]
    assert "Sơn Bình" in marks.hovertext[2]


def test_enough_lies_across_and_the_deadline_stands_upright() -> None:
    dashes = {trace.line.dash: trace for trace in steps(WAY).data if trace.mode.startswith("lines")}
    assert set(dashes["dash"].y) == {5}  # all five must report
    assert set(dashes["dot"].x) == {"2023-06-04"}


def test_the_line_never_falls_and_ends_today() -> None:
    line = steps(WAY).data[0]
    assert list(line.y) == [0, 1, 2, 3, 3]
    assert line.x[-1] == "2023-06-20"


def test_what_is_not_a_share_has_no_line_across() -> None:
    assert not [trace for trace in steps(replace(WAY, needed=None)).data if trace.line.dash == "dash"]


def test_named_days_stand_apart() -> None:
    first = date(2023, 1, 1)
    lines = whole("II.4").lines[:1]
    many = tuple(Step(first + timedelta(days=n), lines, n + 1) for n in range(100))
    figure = steps(Trend(many, 120, date(2023, 12, 31), date(2023, 6, 1)))
    named = [date.fromisoformat(day) for day in figure.layout.xaxis.tickvals]
    assert 3 <= len(named) <= DAYS
    shown = [date.fromisoformat(day) for day in figure.layout.xaxis.range]
    assert all((after - before) >= 0.14 * (shown[1] - shown[0]) for before, after in pairwise(named))


def test_nothing_yet() -> None:
    empty = replace(WAY, steps=())
    assert list(steps(empty).data[0].y) == [0, 0]
    assert steps_in_words(empty).vi == "Chưa đơn vị nào đạt."


def test_the_same_in_words() -> None:
    assert steps_in_words(WAY).vi == "3 đơn vị đạt đến ngày 07/6/2023; cần 5 đơn vị, hạn cuối 04/6/2023."
    assert steps_in_words(WAY).en == "3 units fulfil it by 7 Jun 2023; 5 are needed by 4 Jun 2023."
