"""A whole document read: what it says of itself, its targets, its duties, and what is doubtful in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from targets.documents.dues import dues_in, time_cell
from targets.documents.goal import Goal
from targets.documents.goals import fraction_goals, goals_in
from targets.documents.head import Head, head_of
from targets.documents.modes import Mode, modes_of
from targets.documents.numbering import DASH
from targets.documents.owed import Owed
from targets.documents.tables import columns_of, rows_of, table_goals
from targets.documents.text import Paragraph, Place, Text


@dataclass(frozen=True, slots=True)
class FoundGoal:
    """A target where it stands."""

    goal: Goal
    quote: str  #: its words, single-spaced
    place: Place
    section: str


@dataclass(frozen=True, slots=True)
class FoundDue:
    """A duty where it stands."""

    owed: Owed
    quote: str  #: its words, single-spaced
    place: Place
    section: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document promises."""

    head: Head
    goals: tuple[FoundGoal, ...]
    dues: tuple[FoundDue, ...]


def read(text: Text) -> Reading:
    """Return what a document promises, each thing with its words and its place."""
    head = head_of(text)
    goals: list[tuple[Goal, Paragraph]] = []
    dues: list[tuple[Owed, Paragraph]] = []
    leads = _Leads(head.until or head.year)
    previous = ""
    for in_table, group in groupby(
        zip(text.paragraphs, modes_of(text), strict=True), key=lambda one: one[0].cell is not None
    ):
        members = [(paragraph, mode) for paragraph, mode in group if mode in {Mode.GOALS, Mode.TASKS}]
        if in_table:
            table_goals_, table_dues = _tables(text, members, head.year)
            goals += table_goals_
            dues += table_dues
            continue
        for paragraph, mode in members:
            lead = leads.enter(text, paragraph)
            found, owed = _paragraph(text, paragraph, mode, head.year)
            goals += [(_led(goal, lead), paragraph) for goal in found]
            dues += [(_named(one, previous), paragraph) for one in owed]
            words = text.words(paragraph)
            if not _FIELD.match(words):
                previous = words
    return Reading(
        head,
        tuple(FoundGoal(goal, *_where(text, goal, paragraph)) for goal, paragraph in goals),
        tuple(FoundDue(owed, *_where(text, owed, paragraph)) for owed, paragraph in dues),
    )


#: A line that only says when, or who, the thing above it is to be done.
_FIELD = re.compile(
    (
        r"(?:-\s*)?(?:thời gian|thời hạn|tiến độ|đơn vị|cơ quan|địa điểm|thành phần|hạn|sản phẩm|hình thức"
        r"|kinh phí)[^:.]{0,40}:"
    ),
    re.IGNORECASE,
)
_BY = re.compile(
    r"(?:đến|tới|vào|trong|giai đoạn|^\W*(?=năm))\s*(?:hết |cuối )?(?:năm )?"
    r"(?:20\d\d\s?[-–]\s?)?(?P<year>20\d\d)(?!\d)",
    re.IGNORECASE,
)
_DEEPER = 1  # a plus stands below a dash


@dataclass(frozen=True, slots=True)
class _Lead:
    """What a line that opens a list says of all its items."""

    by: str | None
    soft: bool


class _Leads:
    """Remembers the lines above that open lists: "Phấn đấu đến năm 2025:"."""

    def __init__(self, year: int | None) -> None:
        self.year = str(year) if year is not None else None
        self.above: list[tuple[int, _Lead]] = []

    def enter(self, text: Text, paragraph: Paragraph) -> _Lead:
        """Return what holds for a paragraph, and remember what it opens."""
        words = text.words(paragraph)
        rank = _rank(text, paragraph)
        if rank is not None:
            self.above = [(outer, lead) for outer, lead in self.above if outer < rank]
        lead = self.above[-1][1] if self.above else _Lead(self.year, soft=False)
        opens = words.rstrip().endswith(":") or (
            rank is not None and rank < DASH and not words.rstrip().endswith((".", ";"))
        )
        if opens and len(words) < _LONGEST:
            found = _BY.search(words)
            by = found["year"] if found else lead.by
            soft = lead.soft or bool(re.search("phấn đấu", words, re.IGNORECASE))
            if rank is None:
                self.above = [(outer, one) for outer, one in self.above if outer < DASH]
            self.above.append((rank if rank is not None else DASH - _DEEPER, _Lead(by, soft)))
        return lead


_LONGEST = 250  # characters of a line that opens a list


def _rank(text: Text, paragraph: Paragraph) -> int | None:
    if paragraph.label is None:
        return None
    return paragraph.label.rank + (_DEEPER if text.content[paragraph.start] in "+*•" else 0)


def _paragraph(text: Text, paragraph: Paragraph, mode: Mode, year: int | None) -> tuple[list[Goal], list[Owed]]:
    """Return the targets and duties of one paragraph, sentence by sentence."""
    goals: list[Goal] = []
    dues: list[Owed] = []
    for start, end in text.sentences(paragraph):
        goals += goals_in(text.content, start, end, mode)
        goals += fraction_goals(text.content, start, end, mode)
        dues += dues_in(text.content, start, end, mode, year)
    return goals, dues


def _tables(
    text: Text, members: Sequence[tuple[Paragraph, Mode]], year: int | None
) -> tuple[list[tuple[Goal, Paragraph]], list[tuple[Owed, Paragraph]]]:
    """Return the targets and duties of tables: columns of figures, a column of times, sentences in cells."""
    modes = {paragraph.start: mode for paragraph, mode in members}
    goals: list[tuple[Goal, Paragraph]] = []
    dues: list[tuple[Owed, Paragraph]] = []
    for rows in rows_of([paragraph for paragraph, _ in members]):
        columns, body = columns_of(text, rows)
        first = next(iter(rows[0].cells.values()))
        planned = list(table_goals(text, rows, year))
        goals += [(goal, first) for goal in planned]
        for row in body:
            for column, cell in sorted(row.cells.items()):
                if columns is not None and column == columns.time:
                    task = (
                        text.content[row.cells[columns.name].start : row.cells[columns.name].end]
                        if columns.name in row.cells
                        else ""
                    )
                    dues += [
                        (replace(owed, what=task.strip() or owed.what), cell)
                        for owed in time_cell(text.content, cell.start, cell.end, year)
                    ]
                elif not planned:
                    found, owed_in = _paragraph(text, cell, modes[cell.start], year)
                    goals += [(replace(goal, by=goal.by or (str(year) if year else None)), cell) for goal in found]
                    dues += [(owed, cell) for owed in owed_in]
    return goals, dues


def _led(goal: Goal, lead: _Lead) -> Goal:
    """Return a target with what the line above its list says of all of them."""
    return replace(goal, by=goal.by or lead.by, soft=goal.soft or lead.soft)


def _named(owed: Owed, previous: str) -> Owed:
    """Return a duty whose words only say when with what it is that is due: the line above."""
    return (
        replace(owed, what=" ".join(previous.split()).strip(" ,.;:")) if _FIELD.match(owed.what) and previous else owed
    )


def _where(text: Text, found: Goal | Owed, paragraph: Paragraph) -> tuple[str, Place, str]:
    quote = " ".join(text.content[found.start : found.end].split())
    return quote, text.place(found.start, found.end), paragraph.section.name


def words_of(reading: Reading) -> Iterator[str]:
    """Yield the quotes of a reading, targets first."""
    yield from (found.quote for found in reading.goals)
    yield from (found.quote for found in reading.dues)
