"""Documents read through the guarded process itself."""

from __future__ import annotations

import unicodedata

import pytest

from kpi.intake.read_document import document_issue, read_document
from targets.issues import Severity


def test_a_text_is_read_with_its_places() -> None:
    text, issues = read_document(unicodedata.normalize("NFD", "Kế hoạch số 12\n").encode(), "kh.txt")
    assert text is not None
    assert (text.content.strip(), issues) == ("Kế hoạch số 12", ())


def test_old_letters_are_shown_to_be_looked_at() -> None:
    _, [issue] = read_document(
        "Kế hoạch của Ủy ban nhân dân huyện về công tác dân vận".encode("cp1258", "ignore"), "kh.txt"
    )
    assert (issue.code, issue.severity) == ("old-encoding", Severity.WARNING)


def test_a_wrong_ending_is_noted_and_the_file_read_all_the_same() -> None:
    text, [issue] = read_document("Kế hoạch".encode(), "kh.pdf")
    assert text is not None
    assert issue.text.vi == "tên tệp là .pdf nhưng nội dung là .txt"


def test_what_cannot_be_read_is_said_with_what_to_do() -> None:
    text, [issue] = read_document(b"\x00\x01\x02" * 99, "kh.docx")
    assert text is None
    assert (
        issue.say() == "kh.docx: không phải văn bản .txt, .docx hay .pdf. Lưu văn bản dạng .docx hoặc .pdf rồi thử lại."
    )


@pytest.mark.parametrize(
    "fault",
    [
        "empty",
        "no-text",
        "too-large",
        "not-document",
        "old-word",
        "password",
        "scanned",
        "broken",
        "macros",
        "not-word",
    ],
)
def test_every_fault_has_words_in_both_languages(fault: str) -> None:
    issue = document_issue(fault, "a.docx")
    assert issue.hint is not None
    assert issue.text.vi != issue.text.en
