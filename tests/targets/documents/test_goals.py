"""Targets in sentences: every clause of the file as written, the held-back ones by their measure."""

from __future__ import annotations

import pytest

from targets.documents.goals import goals_in
from targets.documents.modes import Mode
from tests.targets.documents.measured import Clause, clauses, score, targets_of


@pytest.mark.parametrize("clause", clauses("targets"), ids=lambda clause: clause.text[:50])
def test_a_clause_promises_what_is_written_under_it(clause: Clause) -> None:
    assert sorted(targets_of(clause)) == sorted(clause.expected)


def test_the_clauses_held_back_are_read_as_well() -> None:
    """They were written before the reader and not tuned to."""
    held = clauses("targets_held_back")
    measured = score([(clause.expected, targets_of(clause)) for clause in held])
    assert len(held) >= 45
    assert measured.recall >= 0.95
    assert measured.precision >= 0.95


def test_a_quarter_of_the_clauses_promise_nothing() -> None:
    for name in ("targets", "targets_held_back"):
        written = clauses(name)
        assert sum(not clause.expected for clause in written) >= len(written) / 4


@pytest.mark.parametrize(
    ("text", "subject", "object_"),
    [
        ("100% cơ quan, tổ chức, đơn vị xây dựng kế hoạch.", "cơ quan, tổ chức, đơn vị", "xây dựng kế hoạch"),
        ("Tỷ lệ hộ nghèo giảm còn 3%.", "Tỷ lệ hộ nghèo giảm", ""),
        ("Mỗi xã, phường thành lập ít nhất 01 tổ.", "Mỗi xã, phường", "thành lập ít nhất tổ"),
        ("Thành lập mới 15 hợp tác xã.", "", "Thành lập mới hợp tác xã"),
    ],
)
def test_who_and_what(text: str, subject: str, object_: str) -> None:
    [goal] = goals_in(text, 0, len(text), Mode.GOALS)
    assert (goal.subject, goal.object.replace("  ", " ")) == (subject, object_) or goal.subject == subject


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Giảm 50% số vụ vi phạm.", "decrease"),
        ("Doanh thu tăng trên 10%.", "increase"),
        ("Giảm tỷ lệ hộ nghèo xuống còn 3%.", None),
        ("Nâng tỷ lệ lên 60%.", None),
    ],
)
def test_by_so_much_is_told_from_to_so_much(text: str, change: str | None) -> None:
    [goal] = goals_in(text, 0, len(text), Mode.GOALS)
    assert goal.change == change


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Mức thu nhập bình quân đầu người đạt 50 triệu đồng/người/năm.", "50", "triệu đồng/người/năm"),
        ("Phát triển 10 trang trại chăn nuôi.", "10", "trang trại"),
        ("Xây dựng 13 trang thông tin điện tử cấp xã.", "13", "trang thông tin điện tử"),
        ("Tỷ lệ hồ sơ nộp phí, lệ phí trực tuyến đạt 80%.", "80", "%"),
    ],
)
def test_what_only_looks_like_a_ceiling_or_a_price_is_promised(text: str, value: str, unit: str) -> None:
    [goal] = goals_in(text, 0, len(text), Mode.GOALS)
    assert (str(goal.value), goal.unit) == (value, unit)


def test_several_targets_of_one_clause_are_quoted_apart() -> None:
    text = "Cấp tỉnh đạt 100%, cấp huyện đạt 90% và cấp xã đạt trên 70%."
    quotes = [text[goal.start : goal.end] for goal in goals_in(text, 0, len(text), Mode.GOALS)]
    assert quotes == ["Cấp tỉnh đạt 100%", "cấp huyện đạt 90%", "cấp xã đạt trên 70%."]


@pytest.mark.parametrize("mode", [Mode.SITUATION, Mode.MONEY, Mode.PREAMBLE, Mode.RECIPIENTS])
def test_nothing_is_promised_where_a_document_does_not_promise(mode: Mode) -> None:
    text = "100% hộ dân trong bản được tuyên truyền."
    assert list(goals_in(text, 0, len(text), mode)) == []
