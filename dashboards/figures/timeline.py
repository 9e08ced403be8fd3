"""Reports against their deadlines: when each was sent, how late, and what is still out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import plotly.graph_objects as go

from dashboards.figures.style import INK, MARKERS, NEUTRAL, layout, plain, symbol_and_word, wrapped
from dashboards.views.lines import Line
from dashboards.views.looks import LOOKS
from rules.verdict import Verdict
from targets.wording import Language, Sentence, write_date

#: Pixels of one row, and of what stands above the first and below the last.
ROW, HEAD, FOOT = 26, 64, 34
#: The most months named on the axis.
MONTHS = 5


def timeline(lines: Sequence[Line], as_of: datetime, language: Language = "vi") -> go.Figure:
    """Return reports by time, a row for each unit; of a single unit, a row for each report."""
    names = _rows(lines, language)
    rows = {name: row for row, name in enumerate(names)}
    one_unit = len({line.unit_id for line in lines}) == 1
    figure = go.Figure(layout=layout(HEAD + ROW * len(names) + FOOT, language))
    for verdict in LOOKS:
        found = [(rows[_name(line, language, one_unit=one_unit)], line) for line in lines if line.verdict is verdict]
        if found:
            figure.add_trace(_spans(found, as_of))
            figure.add_trace(_points(verdict, found, as_of, language))
    _axes(figure, lines, as_of, names, language)
    return figure


def timeline_in_words(lines: Sequence[Line]) -> Sentence:
    """Return what the timeline shows, for those who do not see it."""

    def told(language: Language) -> str:
        counts = [(verdict, sum(line.verdict is verdict for line in lines)) for verdict in LOOKS]
        labels = {line.verdict: line.word.text(language).lower() for line in lines}
        return ", ".join(f"{labels[verdict]}: {count}" for verdict, count in counts if count) + "."

    return Sentence(told("vi"), told("en"))


def _rows(lines: Sequence[Line], language: Language) -> list[str]:
    one_unit = len({line.unit_id for line in lines}) == 1
    return list(dict.fromkeys(_name(line, language, one_unit=one_unit) for line in lines))


def _name(line: Line, language: Language, *, one_unit: bool) -> str:
    return line.promise.code.text(language) if one_unit else wrapped(line.unit, 24, 1)


def _last_day(line: Line) -> date:
    return line.promise.deadline.last_day


def _at(line: Line, as_of: datetime) -> datetime:
    """Return where a report's mark stands: when it was sent; at the deadline while there is time; else now."""
    if line.sent is not None:
        return line.sent
    if line.verdict is Verdict.OVERDUE:
        return as_of
    return line.promise.deadline.cutoff


def _spans(found: Sequence[tuple[int, Line]], as_of: datetime) -> go.Scatter:
    """Return a stroke from each deadline that was missed to the mark: how late."""
    x: list[str | None] = []
    y: list[int | None] = []
    for row, line in found:
        if line.verdict in {Verdict.LATE, Verdict.OVERDUE}:
            x += [_iso(line.promise.deadline.cutoff), _iso(_at(line, as_of)), None]
            y += [row, row, None]
    return go.Scatter(mode="lines", x=x, y=y, line={"color": NEUTRAL, "width": 3}, hoverinfo="skip")


def _points(verdict: Verdict, found: Sequence[tuple[int, Line]], as_of: datetime, language: Language) -> go.Scatter:
    return go.Scatter(
        mode="markers",
        name=symbol_and_word(verdict, language),
        x=[_iso(_at(line, as_of)) for _, line in found],
        y=[row for row, _ in found],
        marker={
            "symbol": MARKERS[verdict],
            "size": 13,
            "color": LOOKS[verdict].colour,
            "line": {"color": INK, "width": 1},
        },
        hovertext=[_hover(line, language) for _, line in found],
        hoverinfo="text",
        cliponaxis=False,
    )


def _hover(line: Line, language: Language) -> str:
    head = f"<b>{plain(line.unit)}</b> · {line.promise.code.text(language)}"
    return "<br>".join((head, wrapped(line.promise.title, 60, 2), wrapped(line.why.text(language), 60, 4)))


def _axes(figure: go.Figure, lines: Sequence[Line], as_of: datetime, names: list[str], language: Language) -> None:
    deadlines = sorted({_last_day(line) for line in lines})
    moments = [as_of, *(_at(line, as_of) for line in lines), *(line.promise.deadline.cutoff for line in lines)]
    first, last = min(moments).date() - timedelta(days=10), max(moments).date() + timedelta(days=10)
    ticks = _months(first, last)
    figure.update_xaxes(
        type="date",
        range=[first.isoformat(), last.isoformat()],
        tickvals=[day.isoformat() for day in ticks],
        ticktext=[f"{day.month}/{day.year}" for day in ticks],
        tickangle=0,
        showgrid=False,
        zeroline=False,
        fixedrange=True,
    )
    figure.update_yaxes(
        range=[len(names) - 0.5, -0.5],
        tickvals=list(range(len(names))),
        ticktext=names,
        automargin=True,
        showgrid=False,
        zeroline=False,
        fixedrange=True,
    )
    cutoffs = {_last_day(line): line.promise.deadline.cutoff for line in lines}
    middle = first + (last - first) / 2
    for number, day in enumerate(deadlines):
        said = f"Hạn hết {write_date(day)}" if language == "vi" else f"Due {write_date(day, language)}"
        _upright(figure, cutoffs[day], said, "solid", number % 2 * 17, middle)
    _upright(figure, as_of, "Lúc xem" if language == "vi" else "As of", "dot", 34, middle)
    figure.update_layout(margin={"l": 8, "r": 8, "t": HEAD, "b": FOOT})


def _upright(figure: go.Figure, at: datetime, text: str, dash: str, above: int, middle: date) -> None:
    """Draw a line from top to bottom with its name above, which leans towards the middle so as not to be cut off."""
    x, lean = _iso(at), "left" if at.date() < middle else "right"
    line = {"color": NEUTRAL, "width": 1.5, "dash": dash}
    figure.add_shape(type="line", x0=x, x1=x, y0=0, y1=1, yref="paper", line=line, layer="below")
    place = {"x": x, "y": 1, "yref": "paper", "yshift": above, "xanchor": lean, "yanchor": "bottom"}
    figure.add_annotation(text=text, showarrow=False, **place)


def _months(first: date, last: date) -> list[date]:
    """Return first days of months between two days, at most `MONTHS` of them, evenly apart."""
    months = [
        date(year, month, 1)
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
        if first <= date(year, month, 1) <= last
    ]
    step = -(-len(months) // MONTHS) if months else 1
    return months[::step]


def _iso(moment: datetime) -> str:
    """Return a moment as plotly reads it: without a zone, as the clock on the wall."""
    return moment.replace(tzinfo=None).isoformat(timespec="minutes")
