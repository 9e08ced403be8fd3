"""The lines of a PDF file that has text: page by page, from top to bottom."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2

from targets.documents.lines import Line

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
    document = pypdfium2.PdfDocument(content)
    try:
        pages = len(document)
        for number in range(pages):
            page = document[number]
            text_page = page.get_textpage()
            text = text_page.get_text_range()
            text_page.close()
            page.close()
            letters += sum(map(str.isalpha, text))
            for line in text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-").split("\n"):
                lines.append(Line(line, len(lines) + 1, page=number + 1))
            if tell is not None and (number + 1) % 10 == 0:
                tell(number + 1, pages)
    finally:
        document.close()
    if letters < LEAST_LETTERS * pages:
        raise ScannedError
    return tuple(lines)


class ScannedError(Exception):
    """The pages of a PDF are pictures."""
