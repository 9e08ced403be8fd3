"""Where things stand on a form, how they look, and how its words are cut to the room they have."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from math import ceil

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from kpi.intake.cells import cell_name

#: Characters Excel keeps in a cell.
LONGEST = 32_767
A4 = 9
#: Points of a line of text, and around a row's text; the tallest row there is.
LINE, _ROUND, _TALLEST = 15.75, 3.0, 408.0
#: Small letters of Times New Roman, 12 points, in the width of a digit of Excel's own font; a capital as letters.
_LETTERS, _CAPITAL = 1.06, 1.55


class Column(IntEnum):
    """The columns of the table."""

    NUMBER = 0
    ID = 1  #: hidden; by it a line is found again
    NAME = 2
    MEASURE = 3
    ASKED = 4
    BEFORE = 5
    LAST_YEAR = 6
    VALUE = 7
    NOTE = 8
    STATUS = 9


WIDTHS = {
    Column.NUMBER: 5,
    Column.ID: 14,
    Column.NAME: 44,
    Column.MEASURE: 11,
    Column.ASKED: 17,
    Column.BEFORE: 12,
    Column.LAST_YEAR: 12,
    Column.VALUE: 12,
    Column.NOTE: 36,
    Column.STATUS: 27,
}


class Row(IntEnum):
    """The rows above the table; its first line follows the headings."""

    AGENCY = 0  #: the agency's superior, and the name of the State or the Party
    NAME = 1
    PLACE = 2  #: the document's number, place and date
    TITLE = 3
    SUBTITLE = 4
    PLAN = 5
    UNIT = 6
    PERIOD = 7
    TERM = 8  #: by when it is to be sent
    SUMMARY = 9  #: what is still missing or wrong
    HEADINGS = 10


class Hidden(IntEnum):
    """The columns of the hidden sheet; a line or a check has the row of its number, the counts stand in the first.

    The identity fills the first two columns.
    """

    NOW = 3  #: a line's figure as a number, or an error
    MISSING = 4  #: the numbers of the lines that lack something, up to this line
    WRONG = 5
    DOUBTFUL = 6
    LEFT = 7  #: the sides of a check
    RIGHT = 8


@dataclass(frozen=True, slots=True)
class Live:
    """A formula, and its result on the blank form.

    The result is written beside it: LibreOffice shows it as it is until something changes that the formula looks at.
    """

    formula: str
    blank: str | float


#: What stands in a cell instead of a number that is missing.
NO_NUMBER = "#N/A"


def line_row(number: int) -> int:
    """Return the row of a line, which is counted from 1."""
    return Row.HEADINGS + number


def check_row(lines: int, number: int) -> int:
    """Return the row of a check, which is counted from 1, below a table of so many lines."""
    return Row.HEADINGS + lines + 1 + number


def at(row: int, column: int, sheet: str = "") -> str:
    """Return a cell's name that stays when a formula is copied, with its sheet where it is another.

    >>> at(10, Column.VALUE), at(0, 3, "dondoc")
    ('$H$11', 'dondoc!$D$1')
    """
    name = cell_name(row, column)
    digits = name.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f"{sheet}{'!' if sheet else ''}${name.removesuffix(digits)}${digits}"


def shortened(text: str, limit: int) -> str:
    """Return a text with no more characters than there is room for.

    >>> shortened("Ủy ban nhân dân", 10)
    'Ủy ban nh…'
    """
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


@lru_cache(maxsize=4096)  # the same words stand on every unit's form
def lines_of(text: str, width: float) -> int:
    """Return how many lines a text takes in a column of a width, as spreadsheets count widths: in digits.

    >>> lines_of("Số mô hình đã đăng ký xây dựng", 18), lines_of("", 18)
    (2, 0)
    """
    room = width * _LETTERS
    return sum(_lines(part.split(), room) for part in text.split("\n"))


def _lines(words: Sequence[str], room: float) -> int:
    lines, used = 0, room
    for word in words:
        size = sum(_CAPITAL if letter.isupper() else 1 for letter in word)
        if used + 1 + size > room:  # the space before it, and the word
            lines, used = lines + ceil(size / room), size % room if size > room else size
        else:
            used += 1 + size
    return lines


def height_of(cells: Iterable[tuple[str, float]], least: int = 1) -> float:
    """Return the height in points of a row that shows all of its cells' texts, each given with its column's width.

    LibreOffice does not find it by itself when it opens a file.
    """
    return min(_TALLEST, LINE * max(least, *(lines_of(text, width) for text, width in cells)) + _ROUND)


@dataclass(frozen=True, slots=True)
class Styles:
    """The formats of one workbook."""

    body: Format  #: a locked cell of a table
    centred: Format
    top: Format
    number: Format  #: a figure reported before
    count: Format  #: a whole one
    heading: Format
    entry: Format  #: where a figure is written
    entry_count: Format  #: a whole one
    entry_choice: Format
    entry_text: Format
    status: Format
    summary: Format
    bold: Format
    plain: Format
    italic: Format
    label: Format
    value: Format  #: beside a label
    term: Format
    agency: Format
    agency_name: Format
    state: Format
    motto: Format
    title: Format
    subtitle: Format
    field: Format  #: where words of the title block are written
    field_day: Format
    dated: Format
    centred_field: Format
    recipients: Format
    copies: Format
    signer: Format
    signer_name: Format
    missing: Format  #: laid over a line by its status, as the next two
    wrong: Format
    doubtful: Format


def styles(book: Workbook) -> Styles:
    """Return the formats of a form; every difference can also be seen without colour."""
    base = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}
    boxed = {**base, "border": 1, "text_wrap": True}
    entry = {**boxed, "bg_color": "#FFF9E5", "locked": False}
    centre = {"align": "center", "text_wrap": True}
    field = {**base, "bottom": 4, "locked": False}

    def made(*parts: dict[str, object], **more: object) -> Format:
        return book.add_format({key: value for part in (*parts, more) for key, value in part.items()})

    return Styles(
        body=made(boxed, quote_prefix=True, indent=1),
        centred=made(boxed, align="center", quote_prefix=True),
        top=made(base, valign="top"),
        number=made(boxed, align="right", indent=1),
        count=made(boxed, align="right", indent=1, num_format=_COUNT),
        heading=made(boxed, bold=True, align="center", bg_color="#E8EDF2"),
        entry=made(entry, bold=True, align="right", indent=1, border=2),
        entry_count=made(entry, bold=True, align="right", indent=1, border=2, num_format=_COUNT),
        entry_choice=made(entry, bold=True, align="center", border=2),
        entry_text=made(entry, indent=1),
        status=made(boxed, indent=1),
        summary=made(boxed, bold=True, indent=1),
        bold=made(base, bold=True),
        plain=made(base, text_wrap=True, valign="top"),
        italic=made(base, italic=True, text_wrap=True),
        label=made(base, align="right"),
        value=made(base, bold=True, text_wrap=True, indent=1),
        term=made(base, centre, italic=True),
        agency=made(base, centre),
        agency_name=made(base, centre, bold=True, underline=1),
        state=made(base, centre, bold=True),
        motto=made(base, centre, bold=True, font_size=13, underline=1),
        title=made(base, centre, bold=True, font_size=14),
        subtitle=made(base, centre, bold=True, font_size=13),
        field=made(field, quote_prefix=True),
        field_day=made(field, num_format="dd/mm/yyyy", align="left"),
        dated=made(base, centre, italic=True),
        centred_field=made(base, centre, locked=False),
        recipients=made(base, bold=True, italic=True),
        copies=made(base, font_size=11),
        signer=made(base, centre, bold=True),
        signer_name=made(base, centre, bold=True, locked=False),
        missing=book.add_format({"bold": True, "bg_color": "#FFE699"}),
        wrong=book.add_format({"bold": True, "font_color": "#FFFFFF", "bg_color": "#A61C1C"}),
        doubtful=book.add_format({"italic": True, "bg_color": "#DDEBF7"}),
    )


#: Thousands apart; the mark between them is that of the reader's own system.
_COUNT = "#,##0"
