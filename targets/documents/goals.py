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
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Literal

from targets.documents import goal_words as said
from targets.documents.modes import Mode
from targets.documents.numbers import Bound, Figure, figures
from targets.documents.words import PERCENT_RATE, UNIT, VERB


class Operator(StrEnum):
    """How the value promised and the value reached must stand to each other."""

    EQ = "eq"
    GE = "ge"
    GT = "gt"
    LE = "le"
    LT = "lt"
    RANGE = "range"
    REACH = "reach"  #: "đạt 95%": that level, or better
    APPROX = "approx"


@dataclass(frozen=True, slots=True)
class EachGoal:
    """What every one of the subject must reach: "mỗi xã ít nhất một mô hình"."""

    low: Decimal
    high: Decimal | None
    unit: str


@dataclass(frozen=True, slots=True)
class Goal:
    """One target, as a stretch of text puts it."""

    start: int  #: of the words quoted
    end: int
    operator: Operator
    value: Decimal
    high: Decimal | None  #: of a range
    unit: str
    each: EachGoal | None
    subject: str  #: who, or what is measured
    object: str  #: what is to be done
    by: str | None  #: "2025", as the words say it
    soft: bool
    change: Literal["increase", "decrease"] | None  #: the value is a difference, not a level
    number: int  #: where its digits stand


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


