"""The words, numbers and signs a formula's text is made of.

A word takes the points and hyphens between its letters, because ids have them: ``giai-quyet`` is one word. A minus
therefore needs a space on either side. What readers could take for something else is refused, never guessed: 1.000
(one, or a thousand?) and 1,5 (one number, or two?).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from targets.formula import DIGITS, LIKE_THOUSANDS, NUMBER
from targets.formula_mistakes import mistake, shown
from targets.issues import Issue
from targets.provenance import Source
from targets.wording import say


class TokenKind(StrEnum):
    """What a token is."""

    WORD = "word"  #: an indicator's id, a function's name, or one of and, or, not
    NUMBER = "number"
    SIGN = "sign"
    END = "end"  #: of the text


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign."""

    kind: TokenKind
    text: str
    column: int  #: from 1
    apart: bool = True  #: a space on either side


def read_tokens(text: str, source: Source) -> tuple[tuple[Token, ...], tuple[Issue, ...]]:
    """Return the tokens of a text, the last of them its end, and an issue for each thing that is none."""
    tokens: list[Token] = []
    issues: dict[str, Issue] = {}  # the same mistake is told once, where it is first made
    for found in _TOKEN.finditer(text):
        column, words = found.start() + 1, found[0]
        wrong = _wrong(found, source)
        if wrong is not None:
            issues.setdefault(words, wrong)
        elif found.lastgroup == "word":
            kind = TokenKind.NUMBER if NUMBER.fullmatch(words) else TokenKind.WORD
            tokens.append(Token(kind, words, column))
        elif found.lastgroup == "sign":
            before, after = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
            tokens.append(Token(TokenKind.SIGN, words, column, apart=not (before + after).strip()))
    return (*tokens, Token(TokenKind.END, "", len(text) + 1)), tuple(issues.values())


_TOKEN = re.compile(
    r"\s+"
    r"|(?P<comma>[0-9]+(?:\.[0-9]+)*(?:,[0-9]+)+(?![\w.-]))"  # 1,5 and 1.234,5 and 1,000,000
    r"|(?P<word>\w+(?:[.-]\w+)*)"
    r"|(?P<wrong>\*\*|==|<>|=<|=>|&&|\|\|)"
    r"|(?P<sign><=|>=|!=|[-+*/()<>=,])"
    r"|(?P<other>[^\s\w+*/()<>=,-])"
)
#: What to write for signs that formulas have elsewhere.
_MEANT = {
    **dict.fromkeys(("==",), "="),
    **dict.fromkeys(("≤", "=<"), "<="),
    **dict.fromkeys(("≥", "=>"), ">="),
    **dict.fromkeys(("≠", "<>"), "!="),
    **dict.fromkeys(("×", "·"), "*"),
    **dict.fromkeys(("÷", ":"), "/"),
    **dict.fromkeys(("−", "–", "—"), "-"),
    **dict.fromkeys(("[", "{"), "("),
    **dict.fromkeys(("]", "}"), ")"),
    **dict.fromkeys(("&", "&&"), "and"),
    **dict.fromkeys(("|", "||"), "or"),
    "!": "not",
    ";": ",",
    "%": "/ 100",
}


def _wrong(found: re.Match[str], source: Source) -> Issue | None:
    words, column = found[0], found.start() + 1
    if found.lastgroup == "comma":
        return _unclear_comma(words, source, column)
    if found.lastgroup == "word":
        return next(_unclear_number(words, source, column), None)
    if found.lastgroup not in {"wrong", "other"}:
        return None
    if words in {"^", "**"}:
        text = say("không có phép lũy thừa “{sign}”", "there are no powers “{sign}”", sign=words)
    elif words in {"'", '"', "“", "”", "`"}:
        text = say("mã chỉ số viết không có dấu nháy", "an indicator's id stands without quotation marks")
    else:
        text = say("không dùng được “{sign}”", "“{sign}” cannot be used", sign=shown(words))
    near = (_MEANT[words],) if words in _MEANT else ()
    return mistake("formula-character", text, source, column, near=near)


def _unclear_comma(words: str, source: Source, column: int) -> Issue:
    whole, *rest = words.split(",")
    hint = say(
        "Viết {number} nếu là một số, {values} nếu là nhiều giá trị.",
        "Write {number} for one number, {values} for several.",
        number=f"{whole.replace('.', '')}{'.' if len(rest) == 1 else ''}{''.join(rest)}",
        values=words.replace(",", ", "),
    )
    text = say("không rõ dấu phẩy trong “{n}” là gì", "the comma in “{n}” may mean two things", n=shown(words))
    return mistake("formula-number", text, source, column, hint)


def _unclear_number(words: str, source: Source, column: int) -> Iterator[Issue]:
    if LIKE_THOUSANDS.fullmatch(words):
        hint = say(
            "Viết {whole} nếu là số nguyên{decimal}.",
            "Write {whole} for a whole number{decimal}.",
            whole=words.replace(".", ""),
            decimal=say(", {n} nếu là số thập phân", ", {n} for a decimal one", n=f"{words}0")
            if words.count(".") == 1
            else "",
        )
        text = say("không rõ dấu chấm trong “{n}” là gì", "the point in “{n}” may mean two things", n=shown(words))
        yield mistake("formula-number", text, source, column, hint)
    elif NUMBER.fullmatch(words) and len(words.replace(".", "")) > DIGITS:
        text = say("số có quá {n} chữ số", "a number of more than {n} digits", n=DIGITS)
        yield mistake("formula-number", text, source, column)
