"""A document with its proposals marked: every word stays, and each mark stands where the words do."""

from __future__ import annotations

from dataclasses import replace

from dashboards.views.proposals import marked
from targets.documents.confirm import Proposal, proposals
from targets.documents.draft import draft_plan
from targets.documents.layout import lay_out
from targets.documents.lines import text_lines
from targets.documents.reading import read
from targets.documents.text import Text

PLAN = """\
KẾ HOẠCH
Công tác trồng cây năm 2023
I. CHỈ TIÊU
- 100% xã, thị trấn xây dựng
kế hoạch trồng cây.
- 95% số xã, thị trấn trồng từ 01 - 02 vườn ươm trở lên.
"""


def both() -> tuple[Text, tuple[Proposal, ...]]:
    text = lay_out(text_lines(PLAN))
    return text, proposals(draft_plan(read(text), "ke-hoach.txt", "ab"))


def test_each_proposal_begins_once_and_covers_its_words() -> None:
    text, found = both()
    runs = [run for paragraph in marked(text, found) for run in paragraph.words]
    assert [run.begins for run in runs if run.begins] == [("chi-tieu-1",), ("chi-tieu-2",)]
    for one in found:
        words = " ".join("".join(run.words for run in runs if one.id in run.of).split())
        assert words == one.quote  # over the end of a line too


def test_no_word_of_the_document_is_lost() -> None:
    text, found = both()
    shown = "".join(run.words for paragraph in marked(text, found) for run in paragraph.words)
    assert "".join(shown.split()) == "".join("".join(text.content[p.start : p.end] for p in text.paragraphs).split())


def test_words_that_are_not_there_are_not_marked() -> None:
    text, found = both()
    strangers = [replace(found[0], quote="không có câu này"), replace(found[1], quote="")]
    assert [run.of for paragraph in marked(text, strangers) for run in paragraph.words if run.of] == []
