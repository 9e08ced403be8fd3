"""Finds a form in a workbook: what it says it is for, and the row of each indicator. It judges no value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kpi.intake.form import (
    HEADINGS,
    ID_HEADING,
    NOTE_HEADING,
    PERIOD_LABEL,
    PLAN_LABEL,
    UNIT_LABEL,
    VALUE_HEADING,
)
from kpi.intake.guard import Cell, Sheet
from targets.issues import Issue
from targets.names import match_key
from targets.provenance import Source
from targets.wording import say


@dataclass(frozen=True, slots=True)
class Written:
    """A cell's content as it stands in the file, and where."""

    value: Cell
    source: Source

    @property
    def text(self) -> str:
        """Return the content as text, trimmed; nothing for a blank cell."""
        if self.value is None:
            return ""
        if isinstance(self.value, float) and self.value.is_integer():
            return str(int(self.value))
        return str(self.value).strip()


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row of the form's table."""

    indicator: Written
    value: Written
    note: str | None


@dataclass(frozen=True, slots=True)
class FormContent:
    """What a workbook says: for which plan, unit and period, and its rows."""

    plan: Written
    unit: Written
    period: Written
    rows: tuple[FormRow, ...]


def find_form(sheets: tuple[Sheet, ...], file_name: str, sha256: str) -> tuple[FormContent | None, tuple[Issue, ...]]:
    """Return the form of the one sheet that has one, or the issues that say what is lacking here."""
    found = [(sheet, heading) for sheet in sheets if (heading := _heading_row(sheet)) is not None]
    if len(found) == 1:
        return _read(*found[0], file_name, sha256)
    place = Source(file_name, sheet=sheets[0].name if sheets else None)
    if found:
        names = ", ".join(f"“{sheet.name}”" for sheet, _ in found)
        text = say("tệp có nhiều biểu: {names}", "the workbook holds several forms: {names}", names=names)
        hint = say("Gửi mỗi biểu trong một tệp riêng.", "Send each form as a file of its own.")
        return None, (Issue("several-forms", text, place, hint),)
    if not any(cell is not None for sheet in sheets for row in sheet.rows for cell in row):
        text = say("tệp không có nội dung nào", "the workbook is empty")
        return None, (Issue("empty-workbook", text, place, _USE_THE_FORM),)
    text = say(
        "không tìm thấy bảng có các cột {headings}",
        "no table with the columns {headings} was found",
        headings=", ".join(f"“{h}”" for h in (ID_HEADING, VALUE_HEADING)),
    )
    return None, (Issue("no-form", text, place, _USE_THE_FORM),)


_USE_THE_FORM = say("Dùng biểu mẫu do cơ quan điều phối gửi.", "Use the form that the coordinating office sent.")


def _heading_row(sheet: Sheet) -> int | None:
    wanted = {match_key(ID_HEADING), match_key(VALUE_HEADING)}
    for number, row in enumerate(sheet.rows):
        if wanted <= {match_key(cell) for cell in row if isinstance(cell, str)}:
            return number
    return None


def _read(sheet: Sheet, heading: int, file_name: str, sha256: str) -> tuple[FormContent | None, tuple[Issue, ...]]:
    def at(row: int, column: int) -> Written:
        cells = sheet.rows[row] if row < len(sheet.rows) else ()
        value = cells[column] if column < len(cells) else None
        return Written(value, Source(file_name, sha256, sheet=sheet.name, cell=cell_name(row, column)))

    issues: list[Issue] = []
    title: dict[str, Written] = {}
    for label in (PLAN_LABEL, UNIT_LABEL, PERIOD_LABEL):
        places = [at(row, column + 2) for row, column in _labelled(sheet, heading, label)]
        filled = [place for place in places if place.text]
        if filled:
            title[label] = filled[0]
        else:
            place = places[0].source if places else Source(file_name, sha256, sheet=sheet.name)
            text = say("thiếu dòng “{label}” ở đầu biểu", "the line “{label}” above the table is missing", label=label)
            issues.append(Issue("missing-title", text, place, _USE_THE_FORM))
    if issues:
        return None, tuple(issues)
    columns = {match_key(str(cell)): number for number, cell in enumerate(sheet.rows[heading])}
    of = {name: columns[match_key(name)] for name in HEADINGS if match_key(name) in columns}
    rows = []
    for number in range(heading + 1, len(sheet.rows)):
        indicator = at(number, of[ID_HEADING])
        if indicator.text:
            note = at(number, of[NOTE_HEADING]).text if NOTE_HEADING in of else ""
            rows.append(FormRow(indicator, at(number, of[VALUE_HEADING]), note or None))
    return FormContent(title[PLAN_LABEL], title[UNIT_LABEL], title[PERIOD_LABEL], tuple(rows)), ()


def _labelled(sheet: Sheet, heading: int, label: str) -> Iterator[tuple[int, int]]:
    for row, cells in enumerate(sheet.rows[:heading]):
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and match_key(cell.rstrip(" :")) == match_key(label):
                yield row, column


def cell_name(row: int, column: int) -> str:
    """Return a cell's name from its row and column, both from 0.

    >>> cell_name(8, 4), cell_name(0, 26)
    ('E9', 'AA1')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
