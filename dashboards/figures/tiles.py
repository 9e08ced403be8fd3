"""The tiles: units down, promises across, each tile with the colour and the shape of its verdict."""

from __future__ import annotations

from collections import Counter

import plotly.graph_objects as go

from dashboards.figures.style import INK, layout, plain, symbol_and_word, wrapped
from dashboards.views.lines import Line
from dashboards.views.looks import LOOKS
from dashboards.views.plans import PlanView
from rules.verdict import Verdict
from targets.wording import Language, Sentence

#: Pixels of one row, and of what stands above the first.
ROW, HEAD = 34, 30
#: The share of its place that a tile fills; the rest is the gap between tiles.
FILLED = 0.9
#: As many codes stand side by side on a telephone; more are turned.
UPRIGHT = 10


def tiles(plan: PlanView, language: Language = "vi") -> go.Figure:
    """Return the tiles of one plan, a trace for each verdict that occurs."""
    figure = go.Figure(layout=layout(HEAD + ROW * len(plan.rows) + 8, language))
    for verdict in LOOKS:
        found = [
            (across, down, cell)
            for down, row in enumerate(plan.rows)
            for across, cell in enumerate(row.cells)
            if cell is not None and cell.verdict is verdict
        ]
        if found:
            figure.add_trace(_trace(verdict, found, language))
    codes = [whole.promise.code.text(language) for whole in plan.wholes]
    figure.update_layout(margin={"l": 8, "r": 8, "t": HEAD, "b": 8})
    figure.update_xaxes(
        range=[0, len(codes)],
        tickvals=[n + 0.5 for n in range(len(codes))],
        ticktext=codes,
        side="top",
        tickangle=0 if len(codes) <= UPRIGHT else -90,
        tickfont={"size": 10},
        showgrid=False,
        zeroline=False,
        fixedrange=True,
    )
    figure.update_yaxes(
        range=[len(plan.rows) - 0.5, -0.5],
        tickvals=list(range(len(plan.rows))),
        ticktext=[wrapped(row.unit, 24, 1) for row in plan.rows],
        automargin=True,
        showgrid=False,
        zeroline=False,
        fixedrange=True,
    )
    return figure


def tiles_in_words(plan: PlanView) -> Sentence:
    """Return what the tiles show, for those who do not see them."""
    counts = Counter(cell.verdict for row in plan.rows for cell in row.cells if cell is not None)

    def told(language: Language) -> str:
        parts = [f"{v.label.text(language).lower()} {counts[v]}" for v in LOOKS if counts[v]]
        units = f"{len(plan.rows)} đơn vị" if language == "vi" else f"{len(plan.rows)} units"
        promises = f"{len(plan.wholes)} chỉ tiêu, nhiệm vụ" if language == "vi" else f"{len(plan.wholes)} promises"
        return f"{units} × {promises}: {', '.join(parts)}."

    return Sentence(told("vi"), told("en"))


def _trace(verdict: Verdict, found: list[tuple[int, int, Line]], language: Language) -> go.Bar:
    return go.Bar(
        orientation="h",
        name=symbol_and_word(verdict, language),
        base=[across + (1 - FILLED) / 2 for across, _, _ in found],
        x=[FILLED] * len(found),
        y=[down for _, down, _ in found],
        width=FILLED,
        marker={"color": LOOKS[verdict].colour, "line": {"color": INK, "width": 0.5}},
        text=[LOOKS[verdict].symbol] * len(found),
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"color": INK, "size": 17},
        hovertext=[_hover(cell, language) for _, _, cell in found],
        hoverinfo="text",
    )


def _hover(cell: Line, language: Language) -> str:
    return "<br>".join(
        (
            f"<b>{plain(cell.unit)}</b> · {cell.promise.code.text(language)}",
            wrapped(cell.promise.title, 60, 3),
            f"{LOOKS[cell.verdict].symbol} {plain(cell.word.text(language))}",
            wrapped(cell.why.text(language), 60, 5),
        )
    )
