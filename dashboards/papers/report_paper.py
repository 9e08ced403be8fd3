"""The compiled report as a paper of values, from which its PDF is drawn; its annexes are those of the Word form too."""

from __future__ import annotations

from datetime import datetime

from dashboards.papers.document import NOTE, Annex, Block, Column, Document, Row, Table
from dashboards.papers.document import Paragraph as Printed
from dashboards.views.narrative import Footnote, Narrative, Paragraph, Style, headings
from dashboards.views.narrative import Table as Listing
from dashboards.views.office_paper import OfficePaper


def report_paper(narrative: Narrative, paper: OfficePaper, made: datetime) -> Document:
    """Return the report as a paper."""
    heads = headings(paper.mark, narrative.period.upper(), narrative.ahead.upper())
    blocks: tuple[Block, ...] = (
        Printed(narrative.opening),
        Printed(heads.direction, "heading"),
        *map(_printed, narrative.direction),
        Printed(heads.results, "heading"),
        *map(_printed, narrative.results),
        Printed(heads.assessment, "heading"),
        Printed(heads.achieved, "subheading"),
        *map(_printed, narrative.achieved),
        Printed(heads.shortcomings, "subheading"),
        *map(_printed, narrative.shortcomings),
        Printed(heads.steps, "heading"),
        *map(_printed, narrative.steps),
        Printed(f"{narrative.closing}{paper.ending}"),
    )
    return Document(paper, "BÁO CÁO", narrative.subject, blocks, annexes_of(narrative), made)


def annexes_of(narrative: Narrative) -> tuple[Annex, ...]:
    """Return the annexes as they are drawn."""
    return tuple(_annex(table) for table in narrative.annexes)


_CENTRED = frozenset({"TT"})


def _annex(listing: Listing) -> Annex:
    centred = _CENTRED if not listing.total else {*_CENTRED, *listing.headings[2:]}
    columns = tuple(
        Column(heading, width, "center" if heading in centred else "left")
        for heading, width in zip(listing.headings, listing.widths, strict=True)
    )
    rows = [Row(cells) for cells in listing.rows]
    if listing.total:
        rows.append(Row(listing.total, "total"))
    under = (Printed(listing.under, "small"),) if listing.under else ()
    return Annex(listing.title, (*under, Table(columns, tuple(rows))), listing.wide, listing.label)


def _printed(paragraph: Paragraph) -> Printed:
    notes = tuple(part.text for part in paragraph.parts if isinstance(part, Footnote))
    text = "".join(part if isinstance(part, str) else NOTE for part in paragraph.parts)
    match paragraph.style:
        case Style.HEADING:
            return Printed(text, "subheading")
        case Style.SUBHEADING:
            return Printed(text, "topic")
    return Printed(text, "text", notes)
