"""Items of a list of parts."""

from __future__ import annotations

from targets.documents.layout import lay_out
from targets.documents.lines import text_lines
from targets.narrative.figures import figures_of
from targets.narrative.segments import bracketed, closing_bracket, segments_of


def test_items_end_at_semicolons_and_stops_with_their_own_figures() -> None:
    text = lay_out(
        text_lines(
            "Bản Bo 01 hội nghị (trong đó 2 người vắng; 1 người ốm), 75 người; Bản Hon 02 hội nghị. Hội CCB họp."
        )
    )
    found = segments_of(text.content, 0, len(text.content), figures_of(text))
    assert [(s.label, [int(f.value) for f in s.figures]) for s in found] == [
        ("Bản Bo", [1, 75]),
        ("Bản Hon", [2]),
        ("Hội CCB họp", []),
    ]


def test_brackets_within_brackets_and_brackets_left_open() -> None:
    assert closing_bracket("(a (b) c", 0, 8) is None
    assert bracketed("x (a (b) c) y (d) (e", 0, 20) == ((2, 11), (14, 17))
