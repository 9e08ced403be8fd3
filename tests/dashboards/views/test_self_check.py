"""A report is checked before it leaves, as one from outside would be."""

from __future__ import annotations

from dataclasses import replace

from dashboards.views.narrative import Footnote, Narrative, Paragraph, Style
from dashboards.views.self_check import narrative_text, own_checks
from rules.crossfoot.check import CheckKind, CheckVerdict
from tests.dashboards.compiled.said import half_year, words_of


def test_the_totals_are_read_with_their_footnotes() -> None:
    narrative = words_of(half_year())
    text = narrative_text(narrative)
    assert [note.mark for note in text.notes] == ["1", "2"]
    assert all(note.at is not None for note in text.notes)
    sums = [check.stated for check in own_checks(narrative) if check.kind is CheckKind.SUM]
    assert sums == ["3", "5", "1", "4"]  # reports, models, dialogues, promises


def test_one_wrong_digit_would_be_found() -> None:
    narrative = words_of(half_year())
    wrong = replace(narrative, results=tuple(_with_a_wrong_note(one) for one in narrative.results))
    found = [check.verdict for check in own_checks(wrong) if check.is_finding]
    assert found == [CheckVerdict.FAIL]


def _with_a_wrong_note(paragraph: Paragraph) -> Paragraph:
    parts = tuple(
        Footnote(part.text.replace("03 mô hình", "04 mô hình"), part.number) if isinstance(part, Footnote) else part
        for part in paragraph.parts
    )
    return Paragraph(paragraph.style, parts)


def test_a_report_without_figures_has_nothing_to_check() -> None:
    words = (Paragraph(Style.BODY, ("Không có gì.",)),)
    assert own_checks(Narrative(("Kết quả",), "Mở đầu:", "", "", words, (), (), (), (), "Hết", ())) == ()
