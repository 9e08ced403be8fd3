"""How far one unit got with each promise that a figure decides, against what is required."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboards.figures.bars import Bar, bars
from dashboards.figures.style import wrapped
from dashboards.views.amounts import Kind
from dashboards.views.lines import Line
from targets.wording import Language, Sentence

#: Where what is required stands on the scale, so that more than that shows too.
REQUIRED = 0.8


def bullets(lines: Sequence[Line], language: Language = "vi") -> go.Figure:
    """Return a bar for each of a unit's lines, scaled so that all that is required stands in one place."""
    return bars([_bar(line, language) for line in lines], language)


def bullets_in_words(lines: Sequence[Line]) -> Sentence:
    """Return what the bars show, for those who do not see them."""

    def told(language: Language) -> str:
        return "; ".join(f"{line.promise.code.text(language)} {_figures(line, language)}" for line in lines) + "."

    return Sentence(told("vi"), told("en"))


def _bar(line: Line, language: Language) -> Bar:
    known = line.actual is not None and line.required
    return Bar(
        title=f"{line.promise.code.text(language)}. {line.promise.title}",
        reached=REQUIRED * float(line.actual / line.required) if known and line.actual and line.required else 0.0,
        required=REQUIRED,
        figures=_figures(line, language),
        verdict=line.verdict,
        hover=wrapped(line.why.text(language), 60, 6),
    )


def _figures(line: Line, language: Language) -> str:
    scale = line.promise.scale
    if line.actual is None or line.required is None or scale.kind is not Kind.NUMBER:
        return scale.said(line.actual).text(language)
    return f"{line.brief.text(language)} {scale.unit}".rstrip()
