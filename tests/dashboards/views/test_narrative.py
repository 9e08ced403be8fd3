"""A report in words."""

from __future__ import annotations

from dashboards.views.narrative import Footnote, Paragraph, Style, numbered_notes, paragraph


def test_footnotes_are_numbered_on_from_paragraph_to_paragraph() -> None:
    first = paragraph(Style.BODY, "Tổng số: 3", Footnote("1 + 2"), "; 5", Footnote("2 + 3"), ".")
    numbered = numbered_notes((first, paragraph(Style.ITEM, "không"), paragraph(Style.BODY, "7", Footnote("3 + 4"))))
    assert [(note.number, note.text) for one in numbered for note in one.notes] == [
        (1, "1 + 2"),
        (2, "2 + 3"),
        (3, "3 + 4"),
    ]
    assert numbered[0].text == "Tổng số: 3; 5."


def test_a_paragraph_is_made_of_the_parts_that_are_there() -> None:
    assert paragraph(Style.BODY, "có", None, "", " nữa") == Paragraph(Style.BODY, ("có", " nữa"))
