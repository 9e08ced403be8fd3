"""What the paper of a list says: its totals in words and tables, its lines in the annex, its sources as notes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dashboards.papers.document import Block, Paragraph, Table
from dashboards.papers.shortfall_paper import moment, shortfall_paper, summary
from dashboards.views.shortfall_list import Order
from targets.wording import Sentence
from tests.dashboards.exports.rows import hostile, listed, the_list
from tests.dashboards.papers.papers import paper


def texts(blocks: tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def table(blocks: tuple[Block, ...], number: int = 0) -> Table:
    return [block for block in blocks if isinstance(block, Table)][number]


def test_it_says_by_which_plans_of_whom_and_as_of_when() -> None:
    document = shortfall_paper(the_list(), paper())
    assert document.subject == (
        "Danh sách đơn vị còn thiếu chỉ tiêu, nhiệm vụ",
        "(tính đến 0 giờ ngày 01/10/2023)",
    )
    assert texts(document.blocks)[0] == (
        "Thực hiện Kế hoạch của UBND huyện về công tác dân vận năm 2023; Phòng Nội vụ tổng hợp các đơn"  # who issues it
        " vị còn thiếu chỉ tiêu, nhiệm vụ, theo số liệu nhận được đến 0 giờ ngày 01/10/2023, như sau:"
    )


def test_the_totals_are_said_with_their_parts() -> None:
    """12 = 2 + 7 + 3, of 4 of 5 units."""
    assert summary(the_list()) == (
        "Có 4/5 đơn vị còn thiếu, tổng cộng 12 lượt chỉ tiêu, nhiệm vụ, trong đó: quá hạn: 2; chưa đủ số liệu: 7;"
        " chưa thực hiện, còn hạn: 3."
    )


def test_sections_and_the_ending_follow_the_form() -> None:
    state, party = (texts(shortfall_paper(the_list(), paper(form)).blocks) for form in ("state", "party"))
    assert [text for text in state if text.isupper()] == ["I. TỔNG HỢP CHUNG", "II. THEO CHỈ TIÊU, NHIỆM VỤ"]
    assert [text for text in party if text.isupper()] == ["I- TỔNG HỢP CHUNG", "II- THEO CHỈ TIÊU, NHIỆM VỤ"]
    assert state[-1].endswith("kèm theo./.")
    assert party[-1].endswith("kèm theo.")


def test_who_lacks_a_promise_is_named() -> None:
    rows = table(shortfall_paper(the_list(), paper()).blocks, 1).rows
    assert rows[2].cells == ("3", "Báo cáo 6 tháng", "04/6/2023", "2/5", "Quá hạn: Bản Bo, Khun Há")
    assert rows[0].cells[4] == "Chưa đủ số liệu: Bản Bo, Khun Há. Chưa thực hiện, còn hạn: Sơn Bình"


def test_a_line_says_what_is_missing_since_when_and_what_to_do() -> None:
    (annex,) = shortfall_paper(the_list(), paper()).annexes
    detail = table(annex.blocks)
    headings = [column.heading for column in detail.columns]
    line = dict(zip(headings, next(row.cells for row in detail.rows if row.cells[0] == "7"), strict=True))
    assert line == {
        "STT": "7",
        "Chỉ tiêu, nhiệm vụ": "Báo cáo 6 tháng",
        "Kết quả": "Quá hạn",
        "Yêu cầu": "1 báo cáo",
        "Thực tế": "chưa nộp",
        "Còn thiếu": "1 báo cáo",
        "Hạn cuối": "04/6/2023",
        "Quá hạn từ": "05/6/2023",
        "Số ngày chậm": "119",
        "Lý do, ghi chú": "",
        "Việc cần làm": "Nộp ngay báo cáo còn thiếu.",
        "Nguồn": line["Nguồn"],
    }
    number = line["Nguồn"].strip("[]")
    assert f"[{number}] ke-hoach.txt, mục IV.1, dòng 393: “trước ngày 05/6/2023”." in texts(annex.blocks)


@pytest.mark.parametrize("order", list(Order))
def test_every_order_has_each_line_once_with_as_many_cells_as_headings(order: Order) -> None:
    (annex,) = shortfall_paper(the_list(order), paper()).annexes
    detail = table(annex.blocks)
    lines = [row for row in detail.rows if row.kind == "line"]
    assert [row.cells[0] for row in lines] == [str(n) for n in range(1, 13)]
    assert {len(row.cells) for row in lines} == {len(detail.columns)}
    assert [row.cells[0] for row in detail.rows if row.kind == "group"] == [
        f"{group.heading} ({len(group.entries)})" for group in the_list(order).groups
    ]
    assert annex.wide


def test_what_was_asked_for_is_said() -> None:
    view = replace(the_list(), filters=(Sentence("kỳ 2023-H1", "period 2023-H1"),))
    assert "(phạm vi: kỳ 2023-H1)" in texts(shortfall_paper(view, paper()).blocks)[0]


def test_a_list_without_lines_says_that_nobody_lacks_anything_and_has_no_annex() -> None:
    document = shortfall_paper(listed(), paper())
    assert document.annexes == ()
    assert texts(document.blocks)[-1] == "Không có đơn vị nào trong số 13 đơn vị còn thiếu./."


def test_the_end_of_a_day_is_said_as_such() -> None:
    view = the_list()
    assert moment(replace(view, as_of=view.as_of + timedelta(hours=23, minutes=59))) == "hết ngày 01/10/2023"
    assert moment(replace(view, as_of=view.as_of + timedelta(hours=9, minutes=5))) == "9 giờ 05 phút ngày 01/10/2023"


def test_names_without_end_are_cut_with_a_sign() -> None:
    (annex,) = shortfall_paper(listed(hostile("ữ" * 10_000)), paper()).annexes
    assert max(len(cell) for row in table(annex.blocks).rows for cell in row.cells) <= 300
