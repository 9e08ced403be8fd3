"""The lines of a PDF file that has text: page by page, from top to bottom, raised numbers as such.

A page is read with pdfium; one that has ruled lines is looked through for tables, which takes longer.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import pdfplumber
import pypdfium2
import pypdfium2.raw

from targets.documents.lines import Cell, Line

#: Fewer letters than this on a page are a stamp or a page number, not a page of text.
LEAST_LETTERS = 25

Tell = Callable[[int, int], None]


def pdf_lines(content: bytes, tell: Tell | None = None) -> tuple[Line, ...]:
    """Return the lines of a .pdf file, numbered from 1 through all its pages.

    Raises:
        ScannedError: its pages are pictures: there is no text.
        pypdfium2.PdfiumError: it has a password, or is no PDF; call it in the guarded process only.
    """
    lines: list[Line] = []
    letters = 0
    plumber: Any = None
    document = pypdfium2.PdfDocument(content)
    try:
        pages = len(document)
        for number in range(pages):
            page = document[number]
            if _is_ruled(page):
                plumber = plumber or pdfplumber.open(io.BytesIO(content))
                found = list(_with_tables(plumber.pages[number], number + 1))
                plumber.pages[number].close()
            else:
                found = [(text, None) for text in _texts(page)]
            page.close()
            letters += sum(letter.isalpha() for text, _ in found for letter in text)
            first = len(lines) + 1
            lines += [Line(text, first + at, number + 1, cell=cell) for at, (text, cell) in enumerate(found)]
            if tell is not None and (number + 1) % 10 == 0:
                tell(number + 1, pages)
    finally:
        document.close()
    if letters < LEAST_LETTERS * pages:
        raise ScannedError
    return tuple(lines)


class ScannedError(Exception):
    """The pages of a PDF are pictures."""


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_RULES = 6  # ruled lines that a table needs; a letterhead has one or two
_SMALL = 0.52  # of the size of the letters beside it: a digit is some 0.65 of its own size high
_TABLES = 1000  # tables of one page are numbered apart from those of another


def _is_ruled(page: pypdfium2.PdfPage) -> bool:
    paths = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH], max_depth=2)
    return sum(1 for _ in paths) >= _RULES


def _texts(page: pypdfium2.PdfPage) -> list[str]:
    """Return the lines of a page, small numbers raised."""
    text_page = page.get_textpage()
    text = str(text_page.get_text_range())
    if len(text) == text_page.count_chars():
        text = _with_raised(text, text_page)
    text_page.close()
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-").replace("\x02", "-").split("\n")


def _with_raised(text: str, page: pypdfium2.PdfTextPage) -> str:
    """Return a page's text with the digits raised that are lower than those of the size beside them would be."""
    letters = list(text)
    for at, letter in enumerate(text):
        if not letter.isdigit():
            continue
        begins = at == 0 or text[at - 1] in "\r\n"
        beside = at + 1 if begins else at - 1
        while begins and beside < len(text) and (text[beside].isdigit() or text[beside] == " "):
            beside += 1
        if not 0 <= beside < len(text) or text[beside].isspace():
            continue
        _, bottom, _, top = page.get_charbox(at)
        if top - bottom < _SMALL * pypdfium2.raw.FPDFText_GetFontSize(page.raw, beside):
            letters[at] = letter.translate(_RAISED)
    return "".join(letters)


def _with_tables(page: Any, number: int) -> Iterator[tuple[str, Cell | None]]:  # noqa: ANN401  it has no types
    """Yield the lines of a page that has tables: the text around them, and their cells."""
    tables = page.find_tables()
    boxes = [table.bbox for table in tables]

    def outside(thing: dict[str, Any]) -> bool:
        middle = (thing["top"] + thing["bottom"]) / 2
        return not any(x0 <= thing["x0"] <= x1 and top <= middle <= bottom for x0, top, x1, bottom in boxes)

    rest = page.filter(lambda thing: thing["object_type"] != "char" or outside(thing)) if boxes else page
    items: list[tuple[float, Any]] = [
        (line["top"], line["text"]) for line in rest.extract_text_lines(return_chars=False)
    ]
    items += [(table.bbox[1], table) for table in tables]
    for order, (_, item) in enumerate(sorted(items, key=lambda item: item[0])):
        if isinstance(item, str):
            yield item, None
            continue
        for row, cells in enumerate(item.extract(), 1):
            for column, text in enumerate(cells, 1):
                cell = Cell(number * _TABLES + order, row, column)
                yield from ((part, cell) for part in (text or "").split("\n"))
