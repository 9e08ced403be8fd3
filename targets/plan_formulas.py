"""The formulas of a plan's derived indicators: read, and checked against the indicators that are reported."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from targets.formula import Basis, Formula, figures_in, names_in
from targets.formula_check import check
from targets.formula_reading import read_formula
from targets.issues import Issue
from targets.plan import Indicator, Plan
from targets.provenance import Source
from targets.wording import say
from targets.yaml_file import Path


def formula_issues(plan: Plan, at: Callable[[Path], Source]) -> Iterator[Issue]:
    """Yield what is wrong with the formulas of a plan's indicators; ``at`` gives the place of a node of the file."""
    reported = [indicator.id for indicator in plan.indicators if indicator.formula is None]
    bases = {indicator.id for indicator in plan.indicators if indicator.base is not None}
    for number, indicator in enumerate(plan.indicators):
        if indicator.formula is None:
            continue
        place = at(("indicators", number, "formula"))
        formula, issues = read_formula(indicator.formula, place)
        yield from issues
        if formula is not None:
            yield from check(formula, reported, place)
            yield from _without_base(formula, bases, place)
        if plan.form is not None and indicator.id in plan.form.indicators:
            text = say(
                "“{id}” được tính từ chỉ số khác nên không nằm trong biểu",
                "“{id}” is computed from others and is not asked for in the form",
                id=indicator.id,
            )
            yield Issue("derived-in-form", text, at(("form", "indicators")))


def check_issues(plan: Plan, at: Callable[[Path], Source]) -> Iterator[Issue]:
    """Yield what is wrong with the formulas of a plan's checks; they may name the indicators of its form."""
    asked = plan.form.indicators if plan.form is not None else ()
    for number, one in enumerate(plan.checks):
        for key, text in (("left", one.left), ("right", one.right)):
            place = at(("checks", number, key))
            formula, issues = read_formula(text, place)
            yield from issues
            if formula is not None and names_in(formula):
                yield from check(formula, asked, place)


def formula_of(indicator: Indicator) -> Formula:
    """Return the formula of a derived indicator of a plan that was checked.

    Raises:
        ValueError: it has none that can be read.
    """
    return known_formula(indicator.formula or "", indicator.id)


def known_formula(text: str, owner: str) -> Formula:
    """Return the formula a text of a checked plan says; ``owner`` is whose it is.

    Raises:
        ValueError: it cannot be read.
    """
    formula = _read(text)
    if formula is None:
        raise ValueError(owner)
    return formula


@lru_cache(maxsize=256)
def _read(text: str) -> Formula | None:
    formula, _ = read_formula(text, Source("plan"))
    return formula


def _without_base(formula: Formula, bases: set[str], place: Source) -> Iterator[Issue]:
    for figure in sorted(figures_in(formula), key=lambda figure: figure.name):
        if figure.basis is Basis.BASE and figure.name not in bases:
            text = say("“{id}” chưa có mức gốc (base)", "“{id}” has no base", id=figure.name)
            yield Issue("no-base", text, place, say("Ghi “base” cho chỉ số này.", "Give the indicator a “base”."))
