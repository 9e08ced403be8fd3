"""Numbers as Word writes them, and before which paragraphs: lists written here as ECMA-376, 17.9 has them."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from hypothesis import given, settings
from hypothesis import strategies as st

from targets.documents.word_numbers import Numbering, written

#: A level: how its number is written, the text around it, where it begins.
Written = tuple[str, str, int]
PLAN: Sequence[Written] = (("upperRoman", "%1.", 1), ("decimal", "%2.", 1), ("lowerLetter", "%3)", 1))
#: A clause takes the numbers of those above it along.
CLAUSES: Sequence[Written] = (("decimal", "Điều %1.", 1), ("decimal", "%1.%2.", 1), ("decimal", "%1.%2.%3.", 1))
VALUES = {"M": 1000, "D": 500, "C": 100, "L": 50, "X": 10, "V": 5, "I": 1}


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (1, "decimal", "1"), (14, "upperRoman", "XIV"), (9, "lowerRoman", "ix"), (40, "upperRoman", "XL"), (1994,
        "upperRoman", "MCMXCIV"),
        (3, "lowerLetter", "c"), (27, "upperLetter", "AA"), (7, "decimalZero", "07"), (5, "unknown", "5"),
    ],
)  # fmt: skip
def test_numbers(number: int, form: str, text: str) -> None:
    assert written(number, form) == text


@given(st.integers(1, 3999))
def test_a_roman_number_read_back_is_the_number(number: int) -> None:
    """A letter before a greater one is taken away, every other one is added."""
    values = [VALUES[letter] for letter in written(number, "upperRoman")]
    following = [*values[1:], 0]
    assert sum(-one if one < after else one for one, after in zip(values, following, strict=True)) == number
    assert all(values.count(five) <= 1 for five in (5, 50, 500))
    assert all(values.count(ten) <= 4 for ten in (1, 10, 100))  # IX and III: never four in a row
    assert not any(letters in written(number, "upperRoman") for letters in ("IIII", "XXXX", "CCCC"))


@given(st.integers(1, 780))
def test_letters_go_round_the_alphabet_and_are_then_doubled(number: int) -> None:
    text = written(number, "lowerLetter")
    assert len(set(text)) == 1
    assert (len(text) - 1) * 26 + "abcdefghijklmnopqrstuvwxyz".index(text[0]) + 1 == number
    assert written(number, "upperLetter") == text.upper()


def with_lists(**lists: Sequence[Written]) -> Document:
    """Return a document that has these lists and no paragraph; "a1" is the list whose number is 1."""
    document = docx.Document()
    root = document.part.numbering_part.element
    for child in list(root):
        root.remove(child)
    for name, levels in lists.items():
        inside = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
            f"<w:lvlText w:val={quoteattr(text)}/></w:lvl>"
            for depth, (form, text, start) in enumerate(levels)
        )
        root.append(parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{name[1:]}">{inside}</w:abstractNum>'))
    for name in lists:
        kind = f'<w:abstractNumId w:val="{name[1:]}"/>'
        root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{name[1:]}">{kind}</w:num>'))
    return document


def labels(document: Document, *numbered: tuple[int, int] | None) -> list[str]:
    """Return what Word writes before paragraphs of these lists and levels; None: of no list."""
    for one in numbered:
        paragraph = document.add_paragraph("Nội dung")
        if one is not None:
            paragraph._p.get_or_add_pPr().append(_numbered(*one))
    numbering = Numbering(document)
    return [numbering.label(paragraph) for paragraph in document.paragraphs]


def _numbered(list_id: int, depth: int) -> BaseOxmlElement:
    inside = f'<w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/>'
    return parse_xml(f"<w:numPr {nsdecls('w')}>{inside}</w:numPr>")


def test_a_level_begins_again_below_the_next_one_above_it() -> None:
    found = labels(with_lists(a1=PLAN), (1, 0), (1, 1), (1, 1), (1, 2), (1, 0), (1, 1), (1, 2))
    assert found == ["I. ", "1. ", "2. ", "a) ", "II. ", "1. ", "a) "]


def test_the_numbers_of_the_levels_above_are_taken_along() -> None:
    found = labels(with_lists(a1=CLAUSES), (1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 0), (1, 1))
    assert found == ["Điều 1. ", "1.1. ", "1.1.1. ", "1.1.2. ", "1.2. ", "Điều 2. ", "2.1. "]


def test_a_level_above_that_was_passed_over_counts_as_begun() -> None:
    assert labels(with_lists(a1=CLAUSES), (1, 2), (1, 2)) == ["1.1.1. ", "1.1.2. "]


def test_each_list_counts_for_itself_and_from_where_it_begins() -> None:
    lists = with_lists(a1=(("decimal", "%1.", 1),), a2=(("upperRoman", "Phần %1:", 4),))
    assert labels(lists, (1, 0), (2, 0), (1, 0), None, (2, 0)) == ["1. ", "Phần IV: ", "2. ", "", "Phần V: "]


def further(document: Document, list_id: int, kind: int, override: str = "") -> Document:
    """Give a document another list of a kind that it has."""
    inside = f'<w:abstractNumId w:val="{kind}"/>{override}'
    root = document.part.numbering_part.element
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{list_id}">{inside}</w:num>'))
    return document


OVER = '<w:lvlOverride w:ilvl="{}"><w:startOverride w:val="{}"/></w:lvlOverride>'


def test_lists_of_one_kind_go_on_counting() -> None:
    document = further(with_lists(a1=PLAN), 2, kind=1)
    found = labels(document, (1, 0), (1, 1), (2, 1), (2, 0), (1, 1), (1, 0))
    assert found == ["I. ", "1. ", "2. ", "II. ", "1. ", "III. "]


def test_a_list_that_says_so_starts_over_once() -> None:
    document = further(with_lists(a1=PLAN), 2, kind=1, override=OVER.format(1, 1))
    found = labels(document, (1, 0), (1, 1), (1, 1), (2, 1), (2, 1), (1, 1), (2, 1))
    assert found == ["I. ", "1. ", "2. ", "1. ", "2. ", "3. ", "4. "]
    elsewhere = further(with_lists(a1=PLAN), 2, kind=1, override=OVER.format(1, 5))
    assert labels(elsewhere, (1, 0), (1, 1), (2, 1), (2, 0), (2, 1)) == ["I. ", "1. ", "5. ", "II. ", "5. "]


def test_a_list_may_have_a_level_of_its_own() -> None:
    level = '<w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2/"/></w:lvl>'
    override = f'<w:lvlOverride w:ilvl="1">{level}</w:lvlOverride>'
    document = further(with_lists(a1=PLAN), 2, kind=1, override=override)
    assert labels(document, (2, 0), (2, 1), (2, 1), (1, 1)) == ["I. ", "c/ ", "d/ ", "5. "]


def test_a_level_may_begin_with_nought() -> None:
    assert labels(with_lists(a1=(("decimal", "%1.", 0),)), (1, 0), (1, 0), (1, 0)) == ["0. ", "1. ", "2. "]


def test_a_mark_stands_for_no_number_and_nothing_for_none() -> None:
    lists = with_lists(a1=(("bullet", "", 1),), a2=(("none", "", 1),))
    assert labels(lists, (1, 0), (2, 0), (1, 0)) == ["- ", "", "- "]


@pytest.mark.parametrize("named", [(0, 0), (9, 0), (1, 5)], ids=["taken away", "no such list", "no such level"])
def test_what_names_no_level_of_a_list_is_not_numbered(named: tuple[int, int]) -> None:
    assert labels(with_lists(a1=PLAN), (1, 0), named, (1, 0)) == ["I. ", "", "II. "]


def test_a_style_numbers_its_paragraphs_unless_they_say_otherwise() -> None:
    document = with_lists(a1=PLAN)
    document.styles["Heading 1"].element.get_or_add_pPr().append(_numbered(1, 0))
    document.styles["Heading 2"].base_style = document.styles["Heading 1"]  # and has it from there
    for style in ("Heading 1", "Heading 2", "Normal"):
        document.add_paragraph("Nội dung", style=style)
    document.add_paragraph("Không đánh số", style="Heading 1")._p.get_or_add_pPr().append(_numbered(0, 0))
    document.add_paragraph("Nội dung", style="Heading 1")
    numbering = Numbering(document)
    assert [numbering.label(one) for one in document.paragraphs] == ["I. ", "II. ", "", "", "III. "]


def test_a_document_without_lists_numbers_nothing() -> None:
    document = docx.Document()
    part = document.part
    gone = [key for key, one in part.rels.items() if one.reltype.endswith("/numbering")]
    for key in gone:
        del part.rels[key]
    paragraph = document.add_paragraph("Nội dung")
    paragraph._p.get_or_add_pPr().append(_numbered(1, 0))
    assert Numbering(document).lists == {}
    assert Numbering(document).label(paragraph) == ""


@settings(max_examples=15)  # each makes a document, which takes its time
@given(st.lists(st.integers(0, 2), min_size=10, max_size=25))
def test_counting_by_hand_gives_the_same(depths: list[int]) -> None:
    """A second way: the number of a paragraph is that of its level since a level above it was last counted."""
    expected = []
    for place, depth in enumerate(depths):
        begun = max((n for n, other in enumerate(depths[:place]) if other < depth), default=-1)
        expected.append(depths[begun + 1 : place + 1].count(depth))
    levels = tuple(("decimal", f"%{depth + 1}", 1) for depth in range(3))
    assert labels(with_lists(a1=levels), *((1, depth) for depth in depths)) == [f"{number} " for number in expected]
