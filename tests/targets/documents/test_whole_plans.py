"""Whole plans of other subjects, made for this test with the layouts that real ones have; figures are illustrations.

Beside each stands what must be read from it, worked out by hand: targets ("T line operator value unit …") and duties
("D line kind date period"). The same plan as a Word file or a PDF promises the same.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from targets.documents.layout import lay_out
from targets.documents.lines import Line, text_lines
from targets.documents.pdf import pdf_lines
from targets.documents.text import Text
from targets.documents.word import word_lines
from tests.targets.documents.measured import plans, reading_lines
from tests.targets.documents.papers import pdf, word

PLANS = plans()


def laid(lines: tuple[Line, ...]) -> Text:
    return lay_out(lines)


def expected(plan: Path) -> list[str]:
    return plan.with_suffix(".expected").read_text(encoding="utf-8").splitlines()


def unplaced(lines: list[str]) -> list[str]:
    """Return what is read without its line numbers, which another kind of file counts otherwise."""
    return [" ".join([line.split()[0], *line.split()[2:]]) for line in lines]


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.stem)
def test_a_plan_promises_exactly_what_is_written_beside_it(plan: Path) -> None:
    assert reading_lines(laid(text_lines(plan.read_text(encoding="utf-8")))) == expected(plan)


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.stem)
def test_the_unicode_form_makes_no_difference(plan: Path) -> None:
    text = unicodedata.normalize("NFD", plan.read_text(encoding="utf-8"))
    assert reading_lines(laid(text_lines(text))) == expected(plan)


@pytest.mark.parametrize(
    "plan", [plan for plan in PLANS if "|" not in plan.read_text(encoding="utf-8")], ids=lambda p: p.stem
)
def test_the_same_plan_in_word_and_as_a_pdf_promises_the_same(plan: Path) -> None:
    text = laid(text_lines(plan.read_text(encoding="utf-8")))
    if any(paragraph.cell for paragraph in text.paragraphs) or text.notes:
        pytest.skip("its tables and footnotes are made otherwise there")
    paragraphs = [text.content[p.start : p.end].replace('"', "“") for p in text.paragraphs]
    wanted = unplaced(expected(plan))
    assert unplaced(reading_lines(laid(word_lines(word(paragraphs))))) == wanted
    assert unplaced(reading_lines(laid(pdf_lines(pdf(paragraphs))))) == wanted
