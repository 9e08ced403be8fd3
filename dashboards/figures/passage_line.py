"""One unit's reports by time: deadlines, and every step of each report's way, with the signs that the table has."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import plotly.graph_objects as go

from dashboards.figures.style import NEUTRAL, plain
from dashboards.figures.timeline import timeline, timeline_in_words
from dashboards.views.passage import Mark, Passage
from targets.wording import Language, Sentence, write_fact


def passage_line(passages: Sequence[Passage], as_of: datetime, language: Language = "vi") -> go.Figure:
    """Return the time line of a unit's reports, a row each; what happened to one stands along its row."""
    figure = timeline([passage.line for passage in passages], as_of, language)
    rows = {row: number for number, row in enumerate(dict.fromkeys(_code(passage, language) for passage in passages))}
    steps = [
        (rows[_code(passage, language)], step)
        for passage in passages
        for step in passage.steps
        if step.mark is not Mark.RECEIVED or step.at != passage.line.sent  # the first is the row's own mark
    ]
    if steps:
        figure.add_trace(
            go.Scatter(
                mode="text",
                x=[step.at.replace(tzinfo=None).isoformat(timespec="minutes") for _, step in steps],
                y=[row for row, _ in steps],
                text=[step.mark.value for _, step in steps],
                textfont={"size": 17, "color": NEUTRAL},
                hovertext=[f"{write_fact(step.at, language)}: {plain(step.words.text(language))}" for _, step in steps],
                hoverinfo="text",
                cliponaxis=False,
            )
        )
    return figure


def passage_in_words(passages: Sequence[Passage]) -> Sentence:
    """Return what the time line shows, for those who do not see it."""
    return timeline_in_words([passage.line for passage in passages])


def _code(passage: Passage, language: Language) -> str:
    return passage.line.promise.code.text(language)
