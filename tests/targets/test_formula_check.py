"""What a formula that can be read may still get wrong: names, and what it gives."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from targets.formula import Formula, Kind, names_in
from targets.formula_check import check, check_kinds
from targets.issues import Issue, Severity
from tests.targets.formulas import PLACE, formula, formulas

KNOWN = ("giai-quyet", "tiep-nhan", "ty-le", "II.1", "mo-hinh", "a")


def faults(text: str, *known: str, wanted: Kind = Kind.NUMBER) -> tuple[Issue, ...]:
    return check(formula(text), known or KNOWN, PLACE, wanted)


def only(text: str, *known: str, wanted: Kind = Kind.NUMBER) -> Issue:
    [issue] = faults(text, *known, wanted=wanted)
    return issue


class TestNames:
    def test_known_names_are_fine_at_any_time(self) -> None:
        assert faults("(giai-quyet - last_year(giai-quyet)) / base(II.1)") == ()

    def test_an_unknown_name_comes_with_those_that_look_like_it(self) -> None:
        issue = only("giai-quyet / tiep-nhân")
        assert issue.text.vi == "công thức, cột 14: không có chỉ số “tiep-nhân”"
        assert issue.text.en == "formula, column 14: there is no indicator “tiep-nhân”"
        assert issue.near[0] == "tiep-nhan"

    def test_each_unknown_name_is_told_once_where_it_first_stands(self) -> None:
        told = [issue.text.vi for issue in faults("xyz + a + last_year(xyz) + uvw")]
        assert told == [
            "công thức, cột 1: không có chỉ số “xyz”",
            "công thức, cột 28: không có chỉ số “uvw”",
        ]

    @pytest.mark.parametrize(
        ("text", "apart"),
        [
            ("giai-quyet-tiep-nhan", "giai-quyet - tiep-nhan"),
            ("a-1", "a - 1"),
            ("1-ty-le", "1 - ty-le"),
            ("a-1.5-ty-le", "a - 1.5 - ty-le"),
            ("5-3", "5 - 3"),
        ],
    )
    def test_a_name_that_is_a_subtraction_without_spaces_is_seen(self, text: str, apart: str) -> None:
        issue = only(f"{text} + a")
        assert issue.hint is not None
        assert issue.hint.vi == f"Dấu trừ cần dấu cách ở hai bên: {apart}."
        assert issue.near == ()

    @pytest.mark.parametrize("text", ["a-xyz", "giai-tiep-nhan", "quyet-giai"])
    def test_a_name_with_an_unknown_part_is_no_subtraction(self, text: str) -> None:
        assert only(text).hint is None

    def test_the_name_of_an_indicator_wins_over_a_subtraction(self) -> None:
        assert faults("a-b", "a", "b", "a-b") == ()

    def test_a_long_chain_of_hyphens_is_answered_at_once(self) -> None:
        text = "-".join(["a"] * 999)  # 1,997 characters; each way of cutting it would take longer than the universe
        issue = only(text, "a", "a-a", "a-a-a", "b")
        assert issue.hint is not None
        assert only(f"{text}x", "a", "a-a", "a-a-a", "b").hint is None

    def test_a_formula_that_names_nothing_is_told(self) -> None:
        assert [issue.code for issue in faults("1 + 2")] == ["formula-constant"]

    def test_a_division_by_a_zero_that_is_written_is_told_at_the_zero(self) -> None:
        issue = only("a / 0.00 * 100")
        assert (issue.code, issue.text.vi) == (
            "formula-divides-by-zero",
            "công thức, cột 5: chia cho 0 thì không bao giờ có kết quả",
        )
        assert faults("a / 10") == faults("0 / a") == ()  # whether a is zero is known when it is reported

    @pytest.mark.parametrize("number", ["5", "5.0", "5.00"])
    def test_a_number_that_is_also_an_id_is_read_as_a_number_with_a_warning(self, number: str) -> None:
        issue = only(f"a / {number}", "a", "5")
        assert issue.severity is Severity.WARNING
        assert issue.text.vi == "công thức, cột 5: “5” được hiểu là số, không phải chỉ số “5”"


class TestKinds:
    def test_an_indicator_is_a_number_and_a_check_is_a_condition(self) -> None:
        assert faults("a + 1", wanted=Kind.NUMBER) == faults("a > 1", wanted=Kind.CONDITION) == ()
        assert only("a > 1").text.vi == "công thức, cột 1: cần một số, mà “a > 1” là một điều kiện"
        issue = only("a + 1", wanted=Kind.CONDITION)
        assert issue.text.vi == "công thức, cột 1: cần một điều kiện, mà “a + 1” là một số"
        assert issue.hint is not None
        assert issue.hint.vi == "Viết một phép so sánh, như … > 0."

    @settings(max_examples=40)
    @given(formulas())
    def test_what_is_well_made_has_no_faults_but_names(self, tree: Formula) -> None:
        assert list(check_kinds(tree, PLACE)) == []
        told = check(tree, names_in(tree), PLACE)
        told_of = {issue.code for issue in told} - {"formula-divides-by-zero"}  # any formula may
        assert told_of == (set() if names_in(tree) else {"formula-constant"})
