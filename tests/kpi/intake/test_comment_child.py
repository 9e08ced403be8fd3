"""The process that puts comments into a Word file: what it answers, run as it is run, to good files and bad."""

from __future__ import annotations

import base64
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence

import pytest
from docx import Document

LINE = "Đã tổ chức 22 cuộc đối thoại với 1.682 lượt người."


def docx(*paragraphs: str) -> bytes:
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def comment(words: str, text: str, line: int = 2) -> dict[str, object]:
    """Return a comment on some words of the line, as the request puts it: columns count from 1."""
    return {"line": line, "column": LINE.index(words) + 1, "length": len(words), "text": text}


def asked(content: bytes, *comments: Mapping[str, object]) -> dict[str, object]:
    """Return what the process answers."""
    request = json.dumps({"content": base64.b64encode(content).decode(), "comments": list(comments)})
    child = subprocess.run(
        [sys.executable, "-m", "kpi.intake.comment_child"],
        input=request.encode(),
        capture_output=True,
        check=False,
        timeout=30,
    )
    assert (child.returncode, child.stderr) == (0, b"")
    found: dict[str, object] = json.loads(child.stdout)
    return found


def placed(answer: Mapping[str, object]) -> Sequence[str]:
    """Return the comments of the file in an answer."""
    document = Document(io.BytesIO(base64.b64decode(str(answer["content"]))))
    assert document.paragraphs[1].text == LINE  # the officer's own words stay
    return sorted(one.text for one in document.comments)


def test_the_comments_come_back_in_the_file() -> None:
    answer = asked(docx("BÁO CÁO", LINE), comment("22 cuộc", "xem lại"), comment("1.682", "chênh 3 <&>"))
    assert answer["placed"] == 2
    assert placed(answer) == ["chênh 3 <&>", "xem lại"]


def test_a_comment_whose_words_are_not_there_is_counted_out_and_the_others_stand() -> None:
    answer = asked(docx("BÁO CÁO", LINE), comment("22 cuộc", "xem lại"), comment("1.682", "mất", line=99))
    assert answer["placed"] == 1
    assert placed(answer) == ["xem lại"]


def bomb() -> bytes:
    """Return a Word file of 100 kB that unpacks to 100 MB."""
    buffer = io.BytesIO(docx("BÁO CÁO"))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/media/anh.png", bytes(100 * 2**20))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "empty"),
        ("Kế hoạch năm".encode(), "not-word"),  # text can be read, but not commented
        (b"%PDF-1.7 ...", "not-word"),
        (b"PK\x03\x04 broken", "broken"),
        (docx("BÁO CÁO")[:-40], "broken"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old-word"),
    ],
    ids=["empty", "text", "pdf", "broken", "cut off", "old word"],
)
def test_what_is_no_word_file_is_told_by_a_code(content: bytes, fault: str) -> None:
    assert asked(content, {"line": 1, "column": 1, "length": 1, "text": "a"}) == {"fault": fault}


def test_a_file_that_unpacks_to_too_much_is_not_unpacked() -> None:
    assert set(asked(bomb())) == {"fault"}


def test_a_comment_that_is_none_ends_the_request_not_the_process() -> None:
    assert asked(docx("BÁO CÁO", LINE), {"line": 1}) == {"fault": "broken"}
