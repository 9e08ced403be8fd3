"""A formula with its figures written in, for explanations: “120 / 150 = 0,8”."""

from __future__ import annotations

from collections.abc import Mapping

from rules.formula import Read, value_of
from targets.formula import Figure, Formula, Kind, Notation, Number, Op, kind_of, write
from targets.wording import Language, Sentence, say, write_number


def written_out(formula: Formula, read: Read) -> Sentence:
    """Return a formula with its figures in the place of their names, and what it comes to.

    A value with more than six decimal places is written as about (≈) its first six. A missing figure is written as
    such, and the reason why there is no value follows. In Vietnamese the values of a function stand between
    semicolons, for the comma is the decimal mark.
    """
    written = Sentence(_written(formula, read, "vi"), _written(formula, read, "en"))
    computed = value_of(formula, read)
    if computed.value is None:
        return say("{it}: không tính được; {why}", "{it}: not evaluable; {why}", it=written, why=computed.missing)
    if kind_of(formula) is Kind.CONDITION:
        holds = Sentence("đúng", "true") if computed.value else Sentence("sai", "false")
        return say("{it}: {holds}", "{it}: {holds}", it=written, holds=holds)
    return say(
        "{it} {sign} {value}",
        "{it} {sign} {value}",
        it=written,
        sign="=" if 10**_PLACES % computed.value.denominator == 0 else "≈",
        value=Sentence(write_number(computed.value, "vi", _PLACES), write_number(computed.value, "en", _PLACES)),
    )


_PLACES = 6
_SIGNS = {Op.AT_MOST: "≤", Op.AT_LEAST: "≥", Op.UNEQUAL: "≠", Op.MULTIPLY: "×"}
_WORDS: Mapping[Language, Mapping[Op, str]] = {
    "vi": {**_SIGNS, Op.AND: "và", Op.OR: "hoặc", Op.NOT: "không"},
    "en": _SIGNS,
}
_BETWEEN: Mapping[Language, str] = {"vi": "; ", "en": ", "}
_NO_FIGURE = Sentence("(chưa có số liệu)", "(no figure)")


def _written(formula: Formula, read: Read, language: Language) -> str:
    def leaf(node: Number | Figure) -> str:
        value = node.value if isinstance(node, Number) else read(node).value
        if value is None:
            return _NO_FIGURE.text(language)
        exponent = value.as_tuple().exponent
        text = write_number(value, language, places=max(0, -exponent) if isinstance(exponent, int) else 0)
        return f"({text})" if value < 0 else text

    return write(formula, Notation(leaf, _WORDS[language], _BETWEEN[language]))
