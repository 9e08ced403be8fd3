"""Bars with a mark."""

from __future__ import annotations

from itertools import pairwise

import plotly.graph_objects as go

from dashboards.figures.bars import BAR, END, Bar, bars
from dashboards.views.looks import LOOKS
from rules.verdict import Verdict

HALF = Bar("CT1. Ngắn", 0.5, 0.95, "1/2", Verdict.NOT_DUE, "vì sao")
LONG = Bar("CT2. " + "một hai ba bốn " * 6, 1.7, 1.0, "17/10", Verdict.MET, "vì sao")
NONE = Bar("CT3. <b>Không</b>", None, 1.0, "chưa có số liệu", Verdict.NOT_EVALUABLE, "vì sao")


def filled(figure: go.Figure) -> dict[str, float]:
    """Return how long the bar of each verdict is, by its colour."""
    return {trace.marker.color: trace.x[0] for trace in figure.data[1:-2]}


def test_a_bar_is_as_long_as_what_was_reached() -> None:
    assert filled(bars([HALF], "vi")) == {LOOKS[Verdict.NOT_DUE].colour: 0.5}


def test_more_than_the_scale_is_drawn_to_its_end_and_the_figure_says_it() -> None:
    figure = bars([LONG], "vi")
    assert filled(figure) == {LOOKS[Verdict.MET].colour: END}
    assert figure.data[-1].text == ("● 17/10",)


def test_what_is_not_known_has_no_length() -> None:
    assert filled(bars([NONE], "vi")) == {LOOKS[Verdict.NOT_EVALUABLE].colour: 0}


def test_a_stroke_stands_where_each_must_reach() -> None:
    strokes = bars([HALF, NONE], "vi").data[-2]
    assert (strokes.x, strokes.marker.symbol) == ((0.95, 1.0), "line-ns")


def test_rows_run_down_and_do_not_touch() -> None:
    figure = bars([HALF, LONG, NONE], "vi")
    middles = figure.data[0].y
    assert list(middles) == sorted(middles)
    assert all(after - before > BAR for before, after in pairwise(middles))
    top, bottom = figure.layout.yaxis.range
    assert top > bottom == 0


def test_titles_stand_above_their_bars_and_are_no_markup() -> None:
    figure = bars([HALF, LONG, NONE], "vi")
    titles = [note.text for note in figure.layout.annotations]
    assert titles[0] == "CT1. Ngắn"
    assert titles[1].count("<br>") == 1
    assert titles[1].endswith(" …")
    assert titles[2] == "CT3. &lt;b&gt;Không&lt;/b&gt;"
    for note, middle in zip(figure.layout.annotations, figure.data[0].y, strict=True):
        assert note.y < middle


def test_only_bars_and_points_are_drawn() -> None:
    assert {trace.type for trace in bars([HALF, LONG], "vi").data} == {"bar", "scatter"}
