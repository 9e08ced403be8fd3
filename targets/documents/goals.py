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
        unit = _unit(text, figure, end)
        goal = None
        if not _is_aside(text, start, figure) and not _is_refused(text, start, end, figure, unit):
            goal = _goal(text, (start, last, end), figure, unit, mode, counted=counted, counted_before=any_count)
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
    yield from _cut(text, start, end, found)


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


def _unit(text: str, figure: Figure, end: int) -> str:
    if figure.unit:
        rate = PERCENT_RATE.match(text, figure.end, end)
        return figure.unit + (re.sub(r"\s", "", rate[0]) if rate and figure.unit == "%" else "")
    if figure.of is not None and figure.of >= _RATE:
        counted_by = said.COUNTED_BY.match(text, figure.end, end)
        per = text[text.index("/", figure.number) : figure.end].strip()
        return f"{per} {counted_by['of']}" if counted_by else per
    found = UNIT.match(text, figure.end, end)
    return re.sub(r"\s*/\s*", "/", found["unit"]) if found else ""


_RATE = 100  # from here on the second number of "42/100.000" is what a rate is counted by


def _is_refused(text: str, start: int, end: int, figure: Figure, unit: str) -> bool:
    """Say whether a figure is a quota of awards, a ceiling or a price."""
    first = max(start, figure.start - _NEAR)
    last = min(end, figure.end + _NEAR // 2)
    if "đồng" in unit and said.BUDGET.search(text, first, last) and not said.EARNED.search(text, start, figure.start):
        return True
    before, around = text[first : figure.start].lower(), text[first:last].lower()
    return bool(said.AWARDED.search(before) or said.REFUSED.search(around))


_NEAR = 80  # characters
_TAIL = 60  # characters that hold the words right before a figure


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
    """Return the target a figure makes, or None when it promises nothing; who and what is not told yet."""
    start, last, end = bounds
    before = text[start : figure.start]
    if _is_past(before) or _is_base(text, end, figure, before) or said.DESCRIBING.search(before):
        return None
    if unit.startswith(("%", "‰")):
        if said.SPENT.match(text, figure.end, end):
            return None
    elif said.HELPED.search(text, _own_words(text, last, figure, counted_before), figure.start):
        pass  # "giải quyết việc làm cho 1.500 lao động", but not "mở 02 lớp tập huấn cho 150 cán bộ"
    elif not _is_promised_count(before, figure, unit, mode, counted=counted, counted_before=counted_before):
        return None
    operator, change = _operator(before, figure)
    return Goal(
        start=start,
        end=end,
        operator=operator,
        value=figure.low,
        high=figure.high,
        unit=unit,
        each=_each(before, figure, unit),
        subject="",
        object="",
        by=_by(text, start, end, figure),
        soft=bool(said.HOPED.search(before)),
        change=change,
        number=figure.number,
    )


def _own_words(text: str, last: int, figure: Figure, counted_before: bool) -> int:  # noqa: FBT001
    """Return where the words of a figure begin: behind the figure before, or behind a comma if that was counted."""
    comma = text.rfind(",", last, figure.start)
    return (comma if comma >= 0 else figure.start) if counted_before else last


def _is_base(text: str, end: int, figure: Figure, before: str) -> bool:
    """Say whether a figure is what a change starts from: "từ 65% lên 80%"."""
    since = said.BASE.search(before) or said.SINCE.match(text, figure.start, figure.number)
    return figure.high is None and bool(since and said.LEVEL_AFTER.match(text, figure.end, end))


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
    tail = before[-_TAIL:]
    reached = bool(said.REACHED.search(tail) or said.DOWN_TO.search(tail))
    if not unit:
        return bool(re.search(r"(?:(?:đạt|còn|lên|xuống|mức)\s*\S*|:)\s*$", tail)) and _measures(before)
    if unit.casefold() in said.TIMES and not reached:
        return False
    if figure.bound in {Bound.AT_LEAST, Bound.AT_MOST} and (mode is Mode.GOALS or figure.bound is Bound.AT_LEAST):
        return not said.FOR_WHOM.search(tail)
    if said.DEPENDENT.search(tail) and not re.search(r"(?:đạt|lên|xuống|còn)\s+(?:từ|đến|là)\s*$", tail):
        return False
    listed = (counted and said.AND.search(tail)) or (mode is Mode.GOALS and said.AMONG.search(tail))
    if listed or said.DOES.search(tail) or (reached and (mode is Mode.GOALS or _measures(before))):
        return True
    return mode is Mode.GOALS and not counted_before and not said.ONE_OF_A_KIND.search(tail)


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
    tail = before[-_TAIL:]
    down_to, level = said.DOWN_TO.search(tail), said.REACHED.search(tail)
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
        and goal.change is None
        and not re.search(r"đến năm|tổ chức\s*$", between[-12:])
    )


