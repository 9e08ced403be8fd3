"""Figures for the formulas of tests, given by the text that names them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from rules.verdict import Reading
from targets.formula import Figure
from targets.wording import Sentence
from tests.targets.formulas import formula

BLANK = Sentence("bỏ trống", "blank")


def figure(text: str) -> Figure:
    """Return the figure a text names: "a", or "last_year(a)"."""
    read = formula(text)
    assert isinstance(read, Figure)
    return read


def reading(figures: Mapping[str, str | None]) -> Callable[[Figure], Reading]:
    """Return what gives the readings of figures; None is a cell left blank."""
    values = {figure(text): Decimal(value) if value is not None else None for text, value in figures.items()}
    return lambda asked: Reading(values[asked], missing=BLANK if values[asked] is None else None)
