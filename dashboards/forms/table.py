"""The table of a form: a line for each indicator, with what is asked, what was reported before, and room to write."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboards.forms.checks import CheckCells, Word
from dashboards.forms.layout import (
    LINE,
    LONGEST,
    WIDTHS,
    Column,
    Live,
    Row,
    Styles,
    at,
    check_row,
    height_of,
    line_row,
    shortened,
)
from dashboards.forms.letterhead import Letterhead
from dashboards.forms.status import MOST
from dashboards.views.form import FormLine, FormView
from kpi.intake.cells import cell_name
from kpi.intake.form import ID_HEADING, NAME_HEADING, NOTE_HEADING, UNIT_HEADING, VALUE_HEADING, unit_of_measure
from targets.plan import Indicator, Measure


def write_table(sheet: Worksheet, view: FormView, statuses: Sequence[Live], styles: Styles) -> None:
    """Write the headings and the lines."""
    for column, width in WIDTHS.items():
        sheet.set_column(column, column, width, None, {"hidden": column is Column.ID})
    sheet.set_row(Row.HEADINGS, 48)
    for column, heading in _headings(view).items():
        sheet.write_string(Row.HEADINGS, column, heading, styles.heading)
    for line, status in zip(view.lines, statuses, strict=True):
        _line(sheet, line, styles)
        sheet.write_formula(line_row(line.number), Column.STATUS, status.formula, styles.status, status.blank)
        _validate(sheet, line)
    _prompt_notes(sheet, view)
    _colour(sheet, len(view.lines), styles)


def write_checks(sheet: Worksheet, view: FormView, checks: Sequence[CheckCells], styles: Styles) -> None:
    """Write below the table what its figures must satisfy together, and whether they do."""
    count = len(view.lines)
    if checks:
        sheet.set_row(check_row(count, 0), 1.5 * LINE)
        sheet.write_string(check_row(count, 0), Column.NAME, "Các số phải khớp nhau:", styles.bold)
    for one in checks:
        row = check_row(count, one.number)
        sheet.write_string(row, Column.NUMBER, f"({one.number})", styles.plain)
        sheet.set_row(row, height_of([(one.check.title, _CHECK_WIDTH)]))
        sheet.merge_range(row, Column.NAME, row, Column.NOTE, "", styles.plain)
        sheet.write_string(row, Column.NAME, one.check.title[:LONGEST], styles.plain)
        if one.sides:
            sheet.write_formula(row, Column.STATUS, one.result.formula, styles.status, one.result.blank)
        else:
            sheet.write_string(row, Column.STATUS, str(one.result.blank), styles.status)


def write_foot(sheet: Worksheet, view: FormView, checks: Sequence[CheckCells], paper: Letterhead, style: Styles) -> int:
    """Write who receives the report and who signs it; return the last row."""
    row = check_row(len(view.lines), len(checks)) + 2
    recipients = dict.fromkeys(one.recipient for one in view.reports if one.recipient)
    lines = ["Nơi nhận:", *(f"- {recipient};" for recipient in recipients), paper.copy]
    for down, text in enumerate(lines):
        sheet.write_string(row + down, Column.NAME, shortened(text, 90), style.copies if down else style.recipients)
    sheet.merge_range(row, Column.VALUE, row, Column.STATUS, "", style.signer)
    sheet.write_string(row, Column.VALUE, "THỦ TRƯỞNG ĐƠN VỊ", style.signer)
    sheet.merge_range(row + 1, Column.VALUE, row + 1, Column.STATUS, "", style.dated)
    sheet.write_string(row + 1, Column.VALUE, "(Ký, đóng dấu, ghi rõ họ tên)", style.dated)
    sheet.merge_range(row + 5, Column.VALUE, row + 5, Column.STATUS, "", style.signer_name)
    return max(row + 5, row + len(lines))


def _headings(view: FormView) -> dict[Column, str]:
    before = f"\n({view.before.name()})" if view.before is not None else ""
    return {
        Column.NUMBER: "STT",
        Column.ID: ID_HEADING,
        Column.NAME: NAME_HEADING,
        Column.MEASURE: UNIT_HEADING,
        Column.ASKED: "Yêu cầu với đơn vị",
        Column.BEFORE: f"Kỳ trước{before}",
        Column.LAST_YEAR: "Cùng kỳ năm trước",
        Column.VALUE: VALUE_HEADING,
        Column.NOTE: NOTE_HEADING,
        Column.STATUS: "Kiểm tra",
    }


def _line(sheet: Worksheet, line: FormLine, styles: Styles) -> None:
    row, indicator = line_row(line.number), line.indicator
    sheet.write_number(row, Column.NUMBER, line.number, styles.centred)
    sheet.write_string(row, Column.ID, indicator.id, styles.body)
    sheet.write_string(row, Column.NAME, indicator.name[:LONGEST], styles.body)
    sheet.write_string(row, Column.MEASURE, unit_of_measure(indicator)[:LONGEST], styles.centred)
    asked = line.asked[:LONGEST]
    sheet.write(row, Column.ASKED, asked or None, styles.centred)
    words = ((indicator.name, Column.NAME), (unit_of_measure(indicator), Column.MEASURE), (asked, Column.ASKED))
    sheet.set_row(row, height_of([(text, WIDTHS[column]) for text, column in words], _LEAST_LINES))
    for column, value in ((Column.BEFORE, line.before), (Column.LAST_YEAR, line.last_year)):
        _known(sheet, (row, column), value, indicator, styles)
    entries = {Measure.COUNT: styles.entry_count, Measure.AMOUNT: styles.entry, Measure.YES_NO: styles.entry_choice}
    sheet.write_blank(row, Column.VALUE, None, entries[indicator.measure])
    sheet.write_blank(row, Column.NOTE, None, styles.entry_text)


def _known(
    sheet: Worksheet, cell: tuple[int, int], value: Decimal | None, indicator: Indicator, styles: Styles
) -> None:
    """Write a figure reported before; of one that is not known a dash, since a blank cell would ask to be filled."""
    if value is None:
        sheet.write_string(*cell, "–", styles.centred)
    elif indicator.measure is Measure.YES_NO:
        sheet.write_string(*cell, "có" if value else "không", styles.centred)
    else:
        style: Format = styles.count if indicator.measure is Measure.COUNT else styles.number
        sheet.write_number(*cell, float(value), style)


def _validate(sheet: Worksheet, line: FormLine) -> None:
    row, indicator = line_row(line.number), line.indicator
    rule, words = _RULES[indicator.measure]
    explained = f"{words} {indicator.assumption}" if indicator.assumption else words
    sheet.data_validation(
        row,
        Column.VALUE,
        row,
        Column.VALUE,
        {
            **rule,
            "input_title": shortened(indicator.name, 32),
            "input_message": shortened(explained, 255),
            "error_title": "Chưa đúng",
            "error_message": words,
        },
    )


def _prompt_notes(sheet: Worksheet, view: FormView) -> None:
    """Say in each cell for notes what belongs there."""
    rows: dict[str, list[int]] = {}
    for line in view.lines:
        words = _HELD if any(one.held for one in line.owed) else _GROUNDS
        rows.setdefault((_MUST if line.indicator.evidence else "") + words, []).append(line_row(line.number))
    for words, found in rows.items():
        cells = " ".join(cell_name(row, Column.NOTE) for row in found)
        rule = {"validate": "any", "input_title": NOTE_HEADING, "input_message": words, "multi_range": cells}
        sheet.data_validation(found[0], Column.NOTE, found[0], Column.NOTE, rule)


def _colour(sheet: Worksheet, lines: int, styles: Styles) -> None:
    """Lay the looks of the statuses over the figures and their statuses, and over the sentence above the table."""
    first, last = line_row(1), check_row(lines, 0) + 200  # the checks below, however many
    for word, style in ((Word.MISSING, styles.missing), (Word.WRONG, styles.wrong), (Word.DOUBTFUL, styles.doubtful)):
        cell = at(first, Column.STATUS).replace("$", "", 2).join(("$", ""))
        rule = {"type": "formula", "criteria": f'=LEFT({cell},{len(word)})="{word}"', "format": style}
        sheet.conditional_format(first, Column.STATUS, last, Column.STATUS, rule)
    summary = at(Row.SUMMARY, Column.NUMBER)
    sheet.conditional_format(
        Row.SUMMARY,
        Column.NUMBER,
        Row.SUMMARY,
        Column.STATUS,
        {"type": "formula", "criteria": f'=LEFT({summary},2)<>"{Word.FINE.upper()}"', "format": styles.missing},
    )


_RULES: Mapping[Measure, tuple[dict[str, object], str]] = {
    Measure.COUNT: (
        {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": MOST},
        "Ghi một số nguyên, không âm, ví dụ 5; không ghi chữ. Không có hoạt động nào thì ghi 0.",
    ),
    Measure.AMOUNT: (
        {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": MOST},
        "Ghi một số, không âm, không ghi chữ và đơn vị tính. Không có thì ghi 0.",
    ),
    Measure.YES_NO: ({"validate": "list", "source": ["có", "không"]}, "Chọn “có” hoặc “không”."),
}
_CHECK_WIDTH = sum(WIDTHS[column] for column in Column if Column.NAME <= column <= Column.NOTE)
_LEAST_LINES = 2  # so that a note and a reason have room
_MUST = "Bắt buộc khi kết quả lớn hơn 0. "
_GROUNDS = "Ghi căn cứ của số liệu (số, ngày văn bản) và điều cần nói thêm."
_HELD = "Ghi từng lần: ngày, nơi tổ chức, người chủ trì, số và ngày của biên bản."
