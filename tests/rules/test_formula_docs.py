"""The worked examples of docs/cong-thuc.md: each is read, computed both ways, and said as the document has it."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
import pytest

from rules.formula import Read, value_of
from rules.formula_columns import values_of
from rules.formula_written import written_out
from rules.verdict import Reading
from targets.formula import FUNCTIONS, POWERS, TIMES, Figure, Kind, Op, Operation, figures_in, kind_of, names_in, nodes
from targets.formula_check import check
from targets.formula_mistakes import DEEPEST, LONGEST
from targets.formula_reading import read_formula
from tests.architecture.code import ROOT
from tests.rules.figures import reading
from tests.targets.formulas import PLACE, formula

TEXT = (ROOT / "docs/cong-thuc.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\| `(.+?)` \| `(.+?)` \| (.+) \|$", TEXT, re.MULTILINE)
MISTAKES = re.findall(r"^\| `(.+?)` \| (cột .+) \|$", TEXT, re.MULTILINE)
KNOWN = ("giai-quyet", "tiep-nhan", "tra-lai")


def given(figures: str) -> Mapping[str, str | None]:
    """Return the figures of an example: "a = 1, b = ?"."""
    pairs = [pair.split(" = ") for pair in figures.split(", ")]
    return {name: None if value == "?" else value for name, value in pairs}


def bare(read: Read) -> Read:
    """Return the readings without the reasons why they are missing: an example gives none."""
    return lambda figure: Reading(read(figure).value)


@pytest.mark.parametrize(("text", "figures", "result"), EXAMPLES)
def test_an_example_comes_to_what_is_said(text: str, figures: str, result: str) -> None:
    tree = formula(text)
    read = bare(reading(given(figures)))
    assert check(tree, names_in(tree), PLACE, kind_of(tree)) == ()
    assert written_out(tree, read).vi == result
    columns = {asked: np.array([_float(read, asked)]) for asked in figures_in(tree)}
    [together], alone = values_of(tree, columns), value_of(tree, read).value
    assert np.isnan(together) if alone is None else together == float(alone)


@pytest.mark.parametrize(("text", "told"), MISTAKES)
def test_a_mistake_is_told_as_is_said(text: str, told: str) -> None:
    tree, issues = read_formula(text, PLACE)
    if tree is not None:
        issues = check(tree, KNOWN, PLACE)
    assert [issue.say().partition("công thức, ")[2] for issue in issues] == [told]


def test_every_sign_and_function_has_an_example() -> None:
    trees = [formula(text) for text, _, _ in EXAMPLES]
    shown = {node.op for tree in trees for node in nodes(tree) if isinstance(node, Operation)}
    assert set(FUNCTIONS.values()) <= shown
    assert {figure.basis for tree in trees for figure in figures_in(tree)} >= set(TIMES.values())
    assert set(POWERS) - shown == {Op.LESS, Op.AT_LEAST}  # shown by their like: > and <=
    assert {kind_of(tree) for tree in trees} == set(Kind)


def test_the_limits_are_those_of_the_reader() -> None:
    assert f"Dài nhất {LONGEST:,} ký tự, lồng nhau nhiều nhất {DEEPEST} tầng".replace(",", ".", 1) in TEXT
    assert len(EXAMPLES) + len(MISTAKES) == TEXT.count("\n| `")


def _float(read: Read, figure: Figure) -> float:
    value = read(figure).value
    return float("nan") if value is None else float(value)
