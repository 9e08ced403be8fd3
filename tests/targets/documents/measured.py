"""The files of clauses, read, what the reader finds in each, and how much of what they expect that is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from targets.documents.dues import dues_in
from targets.documents.goal import EachGoal, Goal
from targets.documents.goals import fraction_goals, goals_in
from targets.documents.modes import Mode
from targets.documents.owed import Owed
from targets.documents.reading import read
from targets.documents.text import Text
from targets.periods import Period
from targets.written_days import when_key

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


def plans() -> list[Path]:
    """Return the whole plans, each beside the file of what must be read from it."""
    return sorted((CLAUSES.parent / "plans").glob("*.txt"))


def reading_lines(text: Text) -> list[str]:
    """Return what is read from a whole plan, one line a target or duty, as the files of expectations have it."""
    reading = read(text)
    goals = [f"T {f.place.line} {_target(f.goal, 'each= by=')}".replace("  ", " ") for f in reading.goals]
    return [*goals, *(f"D {f.place.line} {_duty(f.owed)}" for f in reading.dues)]


def clauses(name: str) -> list[Clause]:
    """Return the clauses of a file."""
    read: list[Clause] = []
    for written in (CLAUSES / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        line = written
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


def targets_of(clause: Clause) -> tuple[str, ...]:
    """Return the targets of a clause as the files write them, with those marks only that the clause expects."""
    end, mode = len(clause.text), Mode(clause.mode)
    found = (*goals_in(clause.text, 0, end, mode), *fraction_goals(clause.text, 0, end, mode))
    marks = " ".join(clause.expected)
    return tuple(_target(goal, marks) for goal in found)


def duties_of(clause: Clause) -> tuple[str, ...]:
    """Return the duties of a clause as the files write them."""
    return tuple(_duty(owed) for owed in dues_in(clause.text, 0, len(clause.text), Mode(clause.mode), 2024))


def _target(goal: Goal, marks: str) -> str:
    parts = [goal.operator.value, _span(goal.value, goal.high), *([goal.unit] if goal.unit else [])]
    if "each=" in marks and goal.each is not None:
        parts.append(f"each={_each(goal.each)}")
    if goal.soft:
        parts.append("soft")
    if "by=" in marks and goal.by is not None:
        parts.append(f"by={goal.by}")
    return " ".join(parts)


def _each(each: EachGoal) -> str:
    return f"{_plain(each.low)}..{'' if each.high is None else _plain(each.high)}"


def _span(low: Decimal, high: Decimal | None) -> str:
    return _plain(low) if high is None else f"{_plain(low)}..{_plain(high)}"


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")


def _duty(owed: Owed) -> str:
    when = owed.when
    if isinstance(when, Period):
        day = (when.start if owed.kind == "from" else when.last_day).isoformat()
    else:
        day = "-" if when is None else when_key(when)
    return f"{owed.kind.value} {day} {owed.period.value if owed.period else '-'}{' r' if owed.recurrent else ''}"
