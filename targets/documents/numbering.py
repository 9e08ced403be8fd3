"""How Vietnamese documents number their parts: Phần, A., I., 1., 1.1., a), -, +; and the section a paragraph is in."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Label:
    """What a paragraph begins with: "II.", "1.2.", "a)", "-"."""

    rank: int  #: how deep: part 0, capital letter 1, roman 2, arabic 3 and below, letter 8, dash 9
    name: str  #: as a section is called: "II", "1.2", "a"; "" for a dash
    end: int  #: where the words after it begin


PART, CAPITAL, ROMAN, ARABIC, LETTER, DASH = 0, 1, 2, 3, 8, 9


def label_of(text: str) -> Label | None:
    """Return the label a paragraph begins with, or None.

    "5.000 người" and "15/11" begin with a number, not a label; "1 Báo cáo" without its dot is a footnote or a row.

    >>> label_of("II. CHỈ TIÊU"), label_of("2.1. Hạn chế").name, label_of("- 100% xã").rank, label_of("5.000 người")
    (Label(rank=2, name='II', end=4), '2.1', 9, None)
    """
    found = _LABEL.match(text)
    if found is None:
        return None
    kind = found.lastgroup or ""
    name = found[kind]
    match kind:
        case "part":
            return Label(PART, name, found.end())
        case "article":
            return Label(ARABIC, f"Điều {name}", found.end())
        case "capital":
            return Label(CAPITAL, name, found.end())
        case "roman":
            return Label(ROMAN, name, found.end())
        case "arabic":
            return Label(ARABIC + name.count("."), name, found.end())
        case "letter":
            return Label(LETTER, name, found.end())
    return Label(DASH, "", found.end())


@dataclass(frozen=True, slots=True)
class Section:
    """The numbered parts that a paragraph stands in, outermost first."""

    labels: tuple[Label, ...] = ()

    @property
    def name(self) -> str:
        """The section as people cite it: "II", "III.5", "III.5.a"; parts are numbered apart and are not in it."""
        names: list[str] = []
        for label in self.labels:
            if label.rank == PART:
                continue
            if names and label.name.startswith(f"{names[-1]}."):
                names.pop()
            names.append(label.name)
        return ".".join(names)

    def enter(self, label: Label) -> Section:
        """Return the section after a paragraph with a label; a dash opens none."""
        if label.rank == DASH:
            return self
        return replace(self, labels=(*(outer for outer in self.labels if outer.rank < label.rank), label))


_LABEL = re.compile(
    r"""
    (?:
      (?P<part>(?i:phần\ (?:thứ\ )?(?:nhất|một|hai|ba|tư|bốn|năm|sáu|[ivx]+|[0-9]+)|phụ\ lục(?:\ [ivx0-9]+)?))
        (?=[\s.:,;)(-]|$)[.:]?
    | (?i:điều)\ (?P<article>\d{1,3})[.:](?=\s|$)
    | (?P<roman>(?:X{0,3})(?:IX|IV|VI{0,3}|I{1,3})|X{1,3}|L)\s?[.\-–/)](?=[\s\W]|[^\W\d_]{2})(?!\d)
    | (?P<capital>[A-H])[.)](?=\s|$)
    | (?P<arabic>\d{1,2}(?:\.\d{1,2}){0,4})(?:[.)/](?=\s|[^\W\d_]|$)|\.-)
    | (?P<letter>[a-zđ]\d?)[)](?=\s|\S)
    | (?P<dash>[-–—+*•●○▪■◦·])(?=\s|["“\w(])
    )\s*
    """,
    re.VERBOSE,
)
