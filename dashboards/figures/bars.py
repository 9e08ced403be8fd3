"""Bars with a mark: how far each promise got, and how far it must get; the title above, the figures beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboards.figures.style import FONT_SIZE, INK, NEUTRAL, layout, plain, symbol_and_word, wrapped
from dashboards.views.looks import LOOKS
from rules.verdict import Verdict
from targets.wording import Language

#: Pixels of one line of a title, of a bar, and of the gap below it.
TITLE_LINE, BAR, GAP = 17, 14, 16
#: The scale ends here (the mark of what is required stands at 1 or before); the figures are written beyond.
END, EDGE = 1.0, 1.55
#: The longest title: characters of a line that a narrow telephone shows, and lines.
TITLE = (46, 2)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar."""

    title: str
    reached: float | None  #: from 0; more than `END` is drawn to the end; None: not known
    required: float  #: of the same scale
    figures: str  #: in words, beside the bar
    verdict: Verdict
    hover: str


def bars(rows: Sequence[Bar], language: Language) -> go.Figure:
    """Return the bars, the first on top."""
    titles = [wrapped(row.title, *TITLE) for row in rows]
    bottoms, height = [], 0
    for title in titles:
        height += TITLE_LINE * (1 + title.count("<br>")) + BAR + GAP
        bottoms.append(height - GAP)
    middles = [bottom - BAR / 2 for bottom in bottoms]
    figure = go.Figure(layout=layout(height + 16, language))
    figure.add_trace(_track(middles))
    for verdict in LOOKS:
        found = [(middle, row) for middle, row in zip(middles, rows, strict=True) if row.verdict is verdict]
        if found:
            figure.add_trace(_filled(verdict, found, language))
    figure.add_trace(_marks(middles, rows))
    figure.add_trace(_figures(middles, rows))
    for middle, title in zip(middles, titles, strict=True):
        figure.add_annotation(
            text=title, x=0, y=middle - BAR / 2 - 1, xanchor="left", yanchor="bottom", align="left", showarrow=False
        )
    figure.update_xaxes(range=[0, EDGE], visible=False, fixedrange=True)
    figure.update_yaxes(range=[height, 0], visible=False, fixedrange=True)
    return figure


def _track(middles: Sequence[float]) -> go.Bar:
    return go.Bar(
        orientation="h",
        x=[END] * len(middles),
        y=list(middles),
        width=BAR,
        marker={"color": NEUTRAL, "opacity": 0.25},
        hoverinfo="skip",
    )


def _filled(verdict: Verdict, found: Sequence[tuple[float, Bar]], language: Language) -> go.Bar:
    return go.Bar(
        orientation="h",
        name=symbol_and_word(verdict, language),
        x=[min(END, row.reached or 0) for _, row in found],
        y=[middle for middle, _ in found],
        width=BAR,
        marker={"color": LOOKS[verdict].colour, "line": {"color": INK, "width": 0.5}},
        hovertext=[row.hover for _, row in found],
        hoverinfo="text",
    )


def _marks(middles: Sequence[float], rows: Sequence[Bar]) -> go.Scatter:
    """Return an upright stroke where each bar must reach."""
    return go.Scatter(
        mode="markers",
        x=[row.required for row in rows],
        y=list(middles),
        marker={"symbol": "line-ns", "size": BAR - 2, "line": {"width": 3, "color": NEUTRAL}},
        hovertext=[row.hover for row in rows],
        hoverinfo="text",
        cliponaxis=False,
    )


def _figures(middles: Sequence[float], rows: Sequence[Bar]) -> go.Scatter:
    return go.Scatter(
        mode="text",
        x=[END + 0.03] * len(rows),
        y=list(middles),
        text=[f"{LOOKS[row.verdict].symbol} {plain(row.figures)}" for row in rows],
        textposition="middle right",
        textfont={"size": FONT_SIZE - 1},
        hoverinfo="skip",
        cliponaxis=False,
    )
