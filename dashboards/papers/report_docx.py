"""The compiled report as a Word document: the template's fields filled, its footnotes and annexes put in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from dashboards.papers.docx_parts import saved
from dashboards.papers.footnotes import FIRST, add_footnotes, reference
from dashboards.papers.report_paper import annexes_of
from dashboards.papers.report_template import FIELDS, STYLES, report_template
from dashboards.papers.template_fields import paper_values
from dashboards.papers.to_docx import add_annex
from dashboards.papers.word_template import filled
from dashboards.views.narrative import Footnote, Narrative, Paragraph
from dashboards.views.office_paper import OfficePaper


def report_docx(
    narrative: Narrative, paper: OfficePaper, made: datetime, template: bytes | None = None, name: str = ""
) -> bytes:
    """Return the report as a Word document; the same report in the same template has the same bytes.

    Args:
        narrative: its words.
        paper: the words around them.
        made: written into the file.
        template: an office's own; None: the program's.
        name: of the template's file, for what is said of its mistakes.

    Raises:
        BadTemplateError: the template is no Word document, or uses a field that there is not.
    """
    own = template if template is not None else report_template(paper.form)
    document = filled(own, name, _values(narrative, paper), FIELDS)
    add_footnotes(document, {FIRST + note.number: note.text for note in narrative.notes})
    for annex in annexes_of(narrative):
        add_annex(document, annex, paper)
    document.core_properties.title = f"BÁO CÁO {' '.join(narrative.subject)}"[:255]
    document.core_properties.author = paper.issuer[:255]
    return saved(document, made)


class _Paragraphs:
    """Whole paragraphs for a field, as the XML they are: what people wrote in them is text."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.paragraphs = paragraphs

    def __html__(self) -> str:
        return "".join(_xml(one) for one in self.paragraphs)

    def __str__(self) -> str:
        return self.__html__()


def _xml(paragraph: Paragraph) -> str:
    """Return a paragraph as XML."""
    element = parse_xml(f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{STYLES[paragraph.style][1]}"/></w:pPr></w:p>')
    for part in paragraph.parts:
        if isinstance(part, Footnote):
            element.append(reference(FIRST + part.number))
            continue
        run = parse_xml(f'<w:r {nsdecls("w")}><w:t xml:space="preserve"/></w:r>')
        run.find(qn("w:t")).text = part
        element.append(run)
    return str(etree.tostring(element, encoding="unicode"))


def _values(narrative: Narrative, paper: OfficePaper) -> dict[str, object]:
    parts = {
        "direction": narrative.direction,
        "results": narrative.results,
        "achieved": narrative.achieved,
        "shortcomings": narrative.shortcomings,
        "steps": narrative.steps,
    }
    return {
        **paper_values(paper),
        **{field: getattr(narrative, field) for field in ("subject", "opening", "period", "ahead", "closing")},
        **{field: _Paragraphs(paragraphs) for field, paragraphs in parts.items()},
    }
