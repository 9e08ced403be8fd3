"""The files of clauses, read, and how much of what they expect is found."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

CLAUSES = Path(__file__).parent / "clauses"
CONTEXT = {"mục tiêu": "goals", "nhiệm vụ": "tasks", "tình hình": "situation"}


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause, what the part around it speaks of, and what must be read from it."""

    text: str
    mode: str
    expected: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How many were expected, found, and both."""

    expected: int
    found: int
    right: int

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 1.0

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0


def clauses(name: str) -> list[Clause]:
    """Return the clauses of a file."""
    read: list[Clause] = []
    for line in (CLAUSES / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("  "):
            last = read[-1]
            read[-1] = Clause(last.text, last.mode, (*last.expected, line.strip()))
            continue
        mode = "goals" if name.startswith("targets") else "tasks"
        if line.startswith("["):
            word, _, line = line[1:].partition("] ")
            mode = CONTEXT[word]
        read.append(Clause(line.strip(), mode, ()))
    return read


def score(pairs: list[tuple[tuple[str, ...], tuple[str, ...]]]) -> Score:
    """Return the score of what was expected and what was found, clause by clause."""
    right = sum(min(expected.count(one), found.count(one)) for expected, found in pairs for one in set(expected))
    return Score(sum(len(expected) for expected, _ in pairs), sum(len(found) for _, found in pairs), right)
