"""Footnotes: which lines are the body of one, and where in the text its mark stands.

A mark is a superscript ("giám sát¹¹"), a bracketed number ("[3]"), or, once a document has been turned into plain text,
a number glued to what stood before it: "phê duyệt1", "kiến nghị)13", "năm 202510" (2025 and note 10). A line that
begins with a number is a footnote only when a mark with that number stands before it: "1 Tỷ lệ hộ nghèo" in a table is
none, and "1. Mục tiêu" never is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from targets.documents.letters import LOWER, UPPER

#: How far above its body a mark is looked for, in lines of text.
REACH = 150


@dataclass(frozen=True, slots=True)
class Body:
    """A footnote's lines."""

    mark: str  #: "10"
    lines: tuple[int, ...]
    offset: int  #: in the first of them, where the words begin
    before: int  #: how many lines of the text stand before it
    apart: bool = False  #: the file keeps it apart, as Word does: its mark is raised, however far above


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote's mark in the text."""

    mark: str
    line: int
    start: int
    end: int


def note_start(text: str) -> tuple[str, int] | None:
    """Return the number a line begins with as a footnote does, and where its words begin; or None.

    >>> note_start("¹⁹Tại xã Nà Tăm"), note_start(" 12 Đoàn thanh niên"), note_start("2. Hạn chế"), note_start("5 xã")
    (('19', 2), ('12', 4), None, None)
    """
    found = _START.match(text)
    if found is None:
        return None
    number = found["raised"].translate(_LOWERED) if found["raised"] else found["bracketed"] or found["plain"]
    return number, found.end()


def is_certain(text: str) -> bool:
    """Say whether a line that begins like a footnote is one whatever stands before it: its number is raised."""
    return text.lstrip()[:1] in _RAISED


def mark_in(number: str, text: str, start: int = 0) -> tuple[int, int] | None:
    """Return where the mark of a footnote stands in a line, from a column on.

    >>> mark_in("1", "được phê duyệt1. Chỉ đạo"), mark_in("10", "khéo năm 202510; Phối"), mark_in("2", "rộng 40 m2 đất")
    ((14, 15), (13, 15), None)
    """
    raised = _raised_in(number, text, start)
    if raised is not None:
        return raised
    for form in (f"[{number}]", number):
        at = text.find(form, start)
        while at >= 0:
            end = at + len(form)
            if form.startswith("[") or (form == number and _is_glued(text, at, end)):
                return at, end
            at = text.find(form, at + 1)
    return None


def find_marks(texts: Sequence[str], stream: Sequence[int], bodies: Sequence[Body]) -> tuple[Mark, ...]:
    """Return where the marks of footnotes stand, each after the one before it.

    Args:
        texts: the composed text of every line.
        stream: which lines are the text, in order, footnotes taken out.
        bodies: the footnotes, in order.
    """
    marks: list[Mark] = []
    line, column = 0, 0
    for body in bodies:
        look, first = (_raised_in, line) if body.apart else (mark_in, max(line, body.before - REACH))
        for at in range(first, min(body.before, len(stream))):
            found = look(body.mark, texts[stream[at]], column if at == line else 0)
            if found is not None:
                marks.append(Mark(body.mark, stream[at], *found))
                line, column = at, found[1]
                break
    return tuple(marks)


#: Any raised number that is a mark and not part of a unit (m², m³): no character of the words.
RAISED_MARK = re.compile(r"(?<![mM])[⁰¹²³⁴⁵⁶⁷⁸⁹]+|(?<=[mM])[⁰¹⁴-⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]*")

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LOWERED = str.maketrans(_RAISED, "0123456789")
_RISEN = str.maketrans("0123456789", _RAISED)
_START = re.compile(
    rf"\s*(?:(?P<raised>[{_RAISED}]{{1,3}})\s*(?=\S)"
    r"|\[(?P<bracketed>\d{1,3})\]\s*(?=\S)"
    rf"|(?P<plain>[1-9]\d?)\s+(?=[{UPPER}“\"(]|0\d\s))"
)
_LETTERS = frozenset(LOWER + UPPER)
_CLOSING = frozenset(")]”\"’'»%")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d$")
_AREA = re.compile(r"\d\s?[kcd]?m$")


def _raised_in(number: str, text: str, start: int = 0) -> tuple[int, int] | None:
    raised = number.translate(_RISEN)
    at = text.find(raised, start)
    while at >= 0 and _raised_run(text, at, at + len(raised)):
        at = text.find(raised, at + 1)
    return (at, at + len(raised)) if at >= 0 else None


def _raised_run(text: str, start: int, end: int) -> bool:
    """Say whether a raised number is only part of a longer one."""
    return text[start - 1 : start] in set(_RAISED) or text[end : end + 1] in set(_RAISED)


def _is_glued(text: str, start: int, end: int) -> bool:
    """Say whether a plain number hangs on a word, a bracket or a year, and nothing hangs on it."""
    following = text[end : end + 2]
    if following[:1] in _LETTERS or following[:1].isdigit() or following[:1] in {"/", "%"}:
        return False
    if following[:1] in {".", ","} and following[1:].isdigit():
        return False
    before = text[max(0, start - 5) : start]
    if before[-1:] in _LETTERS:
        return not _AREA.search(before)
    return before[-1:] in _CLOSING or _YEAR.search(before) is not None