_OPERATORS = {
    Bound.AT_LEAST: Operator.GE,
    Bound.ABOVE: Operator.GT,
    Bound.AT_MOST: Operator.LE,
    Bound.BELOW: Operator.LT,
    Bound.ABOUT: Operator.APPROX,
}


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches between semicolons, outside brackets."""
    depth, first = 0, start
    for at in range(start, end):
        letter = text[at]
        if letter == "(":
            depth += 1
        elif letter == ")":
            depth = max(0, depth - 1)
        elif letter == ";" and not depth:
            yield first, at
            first = at + 1
    yield first, end


def _clause(text: str, start: int, end: int, mode: Mode, *, soft: bool) -> Iterator[Goal]:
    """Yield the targets of one clause; a figure that says how much of each is put to the target before it."""
    found: list[Goal] = []
    last = start
    counted = any_count = False  # whether the figure before, or any before, was a count that was taken
    for figure in figures(text, start, end):
        if figure.bound is Bound.EXACT and figure.high is None and said.UP_LATER.match(text, figure.end, end):
            figure = replace(figure, bound=Bound.AT_LEAST)  # noqa: PLW2901
        unit = _unit(text, figure, end)
        goal = None
        if not _is_aside(text, start, figure) and not _is_refused(text, start, end, figure):
            goal = _goal(text, (start, last, end), figure, unit, mode, counted=counted, counted_before=any_count)
        if goal is not None and found and _is_of_each(text, found[-1], figure, unit, goal):
            found[-1] = replace(
                found[-1], each=EachGoal(figure.low, figure.high, unit), end=max(found[-1].end, figure.end)
            )
            counted = False
        elif goal is not None:
            found.append(
                _like(found[-1] if found else None, replace(goal, soft=soft or goal.soft), text[last : figure.start])
            )
            counted = unit not in {"%", "‰", ""} and not unit.startswith("%")
        else:
            counted = False
        any_count = any_count or counted
        last = figure.end
    yield from _cut(text, start, end, found)


def _like(before: Goal | None, goal: Goal, between: str) -> Goal:
    """Return a target that takes over how the one before it was put: "còn 1,7 lần năm 2025 và 1,4 lần năm 2030"."""
    if before is None or goal.operator is not Operator.EQ or goal.change or VERB.search(between):
        return goal
    if before.operator in {Operator.LE, Operator.REACH} and before.unit == goal.unit and said.AND.search(between):
        return replace(goal, operator=before.operator)
    return goal


def _unit(text: str, figure: Figure, end: int) -> str:
    if figure.unit:
        rate = PERCENT_RATE.match(text, figure.end, end)
        return figure.unit + (re.sub(r"\s", "", rate[0]) if rate and figure.unit == "%" else "")
    found = UNIT.match(text, figure.end, end)
    return re.sub(r"\s*/\s*", "/", found["unit"]) if found else ""


def _is_refused(text: str, start: int, end: int, figure: Figure) -> bool:
    """Say whether a figure is a quota of awards, a ceiling or a price."""
    first = max(start, figure.start - _NEAR)
    last = min(end, figure.end + _NEAR // 2)
    return bool(said.AWARDED.search(text, first, figure.start) or said.REFUSED.search(text, first, last))


_NEAR = 80  # characters


def _is_aside(text: str, start: int, figure: Figure) -> bool:
    """Say whether a figure stands in brackets and only recalls or explains."""
    opened = text.rfind("(", start, figure.number)
    if opened < 0 or text.find(")", opened, figure.number) >= 0:
        return False
    inside = text[opened + 1 : figure.number]
    return not re.match(r"\s*(?:phấn đấu|trong đó|tối thiểu|ít nhất|đạt|trên|chỉ tiêu|mỗi|từ)", inside) or bool(
        said.PAST.search(inside)
    )


def _goal(
    text: str,
    bounds: tuple[int, int, int],
    figure: Figure,
    unit: str,
    mode: Mode,
    *,
    counted: bool,
    counted_before: bool,
) -> Goal | None:
    """Return the target a figure makes, or None when it promises nothing."""
    start, _, end = bounds
    before = text[start : figure.start]
    if _is_past(before) or (
        said.BASE.search(before) and said.LEVEL_AFTER.match(text, figure.end, end) and figure.high is None
    ):
        return None
    if (
        re.search(r"(?<!\w)từ\s", text[figure.start : figure.number])
        and said.LEVEL_AFTER.match(text, figure.end, end)
        and figure.high is None
    ):
        return None
    if unit.startswith(("%", "‰")):
        if said.SPENT.match(text, figure.end, end):
            return None
    elif not _is_promised_count(before, figure, unit, mode, counted=counted, counted_before=counted_before):
        return None
    operator, change = _operator(before, figure)
    subject, object_ = _parts(text, bounds, figure, unit, operator)
    return Goal(
        start=start,
        end=end,
        operator=operator,
        value=figure.low,
        high=figure.high,
        unit=unit,
        each=_each(before, figure, unit),
        subject=subject,
        object=object_,
        by=_by(text, bounds, figure),
        soft=bool(said.HOPED.search(before)),
        change=change,
        number=figure.number,
    )


def _is_past(before: str) -> bool:
    found = [match.end() for match in said.PAST.finditer(before)]
    if not found:
        return False
    future = [match.end() for match in said.FUTURE.finditer(before)]
    return not future or future[-1] < found[-1]


def _is_promised_count(
    before: str, figure: Figure, unit: str, mode: Mode, *, counted: bool, counted_before: bool
) -> bool:
    """Say whether a number that is no percentage is one that the plan promises to reach."""
    reached = bool(said.REACHED.search(before) or said.DOWN_TO.search(before))
    if not unit:
        return reached and bool(re.search(r"(?:đạt|còn|lên|xuống|mức)\s*\S*\s*$", before)) and _measures(before)
    if unit.casefold() in said.TIMES and not reached:
        return False
    if figure.bound in {Bound.AT_LEAST, Bound.AT_MOST} and (mode is Mode.GOALS or figure.bound is Bound.AT_LEAST):
        return not re.search(r"(?<!\w)(?:cho|với|gồm|tại|của)\s*$", before) or (
            not counted_before and bool(said.HELPED.search(before))
        )
    if not counted_before and said.HELPED.search(before):
        return True
    if said.DEPENDENT.search(before) and not re.search(r"(?:đạt|lên|xuống|còn)\s+(?:từ|đến|là)\s*$", before):
        return False
    listed = counted and said.AND.search(before)
    if listed or said.DOES.search(before) or (reached and (mode is Mode.GOALS or _measures(before))):
        return True
    return mode is Mode.GOALS and not counted_before and not re.search(r"(?<!\w)(?:các|những|số|cấp|của)\s*$", before)


def _measures(before: str) -> bool:
    return bool(
        re.search(
            (
                r"(?<!\w)(?:số|tổng|chỉ số|tỷ số|tỷ suất|tỷ lệ|thu nhập|năng suất|sản lượng|diện tích"
                r"|tuổi thọ|mật độ|giá trị|doanh thu|kim ngạch|thu ngân sách|quy mô|grdp|điểm|bình quân"
                r"|mức sinh|hệ số|đàn|vốn|thời gian|chiều cao|thu)(?!\w)"
            ),
            before,
            re.IGNORECASE,
        )
    )


def _operator(before: str, figure: Figure) -> tuple[Operator, Literal["increase", "decrease"] | None]:
    """Return the operator of a figure, and the direction when it says by how much something changes."""
    down_to, level = said.DOWN_TO.search(before), said.REACHED.search(before)
    change: Literal["increase", "decrease"] | None = None
    words = before[-80:]
    if down_to is None and not re.search(r"(?:lên|đạt|đến|tới)\s*(?:mức|tỷ lệ|trên|ít nhất)?\s*$", before):
        down, up = list(said.DOWN.finditer(words)), list(said.UP.finditer(words))
        if down and (not up or down[-1].start() > up[-1].start()):
            change = "decrease"
        elif up:
            change = "increase"
        if change and re.search(r"[,;]|(?<!\w)đạt(?!\w)", words[(down or up)[-1].end() :]):
            change = None
    if figure.bound in _OPERATORS:
        return _OPERATORS[figure.bound], change
    if figure.high is not None:
        return Operator.RANGE, change
    if down_to is not None:
        return Operator.LE, None
    return (Operator.REACH if level is not None and change is None else Operator.EQ), change


def _each(before: str, figure: Figure, unit: str) -> EachGoal | None:
    if unit.startswith(("%", "‰")) or not said.EACH.search(before):
        return None
    return EachGoal(figure.low, figure.high, unit)


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
        and not re.search(r"đến năm|tổ chức\s*$", between[-12:])
    )


def _by(text: str, bounds: tuple[int, int, int], figure: Figure) -> str | None:
    """Return the year by which: the last named before the figure, or else the first behind it."""
    start, _, end = bounds
    at_once = said.YEAR_AT_ONCE.match(text, figure.end, end)
    if at_once:
        return at_once["year"]
    before = [
        m
        for m in said.YEAR.finditer(text, start, figure.start)
        if not said.COMPARED.search(text[start : m.start("year")])
    ]
    if before:
        return before[-1]["year"]
    after = said.YEAR.search(text, figure.end, min(end, figure.end + 120))
    if after and not said.COMPARED.search(text[figure.end : after.start("year")]):
        nearer = next((f for f in figures(text, figure.end, after.start())), None)
        return after["year"] if nearer is None else None
    return None


def _parts(text: str, bounds: tuple[int, int, int], figure: Figure, unit: str, operator: Operator) -> tuple[str, str]:
    """Return who or what a figure is of, and what is to be done."""
    _, last, end = bounds
    lead = said.LEAD_IN.sub("", text[last : figure.start]).strip(said.TRIMMED)
    if unit.startswith(("%", "‰")) and len(lead) < 4 and operator is not Operator.REACH:  # noqa: PLR2004  "có", ","
        after = text[figure.end : end]
        verb = VERB.search(after, 2)
        cut = verb.start() if verb else len(after)
        return after[:cut].strip(said.TRIMMED), after[cut:].strip(said.TRIMMED)
    after = text[figure.end : end].strip(said.TRIMMED)
    every = None if unit.startswith(("%", "‰")) else said.EACH.search(lead)
    if every:
        verb = VERB.search(lead, every.start("who"))
        cut = verb.start() if verb else len(lead)
        return lead[every.start() : cut].strip(said.TRIMMED), f"{lead[cut:]} {after}".strip(said.TRIMMED)
    if VERB.match(lead) and operator is not Operator.REACH:
        return "", f"{lead} {after}".strip(said.TRIMMED)
    subject = re.sub(r"(?:\s*(?:đạt|còn|xuống|lên|ở mức|là|từ|mức|khoảng|tỷ lệ))+$", "", lead)
    return subject.strip(said.TRIMMED), after


def _cut(text: str, start: int, end: int, found: list[Goal]) -> Iterator[Goal]:
    """Yield the targets of a clause, each with its own stretch of it: from the comma before it to that of the next."""
    edges = [start]
    for before, goal in pairwise(found):
        comma = max(text.rfind(mark, before.number, goal.number) for mark in (", ", " và ", ": "))
        edges.append(comma + 1 if comma > 0 else before.number)
    for number, goal in enumerate(found):
        first, last = edges[number], edges[number + 1] if number + 1 < len(edges) else end
        while first < last and text[first] in " ,;:":
            first += 1
        while last > first and text[last - 1] in " ,;:":
            last -= 1
        yield replace(goal, start=first, end=last)


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
