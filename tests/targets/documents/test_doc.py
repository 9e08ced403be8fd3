"""The phrasings listed in docs/doc-ke-hoach.md are understood as it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.targets.documents.measured import Clause, duties_of, targets_of

PAGE = (Path(__file__).parents[3] / "docs" / "doc-ke-hoach.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the rows of the table under a heading: the clause, and what is put between backquotes beside it."""
    part = PAGE.split(f"### {heading}\n", 1)[1].split("\n#", 1)[0]
    cells = re.findall(r"^\| (?!câu|---)(.+?) \| (.+?) \|$", part, re.MULTILINE)
    return [(clause, tuple(re.findall("`(.+?)`", read))) for clause, read in cells]


@pytest.mark.parametrize(("text", "expected"), rows("Chỉ tiêu"))
def test_a_target_is_read_as_the_page_says(text: str, expected: tuple[str, ...]) -> None:
    assert targets_of(Clause(text, "goals", expected)) == expected


@pytest.mark.parametrize(("text", "expected"), rows("Nhiệm vụ có hạn"))
def test_a_duty_is_read_as_the_page_says(text: str, expected: tuple[str, ...]) -> None:
    assert duties_of(Clause(text, "tasks", expected)) == expected


@pytest.mark.parametrize(("text", "expected"), rows("Không phải chỉ tiêu, không phải hạn"))
def test_what_is_neither_is_left_out(text: str, expected: tuple[str, ...]) -> None:
    assert expected == ()
    for mode in ("goals", "tasks"):
        assert targets_of(Clause(text, mode, ())) == ()
        assert duties_of(Clause(text, mode, ())) == ()


def test_every_table_has_rows() -> None:
    assert [len(rows(h)) > 8 for h in ("Chỉ tiêu", "Nhiệm vụ có hạn", "Không phải chỉ tiêu, không phải hạn")] == [
        True
    ] * 3
