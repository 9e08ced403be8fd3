"""The numbers that Word writes before numbered paragraphs: "II. ", "1.2. ", "a) ", "- "; they are not in the text.

After ECMA-376 part 1, 17.9: a paragraph names a list and a level; the level says how its number is written, and counts
on from paragraph to paragraph until a level above it counts. Lists of one kind go on counting where the other stopped,
as two halves of a list do between which a table stands, unless a list says that it starts over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from lxml import etree

#: So many levels has a list.
_DEPTH = 9


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered."""

    form: str  #: "decimal", "upperRoman", "lowerLetter", "bullet", …
    text: str  #: "%1.%2." with the numbers of the levels above
    start: int


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list as paragraphs name it."""

    kind: str  #: lists of one kind share their counts
    levels: Mapping[int, Level]
    over: frozenset[int]  #: the levels at which it starts over, whatever was counted before


class Numbering:
    """The lists of a document, counting as its paragraphs are read in order."""

    def __init__(self, document: Document) -> None:
        self.lists = _lists(document)
        self.counts: dict[str, list[int | None]] = {}
        self.started: set[tuple[str, int]] = set()

    def label(self, paragraph: Paragraph) -> str:
        """Return what Word writes before a paragraph, a space behind it; "" when it is not numbered."""
        named = _named(paragraph)
        if named is None or named[0] not in self.lists:
            return ""
        (list_id, depth), numbered = named, self.lists[named[0]]
        level = numbered.levels.get(depth)
        if level is None or level.form == "none":
            return ""
        counts = self.counts.setdefault(numbered.kind, [None] * _DEPTH)
        if depth in numbered.over and named not in self.started:
            counts[depth] = None
        self.started.add((list_id, depth))
        before = counts[depth]
        counts[depth:] = [level.start if before is None else before + 1, *[None] * (_DEPTH - 1 - depth)]
        if level.form == "bullet":
            return "- "
        text = level.text
        for number, above in numbered.levels.items():
            count = counts[number]
            text = text.replace(f"%{number + 1}", written(above.start if count is None else count, above.form))
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
            return None if list_id in {None, "0"} else (str(list_id), max(0, min(_DEPTH - 1, int(depth or 0))))
    return None


def _lists(document: Document) -> dict[str, NumberedList]:
    part = next((rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")), None)
    if part is None:
        return {}
    root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
    kinds = {str(kind.get(qn("w:abstractNumId"))): _levels(kind) for kind in root.iter(qn("w:abstractNum"))}
    return {str(one.get(qn("w:numId"))): _list(one, kinds) for one in root.iter(qn("w:num"))}


def _levels(element: etree._Element) -> dict[int, Level]:
    """Return the levels that a kind of lists has, or that a list has in their place: nine at most."""
    return {
        depth: Level(
            _value(level, "w:numFmt") or "decimal",
            _value(level, "w:lvlText") or "",
            int(_value(level, "w:start") or 1),
        )
        for level in element.iter(qn("w:lvl"))
        if (depth := int(level.get(qn("w:ilvl")) or 0)) in range(_DEPTH)
    }


def _list(element: etree._Element, kinds: Mapping[str, Mapping[int, Level]]) -> NumberedList:
    kind = _value(element, "w:abstractNumId") or ""
    levels = {**kinds.get(kind, {}), **_levels(element)}
    starts = {
        int(one.get(qn("w:ilvl")) or 0): int(start)
        for one in element.iter(qn("w:lvlOverride"))
        if (start := _value(one, "w:startOverride")) is not None
    }
    levels |= {depth: replace(levels[depth], start=start) for depth, start in starts.items() if depth in levels}
    return NumberedList(kind, levels, frozenset(starts))


def _value(element: etree._Element, name: str) -> str | None:
    child = element.find(qn(name))
    value = None if child is None else child.get(qn("w:val"))
    return None if value is None else str(value)
