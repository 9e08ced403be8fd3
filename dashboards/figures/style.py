"""What all figures share: an empty template, fonts, the marks of numbers, words made safe and short enough.

Only bars and scattered points are drawn, so that the basic bundle of plotly.js can show every figure. Colours of text
and axes are left to the page, which knows whether it is light, dark or paper.
"""

from __future__ import annotations

import html
import textwrap

import plotly.graph_objects as go

from dashboards.views.looks import LOOKS
from rules.verdict import Verdict
from targets.wording import Language

#: Of lines that must show on a light and on a dark page.
NEUTRAL = "#8a8f98"
#: Of text upon a verdict's colour.
INK = "#000000"
FONT_SIZE = 13
#: plotly's names for the shapes of `dashboards.views.looks`.
MARKERS = {
    Verdict.MET: "circle",
    Verdict.LATE: "diamond",
    Verdict.NOT_DUE: "triangle-up",
    Verdict.OVERDUE: "square",
    Verdict.SHORT: "square",
    Verdict.NOT_EVALUABLE: "circle-open",
    Verdict.EXEMPT: "line-ew-open",
}


def layout(height: int, language: Language) -> go.Layout:
    """Return the layout a figure starts from: no template, no background, nothing to drag or zoom."""
    return go.Layout(
        template=go.layout.Template(),
        height=height,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        font={"family": _FONTS, "size": FONT_SIZE},
        separators=",." if language == "vi" else ".,",
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        showlegend=False,
        dragmode=False,
        barmode="overlay",
        hoverlabel={"align": "left", "font": {"family": _FONTS, "size": FONT_SIZE}},
    )


def plain(text: str) -> str:
    """Return text that plotly shows as it is; unescaped it would read some tags.

    >>> plain("<b>Bản Bo</b> & xã")
    '&lt;b&gt;Bản Bo&lt;/b&gt; &amp; xã'
    """
    return html.escape(" ".join(text.split()), quote=False)


def wrapped(text: str, width: int, lines: int) -> str:
    """Return text in so many lines at most, safe to show; what does not fit is cut with an ellipsis.

    >>> wrapped("một hai ba bốn năm", 8, 2)
    'một hai<br>ba bốn …'
    """
    cut = textwrap.wrap(" ".join(text.split()), width, max_lines=lines, placeholder=" …")
    return "<br>".join(plain(part) for part in cut)


def symbol_and_word(verdict: Verdict, language: Language) -> str:
    """Return a verdict as a legend has it: "● Đạt"."""
    return f"{LOOKS[verdict].symbol} {verdict.label.text(language)}"


_FONTS = '"Segoe UI", Roboto, "Noto Sans", Arimo, "DejaVu Sans", Arial, sans-serif'
