"""Words, numbers and signs: ids keep their hyphens, and what is not clear is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targets.formula_tokens import TokenKind, read_tokens
from tests.targets.formulas import PLACE


def words(text: str) -> list[str]:
    tokens, issues = read_tokens(text, PLACE)
    assert [issue.say() for issue in issues] == []
    return [token.text for token in tokens[:-1]]


def told(text: str) -> list[tuple[str, str]]:
    return [(issue.code, issue.text.vi.partition(":")[0]) for issue in read_tokens(text, PLACE)[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("giai-quyet", ["giai-quyet"]),
        ("giai-quyet - tiep-nhan", ["giai-quyet", "-", "tiep-nhan"]),
        ("II.1+II.1.2", ["II.1", "+", "II.1.2"]),
        ("6-thang/217", ["6-thang", "/", "217"]),
        ("a -b", ["a", "-", "b"]),
        ("5-3", ["5-3"]),  # an id may look so; which ids there are is asked later
        ("-a--b", ["-", "a", "-", "-", "b"]),
        ("a<=b!=c>=1.5", ["a", "<=", "b", "!=", "c", ">=", "1.5"]),
        ("min(a,2)", ["min", "(", "a", ",", "2", ")"]),
        ("x-2,0", ["x-2", ",", "0"]),  # not the number 2,0
        ("1,5-thang", ["1", ",", "5-thang"]),  # nor 1,5
        (" a\n\t+\u00a0b ", ["a", "+", "b"]),
        ("tỷ-lệ", ["tỷ-lệ"]),  # no id, but one word, so that what was meant can be found
        ("", []),
    ],
)
def test_a_text_is_cut_into_words_numbers_and_signs(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_tokens_know_their_kind_their_column_and_the_space_around_them() -> None:
    tokens, _ = read_tokens("a -1.5 - b", PLACE)
    assert [(t.kind, t.column) for t in tokens] == [
        (TokenKind.WORD, 1),
        (TokenKind.SIGN, 3),
        (TokenKind.NUMBER, 4),
        (TokenKind.SIGN, 8),
        (TokenKind.WORD, 10),
        (TokenKind.END, 11),
    ]
    assert [t.apart for t in tokens if t.text == "-"] == [False, True]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("1,5", "Viết 1.5 nếu là một số, 1, 5 nếu là nhiều giá trị."),
        ("1.234,5", "Viết 1234.5 nếu là một số, 1.234, 5 nếu là nhiều giá trị."),
        ("1,000,000", "Viết 1000000 nếu là một số, 1, 000, 000 nếu là nhiều giá trị."),
        ("1.000", "Viết 1000 nếu là số nguyên, 1.0000 nếu là số thập phân."),
        ("12.500.000", "Viết 12500000 nếu là số nguyên."),
    ],
)
def test_a_number_that_can_be_read_in_two_ways_is_not_guessed(text: str, hint: str) -> None:
    tokens, [issue] = read_tokens(f"max({text}, a)", PLACE)
    assert issue.code == "formula-number"
    assert issue.text.vi.startswith("công thức, cột 5: ")
    assert issue.hint is not None
    assert issue.hint.vi == hint
    assert text not in {token.text for token in tokens}


def test_a_number_has_15_digits_at_most() -> None:
    assert words("123456789012.345") == ["123456789012.345"]
    assert told("1234567890123.456") == [("formula-number", "công thức, cột 1")]


@pytest.mark.parametrize(
    ("sign", "meant"),
    [
        *(("==", "="), ("≤", "<="), ("=<", "<="), ("≥", ">="), ("=>", ">="), ("≠", "!="), ("<>", "!=")),
        *(("×", "*"), ("÷", "/"), (":", "/"), ("−", "-"), ("–", "-"), (";", ","), ("[", "("), ("}", ")")),
        *(("&&", "and"), ("||", "or"), ("!", "not"), ("%", "/ 100")),
    ],
)
def test_a_sign_of_other_tools_is_answered_with_ours(sign: str, meant: str) -> None:
    _, [issue] = read_tokens(f"a {sign} b", PLACE)
    assert (issue.code, issue.near) == ("formula-character", (meant,))
    assert issue.text.vi == f"công thức, cột 3: không dùng được “{sign}”"


@pytest.mark.parametrize("sign", ["^", "**"])
def test_there_are_no_powers(sign: str) -> None:
    _, [issue] = read_tokens(f"a {sign} b", PLACE)
    assert issue.text.vi == f"công thức, cột 3: không có phép lũy thừa “{sign}”"


def test_quotation_marks_and_unseen_characters_are_named() -> None:
    _, issues = read_tokens("'a'\u200b", PLACE)
    assert [issue.text.vi for issue in issues] == [
        "công thức, cột 1: mã chỉ số viết không có dấu nháy",
        "công thức, cột 4: không dùng được “U+200B”",
    ]


def test_all_mistakes_are_told_each_once() -> None:
    assert told("a ^ 1,5 ^ b $ c ^ 1,5") == [
        ("formula-character", "công thức, cột 3"),
        ("formula-number", "công thức, cột 5"),
        ("formula-character", "công thức, cột 13"),
    ]


@given(st.text(max_size=60))
def test_nothing_of_any_text_is_lost(text: str) -> None:
    """Each character is a space, part of a token at its column, or part of what an issue names."""
    tokens, issues = read_tokens(text, PLACE)
    covered = {place for t in tokens for place in range(t.column - 1, t.column - 1 + len(t.text))}
    assert all(text.startswith(t.text, t.column - 1) for t in tokens)
    left = [letter for place, letter in enumerate(text) if place not in covered and not letter.isspace()]
    assert bool(left) == bool(issues)
