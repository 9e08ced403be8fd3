"""A report as its page shows it."""

from __future__ import annotations

from dashboards.views.checked_report import checked_view
from rules.crossfoot.crossfoot import crossfoot, read
from targets.documents.layout import lay_out
from targets.documents.lines import text_lines

TEXT = "I. KẾT QUẢ\n\nCó 05 mô hình, gồm: 02 mô hình A; 01 mô hình B.\n\n- Có 118/126 khu dân cư."


def test_words_totals_parts_and_findings() -> None:
    report = read(lay_out(text_lines(TEXT)))
    view = checked_view({"a.txt": report}, crossfoot([report]))
    [(name, blocks)] = view.documents
    marked = [
        (run.words, run.total_of, run.part_of, run.anchors) for block in blocks for run in block.runs if run.anchors
    ]
    assert name == "a.txt"
    assert ["".join(run.words for run in block.runs) for block in blocks] == TEXT.split("\n\n")
    assert [block.is_heading for block in blocks] == [True, False, False]
    assert marked == [
        ("05 mô hình", (1,), (), ("c1",)),
        ("02 mô hình", (), (1,), ("c1-1",)),
        ("01 mô hình", (), (1,), ("c1-2",)),
    ]
    assert [(f.number, f.verdict.value, f.line, f.words, f.parts) for f in view.findings] == [
        (1, "fail", 3, "05 mô hình", ("02 mô hình", "01 mô hình"))
    ]
    assert view.agreed == 1  # the fraction


def test_a_part_within_its_own_total_leads_to_the_finding_once() -> None:
    report = read(lay_out(text_lines("Còn 4/13 xã chưa họp (Bản Bo, Nà Tăm).")))
    [(_, [block])] = checked_view({"a.txt": report}, crossfoot([report])).documents
    assert [run.begins for run in block.runs if run.begins] == [(1,)]
