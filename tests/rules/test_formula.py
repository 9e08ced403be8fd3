"""What formulas mean: worked values, what is missing and why, and SQL as a second route to all of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.formula import Computed, round_half_up, value_of
from rules.verdict import Reading
from targets.formula import Basis, Figure, Formula, Kind, Number, Op, Operation
from tests.rules.figures import reading
from tests.targets.formulas import FIGURES, formula, formulas


def computed(text: str, **figures: str | None) -> Computed:
    """Return what a formula comes to; the figure of last year is given as last_year_a, the base value as base_a."""
    return value_of(formula(text), reading({_key(name): value for name, value in figures.items()}))


def value(text: str, **figures: str | None) -> Fraction | None:
    return computed(text, **figures).value


def why_not(text: str, **figures: str | None) -> str:
    missing = computed(text, **figures).missing
    assert missing is not None
    return missing.vi


def _key(name: str) -> str:
    for basis in (Basis.LAST_YEAR, Basis.BASE):
        if name.startswith(f"{basis}_"):
            return f"{basis}({name.removeprefix(f'{basis}_')})"
    return name


class TestValues:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            # a = 120, b = 150, c = -2.5
            ("a / b", Fraction(4, 5)),
            ("a / b * 100", Fraction(80)),
            ("a - b - 10", Fraction(-40)),  # (120 - 150) - 10
            ("a - (b - 10)", Fraction(-20)),  # 120 - 140
            ("a / b / 2", Fraction(2, 5)),  # 0.8 / 2
            ("a + b * 2", Fraction(420)),
            ("-a + b", Fraction(30)),
            ("min(a, b, 7)", Fraction(7)),
            ("max(a, b)", Fraction(150)),
            ("max(a)", Fraction(120)),
            ("sum(a, b, 0.1)", Fraction(2701, 10)),
            ("abs(c) + abs(a)", Fraction(245, 2)),
            ("round(a / 7, 2)", Fraction(1714, 100)),  # 17.142857…
            ("round(c, 0)", Fraction(-3)),  # halves away from zero
            ("round(0.125, 2)", Fraction(13, 100)),
            ("if(a < b, 1, 2)", Fraction(1)),
            ("if(a >= b, 1, 2)", Fraction(2)),
            ("a < b", Fraction(1)),
            ("a = b", Fraction(0)),
            ("a != b and not a > b", Fraction(1)),
            ("a > b or b > a and c > 0", Fraction(0)),  # and binds closer: false or (true and false)
            ("(a > b or b > a) and c < 0", Fraction(1)),
            ("0.1 + 0.2 = 0.3", Fraction(1)),  # exact, unlike floats
            ("a / 49 * 49 = a", Fraction(1)),
        ],
    )
    def test_worked_values(self, text: str, expected: Fraction) -> None:
        assert value(text, a="120", b="150", c="-2.5") == expected

    def test_figures_of_other_times_are_their_own(self) -> None:
        # 150 now, 120 a year ago, 100 as the base: up by a quarter in a year, and by half since the base
        figures = {"a": "150", "last_year_a": "120", "base_a": "100"}
        assert value("(a - last_year(a)) / last_year(a)", **figures) == Fraction(1, 4)
        assert value("(a - base(a)) / base(a) * 100", **figures) == 50

    def test_nineteen_of_twenty_is_95_percent(self) -> None:
        assert value("a / b * 100 >= 95", a="19", b="20") == 1
        assert value("a / b >= 0.95", a="19", b="20") == 1

    @given(st.decimals(-1000, 1000, places=8), st.integers(0, 6))
    def test_rounding_agrees_with_that_of_decimals(self, number: Decimal, places: int) -> None:
        expected = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        assert round_half_up(Fraction(number), places) == Fraction(expected)


class TestMissing:
    @pytest.mark.parametrize(
        "text",
        [
            *("a", "a + b", "0 * a", "-a", "abs(a)", "round(a, 1)", "min(a, b)", "max(b, a)", "sum(b, a, b)"),
            *("a = a", "a < b", "not a > 0", "if(a > 0, b, b)", "if(b > 0, a, b)", "if_missing(a, a)"),
        ],
    )
    def test_a_missing_figure_is_not_zero(self, text: str) -> None:
        assert value(text, a=None, b="3") is None
        assert why_not(text, a=None, b="3") == "thiếu số liệu “a” (bỏ trống)"

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("if_missing(a, 0) + b", 3),
            ("if_missing(b, 0)", 3),
            ("if_missing(a, if_missing(a, b))", 3),
            ("if_missing(a / b, -1)", -1),
            ("is_missing(a)", 1),
            ("is_missing(b)", 0),
            ("if(is_missing(a), 0, a)", 0),  # the branch that is not taken may be missing
            ("if(b > 0, b, a)", 3),
            ("if(b < 0, a, b)", 3),
        ],
    )
    def test_what_can_do_without_a_missing_figure(self, text: str, expected: int) -> None:
        assert value(text, a=None, b="3") == expected

    @pytest.mark.parametrize(
        ("left", "right", "both", "either"),
        [  # Kleene's tables; the missing condition is a > 0
            ("1 = 1", "1 = 1", 1, 1),
            ("1 = 1", "1 = 0", 0, 1),
            ("1 = 0", "1 = 0", 0, 0),
            ("a > 0", "1 = 1", None, 1),
            ("a > 0", "1 = 0", 0, None),
            ("a > 0", "a > 0", None, None),
        ],
    )
    def test_conditions_have_three_values(self, left: str, right: str, both: int | None, either: int | None) -> None:
        for text, expected in [("{} and {}", both), ("{} or {}", either)]:
            assert value(text.format(left, right), a=None) == expected
            assert value(text.format(right, left), a=None) == expected
        for condition in (left, right):
            there = value(condition, a=None)
            assert value(f"not {condition}", a=None) == (None if there is None else 1 - there)

    def test_division_by_zero_says_what_was_zero(self) -> None:
        assert why_not("a / (b - 3)", a="1", b="3") == "không chia được vì “b - 3” bằng 0"
        assert why_not("a / last_year(b)", a="1", last_year_b="0") == "không chia được vì “last_year(b)” bằng 0"
        missing = computed("a / b", a="0", b="0.0").missing
        assert missing is not None
        assert missing.en == "“b” is 0 and cannot divide"
        assert value("if_missing(a / b, 0)", a="1", b="0") == 0
        assert value("if(b = 0, 0, a / b)", a="1", b="0") == 0

    def test_every_reason_is_given_once_in_the_order_of_the_formula(self) -> None:
        figures = {"a": None, "b": "2", "c": "1", "last_year_a": None, "base_a": None}
        told = why_not("(c + a) / (b * 0) - a + last_year(a) / base(a)", **figures)
        assert told == (
            "thiếu số liệu “a” (bỏ trống); không chia được vì “b * 0” bằng 0; "
            "thiếu số liệu “a” cùng kỳ năm trước (bỏ trống); thiếu mức gốc của “a” (bỏ trống)"
        )

    def test_only_what_is_needed_is_said_to_be_missing(self) -> None:
        assert why_not("if(b > 0, a, c)", a=None, b="1", c=None) == "thiếu số liệu “a” (bỏ trống)"
        assert why_not("a > 0 and c > 0 and b > 0", a=None, b="1", c=None) == (
            "thiếu số liệu “a” (bỏ trống); thiếu số liệu “c” (bỏ trống)"
        )

    def test_a_missing_figure_without_a_reason_is_told_by_its_name(self) -> None:
        result = value_of(formula("giai-quyet + 1"), lambda _: Reading())
        assert result.missing is not None
        assert result.missing.vi == "thiếu số liệu “giai-quyet”"
        assert result.missing.en == "there is no figure “giai-quyet”"


#: Figures whose sums, products and quotients floats hold exactly.
EXACT = st.sampled_from([None, Decimal(0), Decimal(1), Decimal(2), Decimal(4), Decimal(-8), Decimal("0.5")])
NUMBERS = st.sampled_from([Number(Decimal(text)) for text in ("0", "1", "2", "3", "0.25")])
QUOTIENTS = st.tuples(st.sampled_from(FIGURES), st.sampled_from(FIGURES)).map(lambda two: Operation(Op.DIVIDE, two))
OPS = [op for op in Op if op not in {Op.DIVIDE, Op.ROUND}]  # SQLite rounds floats, and not all quotients are exact


@pytest.fixture(scope="module")
def database() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    yield connection
    connection.close()


@settings(max_examples=60)
@given(
    tree=st.sampled_from(Kind).flatmap(
        lambda kind: formulas(kind, OPS, st.sampled_from(FIGURES) | NUMBERS | QUOTIENTS)
    ),
    figures=st.fixed_dictionaries(dict.fromkeys(FIGURES, EXACT)),
)
def test_sql_comes_to_the_same(
    database: sqlite3.Connection, tree: Formula, figures: Mapping[Figure, Decimal | None]
) -> None:
    """A second route: SQL treats a missing figure (NULL) and a divisor of zero as formulas do."""
    [given] = database.execute(f"SELECT {sql(tree, figures)}").fetchone()
    ours = value_of(tree, lambda figure: Reading(figures[figure])).value
    assert ours == (None if given is None else Fraction(given))


def sql(tree: Formula, figures: Mapping[Figure, Decimal | None]) -> str:
    """Return a formula as SQLite writes it, with its figures in it."""
    if not isinstance(tree, Operation):
        value = tree.value if isinstance(tree, Number) else figures[tree]
        return "NULL" if value is None else f"({float(value)})"
    parts = [sql(part, figures) for part in tree.parts]
    joined = {Op.SUM: " + ", Op.MIN: ", ", Op.MAX: ", "}.get(tree.op, f" {tree.op} ").join(parts)
    if tree.op is Op.IF:
        return f"CASE WHEN {parts[0]} IS NULL THEN NULL WHEN {parts[0]} THEN {parts[1]} ELSE {parts[2]} END"
    if tree.op in {Op.MIN, Op.MAX} and len(parts) > 1:  # of one value, SQLite's are aggregates
        return f"{tree.op}({joined})"
    names = {Op.NEGATE: "(-{})", Op.NOT: "(NOT {})", Op.ABS: "abs({})", Op.IS_MISSING: "({} IS NULL)"}
    if tree.op is Op.IF_MISSING:
        return f"coalesce({parts[0]}, {parts[1]})"
    return names[tree.op].format(parts[0]) if tree.op in names else f"({joined})"
