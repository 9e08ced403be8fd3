"""Targets in sentences: which figures are promised, of whom, of what, and by when.

The language it knows (the examples are in tests/targets/documents/clauses):

    100% cơ quan, đơn vị quán triệt …            of so many parts in a hundred, each does it       eq
    tỷ lệ … đạt 95% · nâng … lên 60%             a level is reached                                 reach
    ít nhất, tối thiểu, không dưới, từ … trở lên  at least                                          ge
    trên, hơn, vượt                               above                                             gt
    giảm … xuống còn 3% · không quá, tối đa       at most                                           le
    dưới · giảm xuống dưới                        below                                             lt
    8 - 8,5% · từ 1 đến 2                         between                                           range
    khoảng, gần, xấp xỉ                           about                                             approx
    giảm 1,5% · tăng 5%                           by so much: the operator says of the change       eq, change
    95% đơn vị … 01 - 02 mô hình · mỗi xã …       so much of each                                   each
    phấn đấu …                                    hoped for                                         soft

A number is promised where the document speaks of goals, or where a task says how many: "mở 03 lớp". What was reached
already, what is a ceiling on spending, awards or pages, and what only describes ("cho 150 học viên") is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from targets.documents import goal_words as said
from targets.documents.goal import EachGoal, Goal, Operator
from targets.documents.goal_figures import goal_of, is_aside, is_refused, unit_of
from targets.documents.goal_parts import cut_apart
from targets.documents.modes import Mode
from targets.documents.numbers import Bound, Figure, figures
from targets.documents.words import VERB


def goals_in(text: str, start: int, end: int, mode: Mode) -> Iterator[Goal]:
    """Yield the targets of one sentence.

    Args:
        text: the whole text.
        start: of the sentence.
        end: of the sentence.
        mode: what the part of the document speaks of.
    """
    if mode not in {Mode.GOALS, Mode.TASKS} or not said.WORTH.search(text, start, end):
        return
    soft = bool(said.SOFT.match(text, start, end))
    for first, last in _clauses(text, start, end):
        yield from _clause(text, first, last, mode, soft=soft)


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches between semicolons, outside brackets."""
    depth, first = 0, start
    for found in said.MARKS.finditer(text, start, end):
        mark = found[0]
        if mark == ";" and not depth:
            yield first, found.start()
            first = found.end()
        elif mark != ";":
            depth = max(0, depth + (1 if mark == "(" else -1))
    yield first, end


def _clause(text: str, start: int, end: int, mode: Mode, *, soft: bool) -> Iterator[Goal]:
    """Yield the targets of one clause; a figure that says how much of each is put to the target before it."""
    found: list[tuple[Goal, Figure]] = []
    last = start
    counted = any_count = False  # whether the figure before, or any before, was a count that was taken
    for figure in figures(text, start, end):
        if figure.bound is Bound.EXACT and figure.high is None and said.UP_LATER.match(text, figure.end, end):
            figure = replace(figure, bound=Bound.AT_LEAST)  # noqa: PLW2901
        unit = unit_of(text, figure, end)
        goal = None
        if not is_aside(text, start, figure) and not is_refused(text, start, end, figure, unit):
            goal = goal_of(text, (start, last, end), figure, unit, mode, counted=counted, counted_before=any_count)
        counted = False
        if found and _is_named(text, start, found[-1], figure, unit):
            found.pop()
        if unit.startswith("/") and found and found[-1][0].unit.startswith(unit):
            unit = found[-1][0].unit
            goal = replace(goal, unit=unit) if goal is not None else None
        if goal is not None and found and _is_of_each(text, found[-1][0], figure, unit, goal):
            found[-1] = (replace(found[-1][0], each=EachGoal(figure.low, figure.high, unit)), found[-1][1])
        elif goal is not None:
            alike = _like(found[-1][0] if found else None, goal, text[last : figure.start])
            found.append((replace(alike, soft=soft or goal.soft), figure))
            counted = not unit.startswith(("%", "‰")) and unit != ""
        any_count = any_count or counted
        last = figure.end
    yield from cut_apart(text, start, end, found)


def _is_named(text: str, start: int, before: tuple[Goal, Figure], figure: Figure, unit: str) -> bool:
    """Say whether the count before only names what is measured: "tỷ lệ … khám ít nhất 01 lần/năm đạt 75%"."""
    counts = not before[0].unit.startswith(("%", "‰")) and unit.startswith("%")
    between = text[before[1].end : figure.number]
    return counts and bool(said.MEASURE.match(text, start) and said.LEVEL_BETWEEN.fullmatch(between))


def _like(before: Goal | None, goal: Goal, between: str) -> Goal:
    """Return a target that takes over how the one before it was put: "còn 1,7 lần năm 2025 và 1,4 lần năm 2030"."""
    if before is None or goal.operator is not Operator.EQ or goal.change or before.unit != goal.unit:
        return goal
    if said.ALIKE.fullmatch(between.removeprefix(f" {goal.unit}")) and before.operator is not Operator.RANGE:
        return replace(goal, operator=before.operator)
    return goal


def _is_of_each(text: str, first: Goal, figure: Figure, unit: str, goal: Goal) -> bool:
    """Say whether a count says how much each of the percentage before it must have: "95% đơn vị … 01 - 02 mô hình"."""
    between = text[first.number : figure.start]
    return (
        first.unit == "%"
        and first.each is None
        and not unit.startswith(("%", "‰"))
        and goal.operator in {Operator.EQ, Operator.GE, Operator.RANGE}
        and bool(first.object or VERB.search(between))
        and first.operator is not Operator.REACH
        and goal.change is None
        and not re.search(r"đến năm|tổ chức\s*$", between[-12:])
    )


def fraction_goals(text: str, start: int, end: int, mode: Mode) -> Iterator[Goal]:
    """Yield a target put as a fraction in words: "hai phần ba số thôn, bản"."""
    parts = {"một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "1": 1, "2": 2, "3": 3}
    if mode is not Mode.GOALS:
        return
    for found in said.FRACTION.finditer(text, start, end):
        value = Decimal(100 * parts[found["part"].casefold()]) / parts[found["whole"].casefold()]
        after = text[found.end() : end]
        verb = VERB.search(after, 2)
        cut = verb.start() if verb else len(after)
        yield Goal(
            start, end, Operator.EQ, value.quantize(Decimal("0.01")), None, "%", None,
            after[:cut].strip(said.TRIMMED), after[cut:].strip(said.TRIMMED), None,
            bool(said.HOPED.search(text, start, found.start())), None, found.start(),
        )  # fmt: skip
