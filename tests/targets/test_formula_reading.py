"""Reading formulas: the grammar against Python's own, limits, and mistakes at their columns."""

from __future__ import annotations

import ast
import re
import sys
from traceback import walk_stack

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from targets.formula import Figure, Formula, Kind, Op, Operation, formula_text, nodes
from targets.formula_reading import read_formula
from tests.targets.formulas import ALL, NUMBERS, PLACE, formula, formulas


def told(text: str) -> list[str]:
    read, issues = read_formula(text, PLACE)
    assert read is None
    assert all(issue.source == PLACE for issue in issues)
    return [issue.text.vi.removeprefix("công thức, ") for issue in issues]


class TestGrammar:
    @pytest.mark.parametrize(
        ("text", "plain"),
        [
            ("a+b*c", "a + b * c"),
            ("((a))", "a"),
            ("(a + b) + c", "a + b + c"),
            ("a + (b + c)", "a + (b + c)"),
            ("a / b / c", "a / b / c"),
            ("a / (b / c)", "a / (b / c)"),
            ("- a * b", "-a * b"),
            ("a = - 5", "a = -5"),
            ("not not a<b", "not not a < b"),
            ("not (a < b) and c > 1 or a = 0", "not a < b and c > 1 or a = 0"),
            ("a < 1 or b < 1 and c < 1", "a < 1 or b < 1 and c < 1"),
            ("(a < 1 or b < 1) and c < 1", "(a < 1 or b < 1) and c < 1"),
            ("if ( a>0 ,b, c )", "if(a > 0, b, c)"),
            ("last_year( giai-quyet )", "last_year(giai-quyet)"),
            ("00.50 + 007", "0.5 + 7"),
        ],
    )
    def test_every_way_of_writing_has_one_canonical_form(self, text: str, plain: str) -> None:
        assert formula_text(formula(text)) == plain

    @settings(max_examples=60)
    @given(formulas(Kind.CONDITION, ALL, st.sampled_from([Figure("a"), Figure("b"), Figure("c")]) | NUMBERS))
    def test_signs_bind_as_in_python(self, tree: Formula) -> None:
        """A second reader: Python's own parser reads the text as the same tree."""
        text = formula_text(tree)
        python = re.sub(r"(?<![<>!])=", "==", re.sub(r"\bif\(", "if_(", text))
        assert _as_python(ast.parse(python, mode="eval").body) == _outline(tree)

    def test_a_word_followed_by_a_parenthesis_is_a_function(self) -> None:
        assert told("giai-quyet (a)") == ["cột 1: không có hàm “giai-quyet”"]

    def test_operations_of_equal_power_go_from_left_to_right(self) -> None:
        tree = formula("a - b + c")
        assert isinstance(tree, Operation)
        assert (tree.op, formula_text(tree.parts[0])) == (Op.ADD, "a - b")


_SIGNS: dict[type[ast.AST], str] = {
    **dict(zip((ast.Or, ast.And, ast.Not, ast.USub), ("or", "and", "not", "negate"), strict=True)),
    **dict(zip((ast.Add, ast.Sub, ast.Mult, ast.Div), "+-*/", strict=True)),
    **dict(zip((ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Eq, ast.NotEq), "< <= > >= = !=".split(), strict=True)),
}


def _as_python(node: ast.expr) -> object:
    """Return the outline of a tree as Python reads it: nested tuples of operations, and texts."""
    if isinstance(node, ast.BoolOp):  # Python joins a or b or c into one
        first, *rest = (_as_python(value) for value in node.values)
        for value in rest:
            first = (_SIGNS[type(node.op)], first, value)
        return first
    if isinstance(node, ast.UnaryOp):
        return (_SIGNS[type(node.op)], _as_python(node.operand))
    if isinstance(node, ast.BinOp):
        return (_SIGNS[type(node.op)], _as_python(node.left), _as_python(node.right))
    if isinstance(node, ast.Compare):
        return (_SIGNS[type(node.ops[0])], _as_python(node.left), _as_python(node.comparators[0]))
    if isinstance(node, ast.Call):
        return (ast.unparse(node.func).removesuffix("_"), *(_as_python(value) for value in node.args))
    return float(ast.unparse(node)) if isinstance(node, ast.Constant) else ast.unparse(node)


