"""Clauses of other subjects than the five documents': schools, health, forestry, land, tourism, new rural communes.

Consistent, none of them has a finding, however the lines are laid out; with one figure planted wrong, it is found.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from rules.crossfoot.check import Check
from rules.crossfoot.crossfoot import crossfoot, read
from targets.documents.layout import lay_out
from targets.documents.lines import text_lines

FILE = Path(__file__).parents[2] / "data" / "reports" / "cau-van.txt"
FILLER = (
    "Công tác tuyên truyền được các cấp quan tâm, thực hiện thường xuyên bằng nhiều hình thức phù hợp, góp phần tạo sự"
    " đồng thuận trong Nhân dân, nâng cao hiệu quả quản lý nhà nước ở cơ sở."
)


@dataclass(frozen=True)
class Clause:
    """A clause, and the figure that is planted wrong in it."""

    text: str
    right: str = ""
    wrong: str = ""
    is_found: bool = True

    @property
    def planted(self) -> str:
        """Return the clause with its mistake."""
        return self.text.replace(self.right, self.wrong, 1)


def clauses() -> list[Clause]:
    """Return the clauses of the file."""
    found = []
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            text, *planted = (part.strip() for part in line.replace("\\n", "\n").split(" | "))
            right, wrong = planted or ("", "")
            found.append(Clause(text, right, wrong.removesuffix(" ?"), not wrong.endswith("?")))
    return found


ALL = clauses()
PLANTED = [clause for clause in ALL if clause.right and clause.is_found]


def findings(text: str) -> list[Check]:
    """Return what someone should mend in a text."""
    return [check for check in crossfoot([read(lay_out(text_lines(text)))]) if check.is_finding]


def paragraphs(clause: str) -> str:
    return "\n\n".join(clause.split("\n"))


def test_there_are_enough_of_them() -> None:
    assert len(ALL) == 235
    assert len([clause for clause in ALL if clause.right]) == 126


def test_consistent_clauses_have_no_finding() -> None:
    assert [clause.text for clause in ALL if findings(paragraphs(clause.text))] == []


def test_planted_mistakes_are_found_each_by_one_finding() -> None:
    assert [clause.planted for clause in PLANTED if len(findings(paragraphs(clause.planted))) != 1] == []
    assert len(PLANTED) == 122  # of 126


def wrapped(width: int, gap: str) -> Callable[[str], str]:
    """Return how a text is wrapped, with or without an empty line behind every line."""

    def wrap(clause: str) -> str:
        parts = [FILLER, FILLER, *clause.split("\n")]
        lines = [textwrap.wrap(part, width, break_on_hyphens=False) for part in parts]
        return "\n\n".join(gap.join(part) for part in lines)

    return wrap


def behind_a_page(clause: str) -> str:
    """Return a text whose footnotes stand at the end of the page, and which goes on behind them."""
    body, notes = clause.split("\n"), []
    while len(body) > 1 and re.match(r"\d ", body[-1]):
        notes.append(textwrap.fill(body.pop(), 100))
    lines = [line for part in [FILLER, FILLER, *body] for line in textwrap.wrap(part, 84)]
    rest = textwrap.wrap(f"{FILLER} {FILLER}", 84)
    return "\n".join([*lines, *rest[:2], "", *reversed(notes), "7", f"\f{rest[2]}", *rest[3:]])


OLD_TONES = {"hòa": "hoà", "hóa": "hoá", "ủy": "uỷ", "thủy": "thuỷ", "khỏe": "khoẻ", "xóa": "xoá", "hủy": "huỷ"}


def in_old_tones(clause: str) -> str:
    for new, old in OLD_TONES.items():
        clause = clause.replace(new, old)
    return wrapped(84, "\n\n")(clause)


def with_tabs(clause: str) -> str:
    text = "\n\n".join([FILLER, *clause.split("\n"), FILLER])
    return "\t" + text.replace(": ", ":\t").replace(" và ", "\tvà\t").replace(" đạt ", "\tđạt\t")


LAYOUTS: dict[str, Callable[[str], str]] = {
    "wrapped": wrapped(72, "\n"),
    "an empty line behind each": wrapped(90, "\n\n"),
    "decomposed": lambda clause: unicodedata.normalize("NFD", wrapped(84, "\n\n")(clause)),
    "old tones": in_old_tones,
    "CRLF": lambda clause: wrapped(84, "\n\n")(clause).replace("\n", "\r\n"),
    "tabs": with_tabs,
    "hard spaces": lambda clause: paragraphs(clause).replace(" ", "\u00a0"),
    "double spaces": lambda clause: wrapped(84, "\n\n")(clause).replace(" tr", "  tr").replace(", ", ",  "),
    "footnotes at the end of a page": behind_a_page,
    "unseen characters": lambda clause: paragraphs(clause).replace("ng ", "ng\u200b "),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_however_the_lines_are_laid_out(layout: str) -> None:
    lay = LAYOUTS[layout]
    assert [clause.text for clause in ALL[::4] if findings(lay(clause.text))] == []
    noted = [clause for clause in PLANTED if "\n1 " in clause.text]
    lost = [clause.planted for clause in [*PLANTED[::5], *noted] if not findings(lay(clause.planted))]
    assert lost == []