def _by(text: str, start: int, end: int, figure: Figure) -> str | None:
    """Return the year by which: the last named before the figure, or else the first behind it."""
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
    between = text[figure.end : after.start("year")] if after else ""
    if after and "(" not in between and not said.COMPARED.search(between):
        nearer = next((f for f in figures(text, figure.end, after.start())), None)
        return after["year"] if nearer is None else None
    return None


def _parts(lead: str, after: str, goal: Goal) -> tuple[str, str]:
    """Return who or what a figure is of, and what is to be done, from the words before and behind it."""
    lead = said.LEAD_IN.sub("", lead).strip(said.TRIMMED)
    share = goal.unit.startswith(("%", "‰"))
    if share and len(lead) < 4 and goal.operator is not Operator.REACH:  # noqa: PLR2004  "có", ","
        if said.STEP.match(after):
            return "", after.strip(said.TRIMMED)
        verb = VERB.search(after, 2)
        cut = verb.start() if verb else len(after)
        return after[:cut].strip(said.TRIMMED), after[cut:].strip(said.TRIMMED)
    after = after.strip(said.TRIMMED)
    every = None if share else said.EACH.search(lead)
    if every:
        verb = VERB.search(lead, every.start("who"))
        cut = verb.start() if verb else len(lead)
        return lead[every.start() : cut].strip(said.TRIMMED), f"{lead[cut:]} {after}".strip(said.TRIMMED)
    if VERB.match(lead) and goal.operator is not Operator.REACH:
        return "", f"{lead} {after}".strip(said.TRIMMED)
    return said.LEAD_OUT.sub("", lead).strip(said.TRIMMED), after


def _cut(text: str, start: int, end: int, found: list[tuple[Goal, Figure]]) -> Iterator[Goal]:
    """Yield the targets of a clause, each with its own stretch of it: from the comma before it to that of the next."""
    edges = [start, *(_edge(text, before.number, goal.number) for (before, _), (goal, _) in pairwise(found)), end]
    cut: list[Goal] = []
    for (goal, figure), (first, last) in zip(found, pairwise(edges), strict=False):
        begin, stop = first, last
        while begin < stop and text[begin] in " ,;:":
            begin += 1
        while stop > begin and (text[stop - 1] in " ,;:" or text.endswith(" và", begin, stop)):
            stop -= 2 if text.endswith(" và", begin, stop) else 1
        subject, object_ = _parts(text[begin : figure.start], text[figure.end : stop], goal)
        if not subject and cut and (not VERB.match(object_) or said.STEP.match(object_)):
            subject = cut[-1].subject
        cut.append(replace(goal, start=begin, end=stop, subject=subject, object=object_))
    yield from _with_objects(cut)


def _edge(text: str, before: int, number: int) -> int:
    """Return where the stretch of a figure begins, after the comma or "và" that parts it from the one before."""
    edge, mark = max((text.rfind(mark, before, number), mark) for mark in (", ", " và ", ": "))
    return edge + len(mark) if edge > 0 else before


def _with_objects(goals: list[Goal]) -> Iterator[Goal]:
    """Yield the targets of a list, those that share the verb at its end with it: "90% A, 80% B được xử lý"."""
    verb = ""
    done: list[Goal] = []
    for goal in reversed(goals):
        verb = goal.object or verb
        done.append(replace(goal, object=verb) if goal.unit == "%" and goal.operator is Operator.EQ else goal)
    yield from reversed(done)


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
