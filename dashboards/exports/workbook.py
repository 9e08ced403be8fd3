"""The list of shortfalls as an Excel workbook: the list ready to filter and print, its counts, its data for a pivot.

People's words are written as strings whatever they look like, so that none becomes a formula or a link; numbers are
numbers and days are days. Rows are written as they come and not kept, so that a whole country's list fits in memory.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from textwrap import wrap

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from dashboards.exports.columns import COLUMNS, PRINTED, Column
from dashboards.exports.long_sheet import LONGEST, LongSheet, Value
from dashboards.views.looks import LOOKS
from dashboards.views.shortfall_list import Entry, ShortfallList, first_upper
from kpi.evaluation.shortfall import LISTED
from rules.verdict import Verdict
from targets.provenance import Source
from targets.wording import Language, Sentence

#: The row of the headings, from 0; the title stands above it.
HEADINGS_ROW = 5
#: Told of progress: lines written, of how many.
Said = Callable[[int, int], None]


def silently(_: int, __: int, /) -> None:
    """Tell nobody of progress."""


def shortfalls_xlsx(view: ShortfallList, language: Language = "vi", said: Said = silently) -> bytes:
    """Return the workbook, dated by the moment it speaks of, so that the same lines give the same bytes."""
    content = io.BytesIO()
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    entries = view.entries
    total = 2 * len(entries)
    with Workbook(content, options) as book:
        book.set_properties({"title": _TITLE.text(language), "created": view.as_of.replace(tzinfo=None)})
        styles = _styles(book)
        listed, counts, data, sources = (
            book.add_worksheet(name.text(language), LongSheet) for name in (_LIST, _COUNTS, _DATA, _SOURCES)
        )
        _list(listed, view, styles, language, lambda done: said(done, total))
        _counts(counts, view, styles, language)
        _data(data, entries, styles, language, lambda done: said(done + total // 2, total))
        _sources(sources, view, styles, language)
        _name_ranges(book, view, language)
    return content.getvalue()


Styles = dict[str, Format]
_LIST = Sentence("Danh sách", "List")
_COUNTS = Sentence("Tổng hợp", "Counts")
_DATA = Sentence("Dữ liệu", "Data")
_SOURCES = Sentence("Nguồn", "Sources")
_TITLE = Sentence("DANH SÁCH CHỈ TIÊU, NHIỆM VỤ CÒN THIẾU", "TARGETS AND DUTIES NOT FULFILLED")
_NOTHING = Sentence("Không đơn vị nào còn thiếu.", "No unit is short of anything.")
_TOTAL = Sentence("Cộng", "Total")
_NAMES = 46  # characters of the first column of the counts
_LETTERS = 1.15  # of Times New Roman, in the width of one digit of Excel's own font
_LINE, _TALLEST = 15.0, 408.0  # points of a line of text, and of the tallest row
_A4 = 9
_STEP = 1000  # lines between two tellings of progress


def _styles(book: Workbook) -> Styles:
    body = {"font_name": "Times New Roman", "font_size": 11, "valign": "top", "text_wrap": True, "border": 1}
    bold = {"font_name": "Times New Roman", "font_size": 12, "bold": True}
    bare = {"font_name": "Times New Roman", "font_size": 11}
    return {
        "office": book.add_format(bold),
        "title": book.add_format({**bold, "font_size": 14}),
        "said": book.add_format({**bare, "italic": True}),
        "heading": book.add_format(
            {**body, "bold": True, "align": "center", "valign": "vcenter", "bg_color": "#E8EDF2"}
        ),
        # A quote prefix: it stays text when someone edits the cell.
        "text": book.add_format({**body, "quote_prefix": True}),
        "number": book.add_format({**body, "num_format": "#,##0.00", "align": "right"}),
        "count": book.add_format({**body, "num_format": "#,##0", "align": "right"}),
        "day": book.add_format({**body, "num_format": "dd/mm/yyyy", "align": "center"}),
        "total": book.add_format({**body, "bold": True}),
        "sum": book.add_format({**body, "bold": True, "num_format": "#,##0", "align": "right"}),
        "bare text": book.add_format({**bare, "quote_prefix": True}),
        "bare number": book.add_format({**bare, "num_format": "#,##0.00"}),
        "bare count": book.add_format({**bare, "num_format": "#,##0"}),
        "bare day": book.add_format({**bare, "num_format": "dd/mm/yyyy"}),
        **{verdict.value: book.add_format({**body, "bg_color": _tint(LOOKS[verdict].colour)}) for verdict in LISTED},
    }


def _list(
    sheet: LongSheet, view: ShortfallList, styles: Styles, language: Language, said: Callable[[int], None]
) -> None:
    last = HEADINGS_ROW + max(1, sum(len(group.entries) for group in view.groups))
    for at, column in enumerate(PRINTED):
        sheet.set_column(at, at, column.width)
    sheet.autofilter(HEADINGS_ROW, 0, last, len(PRINTED) - 1)
    sheet.freeze_panes(HEADINGS_ROW + 1, 1)
    sheet.repeat_rows(HEADINGS_ROW)
    sheet.print_area(0, 0, last, len(PRINTED) - 1)
    _paper(sheet)
    _head(sheet, view, styles, language)
    _headings(sheet, HEADINGS_ROW, PRINTED, styles, language)
    if not view.groups:
        sheet.write_string(HEADINGS_ROW + 1, 0, _NOTHING.text(language), styles["said"])
    widths = [column.width for column in PRINTED]
    for down, entry in enumerate(view.entries, HEADINGS_ROW + 1):
        values = [column.value(entry, language) for column in PRINTED]
        looks = [
            styles[entry.row.verdict if column.coloured else _style(value)]
            for column, value in zip(PRINTED, values, strict=True)
        ]
        sheet.write_line(down, zip(values, looks, strict=True), _height(zip(values, widths, strict=True)))
        if not (down - HEADINGS_ROW) % _STEP:
            said(down - HEADINGS_ROW)


def _data(
    sheet: LongSheet, entries: Sequence[Entry], styles: Styles, language: Language, said: Callable[[int], None]
) -> None:
    """Write every line with all that is known of it, headings in the first row and nothing else: ready for a pivot."""
    for at, column in enumerate(COLUMNS):
        sheet.set_column(at, at, column.width)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(entries)), len(COLUMNS) - 1)
    _paper(sheet)
    sheet.repeat_rows(0)
    _headings(sheet, 0, COLUMNS, styles, language)
    bare = {name: styles[f"bare {name}"] for name in ("text", "number", "count", "day")}
    for down, entry in enumerate(entries, 1):
        values = [column.value(entry, language) for column in COLUMNS]
        sheet.write_line(
            down, [(value, None if value is None or value == "" else bare[_style(value)]) for value in values]
        )
        if not down % _STEP:
            said(down)


def _counts(sheet: LongSheet, view: ShortfallList, styles: Styles, language: Language) -> None:
    """Write how many lines of each verdict there are by unit, then by promise."""
    sheet.set_column(0, 0, _NAMES)
    sheet.set_column(1, len(LISTED) + 1, 14)
    _paper(sheet)
    _head(sheet, view, styles, language)
    units = [(first_upper(one.label), one.counts) for one in view.by_unit]
    promises = [(one.title, {v: len(names) for v, names in one.units.items()}) for one in view.by_promise]
    down = _table(sheet, HEADINGS_ROW, Sentence("Theo đơn vị", "By unit"), units, styles, language)
    _table(sheet, down + 2, Sentence("Theo chỉ tiêu, nhiệm vụ", "By target or duty"), promises, styles, language)


def _table(
    sheet: LongSheet,
    down: int,
    heading: Sentence,
    rows: Sequence[tuple[str, Mapping[Verdict, int]]],
    styles: Styles,
    language: Language,
) -> int:
    """Write one table of counts; return its last row."""
    words = [heading, *(verdict.label for verdict in LISTED), _TOTAL]
    sheet.set_row(down, 2 * _LINE)
    for at, word in enumerate(words):
        sheet.write_string(down, at, word.text(language), styles["heading"])
    sums = {verdict: sum(counts.get(verdict, 0) for _, counts in rows) for verdict in LISTED}
    for name, counts in [*rows, (_TOTAL.text(language), sums)]:
        down += 1
        text, count = ("total", "sum") if counts is sums else ("text", "count")
        sheet.set_row(down, _height([(name, _NAMES)]))
        sheet.write_string(down, 0, name[:LONGEST], styles[text])
        numbers = [counts.get(verdict, 0) for verdict in LISTED]
        for at, number in enumerate([*numbers, sum(numbers)], 1):
            sheet.write_number(down, at, number, styles[count])
    return down


def _sources(sheet: LongSheet, view: ShortfallList, styles: Styles, language: Language) -> None:
    """Write where every promise stands, with the words there, and every file that figures were read in, once each.

    The cell of a figure stands in its own line of the list.
    """
    headings = (
        (Sentence("Số", "No."), 6),
        (Sentence("Nơi ghi", "Place"), 60),
        (Sentence("Lời văn", "Words"), 60),
        (Sentence("Ghi chú", "Note"), 40),
        (Sentence("SHA-256 của tệp", "The file's SHA-256"), 66),
    )
    for at, (_, width) in enumerate(headings):
        sheet.set_column(at, at, width)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    _paper(sheet)
    for at, (heading, _) in enumerate(headings):
        sheet.write_string(0, at, heading.text(language), styles["heading"])
    for number, source in enumerate(_files_once(view), 1):
        values = (number, source.place(language), source.quote, source.note, source.sha256)
        height = _height((value, width) for value, (_, width) in zip(values, headings, strict=True))
        sheet.write_line(number, [(value, styles[_style(value)]) for value in values], height)


def _files_once(view: ShortfallList) -> Iterable[Source]:
    """Return where promises stand, then the files that figures were read in, each once, in the order met."""
    entries = view.entries
    clauses = dict.fromkeys(entry.row.clause for entry in entries)
    figures = (entry.row.figure for entry in entries if entry.row.figure is not None)
    return (*clauses, *dict.fromkeys(Source(figure.document, figure.sha256) for figure in figures))


def _name_ranges(book: Workbook, view: ShortfallList, language: Language) -> None:
    """Name the list, the data with its headings, and the counts of units, so that formulas and pivots find them."""
    lines, units = max(1, len(view.entries)), len(view.by_unit)
    for name, sheet, first, rows, columns in (
        (Sentence("DanhSach", "ShortfallList"), _LIST, HEADINGS_ROW, lines, len(PRINTED)),
        (Sentence("DuLieu", "ShortfallData"), _DATA, 0, lines, len(COLUMNS)),
        (Sentence("TheoDonVi", "ByUnit"), _COUNTS, HEADINGS_ROW, units, len(LISTED) + 2),
    ):
        last = chr(ord("A") + columns - 1)
        place = f"='{sheet.text(language)}'!$A${first + 1}:${last}${first + 1 + rows}"
        book.define_name(name.text(language), place)


def _head(sheet: LongSheet, view: ShortfallList, styles: Styles, language: Language) -> None:
    """Write whose list it is, of when, and its totals."""
    asked = "; ".join(one.text(language) for one in view.filters)
    counts = "; ".join(f"{v.label.text(language)}: {view.counts.get(v, 0)}" for v in LISTED)
    lines = (
        (view.office, "office"),
        (_TITLE.text(language), "title"),
        (f"{view.known.text(language)}{f' ({asked})' if asked else ''}", "said"),
        (f"{_TOTAL.text(language)}: {len(view.entries)}. {counts}.", "said"),
    )
    for down, (text, style) in enumerate(lines):
        sheet.write_string(down, 0, text[:LONGEST], styles[style])


def _headings(sheet: LongSheet, down: int, columns: Sequence[Column], styles: Styles, language: Language) -> None:
    sheet.set_row(down, 2 * _LINE)
    for at, column in enumerate(columns):
        sheet.write_string(down, at, column.heading.text(language), styles["heading"])


def _paper(sheet: LongSheet) -> None:
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
    lines = [_lines(text, int(width * _LETTERS)) for text, width in cells if isinstance(text, str)]
    return min(_TALLEST, _LINE * max(1, *lines))


@lru_cache(maxsize=4096)  # the same titles and remedies come again and again
def _lines(text: str, width: int) -> int:
    """Return on how many lines a text stands in so many letters."""
    return 1 if len(text) <= width and "\n" not in text else len(wrap(text, width))


def _style(value: Value) -> str:
    if isinstance(value, str) or value is None:
        return "text"
    if isinstance(value, date):
        return "day"
    return "count" if value == int(value) else "number"
