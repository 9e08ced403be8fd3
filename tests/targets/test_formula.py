"""Formulas as trees: what they name and give, and their one way of being written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings

from targets import plan_values
from targets.formula import (
    DIGITS,
    FUNCTIONS,
    LIKE_THOUSANDS,
    POWERS,
    SHAPES,
    TIMES,
    Basis,
    Figure,
    Formula,
    Kind,
    Notation,
    Number,
    Op,
    Operation,
    figures_in,
    formula_text,
    kind_of,
    names_in,
    nodes,
    write,
)
from tests.targets.formulas import formula, formulas

A, B, C = Figure("a"), Figure("b"), Figure("c")


def op(what: Op, *parts: Formula) -> Operation:
    return Operation(what, parts)


class TestWriting:
    @pytest.mark.parametrize(
        ("tree", "text"),
        [
            (op(Op.ADD, op(Op.ADD, A, B), C), "a + b + c"),
            (op(Op.SUBTRACT, A, op(Op.SUBTRACT, B, C)), "a - (b - c)"),
            (op(Op.DIVIDE, A, op(Op.MULTIPLY, B, C)), "a / (b * c)"),
            (op(Op.MULTIPLY, op(Op.ADD, A, B), C), "(a + b) * c"),
            (op(Op.ADD, A, op(Op.MULTIPLY, B, C)), "a + b * c"),
            (op(Op.NEGATE, op(Op.MULTIPLY, A, B)), "-(a * b)"),
            (op(Op.MULTIPLY, op(Op.NEGATE, A), B), "-a * b"),
            (op(Op.NEGATE, op(Op.NEGATE, A)), "--a"),
            (op(Op.SUBTRACT, A, op(Op.NEGATE, B)), "a - -b"),
            (op(Op.NOT, op(Op.LESS, A, B)), "not a < b"),
            (op(Op.NOT, op(Op.AND, op(Op.LESS, A, B), op(Op.MORE, A, C))), "not (a < b and a > c)"),
            (op(Op.MAX, A, op(Op.ADD, B, C)), "max(a, b + c)"),
            (Figure("II.1", Basis.LAST_YEAR), "last_year(II.1)"),
            (Figure("giai-quyet", Basis.BASE), "base(giai-quyet)"),
        ],
    )
    def test_parentheses_stand_only_where_they_change_the_meaning(self, tree: Formula, text: str) -> None:
        assert formula_text(tree) == text
        assert formula(text) == tree

    @pytest.mark.parametrize(
        ("value", "text"),
        [("95", "95"), ("1.50", "1.5"), ("0.10", "0.1"), ("100", "100"), ("1E+3", "1000"), ("0", "0")],
    )
    def test_a_number_has_neither_exponent_nor_idle_zeros(self, value: str, text: str) -> None:
        assert formula_text(Number(Decimal(value))) == text

    def test_a_number_that_looks_like_thousands_is_written_so_that_it_does_not(self) -> None:
        assert formula_text(Number(Decimal("1.125"))) == "1.1250"
        assert formula("1.1250") == Number(Decimal("1.125"))
        assert formula_text(Number(Decimal("0.125"))) == "0.125"  # no thousand begins with 0

    @settings(max_examples=60)
    @given(formulas())
    def test_a_written_number_reads_as_the_same_formula(self, tree: Formula) -> None:
        assert formula(formula_text(tree)) == tree

    @settings(max_examples=60)
    @given(formulas(Kind.CONDITION))
    def test_a_written_condition_reads_as_the_same_formula(self, tree: Formula) -> None:
        assert formula(formula_text(tree)) == tree

    def test_another_notation_changes_leaves_signs_and_commas_only(self) -> None:
        tree = formula("max(a, b) * 2 >= c and not is_missing(a)")
        notation = Notation(lambda leaf: type(leaf).__name__[0], {Op.MULTIPLY: "×", Op.AND: "và"}, "; ")
        assert write(tree, notation) == "max(F; F) × N >= F và not is_missing(F)"


class TestMeaningOfTheTables:
    def test_every_operation_has_a_shape_and_either_a_power_or_a_name(self) -> None:
        assert set(SHAPES) == set(Op)
        assert set(POWERS).isdisjoint(FUNCTIONS.values())
        assert set(POWERS) | set(FUNCTIONS.values()) == set(Op)

    def test_functions_are_those_documented(self) -> None:
        assert sorted([*FUNCTIONS, *TIMES]) == ("abs base if if_missing is_missing last_year max min round sum".split())

    def test_a_number_has_as_many_digits_as_any_figure_of_a_plan(self) -> None:
        assert DIGITS == plan_values.DIGITS

    @pytest.mark.parametrize("text", ["1.000", "12.500", "1.234.567", "999.999"])
    def test_thousands_are_known_by_their_groups_of_three(self, text: str) -> None:
        assert LIKE_THOUSANDS.fullmatch(text)

    @pytest.mark.parametrize("text", ["1000", "1.5", "0.125", "1.2345", "1234.567", "01.000"])
    def test_other_numbers_are_clear(self, text: str) -> None:
        assert LIKE_THOUSANDS.fullmatch(text) is None


class TestParts:
    def test_figures_are_told_apart_by_their_time(self) -> None:
        tree = formula("(a - last_year(a)) / base(a) + b")
        times = {Figure("a"), Figure("a", Basis.LAST_YEAR), Figure("a", Basis.BASE), Figure("b")}
        assert figures_in(tree) == times
        assert names_in(tree) == {"a", "b"}

    def test_where_a_part_stands_makes_no_difference_to_what_it_is(self) -> None:
        assert Figure("a", column=1) == Figure("a", column=9)
        assert hash(Figure("a", column=1)) == hash(Figure("a", column=9))

    def test_every_part_remembers_where_it_begins(self) -> None:
        columns = {formula_text(node): node.column for node in nodes(formula("if(a > 0, b, -c) / last_year(a)"))}
        # if(a > 0, b, -c) / last_year(a): "a" is first met at column 4, "last_year(a)" at 20
        assert columns["last_year(a)"] == 20
        assert columns["a > 0"] == columns["a"] == 4
        assert (columns["b"], columns["-c"], columns["c"]) == (11, 14, 15)
        assert columns["if(a > 0, b, -c)"] == 1

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("a", Kind.NUMBER),
            ("1", Kind.NUMBER),
            ("if(a > 0, 1, 2)", Kind.NUMBER),
            ("a >= b", Kind.CONDITION),
            ("not is_missing(a)", Kind.CONDITION),
        ],
    )
    def test_what_a_formula_gives(self, text: str, kind: Kind) -> None:
        assert kind_of(formula(text)) is kind
