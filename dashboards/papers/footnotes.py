"""Footnotes of a Word document: the part that holds them, which python-docx does not write.

After ECMA-376 part 1, 17.11: the text has a reference, the part the words; two notes that are none say what line parts
notes from text, and the settings name those two. Word counts the references by itself.
"""

from __future__ import annotations

from collections.abc import Mapping

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt
from lxml import etree

#: The ids of notes put in come after this one; those that a document has of its own are lower.
FIRST = 1000


def reference(number: int) -> BaseOxmlElement:
    """Return the run that refers to a footnote."""
    return parse_xml(
        f'<w:r {nsdecls("w")}><w:rPr><w:rStyle w:val="{_MARK}"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'
    )


def add_footnotes(word: Word, notes: Mapping[int, str]) -> None:
    """Put the words of footnotes into a document whose text refers to them by these ids."""
    if not notes:
        return
    part = _part(word)
    if part is None:
        uri = PackURI("/word/footnotes.xml")
        part = Part(uri, CONTENT_TYPE.WML_FOOTNOTES, _EMPTY.encode(), word.part.package)
        word.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        _name_separators(word)
    _add_styles(word)
    _begin_with_line(word)
    root = parse_xml(part.blob)
    root.extend(_note(number, text) for number, text in notes.items())
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001


def _part(word: Word) -> Part | None:
    found = (rel.target_part for rel in word.part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.FOOTNOTES)
    return next(found, None)


#: The styles that Word itself gives to a footnote's words and to its mark.
_TEXT, _MARK = "FootnoteText", "FootnoteReference"
_TIGHT = '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
_EMPTY = (
    f"<w:footnotes {nsdecls('w')}>"
    f'<w:footnote w:type="separator" w:id="-1"><w:p>{_TIGHT}<w:r><w:separator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:type="continuationSeparator" w:id="0"><w:p>{_TIGHT}<w:r><w:continuationSeparator/></w:r></w:p>'
    "</w:footnote></w:footnotes>"
)


def _begin_with_line(word: Word) -> None:
    """Put a line of a point before a table that begins the document.

    LibreOffice puts one of full height there by itself as soon as the document has footnotes.
    """
    body = word.element.body
    if body[0].tag == qn("w:tbl"):
        body.insert(
            0,
            parse_xml(
                f'<w:p {nsdecls("w")}><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
                '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
            ),
        )


def _add_styles(word: Word) -> None:
    """Add the styles of footnotes where the document has none; those it has are kept."""
    styles = word.styles
    if _TEXT not in {style.style_id for style in styles}:
        text = styles.add_style("footnote text", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        text.element.set(qn("w:styleId"), _TEXT)
        text.base_style, text.font.size = styles["Normal"], Pt(10)
        form = text.paragraph_format
        form.space_before, form.space_after, form.line_spacing = Pt(0), Pt(0), 1.0
        form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    if _MARK not in {style.style_id for style in styles}:
        mark = styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
        mark.element.set(qn("w:styleId"), _MARK)
        mark.font.superscript = True


def _note(number: int, text: str) -> BaseOxmlElement:
    """Return a footnote; its words are text, whatever they look like."""
    note = parse_xml(
        f'<w:footnote {nsdecls("w")} w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{_TEXT}"/></w:pPr>'
        f'<w:r><w:rPr><w:rStyle w:val="{_MARK}"/></w:rPr><w:footnoteRef/></w:r><w:r><w:t/></w:r></w:p></w:footnote>'
    )
    words = note.find(f".//{qn('w:t')}")
    words.text = f" {text}"
    words.set(_SPACE, "preserve")
    return note


_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def _name_separators(word: Word) -> None:
    """Name in the settings the two notes that only draw lines, at the place the schema gives them."""
    named = OxmlElement("w:footnotePr")
    for number in ("-1", "0"):
        one = OxmlElement("w:footnote")
        one.set(qn("w:id"), number)
        named.append(one)
    settings = word.settings.element
    later = next((child for child in settings if child.tag in _LATER), None)
    if later is None:
        settings.append(named)
    else:
        later.addprevious(named)


#: What the schema puts behind the footnotes in a document's settings.
_LATER = frozenset(
    qn(f"w:{name}")
    for name in (
        "endnotePr compat docVars rsids attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats"
        " doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType shapeDefaults"
        " doNotEmbedSmartTags decimalSymbol listSeparator"
    ).split()
) | {qn("m:mathPr")}
