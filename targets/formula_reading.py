"""Reads the text of a formula: precedence climbing, by hand, never `eval`.

The grammar, the loosest first; operations of one line are done from left to right:

    or
    and
    not
    < <= > >= = !=       one at a time: a < b < c is not read
    + -
    * /
    - before a value
    number, id, function(value, …), (formula)
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from targets.formula import (
    COMPARISONS,
    FUNCTIONS,
    POWERS,
    SHAPES,
    TIMES,
    Basis,
    Figure,
    Formula,
    Number,
    Op,
    Operation,
)
from targets.formula_check import check_kinds
from targets.formula_mistakes import (
    DEEPEST,
    LONGEST,
    bare_function,
    broken_off,
    compared_twice,
    mistake,
    never_closed,
    no_figure,
    tight_minus,
    too_deep,
    too_long,
    unexpected,
    unknown_function,
    wrong_values,
)
from targets.formula_tokens import Token, TokenKind, read_tokens
from targets.issues import Issue
from targets.provenance import Source
from targets.wording import Sentence


def read_formula(text: str, source: Source) -> tuple[Formula | None, tuple[Issue, ...]]:
    """Return the formula a text says, or None and what is wrong with it, each mistake with its column.

    What is returned is of the right kinds throughout; which names it may use is for `targets.formula_check.check`.

    >>> from targets.formula import formula_text
    >>> formula, _ = read_formula("(giai-quyet)/((tiep-nhan - 1))", Source("kế hoạch.yaml"))
    >>> formula_text(formula)
    'giai-quyet / (tiep-nhan - 1)'
    """
    if len(text) > LONGEST:
        return None, (too_long(source),)
    tokens, issues = read_tokens(text, source)
    if issues:
        return None, issues
    reader = _Reader(tokens, source)
    try:
        formula = reader.whole()
    except _Stopped as stopped:
        return None, (*reader.issues, stopped.issue)
    issues = tuple(reader.issues) or tuple(check_kinds(formula, source))
    return (None if issues else formula), issues


#: What stands between two values, by its text.
_BETWEEN = {op.value: op for op in POWERS if len(SHAPES[op].takes) > 1}
_VALUE = Sentence("một số, mã chỉ số hoặc dấu “(”", "a number, an indicator's id or a “(”")
_OPERATION = Sentence("một phép tính", "an operation")
_END = Sentence("dấu “)” hoặc một phép tính", "a “)” or an operation")


class _Stopped(Exception):  # noqa: N818  no error of the program: how the reader leaves a text it cannot follow
    def __init__(self, issue: Issue) -> None:
        super().__init__(issue.code)
        self.issue = issue


class _Reader:
    """The tokens of a text, read once from left to right."""

    def __init__(self, tokens: tuple[Token, ...], source: Source) -> None:
        self._tokens = tokens
        self._at = 0
        self._source = source
        self.issues: list[Issue] = []  #: mistakes after which reading goes on

    def whole(self) -> Formula:
        """Return the formula that all of the tokens make."""
        if self._next().kind is TokenKind.END:
            empty = Sentence("công thức trống", "the formula is empty")
            raise _Stopped(mistake("formula-empty", empty, self._source, 1))
        formula = self._expression(0, 1)
        if self._next().kind is not TokenKind.END:
            raise self._stop(_OPERATION, ("and", "or"))
        return formula

    def _expression(self, least: int, level: int) -> Formula:
        """Return a value with all that follows it and binds at least so closely."""
        left = self._value(level)
        last: Op | None = None
        while (op := _BETWEEN.get(self._next().text)) is not None and POWERS[op] >= least:
            sign = self._take()
            if op is Op.SUBTRACT and not sign.apart:
                self.issues.append(tight_minus(self._source, sign.column))
            if op in COMPARISONS and last in COMPARISONS:
                raise _Stopped(compared_twice(self._source, sign.column))
            right = self._expression(POWERS[op] + 1, level)
            left, last = self._made(op, (left, right), left.column), op
        return left

    def _value(self, level: int) -> Formula:
        token = self._next()
        if level > DEEPEST:
            raise _Stopped(too_deep(self._source, token.column))
        if token.kind is TokenKind.NUMBER:
            return Number(Decimal(self._take().text), token.column)
        if token.text == Op.SUBTRACT:
            self._take()
            return self._made(Op.NEGATE, (self._value(level + 1),), token.column)
        if token.text == Op.NOT:
            self._take()
            return self._made(Op.NOT, (self._expression(POWERS[Op.NOT], level + 1),), token.column)
        if token.text == "(":
            self._take()
            inside = self._expression(0, level + 1)
            self._close(token)
            return inside
        if token.kind is not TokenKind.WORD or token.text in _BETWEEN:
            raise self._stop(_VALUE)
        return self._named(level)

    def _named(self, level: int) -> Formula:
        """Return the figure or the function that begins with a word."""
        word = self._take()
        if self._next().text == "(":
            return self._call(word, self._values(level + 1))
        if word.text in FUNCTIONS or word.text in TIMES:
            raise _Stopped(bare_function(self._source, word.column, word.text))
        return Figure(word.text, column=word.column)

    def _values(self, level: int) -> tuple[Formula, ...]:
        """Return the values between a function's parentheses."""
        opening = self._take()
        values: list[Formula] = []
        if self._next().text != ")":
            values.append(self._expression(0, level))
            while self._next().text == ",":
                self._take()
                values.append(self._expression(0, level))
        self._close(opening)
        return tuple(values)

    def _call(self, word: Token, values: tuple[Formula, ...]) -> Formula:
        """Return what a function makes of its values; after a mistake anything, for the reading to go on."""
        name, place = word.text, (self._source, word.column)
        if name in TIMES:
            only = values[0] if len(values) == 1 else None
            if isinstance(only, Figure) and only.basis is Basis.NOW:
                return replace(only, basis=TIMES[name], column=word.column)
            self.issues.append(no_figure(*place, name))
        elif name in FUNCTIONS:
            shape = SHAPES[FUNCTIONS[name]]
            least = len(shape.takes)
            if len(values) == least or (shape.more and len(values) > least):
                return self._made(FUNCTIONS[name], values, word.column)
            self.issues.append(wrong_values(*place, name, len(values), least))
        else:
            self.issues.append(unknown_function(*place, name))
        return Number(Decimal(0), word.column)

    def _made(self, op: Op, parts: tuple[Formula, ...], column: int) -> Operation:
        made = Operation(op, parts, column)
        if _height(made) > DEEPEST:
            raise _Stopped(too_deep(self._source, self._tokens[self._at - 1].column))
        return made

    def _close(self, opening: Token) -> None:
        if self._next().kind is TokenKind.END:
            raise _Stopped(never_closed(self._source, self._next().column, opening.column))
        if self._next().text != ")":
            raise self._stop(_END, ("and", "or"))
        self._take()

    def _next(self) -> Token:
        return self._tokens[self._at]

    def _take(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def _stop(self, wanted: Sentence, words: tuple[str, ...] = ()) -> _Stopped:
        token = self._next()
        if token.kind is TokenKind.END:
            return _Stopped(broken_off(self._source, token.column, wanted))
        return _Stopped(unexpected(self._source, token.column, token.text, wanted, words))


def _height(formula: Formula) -> int:
    return 1 + max(map(_height, formula.parts)) if isinstance(formula, Operation) else 1
