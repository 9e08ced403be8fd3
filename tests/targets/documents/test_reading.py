"""Whole documents: leads of lists, tables, time fields; and real documents, exactly, where they are at hand."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from targets.documents.clashes import doubts
from targets.documents.layout import lay_out
from targets.documents.lines import text_lines
from targets.documents.reading import Reading, read, words_of

#: The folder with the texts of the real documents, beside a checkout: 004… a plan, 000… to 003… reports.
REAL = Path(__file__).resolve().parents[4] / "shared" / "seeds"


def reading(text: str) -> Reading:
    return read(lay_out(text_lines(text)))


def real(number: str) -> str:
    found = sorted(REAL.glob(f"{number}_*.txt"))
    if not found:
        pytest.skip("the five documents are not here")
    return found[0].read_text(encoding="utf-8")


def test_the_line_that_opens_a_list_holds_for_its_items() -> None:
    found = reading(
        "KẾ HOẠCH\nNăm 2024\nI. MỤC TIÊU\n1. Phấn đấu đến năm 2025:\n- Tỷ lệ A đạt 80%.\n- Tỷ lệ B đạt 90%.\n"
        "2. Đến năm 2030:\n- Tỷ lệ A đạt 95%.\n3. Khác\n- Tỷ lệ C đạt 50%.\n"
    )
    assert [(int(f.goal.value), f.goal.by, f.goal.soft) for f in found.goals] == [
        (80, "2025", True),
        (90, "2025", True),
        (95, "2030", False),
        (50, "2024", False),
    ]


def test_a_line_that_only_says_when_takes_its_task_from_the_line_above() -> None:
    found = reading(
        "KẾ HOẠCH\nNăm 2024\nI. NHIỆM VỤ\n1. Ban hành quy chế dân chủ\n- Đơn vị chủ trì: Sở Nội vụ.\n"
        "- Thời gian hoàn thành: Quý II/2024.\n"
    )
    [due] = found.dues
    assert (due.owed.what, due.place.line, due.quote) == (
        "Ban hành quy chế dân chủ",
        6,
        "Thời gian hoàn thành: Quý II/2024.",
    )


def test_a_table_of_tasks_gives_duties_and_targets() -> None:
    found = reading(
        "KẾ HOẠCH\nNăm 2024\nI. NHIỆM VỤ\n"
        "| TT | Nội dung | Đơn vị chủ trì | Thời gian |\n"
        "| 1 | Mở 02 lớp tập huấn | Sở Nội vụ | Quý II |\n| 2 | Tuyên truyền | Các xã | Thường xuyên |\n"
    )
    assert [(int(f.goal.value), f.goal.unit) for f in found.goals] == [(2, "lớp")]
    assert [f.owed.what for f in found.dues] == ["Mở 02 lớp tập huấn"]


def test_the_plan_is_read_exactly() -> None:
    """Section II's five, "at least one model" of III.5 and IV.1, two dated reports and the ad hoc one: nothing else."""
    laid = lay_out(text_lines(real("004")))
    found = read(laid)
    assert [(f.section, f.place.line, f.goal.operator.value, int(f.goal.value)) for f in found.goals] == [
        ("II", 67, "eq", 100),
        ("II", 73, "eq", 100),
        ("II", 79, "eq", 100),
        ("II", 83, "eq", 95),
        ("II", 87, "eq", 100),
        ("III.5", 336, "ge", 1),
        ("IV.1", 401, "ge", 1),
    ]
    assert [(f.place.line, f.owed.kind.value, str(f.owed.when), f.owed.period) for f in found.dues] == [
        (393, "before", "2023-06-05", "half-year"),
        (393, "before", "2023-11-15", "year"),
        (395, "ad_hoc", "None", None),
    ]
    assert len(found.head.recipients) == 7
    assert found.head.issuer == "UBND huyện Tam Đường"
    assert [issue.code for issue in doubts(found, laid, "004")] == ["no-number", "no-date", *["contradiction"] * 2]


@pytest.mark.parametrize(("number", "dues"), [("000", 0), ("001", 0), ("002", 1), ("003", 0)])
def test_reports_promise_nothing_but_what_their_tasks_name(number: str, dues: int) -> None:
    """Their task parts were read by hand: 002 alone names a day, of the festival to be held on 18/11/2023."""
    found = reading(real(number))
    assert found.goals == ()
    assert len(found.dues) == dues


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_a_real_document_is_read_the_same_in_any_unicode_form(number: str) -> None:
    text = real(number)
    assert list(words_of(reading(unicodedata.normalize("NFD", text)))) == list(words_of(reading(text)))
