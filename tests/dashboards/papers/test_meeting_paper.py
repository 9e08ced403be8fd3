"""The paper for a meeting: what the last weeks brought, and a page for each unit that is past a deadline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dashboards.papers.document import Chart, Document, NewPage, Paragraph, Table
from dashboards.papers.meeting_paper import Meeting, in_trouble, meeting_paper, unit_chart
from dashboards.papers.to_pdf import paper_pdf
from dashboards.views.changes import Changes, changes
from dashboards.views.shortfall_list import ShortfallList, UnitCount
from kpi.evaluation.evaluate import evaluate
from rules.verdict import Verdict
from tests.dashboards.exports.rows import listed, the_list
from tests.dashboards.papers.looking import pages
from tests.dashboards.papers.papers import paper
from tests.dashboards.world import SUBMISSIONS, inputs, moment, results

DAY = date(2023, 10, 2)


def made(since: Changes | None = None, view: ShortfallList | None = None, form: str = "state") -> Document:
    return meeting_paper(Meeting(DAY, "20231002-abc", view or the_list(), since), paper(form))


def from_june() -> Changes:
    """Return what changed since noon on 2/6/2023, when only the town's report had come."""
    earlier = inputs(SUBMISSIONS[:1], moment("2023-06-02T12:00"))
    return changes(earlier, evaluate(earlier), inputs(), results())


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def test_it_says_for_which_meeting_and_under_which_id_it_can_be_made_again() -> None:
    document = made()
    assert document.subject[0] == "Tình hình thực hiện chỉ tiêu, nhiệm vụ phục vụ cuộc họp ngày 02/10/2023"
    assert "mã 20231002-abc;" in texts(document)[-1]
    assert texts(document)[-1].endswith("./.")
    assert "hồ sơ họp đầu tiên" in texts(document)[-2]


def test_units_past_a_deadline_have_a_page_each_what_is_past_first() -> None:
    """Of the world only Bản Bo and Khun Há are overdue; each lacks four things, one of them late."""
    assert [one.label for one in in_trouble(the_list())] == ["xã Bản Bo", "xã Khun Há"]
    annex = next(one for one in made().annexes if one.title.startswith("TỪNG ĐƠN VỊ"))
    assert (annex.label, annex.wide) == ("Phụ lục II", False)
    headings = [block.text for block in annex.blocks if isinstance(block, Paragraph) and block.style == "heading"]
    assert headings == ["1. Xã Bản Bo", "2. Xã Khun Há"]
    assert sum(isinstance(block, NewPage) for block in annex.blocks) == 1
    tables = [block for block in annex.blocks if isinstance(block, Table)]
    assert [row.cells[1:3] for row in tables[0].rows][:2] == [
        ("Báo cáo 6 tháng", "Quá hạn"),
        ("Mọi xã phân công lãnh đạo", "Chưa đủ số liệu"),
    ]


def test_the_chart_shows_the_numbers_of_the_list() -> None:
    chart = unit_chart(the_list())
    assert [name for name, _ in chart.key] == ["Quá hạn, không đạt", "Chưa đủ số liệu", "Chưa thực hiện, còn hạn"]
    assert [(bar.label, [number for number, _ in bar.parts]) for bar in chart.bars] == [
        ("Xã Tả Lèng", [0, 0, 1]),
        ("Xã Sơn Bình", [0, 1, 2]),
        ("Xã Bản Bo", [1, 3, 0]),
        ("Xã Khun Há", [1, 3, 0]),
    ]
    assert any(isinstance(block, Chart) for block in made().blocks)


def test_what_changed_since_the_meeting_before_is_counted_and_listed_with_its_cause() -> None:
    """Since noon on 2/6 two reports came: Tả Lèng in time, Sơn Bình late; two communes went past the deadline."""
    document = made(from_june())
    said = next(text for text in texts(document) if "cuộc họp trước (tính đến ngày 02/6/2023)" in text)
    assert "nhận thêm 2 lượt báo cáo" in said
    assert "4 trường hợp đã hoàn thành" in said
    annex = document.annexes[-1]
    (table,) = (block for block in annex.blocks if isinstance(block, Table))
    groups = [row.cells[0] for row in table.rows if row.kind == "group"]
    assert groups[0] == "Đã hoàn thành (4)"
    done = [row.cells[1:5] for row in table.rows if row.kind == "line"][:4]
    assert ("Tả Lèng", "Báo cáo 6 tháng", "Chưa thực hiện, còn hạn", "Đạt") in done
    assert ("Sơn Bình", "Báo cáo 6 tháng", "Chưa thực hiện, còn hạn", "Muộn") in done
    overdue = [row.cells for row in table.rows if row.kind == "line" and row.cells[4] == "Quá hạn"]
    assert [(row[1], row[5]) for row in overdue] == [
        ("Bản Bo", "hết hạn ngày 04/6/2023"),
        ("Khun Há", "hết hạn ngày 04/6/2023"),
    ]


def test_nothing_changed_has_no_annex_of_changes() -> None:
    same = changes(inputs(), results(), inputs(), results())
    document = made(same)
    assert any("chưa có trường hợp nào thay đổi" in text for text in texts(document))
    assert [annex.label for annex in document.annexes] == ["Phụ lục I", "Phụ lục II"]


def test_a_list_without_lines_has_no_annex_and_says_so() -> None:
    document = made(view=listed())
    assert document.annexes == ()
    assert "Không có đơn vị nào trong số 13 đơn vị còn thiếu." in texts(document)


def test_of_very_many_units_the_chart_shows_the_thirty_that_lack_most() -> None:
    few, most = (UnitCount(f"u{n}", f"xã {n}", {Verdict.OVERDUE: 2 if n % 2 else 1}) for n in (0, 1))
    units = tuple(replace(few if n % 2 else most, unit_id=f"u{n}", label=f"xã {n}") for n in range(100))
    chart = unit_chart(replace(the_list(), by_unit=units))
    assert [bar.label for bar in chart.bars] == [f"Xã {n}" for n in range(0, 60, 2)]


@pytest.mark.parametrize("form", ["state", "party"])
def test_every_annex_begins_its_own_page_numbers(form: str) -> None:
    seen = pages(paper_pdf(made(from_june(), form=form)))
    begins = [n for n, page in enumerate(seen) if any(line.text.startswith("Phụ lục ") for line in page.lines[:2])]
    assert len(begins) == 3
    for first in begins:
        assert not any(line.top < 18 for line in seen[first].lines)
    second = seen[begins[1] + 1]  # the page of the second unit
    assert [line.text for line in second.lines if line.top < 18] == ["2"]
    assert second.line("2. Xã Khun Há")
