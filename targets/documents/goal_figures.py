"""Does a figure of a sentence promise something, and how much: its operator, its unit, the year by which?"""

from __future__ import annotations

import re
from typing import Literal

from targets.documents import goal_words as said
from targets.documents.goal import EachGoal, Goal, Operator
from targets.documents.modes import Mode
from targets.documents.numbers import Bound, Figure, figures
from targets.documents.words import PERCENT_RATE, UNIT


def goal_of(
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


def unit_of(text: str, figure: Figure, end: int) -> str:
    """Return what a figure counts, with what it is counted by: "%", "mô hình/xã"."""
    if figure.unit:
        rate = PERCENT_RATE.match(text, figure.end, end)
        return figure.unit + (re.sub(r"\s", "", rate[0]) if rate and figure.unit == "%" else "")
    if figure.of is not None and figure.of >= _RATE:
        counted_by = said.COUNTED_BY.match(text, figure.end, end)
        per = text[text.index("/", figure.number) : figure.end].strip()
        return f"{per} {counted_by['of']}" if counted_by else per
    found = UNIT.match(text, figure.end, end)
    return re.sub(r"\s*/\s*", "/", found["unit"]) if found else ""


def is_refused(text: str, start: int, end: int, figure: Figure, unit: str) -> bool:
    """Say whether a figure is a quota of awards, a ceiling or a price."""
    first = max(start, figure.start - _NEAR)
    last = min(end, figure.end + _NEAR // 2)
    if "đồng" in unit and said.BUDGET.search(text, first, last) and not said.EARNED.search(text, start, figure.start):
        return True
    before, around = text[first : figure.start].lower(), text[first:last].lower()
    return bool(said.AWARDED.search(before) or said.REFUSED.search(around))


def is_aside(text: str, start: int, figure: Figure) -> bool:
    """Say whether a figure stands in brackets and only recalls or explains."""
    opened = text.rfind("(", start, figure.number)
    if opened < 0 or text.find(")", opened, figure.number) >= 0:
        return False
    inside = text[opened + 1 : figure.number]
    return not re.match(r"\s*(?:phấn đấu|trong đó|tối thiểu|ít nhất|đạt|trên|chỉ tiêu|mỗi|từ)", inside) or bool(
        said.PAST.search(inside)
    )


_OPERATORS = {
    Bound.AT_LEAST: Operator.GE,
    Bound.ABOVE: Operator.GT,
    Bound.AT_MOST: Operator.LE,
    Bound.BELOW: Operator.LT,
    Bound.ABOUT: Operator.APPROX,
}


_RATE = 100  # from here on the second number of "42/100.000" is what a rate is counted by


_NEAR = 80  # characters
_TAIL = 60  # characters that hold the words right before a figure


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
