"""The list of shortfalls as an Excel workbook: the list ready to filter and print, and a sheet of counts.

People's words are written as strings whatever they look like, so that none becomes a formula or a link; numbers are
numbers and days are days.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from textwrap import wrap

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboards.exports.columns import COLUMNS, Column, Value
from dashboards.views.looks import LOOKS
from kpi.evaluation.shortfall import LISTED, Shortfall
from targets.wording import Language, Sentence, say
from targets.workdays import VIETNAM

#: The row of the headings, from 0; the title stands above it.
HEADINGS_ROW = 4


def shortfalls_xlsx(rows: Sequence[Shortfall], as_of: datetime, office: str, language: Language) -> bytes:
    """Return the workbook, dated by the moment it speaks of, so that the same lines give the same bytes."""
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(content, options) as book:
        at = as_of.astimezone(VIETNAM)
        book.set_properties({"title": _TITLE.text(language), "created": at.replace(tzinfo=None)})
        styles = _styles(book)
        title = (office, _TITLE.text(language), _known(at).text(language))
        _list(book.add_worksheet(_LIST.text(language)), rows, title, styles, language)
        _counts(book.add_worksheet(_COUNTS.text(language)), rows, title, styles, language)
    return content.getvalue()


Styles = dict[str, Format]
_LIST = Sentence("Danh sách", "List")
_COUNTS = Sentence("Tổng hợp", "Counts")
_TITLE = Sentence("DANH SÁCH CHỈ TIÊU, NHIỆM VỤ CÒN THIẾU", "TARGETS AND DUTIES NOT FULFILLED")
_NOTHING = Sentence("Không đơn vị nào còn thiếu.", "No unit is short of anything.")
_LONGEST = 32_767  # characters Excel keeps in a cell
_NAMES = 46  # characters of the first column of the counts
_LETTERS = 1.15  # of Times New Roman, in the width of one digit of Excel's own font
_LINE, _TALLEST = 15.0, 408.0  # points of a line of text, and of the tallest row
_A4 = 9


def _known(at: datetime) -> Sentence:
    return say("Theo số liệu biết đến {at}", "As known at {at}", at=at)


def _styles(book: Workbook) -> Styles:
    body = {"font_name": "Times New Roman", "font_size": 11, "valign": "top", "text_wrap": True, "border": 1}
    bold = {"font_name": "Times New Roman", "font_size": 12, "bold": True}
    return {
        "office": book.add_format(bold),
        "title": book.add_format({**bold, "font_size": 14}),
        "said": book.add_format({"font_name": "Times New Roman", "font_size": 11, "italic": True}),
        "heading": book.add_format(
            {**body, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#E8EDF2"}
        ),
        # A quote prefix: it stays text when someone edits the cell.
        "text": book.add_format({**body, "quote_prefix": True}),
        "aside": book.add_format({**body, "quote_prefix": True, "text_wrap": False}),
        "number": book.add_format({**body, "num_format": "#,##0.00", "align": "right"}),
        "count": book.add_format({**body, "num_format": "#,##0", "align": "right"}),
        "day": book.add_format({**body, "num_format": "dd/mm/yyyy", "align": "center"}),
        **{verdict.value: book.add_format({**body, "bg_color": _tint(LOOKS[verdict].colour)}) for verdict in LISTED},
    }


def _list(
    sheet: Worksheet, rows: Sequence[Shortfall], title: Sequence[str], styles: Styles, language: Language
) -> None:
    _head(sheet, title, styles)
    sheet.set_row(HEADINGS_ROW, 2 * _LINE)
    for at, column in enumerate(COLUMNS):
        sheet.set_column(at, at, column.width)
        sheet.write_string(HEADINGS_ROW, at, column.heading.text(language), styles["heading"])
    for down, row in enumerate(rows, HEADINGS_ROW + 1):
        values = [column.value(row, language) for column in COLUMNS]
        sheet.set_row(down, _height((value, c.width) for c, value in zip(COLUMNS, values, strict=True) if c.printed))
        for at, (column, value) in enumerate(zip(COLUMNS, values, strict=True)):
            _write(sheet, (down, at), value, styles[row.verdict.value if column.coloured else _style(value, column)])
    if not rows:
        sheet.write_string(HEADINGS_ROW + 1, 0, _NOTHING.text(language), styles["said"])
    last = HEADINGS_ROW + max(1, len(rows))
    sheet.autofilter(HEADINGS_ROW, 0, last, len(COLUMNS) - 1)
    sheet.freeze_panes(HEADINGS_ROW + 1, 1)
    sheet.repeat_rows(HEADINGS_ROW)
    sheet.print_area(0, 0, last, sum(column.printed for column in COLUMNS) - 1)
    _paper(sheet)


def _counts(
    sheet: Worksheet, rows: Sequence[Shortfall], title: Sequence[str], styles: Styles, language: Language
) -> None:
    """Write how many lines of each verdict there are by unit, then by promise."""
    _head(sheet, title, styles)
    sheet.set_column(0, 0, _NAMES)
    sheet.set_column(1, len(LISTED) + 1, 14)
    down = HEADINGS_ROW
    groups: tuple[tuple[Sentence, Callable[[Shortfall], str]], ...] = (
        (Sentence("Theo đơn vị", "By unit"), lambda row: row.unit),
        (Sentence("Theo chỉ tiêu, nhiệm vụ", "By target or duty"), lambda row: row.title),
    )
    for heading, key in groups:
        down = _table(sheet, down, heading.text(language), [(key(row), row) for row in rows], styles, language) + 2
    _paper(sheet)


def _table(
    sheet: Worksheet,
    down: int,
    heading: str,
    rows: Sequence[tuple[str, Shortfall]],
    styles: Styles,
    language: Language,
) -> int:
    """Write one table of counts; return its last row."""
    words = [heading, *(verdict.label.text(language) for verdict in LISTED), Sentence("Cộng", "Total").text(language)]
    sheet.set_row(down, 2 * _LINE)
    for at, word in enumerate(words):
        sheet.write_string(down, at, word, styles["heading"])
    counts = Counter((name, row.verdict) for name, row in rows)
    totals = Counter(row.verdict for _, row in rows)
    names = list(dict.fromkeys(name for name, _ in rows))
    lines = [(name, [counts[name, verdict] for verdict in LISTED]) for name in names]
    lines.append((Sentence("Cộng", "Total").text(language), [totals[verdict] for verdict in LISTED]))
    for name, numbers in lines:
        down += 1
        sheet.set_row(down, _height([(name, _NAMES)]))
        sheet.write_string(down, 0, name[:_LONGEST], styles["text"])
        for at, number in enumerate([*numbers, sum(numbers)], 1):
            sheet.write_number(down, at, number, styles["count"])
    return down


def _head(sheet: Worksheet, title: Sequence[str], styles: Styles) -> None:
    for down, (text, style) in enumerate(zip(title, ("office", "title", "said"), strict=True)):
        sheet.write_string(down, 0, text[:_LONGEST], styles[style])


def _paper(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C&P/&N")


def _tint(colour: str) -> str:
    """Return a colour mixed with twice as much white, light enough to print words on."""
    return "#" + "".join(f"{(int(colour[n : n + 2], 16) + 2 * 255) // 3:02X}" for n in (1, 3, 5))


def _height(cells: Iterable[tuple[Value, int]]) -> float:
    """Return the height in points that shows all the text of some cells of some widths.

    Programs other than Excel do not find it by themselves.
    """
    lines = [len(wrap(text, int(width * _LETTERS))) for text, width in cells if isinstance(text, str)]
    return min(_TALLEST, _LINE * max(1, *lines))


def _style(value: Value, column: Column) -> str:
    if isinstance(value, date):
        return "day"
    if isinstance(value, int | Decimal):
        return "count" if value == int(value) else "number"
    return "text" if column.printed else "aside"


def _write(sheet: Worksheet, cell: tuple[int, int], value: Value, style: Format) -> None:
    if value is None or value == "":
        sheet.write_blank(*cell, None, style)
    elif isinstance(value, str):
        sheet.write_string(*cell, value[:_LONGEST], style)
    elif isinstance(value, date):
        sheet.write_datetime(*cell, datetime(value.year, value.month, value.day), style)  # noqa: DTZ001  a day
    else:
        sheet.write_number(*cell, float(value), style)
