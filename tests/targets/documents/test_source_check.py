"""A document that has changed since its plan was taken from it."""

from __future__ import annotations

from targets.documents.layout import lay_out
from targets.documents.lines import text_lines
from targets.documents.source_check import changed_sources
from tests.targets.documents.test_draft import PLAN, draft, filled


def codes(text: str, sha256: str) -> list[str]:
    laid = lay_out(text_lines(text))
    return [issue.code for issue in changed_sources(filled(draft()), laid, sha256, "kh.txt")]


def test_the_same_file_is_not_looked_at() -> None:
    assert codes("khác hẳn", "ab" * 32) == []


def test_words_that_are_gone_are_named() -> None:
    assert codes(PLAN.replace("95% đơn vị", "90% đơn vị"), "cd" * 32) == ["source-changed", "quote-gone"]


def test_wraps_and_spaces_are_no_change_of_words() -> None:
    assert codes(PLAN.replace("đăng ký từ", "đăng ký\ntừ").replace("01 - 02", "01  - 02"), "cd" * 32) == [
        "source-changed"
    ]
