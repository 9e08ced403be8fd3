"""Finds the report in a file's sheets: its title, its table, and where the figures stand. It judges no value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kpi.intake import explain
from kpi.intake.cells import Grid, cell_name, grid_of, letters_of
from kpi.intake.form import ID_HEADING, VALUE_HEADING
from kpi.intake.guard import Sheet
from kpi.intake.headings import Role
from kpi.intake.indicators import Asked
from kpi.intake.rows import match_columns
from kpi.intake.table import NamesUnit, Table, find_table, heading_row
from kpi.intake.title import Title, find_title
from targets.issues import Issue, Severity
from targets.periods import Period
from targets.provenance import Source
from targets.wording import Sentence, say


@dataclass(frozen=True, slots=True)
class Contents:
    """What was found in a file before anything is judged."""

    title: Title
    table: Table | None
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """Where the figures of a table stand: a line for each unit (of a form one line), a column for each indicator."""

    grid: Grid
    lines: tuple[int, ...]
    columns: Mapping[str, int]
    note: int | None  #: the line with the notes, of a form
    issues: tuple[Issue, ...]


def find_contents(sheets: Sequence[Sheet], file: Source, asked: Asked, names_unit: NamesUnit) -> Contents:
    """Return the title and the table of the one sheet that has one, or the issues that say what is lacking here."""
    grids = [grid_of(sheet, file.document, file.sha256) for sheet in sheets]
    found = [(grid, table) for grid in grids if (table := find_table(grid, asked, names_unit)) is not None]
    if len(found) == 1:
        [(home, table)] = found
        others = [(grid, len(grid.rows)) for grid in grids if grid is not home]
        return Contents(find_title([(home, table.top), *others]), table)
    place = Source(file.document, sheet=sheets[0].name if sheets else None)
    if found:
        names = ", ".join(f"“{grid.sheet.name}”" for grid, _ in found)
        text = say("tệp có nhiều biểu: {names}", "the workbook holds several forms: {names}", names=names)
        hint = say("Gửi mỗi biểu trong một tệp riêng.", "Send each form as a file of its own.")
        return Contents(Title({}), None, (Issue("several-forms", text, place, hint),))
    if not any(cell is not None for sheet in sheets for row in sheet.rows for cell in row):
        text = say("tệp không có nội dung nào", "the workbook is empty")
        return Contents(Title({}), None, (Issue("empty-workbook", text, place, _USE_THE_FORM),))
    headed = [(grid, row) for grid in grids if (row := heading_row(grid)) is not None]
    title = find_title([(grid, row) for grid, row in headed] or [(grid, len(grid.rows)) for grid in grids])
    text = say(
        "không tìm thấy bảng có các cột {headings}",
        "no table with the columns {headings} was found",
        headings=", ".join(f"“{h}”" for h in (ID_HEADING, VALUE_HEADING)),
    )
    return Contents(title, None, (Issue("no-form", text, place, _USE_THE_FORM),))


_USE_THE_FORM = say("Dùng biểu mẫu do cơ quan điều phối gửi.", "Use the form that the coordinating office sent.")


def find_figures(table: Table, asked: Asked, period: Period | None, place: Source) -> Figures:
    """Return where the figures of a table stand, with what of it is missing, unknown, doubtful or repaired.

    Args:
        table: as it was found.
        asked: the form's indicators.
        period: of the report, which tells "Kết quả 6 tháng 2023" from "Kết quả 6 tháng 2022".
        place: where a missing row is told.
    """
    columns = match_columns(table, asked)
    missing = [explain.missing_row(one, place) for id_, one in asked.indicators.items() if id_ not in columns.of]
    lines, issues = _lines(table, period, place)
    unseen = _hidden(table.grid, lines, tuple(columns.of.values()))
    return Figures(table.grid, lines, columns.of, table.lines.note, (*issues, *columns.issues, *missing, *unseen))


def _hidden(grid: Grid, lines: Sequence[int], columns: Sequence[int]) -> Iterator[Issue]:
    """Yield a note for the hidden rows, and one for the hidden columns, in which figures stand."""
    rows, across = (columns, lines) if grid.turned else (lines, columns)
    if not rows or not across:
        return
    unseen_rows = grid.sheet.hidden_rows.intersection(rows)
    unseen_columns = grid.sheet.hidden_columns.intersection(across)
    if unseen_rows:
        names = ", ".join(str(row + 1) for row in sorted(unseen_rows))
        yield _unseen(grid, Sentence("hàng", "rows"), names, cell_name(min(unseen_rows), min(across)))
    if unseen_columns:
        names = ", ".join(letters_of(column) for column in sorted(unseen_columns))
        yield _unseen(grid, Sentence("cột", "columns"), names, cell_name(min(rows), min(unseen_columns)))


def _unseen(grid: Grid, what: Sentence, names: str, cell: str) -> Issue:
    text = say(
        "có {what} ẩn: {names}; số liệu ở đó vẫn được đọc",
        "hidden {what}: {names}; the figures there were read all the same",
        what=what,
        names=names,
    )
    place = Source(grid.file_name, grid.sha256, sheet=grid.sheet.name, cell=cell)
    hint = say("Bỏ ẩn để kiểm tra lại.", "Show them and check.")
    return Issue("hidden-cells", text, place, hint, severity=Severity.NOTE)


def _lines(table: Table, period: Period | None, place: Source) -> tuple[tuple[int, ...], list[Issue]]:
    """Return the lines with the figures: of a form the one of its period; several are asked about."""
    values = table.lines.values
    if table.roster:
        return values, []
    of_period = [line for line in values if table.headings.get(line) and table.headings[line].period == period]
    if len(values) > 1 and period is not None and len(of_period) == 1:
        values = tuple(of_period)
    heads = [table.grid.at(line, table.headed or 0) for line in values]
    if len(values) > 1:
        text = say("biểu có nhiều cột có thể là “{value}”", "several columns may be “{value}”", value=VALUE_HEADING)
        hint = say("Chọn cột có số liệu của kỳ này.", "Choose the one with this period's figures.")
        return (), [Issue("unclear-column", text, head.source, hint, (VALUE_HEADING,)) for head in heads]
    if not values:
        text = say("biểu không có cột “{value}”", "the table has no column “{value}”", value=VALUE_HEADING)
        return (), [Issue("no-form", text, Source(place.document, sheet=place.sheet), _USE_THE_FORM)]
    return values, list(_repaired(table, values[0]))


def _repaired(table: Table, line: int) -> Iterator[Issue]:
    """Yield a note for each heading of a form that was understood though it is not the form's own."""
    wanted = {Role.ID, Role.VALUE} if table.lines.id is not None else {Role.NAME, Role.VALUE}
    for row, heading in table.headings.items():
        if heading.role in wanted and not heading.official and row in {line, table.lines.id, table.lines.name}:
            written = table.grid.at(row, table.headed or 0)
            official = {Role.ID: ID_HEADING, Role.VALUE: VALUE_HEADING}.get(heading.role, "Nội dung")
            text = say(
                "cột “{text}” được hiểu là cột “{column}”",
                "the column “{text}” was read as “{column}”",
                text=written.text,
                column=official,
            )
            yield Issue("heading-repaired", text, written.source, severity=Severity.NOTE)
    if line not in table.headings:
        written = table.grid.at(line, table.headed or table.first)
        text = say("cột này được hiểu là cột “{column}”", "this column was read as “{column}”", column=VALUE_HEADING)
        yield Issue("heading-repaired", text, written.source, severity=Severity.NOTE)
