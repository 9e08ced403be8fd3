"""What a formula may still get wrong when its text can be read: the kinds of its parts, and the names in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from decimal import Decimal

from targets.formula import (
    NUMBER,
    SHAPES,
    Figure,
    Formula,
    Kind,
    Number,
    Op,
    Operation,
    formula_text,
    kind_of,
    names_in,
    nodes,
)
from targets.formula_mistakes import mistake, shown
from targets.issues import Issue, Severity
from targets.names import near_names
from targets.provenance import Source
from targets.wording import Sentence, say

#: The most decimal places a figure may be rounded to.
PLACES = 6


def check(formula: Formula, known: Collection[str], source: Source, wanted: Kind = Kind.NUMBER) -> tuple[Issue, ...]:
    """Return what is wrong with a formula where it stands.

    Args:
        formula: as `targets.formula_reading.read_formula` gives it.
        known: the ids of the indicators it may name.
        source: where its text stands.
        wanted: what it must give: an indicator is a number, what a report must satisfy is a condition.
    """
    return (
        *_not_of_kind(formula, wanted, source),
        *_unknown_names(formula, known, source),
        *_numbers_that_are_names(formula, known, source),
        *_divided_by_zero(formula, source),
        *([] if names_in(formula) else [_constant(formula, source)]),
    )


def check_kinds(formula: Formula, source: Source) -> Iterator[Issue]:
    """Yield an issue for each part that is not of the kind its operation takes."""
    for node in nodes(formula):
        if isinstance(node, Operation):
            takes = SHAPES[node.op].takes
            for number, part in enumerate(node.parts):
                yield from _not_of_kind(part, takes[min(number, len(takes) - 1)], source)
            if node.op is Op.ROUND and not _is_places(node.parts[1]):
                text = say(
                    "số chữ số thập phân của round là một số viết sẵn, từ 0 đến {n}",
                    "the decimal places of round are a number written there, from 0 to {n}",
                    n=PLACES,
                )
                yield mistake("formula-places", text, source, node.parts[1].column)


def _is_places(part: Formula) -> bool:
    return isinstance(part, Number) and part.value in range(PLACES + 1)


def _not_of_kind(part: Formula, wanted: Kind, source: Source) -> Iterator[Issue]:
    if kind_of(part) is wanted:
        return
    if wanted is Kind.NUMBER:
        text = say(
            "cần một số, mà “{part}” là một điều kiện",
            "a number is needed, “{part}” is a condition",
            part=shown(formula_text(part)),
        )
        hint = Sentence("Viết if(…, 1, 0) nếu muốn 1 hoặc 0.", "Write if(…, 1, 0) for 1 or 0.")
    else:
        text = say(
            "cần một điều kiện, mà “{part}” là một số",
            "a condition is needed, “{part}” is a number",
            part=shown(formula_text(part)),
        )
        hint = Sentence("Viết một phép so sánh, như … > 0.", "Write a comparison, as … > 0.")
    yield mistake("formula-kind", text, source, part.column, hint)


def _unknown_names(formula: Formula, known: Collection[str], source: Source) -> Iterator[Issue]:
    told = set()
    for node in nodes(formula):
        if not isinstance(node, Figure) or node.name in known or node.name in told:
            continue
        told.add(node.name)
        text = say("không có chỉ số “{name}”", "there is no indicator “{name}”", name=shown(node.name))
        apart = _with_minus(node.name, known)
        if apart is not None:
            hint = say(
                "Dấu trừ cần dấu cách ở hai bên: {apart}.",
                "A minus needs a space on either side: {apart}.",
                apart=apart,
            )
            yield mistake("formula-name", text, source, node.column, hint)
        else:
            yield mistake("formula-name", text, source, node.column, near=near_names(node.name, known))


def _with_minus(name: str, known: Collection[str]) -> str | None:
    """Return a name as known names and numbers with minuses between them, or None when it is no such thing."""
    pieces = name.split("-")
    longest = max((id_.count("-") for id_ in known), default=0) + 1
    readings: list[str | None] = [""]  # of the first n pieces
    for end in range(1, len(pieces) + 1):
        found = None
        for start in range(max(0, end - longest), end):
            last, before = "-".join(pieces[start:end]), readings[start]
            if before is not None and (last in known or NUMBER.fullmatch(last)):
                found = f"{before} - {last}" if before else last
                break
        readings.append(found)
    return readings[-1]


def _numbers_that_are_names(formula: Formula, known: Collection[str], source: Source) -> Iterator[Issue]:
    """Yield a warning for each number that is also the id of an indicator: it is read as a number."""
    ids = {Decimal(id_): id_ for id_ in known if NUMBER.fullmatch(id_)}
    for node in nodes(formula):
        if isinstance(node, Number) and node.value in ids:
            id_ = ids[node.value]
            text = say("“{id}” được hiểu là số, không phải chỉ số “{id}”", "“{id}” is read as a number", id=id_)
            hint = say("Đổi mã chỉ số để gọi được nó.", "Give the indicator another id to name it.")
            found = mistake("formula-number-or-name", text, source, node.column, hint)
            yield replace(found, severity=Severity.WARNING)


def _divided_by_zero(formula: Formula, source: Source) -> Iterator[Issue]:
    """Yield an issue for each division by a zero that is written there: it could never have a value."""
    for node in nodes(formula):
        if isinstance(node, Operation) and node.op is Op.DIVIDE:
            divisor = node.parts[1]
            if isinstance(divisor, Number) and not divisor.value:
                text = Sentence("chia cho 0 thì không bao giờ có kết quả", "a division by 0 never has a value")
                yield mistake("formula-divides-by-zero", text, source, divisor.column)


def _constant(formula: Formula, source: Source) -> Issue:
    text = Sentence("công thức không dùng chỉ số nào", "the formula names no indicator")
    return mistake("formula-constant", text, source, formula.column)
