"""Comments put into Word files by the guarded process."""

from __future__ import annotations

import io

from docx import Document

from kpi.intake.comment_document import comment_document
from targets.documents.word_comments import Comment


def test_a_word_file_comes_back_with_its_comments() -> None:
    document, buffer = Document(), io.BytesIO()
    document.add_paragraph("Có 22 cuộc.")
    document.save(buffer)
    content, placed, issues = comment_document(buffer.getvalue(), "a.docx", [Comment(1, 4, 7, "xem lại")])
    assert content is not None
    assert (placed, issues) == (1, ())
    assert [comment.text for comment in Document(io.BytesIO(content)).comments] == ["xem lại"]


def test_another_kind_of_file_is_refused_with_the_way_out() -> None:
    content, placed, [issue] = comment_document(b"Co 22 cuoc.", "a.txt", [])
    assert (content, placed, issue.code) == (None, 0, "file-not-word")


def test_a_broken_file_is_an_issue() -> None:
    assert [issue.code for issue in comment_document(b"PK\x03\x04 broken", "a.docx", [])[2]] == ["file-broken"]