def _outline(tree: Formula) -> object:
    if isinstance(tree, Operation):
        return (tree.op.value, *(_outline(part) for part in tree.parts))
    return tree.name if isinstance(tree, Figure) else float(tree.value)


class TestMistakes:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("", ["cột 1: công thức trống"]),
            ("  ", ["cột 1: công thức trống"]),
            ("a +", ["cột 4: công thức dừng giữa chừng, còn thiếu một số, mã chỉ số hoặc dấu “(”"]),
            ("a + * b", ["cột 5: ở đây cần một số, mã chỉ số hoặc dấu “(”, không phải “*”"]),
            ("and a > b", ["cột 1: ở đây cần một số, mã chỉ số hoặc dấu “(”, không phải “and”"]),
            ("a b", ["cột 3: ở đây cần một phép tính, không phải “b”"]),
            ("a)", ["cột 2: ở đây cần một phép tính, không phải “)”"]),
            ("((a)", ["cột 5: thiếu dấu “)” cho dấu “(” ở cột 1"]),
            ("max(a b)", ["cột 7: ở đây cần dấu “)” hoặc một phép tính, không phải “b”"]),
            ("max(a,)", ["cột 7: ở đây cần một số, mã chỉ số hoặc dấu “(”, không phải “)”"]),
            ("a <= b < c", ["cột 8: một phép so sánh chỉ có hai vế"]),
            ("a -b", ["cột 3: dấu trừ cần dấu cách ở hai bên"]),
            ("(a)-(b)-c", ["cột 4: dấu trừ cần dấu cách ở hai bên", "cột 8: dấu trừ cần dấu cách ở hai bên"]),
            ("min + 2", ["cột 1: “min” là tên hàm, sau nó là dấu “(”"]),
            ("base", ["cột 1: “base” là tên hàm, sau nó là dấu “(”"]),
            ("sqrt(a) + log(b)", ["cột 1: không có hàm “sqrt”", "cột 11: không có hàm “log”"]),
            ("round(a)", ["cột 1: “round” cần 2 giá trị, ở đây có 1"]),
            ("2 * if(a > 1, 2)", ["cột 5: “if” cần 3 giá trị, ở đây có 2"]),
            ("min()", ["cột 1: “min” cần 1 giá trị, ở đây có 0"]),
            ("abs(a, b)", ["cột 1: “abs” cần 1 giá trị, ở đây có 2"]),
            ("last_year(a + b)", ["cột 1: “last_year” nhận đúng một mã chỉ số"]),
            ("base(last_year(a))", ["cột 1: “base” nhận đúng một mã chỉ số"]),
            ("last_year()", ["cột 1: “last_year” nhận đúng một mã chỉ số"]),
            ("a ^ 2 +", ["cột 3: không có phép lũy thừa “^”"]),
        ],
    )
    def test_each_mistake_is_told_at_its_column(self, text: str, expected: list[str]) -> None:
        assert told(text) == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("if(a, 1, 2)", ["cột 4: cần một điều kiện, mà “a” là một số"]),
            ("a + (b > 1) * 2", ["cột 6: cần một số, mà “b > 1” là một điều kiện"]),
            (
                "not a and b",
                ["cột 5: cần một điều kiện, mà “a” là một số", "cột 11: cần một điều kiện, mà “b” là một số"],
            ),
            ("(a < b) < c", ["cột 2: cần một số, mà “a < b” là một điều kiện"]),
            ("sum(1, 2, a > 1)", ["cột 11: cần một số, mà “a > 1” là một điều kiện"]),
            ("if(a > 0, b > 0, 1)", ["cột 11: cần một số, mà “b > 0” là một điều kiện"]),
            ("round(a, b)", ["cột 10: số chữ số thập phân của round là một số viết sẵn, từ 0 đến 6"]),
            ("round(a, 7)", ["cột 10: số chữ số thập phân của round là một số viết sẵn, từ 0 đến 6"]),
            ("round(a, 1.5)", ["cột 10: số chữ số thập phân của round là một số viết sẵn, từ 0 đến 6"]),
        ],
    )
    def test_a_condition_is_no_number_and_a_number_no_condition(self, text: str, expected: list[str]) -> None:
        """Set ordering aside, every misfit is told where its part begins."""
        assert sorted(told(text)) == sorted(expected)

    @pytest.mark.parametrize(("text", "near"), [("a AND b", "and"), ("sumif(a, b)", "sum"), ("MIN(a)", "min")])
    def test_what_was_perhaps_meant_is_said(self, text: str, near: str) -> None:
        _, [issue] = read_formula(text, PLACE)
        assert near in issue.near

    @given(st.text(st.sampled_from("ab1.,-+*/()<>=! anodrtif"), max_size=40))
    def test_any_text_is_a_formula_or_has_issues_at_columns_of_it(self, text: str) -> None:
        read, issues = read_formula(text, PLACE)
        assert (read is None) == bool(issues)
        columns = [re.match(r"công thức, cột (\d+): ", issue.text.vi) for issue in issues]
        assert all(found and 1 <= int(found[1]) <= len(text) + 1 for found in columns)


