"""Reports against their deadlines."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import plotly.graph_objects as go

from dashboards.figures.timeline import MONTHS, timeline, timeline_in_words
from dashboards.views.looks import LOOKS
from rules.verdict import Verdict
from tests.dashboards.world import AS_OF, moment, the_plan, unit_view

REPORTS = the_plan().report_lines


def points(figure: go.Figure, verdict: Verdict) -> list[tuple[str, int]]:
    """Return the marks of a verdict: when, and in which row."""
    (trace,) = [t for t in figure.data if t.mode == "markers" and t.name.startswith(LOOKS[verdict].symbol)]
    return list(zip(trace.x, trace.y, strict=True))


def test_a_report_is_marked_where_it_came() -> None:
    figure = timeline(REPORTS, AS_OF)
    assert points(figure, Verdict.MET) == [("2023-06-02T10:00", 0), ("2023-06-04T23:59", 1)]
    assert points(figure, Verdict.LATE) == [("2023-06-07T08:30", 2)]


def test_a_report_still_out_is_marked_now() -> None:
    assert points(timeline(REPORTS, AS_OF), Verdict.OVERDUE) == [("2023-10-01T00:00", 3), ("2023-10-01T00:00", 4)]


def test_a_report_ahead_is_marked_at_its_deadline() -> None:
    at = moment("2023-05-20T08:00")
    figure = timeline(the_plan(at).report_lines, at)
    assert ("2023-06-05T00:00", 4) in points(figure, Verdict.NOT_DUE)


def test_a_stroke_shows_how_late() -> None:
    """From the first moment too late to the mark; None lifts the pen."""
    strokes = {trace.x for trace in timeline(REPORTS, AS_OF).data if trace.mode == "lines" and trace.x}
    assert ("2023-06-05T00:00", "2023-06-07T08:30", None) in strokes


def test_units_run_down_in_the_offices_order() -> None:
    figure = timeline(REPORTS, AS_OF)
    assert figure.layout.yaxis.ticktext == ("Thị trấn Tam Đường", "Tả Lèng", "Sơn Bình", "Bản Bo", "Khun Há")


def test_of_one_unit_the_reports_run_down() -> None:
    (part,) = unit_view("khun-ha").plans
    assert timeline(part.reports, AS_OF).layout.yaxis.ticktext == ("NV1",)


def test_the_deadline_and_the_moment_are_named() -> None:
    figure = timeline(REPORTS, AS_OF)
    assert [note.text for note in figure.layout.annotations] == ["Hạn hết 04/6/2023", "Lúc xem"]
    assert [shape.x0 for shape in figure.layout.shapes] == ["2023-06-05T00:00", "2023-10-01T00:00"]
    english = timeline(REPORTS, AS_OF, "en")
    assert [note.text for note in english.layout.annotations] == ["Due 4 Jun 2023", "As of"]


def test_names_lean_towards_the_middle() -> None:
    figure = timeline(REPORTS, AS_OF)
    assert [note.xanchor for note in figure.layout.annotations] == ["left", "right"]


def test_a_few_months_are_named_evenly() -> None:
    figure = timeline(REPORTS, moment("2025-10-01T00:00"))
    days = [date.fromisoformat(day) for day in figure.layout.xaxis.tickvals]
    assert 2 <= len(days) <= MONTHS
    assert {day.day for day in days} == {1}
    steps = {(b.year - a.year) * 12 + b.month - a.month for a, b in pairwise(days)}
    assert len(steps) == 1
    assert figure.layout.xaxis.ticktext[0] == f"{days[0].month}/{days[0].year}"


def test_only_points_are_drawn() -> None:
    assert {trace.type for trace in timeline(REPORTS, AS_OF).data} == {"scatter"}


def test_it_says_in_words_what_it_shows() -> None:
    assert timeline_in_words(REPORTS).vi == "quá hạn: 2, đã nộp, đúng hạn: 2, đã nộp, chậm: 1."
