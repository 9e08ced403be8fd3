"""How many of the units fulfil each promise, against how many must."""

from __future__ import annotations

import plotly.graph_objects as go

from dashboards.figures.bars import Bar, bars
from dashboards.figures.style import wrapped
from dashboards.views.plans import PlanView, Whole
from targets.wording import Language, Sentence, write_number


def shares(plan: PlanView, language: Language = "vi") -> go.Figure:
    """Return a bar for each promise of a plan: the share of units that fulfil it."""
    return bars([_bar(whole, language) for whole in plan.wholes], language)


def shares_in_words(plan: PlanView) -> Sentence:
    """Return what the bars show, for those who do not see them."""

    def told(language: Language) -> str:
        return "; ".join(f"{w.promise.code.text(language)} {_figures(w, language)}" for w in plan.wholes) + "."

    return Sentence(told("vi"), told("en"))


def _bar(whole: Whole, language: Language) -> Bar:
    return Bar(
        title=f"{whole.promise.code.text(language)}. {whole.promise.title}",
        reached=float(whole.reached) / 100 if whole.reached is not None else None,
        required=float(whole.required) / 100 if whole.required is not None else 1.0,
        figures=_figures(whole, language),
        verdict=whole.verdict,
        hover=wrapped(whole.why.text(language), 60, 8),
    )


def _figures(whole: Whole, language: Language) -> str:
    if whole.reached is None or not whole.counted:
        return "chưa có số liệu" if language == "vi" else "no figures"
    return f"{whole.met}/{whole.counted} · {write_number(whole.reached, language)}%"
