"""A compiled report checked as a report from outside would be, before it leaves: it must have nothing to mend."""

from __future__ import annotations

from dashboards.views.narrative import Footnote, Narrative, Paragraph
from rules.crossfoot.check import Check
from rules.crossfoot.crossfoot import crossfoot, read
from targets.documents.layout import lay_out
from targets.documents.lines import Line
from targets.documents.text import Text


def own_checks(narrative: Narrative) -> tuple[Check, ...]:
    """Return every check of a report's words, the worst first."""
    return crossfoot([read(narrative_text(narrative))])


def narrative_text(narrative: Narrative) -> Text:
    """Return the words of a report as a reader of its file has them: a line for each paragraph, then the footnotes."""
    said = [*narrative.subject, narrative.opening, *map(_marked, narrative.paragraphs), narrative.closing]
    lines = [Line(text, number, whole=True) for number, text in enumerate(said, 1)]
    notes = enumerate(narrative.notes, len(lines) + 1)
    return lay_out((*lines, *(Line(note.text, number, whole=True, note=str(note.number)) for number, note in notes)))


def _marked(paragraph: Paragraph) -> str:
    return "".join(_raised(part.number) if isinstance(part, Footnote) else part for part in paragraph.parts)


def _raised(number: int) -> str:
    return str(number).translate(_RAISED)


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
