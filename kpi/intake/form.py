"""The form a unit fills: one workbook for one unit and one period of a plan.

The sheet says what it is for in words a person can read (plan, unit, period); the table has one row an indicator, found
again by its id in column B. `kpi.intake.workbook` reads it back.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import xlsxwriter

from kpi.intake.text_sheet import TextSheet
from targets.form import Form
from targets.periods import Period
from targets.plan import Indicator, Measure, Plan
from targets.units import Unit
from targets.wording import write_date

SHEET = "Báo cáo"
#: The labels of the title block, in column A; the value stands in column C.
PLAN_LABEL, UNIT_LABEL, PERIOD_LABEL = "Kế hoạch", "Đơn vị", "Kỳ báo cáo"
#: The headings of the table.
ID_HEADING, NAME_HEADING, UNIT_HEADING = "Mã", "Nội dung", "Đơn vị tính"
VALUE_HEADING, NOTE_HEADING = "Kết quả", "Căn cứ, ghi chú"
HEADINGS = ("STT", ID_HEADING, NAME_HEADING, UNIT_HEADING, VALUE_HEADING, NOTE_HEADING)
TITLE_ROW, PLAN_ROW, UNIT_ROW, PERIOD_ROW, HEADING_ROW = 0, 2, 3, 4, 6  # from 0, as XlsxWriter counts
#: Written into every file, so that the same content gives the same bytes.
_MADE = datetime(2023, 1, 1, tzinfo=UTC).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in one row of a filled form; a value as the reporter types it."""

    value: str | float | None = None
    note: str | None = None


def write_form(plan: Plan, unit: Unit, period: Period, entries: Mapping[str, Entry] | None = None) -> bytes:
    """Return the workbook of a plan's form for one unit and period, blank or filled.

    Raises:
        ValueError: the plan has no form.
    """
    if plan.form is None:
        raise ValueError(plan.id)
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"created": _MADE})
        sheet = book.add_worksheet(SHEET, TextSheet)
        bold = book.add_format({"bold": True})
        title = book.add_format({"bold": True, "font_size": 14})
        sheet.write_string(TITLE_ROW, 0, plan.form.title, title)
        for row, label, value in (
            (PLAN_ROW, PLAN_LABEL, plan.id),
            (UNIT_ROW, UNIT_LABEL, unit.label),
            (PERIOD_ROW, PERIOD_LABEL, period.key),
        ):
            sheet.write_string(row, 0, label, bold)
            sheet.write_string(row, 2, value)
        sheet.write_string(PERIOD_ROW, 3, _period_words(plan.form, period))
        _table(book, sheet, [i for i in map(plan.indicator, plan.form.indicators) if i is not None], entries or {})
    return buffer.getvalue()


def _period_words(form: Form, period: Period) -> str:
    """Return the period in words, with the days its figures are taken from where they are not its own."""
    first, end = period.window(form.basis)
    if (first, end) == (period.start, period.end):
        return period.name()
    last = end - timedelta(days=1)
    return f"{period.name()} (số liệu từ ngày {write_date(first)} đến hết ngày {write_date(last)})"


def _table(
    book: xlsxwriter.Workbook,
    sheet: xlsxwriter.worksheet.Worksheet,
    indicators: list[Indicator],
    entries: Mapping[str, Entry],
) -> None:
    head = book.add_format({"bold": True, "border": 1, "bg_color": "#DDE7F0", "text_wrap": True, "valign": "vcenter"})
    boxed = book.add_format({"border": 1, "text_wrap": True, "valign": "vcenter"})
    entry_format = book.add_format({"border": 1, "bg_color": "#FFF8DC", "valign": "vcenter"})
    for column, (heading, width) in enumerate(zip(HEADINGS, (6, 26, 52, 14, 12, 44), strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(HEADING_ROW, column, heading, head)
    for number, indicator in enumerate(indicators, start=1):
        row = HEADING_ROW + number
        entry = entries.get(indicator.id, Entry())
        sheet.write_number(row, 0, number, boxed)
        sheet.write_string(row, 1, indicator.id, boxed)
        sheet.write_string(row, 2, indicator.name, boxed)
        sheet.write_string(row, 3, unit_of_measure(indicator), boxed)
        if isinstance(entry.value, str):
            sheet.write_string(row, 4, entry.value, entry_format)
        elif entry.value is None:
            sheet.write_blank(row, 4, None, entry_format)
        else:
            sheet.write_number(row, 4, entry.value, entry_format)
        sheet.write_string(row, 5, entry.note or "", boxed)
    sheet.freeze_panes(HEADING_ROW + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def value_cell(number: int) -> str:
    """Return the cell in which the value of a line stands, by the line's number from 1.

    >>> value_cell(1)
    'E8'
    """
    return f"E{HEADING_ROW + number + 1}"


def unit_of_measure(indicator: Indicator) -> str:
    """Return what the form says in the column of units."""
    return "có/không" if indicator.measure is Measure.YES_NO else indicator.unit
