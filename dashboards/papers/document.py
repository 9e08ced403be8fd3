"""A paper as values: the words around its text, its text in blocks, and its annexes.

Whoever builds one hands over plain text. It is made printable here once: control characters and marks that turn the
direction of writing are dropped, and what is too long for a cell is cut, with a sign that it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from dashboards.views.office_paper import OfficePaper

Align = Literal["left", "center", "right"]


#: Where the mark of a footnote stands in a paragraph; `plain` takes it out of what people wrote.
NOTE = "\ue000"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the text."""

    text: str
    style: Literal["text", "heading", "subheading", "topic", "caption", "small"] = "text"
    notes: tuple[str, ...] = ()  #: footnotes, one for each mark in the text; in PDF only


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table."""

    heading: str
    width: float  #: in millimetres; the columns of a table share the width of the page in proportion
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a line, a total, or the heading of the lines below it, which has one cell over the whole width."""

    cells: tuple[str, ...]
    kind: Literal["line", "total", "group"] = "line"


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose headings are repeated on every page."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: so much of each kind."""

    label: str
    parts: tuple[tuple[int, str], ...]  #: how many, and the name of their kind, in the order of the chart's key


@dataclass(frozen=True, slots=True)
class Chart:
    """Horizontal bars with their numbers beside them, and a key of colours and patterns."""

    key: tuple[tuple[str, str], ...]  #: kind, colour "#RRGGBB"
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page."""


Block = Paragraph | Table | Chart | NewPage


@dataclass(frozen=True, slots=True)
class Annex:
    """A list that goes with the paper, on pages of its own numbering; a wide one lies across."""

    title: str  #: in capitals
    blocks: tuple[Block, ...]
    wide: bool
    label: str = "Phụ lục"


@dataclass(frozen=True, slots=True)
class Document:
    """One paper from its head to its last annex."""

    paper: OfficePaper
    kind: str  #: in capitals: "BÁO CÁO"; "" of a letter
    subject: tuple[str, ...]  #: lines below it
    blocks: tuple[Block, ...]
    annexes: tuple[Annex, ...]
    made: datetime  #: written into the file; the same paper has the same bytes
    about: str = ""  #: of a letter, below its number: "V/v đôn đốc …"
    to: tuple[str, ...] = ()  #: of a letter, the lines that say to whom it goes


def plain(text: str, most: int = 600) -> str:
    r"""Return a text as it can be printed: on one line, without what cannot be seen, and no longer than ``most``.

    >>> plain("Bản\x00 Bo\n\u202exã"), plain("dài" * 9, 10)
    ('Bản Bo xã', 'dàidàidài…')
    """
    printable = " ".join(_UNSEEN.sub("", _BREAKS.sub(" ", text)).split())
    return printable if len(printable) <= most else printable[: most - 1].rstrip() + "…"


_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ue000\ufeff\ufff0-\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
