"""Duties with a deadline in sentences: every clause of the file as written, the held-back ones by their measure."""

from __future__ import annotations

import pytest

from targets.deadlines import DayUnit
from targets.documents.dues import dues_in, time_cell
from targets.documents.modes import Mode
from targets.documents.owed import Owed
from targets.written_days import when_key
from tests.targets.documents.measured import Clause, clauses, duties_of, score


def owed(text: str, mode: Mode = Mode.TASKS) -> list[Owed]:
    return list(dues_in(text, 0, len(text), mode, 2024))


@pytest.mark.parametrize("clause", clauses("duties"), ids=lambda clause: clause.text[:50])
def test_a_clause_asks_for_what_is_written_under_it(clause: Clause) -> None:
    assert sorted(duties_of(clause)) == sorted(clause.expected)


def test_the_clauses_held_back_are_read_as_well() -> None:
    held = clauses("duties_held_back")
    measured = score([(clause.expected, duties_of(clause)) for clause in held])
    assert len(held) >= 25
    assert measured.recall >= 0.9
    assert measured.precision >= 0.9


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("gửi báo cáo về Ủy ban nhân dân huyện (qua Phòng Nội vụ) trước ngày 05/6.", "Ủy ban nhân dân huyện"),
        (
            "Báo cáo kết quả về Sở Lao động - Thương binh và Xã hội trước ngày 15/12.",
            "Sở Lao động - Thương binh và Xã hội",
        ),
        ("Hoàn thành trước ngày 30/6.", None),
    ],
)
def test_to_whom(text: str, recipient: str | None) -> None:
    [duty] = owed(text)
    assert duty.recipient == recipient


def test_a_length_of_working_days_before_or_after_something() -> None:
    [after] = owed("Gửi báo cáo trong vòng 05 ngày làm việc kể từ ngày kết thúc.")
    [before] = owed("Gửi giấy mời chậm nhất 03 ngày trước khi tổ chức.")
    assert (after.count, after.unit) == (5, DayUnit.WORKING_DAY)
    assert before.unit is DayUnit.DAY


def test_a_span_has_both_its_ends() -> None:
    [duty] = owed("Tổ chức kiểm tra từ ngày 10/9/2024 đến ngày 30/9/2024.")
    assert duty.when is not None
    assert duty.until is not None
    assert (when_key(duty.when), when_key(duty.until)) == ("2024-09-10", "2024-09-30")


def test_the_words_quoted_are_those_around_the_day() -> None:
    text = "Chủ động triển khai; báo cáo định kỳ 06 tháng (trước ngày 05/6), 01 năm (trước ngày 15/11) hoặc đột xuất."
    assert [text[duty.start : duty.end] for duty in owed(text)] == [
        "báo cáo định kỳ 06 tháng (trước ngày 05/6)",
        "01 năm (trước ngày 15/11) hoặc đột xuất.",
        "đột xuất.",
    ]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Quý II", "during 2024-Q2"),
        ("Tháng 3/2024", "during 2024-03"),
        ("Trước 30/6", "before --06-30"),
        ("30/6/2024", "by 2024-06-30"),
        ("Trước ngày 15/12/2024", "before 2024-12-15"),
        ("Tháng 3 - tháng 5", "from 2024-03"),
        ("Thường xuyên", None),
        ("Hằng năm", None),
    ],
)
def test_a_cell_of_times(cell: str, expected: str | None) -> None:
    found = [
        f"{one.kind.value} {when_key(one.when)}" for one in time_cell(cell, 0, len(cell), 2024) if one.when is not None
    ]
    assert found == ([] if expected is None else [expected])


def test_nothing_is_due_in_a_part_about_results() -> None:
    assert owed("Đã báo cáo trước ngày 05/6/2024.", Mode.SITUATION) == []
