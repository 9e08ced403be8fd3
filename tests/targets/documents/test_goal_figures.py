"""Whether a figure promises something, and how much."""

from __future__ import annotations

import pytest

from targets.documents.goal import EachGoal, Goal, Operator
from targets.documents.goal_figures import goal_of, is_aside, is_refused, unit_of
from targets.documents.modes import Mode
from targets.documents.numbers import Figure, figures


def first(text: str) -> Figure:
    return next(iter(figures(text, 0, len(text))))


def promised(text: str, mode: Mode = Mode.GOALS) -> Goal | None:
    figure = first(text)
    unit = unit_of(text, figure, len(text))
    return goal_of(text, (0, 0, len(text)), figure, unit, mode, counted=False, counted_before=False)


@pytest.mark.parametrize(
    ("text", "operator", "change", "by"),
    [
        ("Tỷ lệ hộ nghèo giảm xuống còn 3% năm 2025.", Operator.LE, None, "2025"),
        ("Giảm 1,5% số hộ nghèo.", Operator.EQ, "decrease", None),
        ("Tỷ lệ che phủ rừng đạt 42%.", Operator.REACH, None, None),
        ("Không dưới 90% hồ sơ đúng hạn.", Operator.GE, None, None),
    ],
)
def test_the_operator_the_direction_and_the_year(text: str, operator: Operator, change: str, by: str) -> None:
    goal = promised(text)
    assert goal is not None
    assert (goal.operator, goal.change, goal.by) == (operator, change, by)


def test_what_was_reached_already_promises_nothing() -> None:
    assert promised("Năm 2023 đã đạt 42%.") is None


def test_so_much_of_each() -> None:
    goal = promised("Mỗi thôn có ít nhất 02 mô hình.")
    assert goal is not None
    assert goal.each == EachGoal(goal.value, None, "mô hình")


def test_units_and_what_they_are_counted_by() -> None:
    assert unit_of("đạt 98 bác sĩ / vạn dân", first("đạt 98 bác sĩ / vạn dân"), 23) == "bác sĩ/vạn dân"


def test_brackets_that_recall_and_awards_are_no_promise() -> None:
    text = "Nâng tỷ lệ (năm 2023 là 65%) lên mức cao hơn."
    assert is_aside(text, 0, first(text))
    awards = "Tặng giấy khen cho 05 tập thể."
    figure = first(awards)
    assert is_refused(awards, 0, len(awards), figure, "tập thể")
