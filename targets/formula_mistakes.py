"""What is said of a mistake in the text of a formula, always with its column."""

from __future__ import annotations

from targets.formula import FUNCTIONS, TIMES, Op
from targets.issues import Issue
from targets.names import near_names
from targets.provenance import Source
from targets.wording import Sentence, say

#: The longest text that is read, in characters.
LONGEST = 2_000
#: How deep parentheses, functions and operations may stand inside one another.
DEEPEST = 50


def mistake(
    code: str, text: Sentence, source: Source, column: int, hint: Sentence | None = None, near: tuple[str, ...] = ()
) -> Issue:
    """Return the issue that tells a mistake in a formula, with its column (from 1)."""
    words = say("công thức, cột {n}: {text}", "formula, column {n}: {text}", n=str(column), text=text)
    return Issue(code, words, source, hint, near)


def shown(text: str) -> str:
    """Return a piece of a formula fit to stand in a sentence: not too long, and seen."""
    seen = "".join(letter if letter.isprintable() else f"U+{ord(letter):04X}" for letter in text[:_SHOWN])
    return seen if len(text) <= _SHOWN else f"{seen}…"


def too_long(source: Source) -> Issue:
    """Tell that a text is too long to be read."""
    text = say("công thức dài quá {n} ký tự", "the formula is longer than {n} characters", n=LONGEST)
    return mistake("formula-too-long", text, source, LONGEST + 1, _SPLIT)


def too_deep(source: Source, column: int) -> Issue:
    """Tell that the formula goes too deep here."""
    text = say("công thức lồng nhau quá {n} tầng", "the formula is nested deeper than {n} levels", n=DEEPEST)
    return mistake("formula-too-deep", text, source, column, _SPLIT)


def unexpected(source: Source, column: int, given: str, wanted: Sentence, words: tuple[str, ...] = ()) -> Issue:
    """Tell that something else is needed here, and which of the words what stands here looks like."""
    vi, en = "ở đây cần {it}, không phải “{given}”", "{it} is needed here, not “{given}”"
    text = say(vi, en, it=wanted, given=shown(given))
    return mistake("formula-syntax", text, source, column, near=near_names(given, words))


def broken_off(source: Source, column: int, wanted: Sentence) -> Issue:
    """Tell that the text ends too early."""
    text = say("công thức dừng giữa chừng, còn thiếu {it}", "the formula breaks off before {it}", it=wanted)
    return mistake("formula-syntax", text, source, column)


def never_closed(source: Source, column: int, opening: int) -> Issue:
    """Tell that a parenthesis is not closed."""
    text = say("thiếu dấu “)” cho dấu “(” ở cột {n}", "the “(” in column {n} is never closed", n=str(opening))
    return mistake("formula-syntax", text, source, column)


def compared_twice(source: Source, column: int) -> Issue:
    """Tell that comparisons do not follow one another."""
    text = say("một phép so sánh chỉ có hai vế", "a comparison has two sides only")
    hint = say("Viết a < b and b < c.", "Write a < b and b < c.")
    return mistake("formula-syntax", text, source, column, hint)


def tight_minus(source: Source, column: int) -> Issue:
    """Tell that a minus touches what stands beside it."""
    text = say("dấu trừ cần dấu cách ở hai bên", "a minus needs a space on either side")
    return mistake("formula-minus", text, source, column)


def unknown_function(source: Source, column: int, name: str) -> Issue:
    """Tell that there is no such function, with those that look like it."""
    known = (*FUNCTIONS, *TIMES)
    text = say("không có hàm “{name}”", "there is no function “{name}”", name=shown(name))
    hint = say("Các hàm dùng được: {names}.", "Known functions: {names}.", names=", ".join(known))
    return mistake("formula-function", text, source, column, hint, near_names(name, known))


def bare_function(source: Source, column: int, name: str) -> Issue:
    """Tell that the name of a function stands without its parentheses."""
    text = say("“{name}” là tên hàm, sau nó là dấu “(”", "“{name}” is a function: a “(” follows it", name=name)
    return mistake("formula-function", text, source, column, _usage(name))


def wrong_values(source: Source, column: int, name: str, given: int, least: int) -> Issue:
    """Tell that a function has too few or too many values; ``least`` is what it needs."""
    vi, en = "“{name}” cần {n} giá trị, ở đây có {given}", "values that “{name}” needs: {n}; given: {given}"
    return mistake("formula-values", say(vi, en, name=name, n=least, given=given), source, column, _usage(name))


def no_figure(source: Source, column: int, name: str) -> Issue:
    """Tell that a function that takes an indicator's id is given something else."""
    text = say("“{name}” nhận đúng một mã chỉ số", "“{name}” takes the id of one indicator", name=name)
    return mistake("formula-values", text, source, column, _usage(name))


_SHOWN = 60  # characters
_SPLIT = say(
    "Tách thành vài chỉ số; tổng của nhiều số thì viết sum(a, b, c).",
    "Split it into several indicators; write a long sum as sum(a, b, c).",
)
_USAGES = {
    Op.MIN: "min(a, b)",
    Op.MAX: "max(a, b)",
    Op.SUM: "sum(a, b, c)",
    Op.ABS: "abs(a)",
    Op.ROUND: "round(a, 2)",
    Op.IF: "if(a > 0, b, c)",
    Op.IF_MISSING: "if_missing(a, 0)",
    Op.IS_MISSING: "is_missing(a)",
}


def _usage(name: str) -> Sentence:
    usage = _USAGES[FUNCTIONS[name]] if name in FUNCTIONS else f"{name}(a)"
    return say("Viết như {usage}.", "Write it as {usage}.", usage=usage)
