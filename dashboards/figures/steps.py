"""How many units fulfil a promise, day by day, against how many must and by when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import plotly.graph_objects as go

from dashboards.figures.style import NEUTRAL, layout, plain
from dashboards.views.looks import LOOKS
from dashboards.views.trend import Trend
from rules.verdict import Verdict
from targets.wording import Language, Sentence, say, write_date

#: Pixels of the figure.
HEIGHT = 260
#: The most days named on the axis: those of the deadline, of today and of some steps.
DAYS = 5
#: The least days between two that are named, of all the days shown.
_APART = 0.14


def steps(way: Trend, language: Language = "vi") -> go.Figure:
    """Return a line that rises on each day on which units were shown to fulfil it; dashed across, how many must."""
    figure = go.Figure(layout=layout(HEIGHT, language))
    first, last = _ends(way)
    days = [first, *(step.day for step in way.steps), max(way.today, first)]
    met = [0, *(step.met for step in way.steps), way.steps[-1].met if way.steps else 0]
    line = {"shape": "hv", "color": NEUTRAL, "width": 3}
    figure.add_trace(go.Scatter(mode="lines", x=[day.isoformat() for day in days], y=met, line=line, hoverinfo="skip"))
    figure.add_trace(_marks(way, language))
    if way.needed is not None:
        across = {"color": NEUTRAL, "width": 2, "dash": "dash"}
        ends = [first.isoformat(), last.isoformat()]
        figure.add_trace(go.Scatter(mode="lines", x=ends, y=[way.needed, way.needed], line=across, hoverinfo="skip"))
    figure.add_trace(_deadline(way, language))
    _axes(figure, way, language)
    return figure


def steps_in_words(way: Trend) -> Sentence:
    """Return what the steps show, for those who do not see them."""
    if not way.steps:
        return Sentence("Chưa đơn vị nào đạt.", "No unit fulfils it yet.")
    last = way.steps[-1]
    return say(
        "{n} đơn vị đạt đến ngày {day}; cần {needed} đơn vị, hạn cuối {last_day}.",
        "{n} units fulfil it by {day}; {needed} are needed by {last_day}.",
        n=last.met,
        day=last.day,
        needed=way.needed,
        last_day=way.last_day,
    )


def _ends(way: Trend) -> tuple[date, date]:
    """Return the first and the last day shown: a little around everything that is marked."""
    days = [*(step.day for step in way.steps), way.last_day, way.today]
    room = timedelta(days=max(2, (max(days) - min(days)).days // 20))
    return min(days) - room, max(days) + room


def _marks(way: Trend, language: Language) -> go.Scatter:
    look = LOOKS[Verdict.MET]
    return go.Scatter(
        mode="markers+text",
        x=[step.day.isoformat() for step in way.steps],
        y=[step.met for step in way.steps],
        text=[str(step.met) if step is way.steps[-1] else "" for step in way.steps],
        textposition="top left",
        marker={"symbol": "circle", "size": 9, "color": look.colour, "line": {"color": "#000000", "width": 0.5}},
        hovertext=[_hover(step.day, [line.unit for line in step.units], step.met, language) for step in way.steps],
        hoverinfo="text",
        cliponaxis=False,
    )


def _hover(day: date, names: Sequence[str], met: int, language: Language) -> str:
    shown = ", ".join(names[:_NAMES]) + (" …" if len(names) > _NAMES else "")
    return f"{write_date(day, language)} · {met}<br>{plain(shown)}"


def _deadline(way: Trend, language: Language) -> go.Scatter:
    """Return the upright stroke of the deadline."""
    words = Sentence("hạn cuối", "last day").text(language)
    top = _top(way)
    return go.Scatter(
        mode="lines+text",
        x=[way.last_day.isoformat()] * 2,
        y=[0, top],
        text=["", words],
        textposition="top center",
        line={"color": NEUTRAL, "width": 1, "dash": "dot"},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _top(way: Trend) -> float:
    return 1.12 * max(way.needed or 0, way.steps[-1].met if way.steps else 0, 1)


def _axes(figure: go.Figure, way: Trend, language: Language) -> None:
    first, last = _ends(way)
    ticks = _ticks(way, (last - first).days * _APART)
    figure.update_layout(margin={"l": 34, "r": 20, "t": 28, "b": 30})
    figure.update_xaxes(
        type="date",
        range=[first.isoformat(), last.isoformat()],
        tickvals=[day.isoformat() for day in ticks],
        ticktext=[write_date(day, language) for day in ticks],
        showgrid=False,
        zeroline=False,
        fixedrange=True,
    )
    figure.update_yaxes(range=[0, _top(way) * 1.02], rangemode="tozero", nticks=5, showgrid=False, fixedrange=True)


def _ticks(way: Trend, apart: float) -> list[date]:
    """Return the days to name: the deadline, today, then steps from the last; none too near to another."""
    found: list[date] = []
    for day in (way.last_day, way.today, *(step.day for step in reversed(way.steps))):
        if len(found) < DAYS and all(abs((day - other).days) >= apart for other in found):
            found.append(day)
    return sorted(found)


_NAMES = 6
