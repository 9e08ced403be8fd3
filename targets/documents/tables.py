"""Targets and deadlines in tables: rows of figures under "Kế hoạch 2024", rows of tasks with a column "Thời gian".

A table of figures has a column that names what is measured, often one for its unit, and one or more for what is
planned; columns of what was reached ("Thực hiện 2023", "Ước", "Hiện trạng") are left out. Rows written on one line
when a table was flattened ("1 Tỷ lệ hộ nghèo % 3,5") are read where the line before says which columns there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from targets.documents.goal import Goal, Operator
from targets.documents.numbers import Bound, figures
from targets.documents.text import Paragraph, Text


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, its cells by column."""

    number: int
    cells: dict[int, Paragraph]


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a table say what."""

    name: int
    unit: int | None
    planned: dict[int, str | None]  #: columns of planned values, each with its year if it says one
    time: int | None


def rows_of(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[Row, ...]]:
    """Yield the tables among paragraphs, each as its rows."""
    cells = [p for p in paragraphs if p.cell is not None]
    for _, table in groupby(cells, key=lambda p: p.cell.table if p.cell else 0):
        rows: dict[int, dict[int, Paragraph]] = {}
        for paragraph in table:
            if paragraph.cell is not None:
                row = rows.setdefault(paragraph.cell.row, {})
                before = row.get(paragraph.cell.column)
                row[paragraph.cell.column] = replace(before, end=paragraph.end) if before else paragraph
        yield tuple(Row(number, rows[number]) for number in sorted(rows))


def table_goals(text: Text, rows: Sequence[Row], year: int | None) -> Iterator[Goal]:
    """Yield the targets of a table of figures.

    Args:
        text: the text the rows are of.
        rows: of the table.
        year: the plan's, for columns that say none.
    """
    columns, body = columns_of(text, rows)
    if columns is None or not columns.planned:
        return
    for row in body:
        name = row.cells.get(columns.name)
        if name is None or not _words(text, name):
            continue
        unit = _words(text, row.cells[columns.unit]) if columns.unit in row.cells else ""
        for column, by in columns.planned.items():
            cell = row.cells.get(column)
            if cell is not None and not (unit == "" and len(columns.planned) > 1 and _is_year(_words(text, cell))):
                goal = _goal(text, name, cell, unit, by or (str(year) if year else None))
                if goal is not None:
                    yield goal


def columns_of(text: Text, rows: Sequence[Row]) -> tuple[Columns | None, Sequence[Row]]:
    """Return which columns of a table say what, and the rows below its heading."""
    for number, row in enumerate(rows[:3]):
        heads = {column: _words(text, cell) for column, cell in row.cells.items()}
        name = next((c for c, words in heads.items() if _NAME.search(words) and not _PLANNED.search(words)), None)
        if name is None:
            name = next((c for c, words in heads.items() if _NAME.search(words)), None)
        if name is None or len(heads) < 2:  # noqa: PLR2004  a name and a value
            continue
        below = rows[number + 1] if number + 1 < len(rows) else None
        years = {c: w for c, cell in below.cells.items() if _is_year(w := _words(text, cell))} if below else {}
        planned = {
            c: _year_in(words)
            for c, words in heads.items()
            if c != name and _PLANNED.search(words) and not _REACHED.search(words)
        }
        if years and not planned:
            planned = dict(years.items())
        elif years and planned:
            first = min(planned)
            planned = {c: _year_in(w) for c, w in years.items() if c >= first} or planned
        return Columns(
            name=name,
            unit=next((c for c, words in heads.items() if _UNIT.search(words)), None),
            planned=planned,
            time=next((c for c, words in heads.items() if _TIME.search(words)), None),
        ), rows[number + 1 + bool(years) :]
    return None, rows


_NAME = re.compile(r"chỉ tiêu|nội dung|mục tiêu|nhiệm vụ|tên|công việc|hoạt động|chỉ số", re.IGNORECASE)
_UNIT = re.compile(r"đơn vị tính|đvt|đv tính|^đơn vị$", re.IGNORECASE)
_PLANNED = re.compile(
    (
        r"kế hoạch|mục tiêu|chỉ tiêu (?:năm|giao|đến)|^chỉ tiêu$|phấn đấu|đến năm|^(?:năm )?20\d\d$"
        r"|kh (?:năm )?20\d\d|dự kiến|giao"
    ),
    re.IGNORECASE,
)
_REACHED = re.compile(r"thực hiện|ước|kết quả|hiện trạng|th 20|năm trước|đã|so sánh|so với|ghi chú", re.IGNORECASE)
_TIME = re.compile(r"thời gian|thời hạn|tiến độ|hoàn thành|hạn", re.IGNORECASE)


def _words(text: Text, paragraph: Paragraph) -> str:
    return " ".join(text.content[paragraph.start : paragraph.end].split())


def _is_year(words: str) -> bool:
    return bool(re.fullmatch(r"(?:Năm\s+|đến năm\s+)?20\d\d", words, re.IGNORECASE))


def _year_in(words: str) -> str | None:
    found = re.search(r"20\d\d", words)
    return found[0] if found else None


_OPERATORS = {
    Bound.AT_LEAST: Operator.GE,
    Bound.ABOVE: Operator.GT,
    Bound.AT_MOST: Operator.LE,
    Bound.BELOW: Operator.LT,
    Bound.ABOUT: Operator.APPROX,
    Bound.EXACT: Operator.REACH,
}
_SIGN = re.compile(r"^[-–+]?\s*[≥≤<>]?=?\s*(?:trên|dưới|từ|khoảng|ít nhất|tối thiểu|không quá)?\s*\d", re.IGNORECASE)


def _goal(text: Text, name: Paragraph, cell: Paragraph, unit: str, by: str | None) -> Goal | None:
    """Return the target of one cell of figures; None for a cell that is no figure."""
    words = _words(text, cell)
    if not _SIGN.match(words) or len(words) > _LONGEST:
        return None
    figure = next(figures(text.content, cell.start, cell.end), None)
    if figure is None:
        return None
    operator = Operator.RANGE if figure.high is not None and figure.bound is Bound.EXACT else _OPERATORS[figure.bound]
    subject = _words(text, name)
    return Goal(
        name.start, cell.end, operator, figure.low, figure.high, figure.unit or unit, None, subject, "", by, False,  # noqa: FBT003
        None, figure.number,
    )  # fmt: skip


_LONGEST = 40  # characters of a cell that is a figure and not a sentence
