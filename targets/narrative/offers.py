"""Figures of a narrative report offered for the lines of a form: a person confirms them, nothing is taken by itself.

A figure is offered for an indicator when it counts the same kind of thing and the words of its clause name most of what
the indicator's name says. Where two different figures fit as well as each other, both are told and neither is offered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from targets.documents.text import Text
from targets.names import match_key
from targets.narrative.figures import Figure, between
from targets.narrative.measures import measure_at, same_kind
from targets.plan import Indicator, Measure


@dataclass(frozen=True, slots=True)
class Offer:
    """One indicator, and what a report says of it."""

    indicator: Indicator
    figure: Figure | None  #: None: no figure fits, or more than one
    value: Decimal | None  #: in the indicator's unit of measure
    rivals: tuple[Figure, ...] = ()  #: figures that fit as well as each other
    clause: tuple[int, int] | None = None  #: the words around the figure
    fit: Fraction = Fraction(0)  #: how much of the indicator's name they hold


def offers_of(text: Text, figures: Sequence[Figure], indicators: Sequence[Indicator]) -> tuple[Offer, ...]:
    """Return for each indicator of a form that is filled in by hand what a report offers."""
    return tuple(
        _offer(text, figures, indicator)
        for indicator in indicators
        if indicator.formula is None and indicator.measure is not Measure.YES_NO
    )


#: How much of an indicator's name a clause must hold, and how much better than the next it must fit.
_ENOUGH, _CLEARLY = Fraction(3, 5), Fraction(1, 10)
_STOPS = re.compile(r"[.;:\n()]")
_SYLLABLE = re.compile(r"\w+|%")
_REACH = 160  # characters of a clause looked at on either side
_SMALL = frozenset(match_key("số các của và có được đã trong cho với theo là lượt tổng từ đến tại ở do bị").split())


def _offer(text: Text, figures: Sequence[Figure], indicator: Indicator) -> Offer:
    fitting = [(fit, figure) for figure in figures if (fit := _fit(text, figures, figure, indicator)) >= _ENOUGH]
    if not fitting:
        return Offer(indicator, None, None)
    best = max(fit for fit, _ in fitting)
    near = [figure for fit, figure in fitting if best - fit < _CLEARLY]
    if len({figure.amount for figure in near}) > 1:
        return Offer(indicator, None, None, tuple(near))
    return Offer(indicator, near[0], _in_unit(near[0], indicator), (), _clause(text, figures, near[0]), best)


def _fit(text: Text, figures: Sequence[Figure], figure: Figure, indicator: Indicator) -> Fraction:
    """Return how much of an indicator's name the clause of a figure holds; 0 when it counts something else."""
    measure = measure_at(indicator.unit, 0, len(indicator.unit))
    if measure is None or not same_kind(measure.kind, figure.kind):
        return Fraction(0)
    wanted = _words(indicator.name) | _words(indicator.unit)
    said = _words(text.content[slice(*_clause(text, figures, figure))])
    return Fraction(len(wanted & said), len(wanted)) if wanted else Fraction(0)


def _words(text: str) -> frozenset[str]:
    return frozenset(_SYLLABLE.findall(match_key(text))) - _SMALL


def _clause(text: Text, figures: Sequence[Figure], figure: Figure) -> tuple[int, int]:
    """Return the words around a figure, up to a stop or to the figure beside it."""
    paragraph = text.paragraphs[figure.paragraph]
    start, end = max(paragraph.start, figure.opening - _REACH), min(paragraph.end, figure.end + _REACH)
    start = max([start, *(found.end() for found in _STOPS.finditer(text.content, start, figure.opening))])
    start = max([start, *(other.end for other in between(figures, start, figure.start))])
    stop = _STOPS.search(text.content, figure.end, end)
    end = min([stop.start() if stop else end, *(other.opening for other in between(figures, figure.end, end))])
    return start, max(end, figure.end)


def _in_unit(figure: Figure, indicator: Indicator) -> Decimal:
    measure = measure_at(indicator.unit, 0, len(indicator.unit))
    return (figure.amount / (measure.scale if measure else 1)).normalize() + 0
