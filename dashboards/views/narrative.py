"""A report in words: headings, paragraphs and footnotes, before anyone says on what paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """What a paragraph is."""

    HEADING = "heading"  #: "1. …"
    SUBHEADING = "subheading"  #: "1.1. …"
    BODY = "body"
    ITEM = "item"  #: one of several, with a dash before it


@dataclass(frozen=True, slots=True)
class Footnote:
    """What stands below the page, and the figure's sources for whoever asks."""

    text: str
    number: int = 0  #: from 1, given when the report is put together


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; a footnote stands where its mark does."""

    style: Style
    parts: tuple[str | Footnote, ...]

    @property
    def text(self) -> str:
        """Return the words without the marks of footnotes."""
        return "".join(part for part in self.parts if isinstance(part, str))

    @property
    def notes(self) -> tuple[Footnote, ...]:
        """Return its footnotes in order."""
        return tuple(part for part in self.parts if isinstance(part, Footnote))


@dataclass(frozen=True, slots=True)
class Table:
    """A table of an annex: its headings, its rows, and how wide each column is in parts of the whole."""

    label: str  #: "Phụ lục I"
    title: str  #: in capitals
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    total: tuple[str, ...] = ()  #: the last row, where there is a sum
    wide: bool = False  #: turned on its side
    under: str = ""  #: what is said below the title


@dataclass(frozen=True, slots=True)
class Narrative:
    """A whole report."""

    subject: tuple[str, ...]  #: the lines below "BÁO CÁO"
    opening: str
    period: str  #: "9 tháng năm 2023"
    ahead: str  #: the time it looks ahead to: "3 tháng cuối năm 2023"
    direction: tuple[Paragraph, ...]  #: section I
    results: tuple[Paragraph, ...]  #: section II
    achieved: tuple[Paragraph, ...]  #: section III.1
    shortcomings: tuple[Paragraph, ...]  #: section III.2
    steps: tuple[Paragraph, ...]  #: section IV
    closing: str  #: without the mark that ends a document
    annexes: tuple[Table, ...]

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Return the text of all sections."""
        return (*self.direction, *self.results, *self.achieved, *self.shortcomings, *self.steps)

    @property
    def notes(self) -> tuple[Footnote, ...]:
        """Return the footnotes in order."""
        return tuple(note for paragraph in self.paragraphs for note in paragraph.notes)


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings that stand above the sections of a report."""

    direction: str
    results: str
    assessment: str
    achieved: str
    shortcomings: str
    steps: str


def headings(mark: str, period: str, ahead: str) -> Headings:
    """Return the headings of a report on a period, in capitals, behind numbers with the office's mark: "I." or "I-"."""
    return Headings(
        direction=f"I{mark} CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI VÀ CHẾ ĐỘ BÁO CÁO",
        results=f"II{mark} KẾT QUẢ THỰC HIỆN {period}",
        assessment=f"III{mark} ĐÁNH GIÁ CHUNG",
        achieved="1. Ưu điểm",
        shortcomings="2. Hạn chế",
        steps=f"IV{mark} NHIỆM VỤ TRỌNG TÂM {ahead}",
    )


def paragraph(style: Style, *parts: str | Footnote | None) -> Paragraph:
    """Return a paragraph of the parts that are there."""
    return Paragraph(style, tuple(part for part in parts if part))


def numbered_notes(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """Return paragraphs whose footnotes are numbered on from 1."""
    return tuple(_numbered(paragraphs))


def _numbered(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    count = 0
    for one in paragraphs:
        parts: list[str | Footnote] = []
        for part in one.parts:
            if isinstance(part, Footnote):
                count += 1
                parts.append(Footnote(part.text, count))
            else:
                parts.append(part)
        yield Paragraph(one.style, tuple(parts))
