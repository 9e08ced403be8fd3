"""The numbers that Word writes before numbered paragraphs: "II. ", "1.2. ", "a) ", "- "; they are not in the text.

After ECMA-376 part 1, 17.9: a paragraph names a list and a level; the level says how its number is written, and counts
on from paragraph to paragraph until a level above it counts.
"""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    form: str  #: "decimal", "upperRoman", "lowerLetter", "bullet", …
    text: str  #: "%1.%2." with the numbers of the levels above
    start: int


class Numbering:
    """The lists of a document, counting as its paragraphs are read in order."""

    def __init__(self, document: Document) -> None:
        self.levels = _levels(document)
        self.counts: dict[str, list[int]] = {}

    def label(self, paragraph: Paragraph) -> str:
        """Return what Word writes before a paragraph, a space behind it; "" when it is not numbered."""
        named = _named(paragraph)
        if named is None:
            return ""
        list_id, depth = named
        levels = self.levels.get(list_id, {})
        level = levels.get(depth)
        if level is None or level.form == "none":
            return ""
        counts = self.counts.setdefault(list_id, [0] * 9)
        counts[depth] = counts[depth] + 1 if counts[depth] else level.start
        counts[depth + 1 :] = [0] * (8 - depth)
        if level.form == "bullet":
            return "- "
        text = level.text
        for number in range(9):
            above = levels.get(number)
            if above is not None:
                text = text.replace(f"%{number + 1}", written(counts[number] or above.start, above.form))
        return f"{text} "


def written(number: int, form: str) -> str:
    """Return a number as a level writes it.

    >>> [written(4, form) for form in ("decimal", "upperRoman", "lowerLetter", "decimalZero")]
    ['4', 'IV', 'd', '04']
    """
    match form:
        case "upperRoman" | "lowerRoman":
            roman = _roman(number)
            return roman if form == "upperRoman" else roman.lower()
        case "upperLetter" | "lowerLetter":
            letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
            return letter.upper() if form == "upperLetter" else letter
        case "decimalZero":
            return f"{number:02d}"
    return str(number)


_ROMAN = (("M", 1000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10))
_SMALL = (("IX", 9), ("V", 5), ("IV", 4), ("I", 1))


def _roman(number: int) -> str:
    letters = ""
    for letter, value in (*_ROMAN, *sorted(_SMALL, key=lambda pair: -pair[1])):
        letters, number = letters + letter * (number // value), number % value
    return letters


def _named(paragraph: Paragraph) -> tuple[str, int] | None:
    """Return the list and level of a paragraph: its own, or its style's."""
    properties = [paragraph._p.pPr]  # noqa: SLF001  python-docx gives no other way
    style = paragraph.style
    while style is not None:
        properties.append(style.element.find(qn("w:pPr")))
        style = getattr(style, "base_style", None)
    for found in properties:
        numbered = None if found is None else found.find(qn("w:numPr"))
        if numbered is not None:
            list_id, depth = _value(numbered, "w:numId"), _value(numbered, "w:ilvl")
            return None if list_id in {None, "0"} else (str(list_id), min(8, int(depth or 0)))
    return None


def _levels(document: Document) -> dict[str, dict[int, Level]]:
    part = next((rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")), None)
    if part is None:
        return {}
    root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
    abstract = {
        str(kind.get(qn("w:abstractNumId"))): {
            int(level.get(qn("w:ilvl")) or 0): Level(
                _value(level, "w:numFmt") or "decimal",
                _value(level, "w:lvlText") or "",
                int(_value(level, "w:start") or 1),
            )
            for level in kind.iter(qn("w:lvl"))
        }
        for kind in root.iter(qn("w:abstractNum"))
    }
    return {
        str(item.get(qn("w:numId"))): abstract.get(_value(item, "w:abstractNumId") or "", {})
        for item in root.iter(qn("w:num"))
    }


def _value(element: etree._Element, name: str) -> str | None:
    child = element.find(qn(name))
    value = None if child is None else child.get(qn("w:val"))
    return None if value is None else str(value)
