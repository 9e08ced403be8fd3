"""The sentences that tell a mistake: whole, in both languages, with the place and what to do."""

from __future__ import annotations

import pytest

from targets.formula import FUNCTIONS, TIMES
from targets.formula_mistakes import bare_function, mistake, shown, unexpected
from targets.formula_reading import read_formula
from targets.wording import Sentence
from tests.targets.formulas import PLACE, formula

FUNCTION_NAMES = "min, max, sum, abs, round, if, if_missing, is_missing, last_year, base"


@pytest.mark.parametrize(
    ("text", "vi", "en"),
    [
        (
            "giai-quyet -1",
            ["cột 12: dấu trừ cần dấu cách ở hai bên."],
            ["column 12: a minus needs a space on either side."],
        ),
        (
            "rounds(a, 2)",
            ["cột 1: không có hàm “rounds”.", "Có phải: “round”?", f"Các hàm dùng được: {FUNCTION_NAMES}."],
            [
                "column 1: there is no function “rounds”.",
                "Did you mean: “round”?",
                f"Known functions: {FUNCTION_NAMES}.",
            ],
        ),
        (
            "round(a)",
            ["cột 1: “round” cần 2 giá trị, ở đây có 1.", "Viết như round(a, 2)."],
            ["column 1: values that “round” needs: 2; given: 1.", "Write it as round(a, 2)."],
        ),
        (
            "a < b < c",
            ["cột 7: một phép so sánh chỉ có hai vế.", "Viết a < b and b < c."],
            ["column 7: a comparison has two sides only.", "Write a < b and b < c."],
        ),
        ("a # b", ["cột 3: không dùng được “#”."], ["column 3: “#” cannot be used."]),
        (
            "(" * 2001,
            [
                "cột 2001: công thức dài quá 2.000 ký tự.",
                "Tách thành vài chỉ số; tổng của nhiều số thì viết sum(a, b, c).",
            ],
            [
                "column 2001: the formula is longer than 2,000 characters.",
                "Split it into several indicators; write a long sum as sum(a, b, c).",
            ],
        ),
    ],
)
def test_a_mistake_says_where_what_and_what_to_do(text: str, vi: list[str], en: list[str]) -> None:
    _, [issue] = read_formula(text, PLACE)
    assert issue.say("vi") == " ".join(["ke-hoach.yaml, dòng 7: công thức,", *vi])
    assert issue.say("en") == " ".join(["ke-hoach.yaml, line 7: formula,", *en])


@pytest.mark.parametrize("name", [*FUNCTIONS, *TIMES])
def test_the_usage_that_is_shown_of_a_function_can_be_read(name: str) -> None:
    hint = bare_function(PLACE, 1, name).hint
    assert hint is not None
    usage = hint.vi.removeprefix("Viết như ").removesuffix(".")
    assert usage.startswith(f"{name}(")
    assert formula(usage)


def test_a_piece_of_a_formula_is_cut_and_seen() -> None:
    assert shown("a" * 60) == "a" * 60
    assert shown("a" * 61) == "a" * 60 + "…"
    assert shown("a\u00adb") == "aU+00ADb"  # a soft hyphen


def test_a_word_is_offered_only_where_it_looks_like_what_was_written() -> None:
    wanted = Sentence("một phép tính", "an operation")
    assert unexpected(PLACE, 1, "OR", wanted, ("and", "or")).near == ("or",)
    assert unexpected(PLACE, 1, "giai-quyet", wanted, ("and", "or")).near == ()


def test_words_with_braces_are_told_as_they_are() -> None:
    issue = mistake("formula-syntax", Sentence("{a}", "{b}"), PLACE, 1234)
    assert issue.text == Sentence("công thức, cột 1234: {a}", "formula, column 1234: {b}")
