"""Comments in an officer's own file."""

from __future__ import annotations

import io

from docx import Document

from targets.documents.word_comments import Comment, commented


def sample() -> bytes:
    document = Document()
    document.add_paragraph("BÁO CÁO")
    paragraph = document.add_paragraph("Đã tổ chức ")
    paragraph.add_run("22 cuộc").bold = True
    paragraph.add_run(" đối thoại với 1.682 lượt người.").italic = True
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_a_comment_stands_at_its_words_and_nothing_else_changes() -> None:
    line = "Đã tổ chức 22 cuộc đối thoại với 1.682 lượt người."
    words = "1.682 lượt người"
    content, placed = commented(
        sample(), [Comment(2, line.index(words) + 1, len(words), "chênh 3"), Comment(2, 12, 7, "xem lại")]
    )
    document = Document(io.BytesIO(content))
    runs = [run for run in document.paragraphs[1].runs if run.text]
    assert placed == 2
    assert document.paragraphs[1].text == line
    assert [(run.text, run.bold, run.italic) for run in runs] == [
        ("Đã tổ chức ", None, None), ("22 cuộc", True, None), (" đối thoại với ", None, True), (words, None,
        True), (".", None, True),
    ]  # fmt: skip
    assert sorted(comment.text for comment in document.comments) == ["chênh 3", "xem lại"]
    assert {comment.author for comment in document.comments} == {"Đôn Đốc"}


def test_a_comment_without_a_place_is_counted_as_not_placed() -> None:
    assert commented(sample(), [Comment(99, 1, 3, "?")])[1] == 0