class TestLimits:
    def test_a_text_of_2000_characters_is_read_and_one_more_is_not(self) -> None:
        text = "sum(" + "a, " * 665 + "b)"  # 4 + 3 · 665 + 2 = 2,001
        assert told(text) == ["cột 2001: công thức dài quá 2.000 ký tự"]
        assert len(list(nodes(formula(text.replace(" ", "", 1))))) == 667  # the sum and its 666 parts

    @pytest.mark.parametrize("text", ["(" * 10_000, "(" * 5_000 + "a" + ")" * 5_000, "not " * 2_500, "-" * 10_000])
    def test_ten_thousand_characters_are_refused_at_once(self, text: str) -> None:
        assert told(text) == ["cột 2001: công thức dài quá 2.000 ký tự"]

    @pytest.mark.parametrize(
        ("opening", "closing"),
        [("(", ")"), ("-", ""), ("abs(", ")"), ("a + (", ")"), ("a / -(", ")"), ("if(a > 0, ", ", 1)")],
    )
    def test_what_is_nested_deeper_than_50_levels_is_refused(self, opening: str, closing: str) -> None:
        deep = 1_900 // len(opening + closing)
        assert told(opening * deep + "a" + closing * deep)[0].endswith("công thức lồng nhau quá 50 tầng")

    def test_fifty_levels_are_read(self) -> None:
        assert formula("(" * 49 + "a" + ")" * 49) == Figure("a")
        assert told("(" * 50 + "a" + ")" * 50) == ["cột 51: công thức lồng nhau quá 50 tầng"]
        assert formula(" + ".join(["a"] * 50))
        # 51 terms nest one in another 50 times; the last stands at column 1 + 50 · 4
        assert told(" + ".join(["a"] * 51)) == ["cột 201: công thức lồng nhau quá 50 tầng"]

    def test_the_deepest_formula_leaves_python_room(self) -> None:
        """With all the kinds of operation at each level, half of Python's stack is enough."""
        level = "a < 0 or a < 0 and not a < 1 + 1 * -("
        limit = sys.getrecursionlimit()
        used = sum(1 for _ in walk_stack(None))
        try:
            sys.setrecursionlimit(used + 500)
            assert told(level * 50)[0].endswith("công thức lồng nhau quá 50 tầng")
        finally:
            sys.setrecursionlimit(limit)
