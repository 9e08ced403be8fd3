"""Hands a document to the guarded child process and makes a text of what comes back."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any

from targets.documents.encodings import Encoding
from targets.documents.layout import lay_out
from targets.documents.lines import Cell, Line
from targets.documents.text import Text
from targets.issues import Issue, Severity
from targets.provenance import Source
from targets.wording import Sentence, say

#: A document that takes longer than this is given up, in seconds.
WALL_SECONDS = 120
_SHOWN = 120  # characters of a text whose letters were guessed

#: Told how far the reading is: pages or paragraphs done, and all of them.
Tell = Callable[[int, int], None]


def read_document(content: bytes, file_name: str, tell: Tell | None = None) -> tuple[Text | None, tuple[Issue, ...]]:
    """Return the text of a .txt, .docx or .pdf file with what a person should know of it, or why it cannot be read."""
    answer = _ask(content, tell)
    if answer.get("fault"):
        return None, (document_issue(answer["fault"], file_name),)
    text = lay_out(_line(line) for line in answer["lines"])
    return text, tuple(_remarks(answer, file_name, text))


def document_issue(fault: str, file_name: str) -> Issue:
    """Return the issue for a document that cannot be read; ``fault`` is a code of the child process."""
    text, hint = _FAULTS[fault]
    return Issue(f"file-{fault}", text, Source(file_name), hint)


def _ask(content: bytes, tell: Tell | None) -> dict[str, Any]:
    """Run the child and return its answer."""
    with subprocess.Popen(
        [sys.executable, "-I", "-m", "kpi.intake.document_child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as child:
        stop = threading.Timer(WALL_SECONDS, child.kill)
        stop.start()
        heard: list[bytes] = []
        threads = (
            threading.Thread(target=_feed, args=(child, content)),
            threading.Thread(target=lambda: heard.append(child.stdout.read() if child.stdout else b"")),
        )
        for thread in threads:
            thread.start()
        for line in child.stderr or ():
            done, _, of = line.decode(errors="replace").strip().partition("/")
            if tell is not None and done.isdigit() and of.isdigit():
                tell(int(done), int(of))
        for thread in threads:
            thread.join()
        stop.cancel()
    if child.returncode != 0 or not heard[0]:  # it died of its limits
        return {"fault": "too-large"}
    answer: dict[str, Any] = json.loads(heard[0])
    return answer


def _feed(child: subprocess.Popen[bytes], content: bytes) -> None:
    if child.stdin is None:
        return
    try:
        child.stdin.write(content)
        child.stdin.close()
    except BrokenPipeError:  # it died, or had read enough
        return


def _line(parts: dict[str, Any]) -> Line:
    cell = Cell(**parts["cell"]) if parts["cell"] else None
    return Line(parts["text"], parts["number"], parts["page"], parts["whole"], cell, parts["note"])


def _remarks(answer: dict[str, Any], file_name: str, text: Text) -> list[Issue]:
    encoding, suffix = answer.get("encoding"), file_name.rpartition(".")[2].casefold()
    remarks = []
    if encoding not in {None, Encoding.UTF_8, Encoding.UTF_16}:
        remarks.append(
            Issue(
                "old-encoding",
                say(
                    "tệp không dùng Unicode; đã đọc theo bảng mã {name}: “{words}”",
                    "the file is not Unicode; read as {name}: “{words}”",
                    name=str(encoding).upper(),
                    words=text.content[:_SHOWN].replace("\n", " "),
                ),
                Source(file_name),
                say(
                    "Xem các chữ trên có đúng không; nếu sai, lưu lại tệp bằng Unicode (UTF-8).",
                    "See whether these words are right; if not, save the file as Unicode (UTF-8).",
                ),
                severity=Severity.WARNING,
            )
        )
    if suffix in {"txt", "docx", "pdf"} and suffix != answer["kind"]:
        remarks.append(
            Issue(
                "file-name",
                say("tên tệp là .{name} nhưng nội dung là .{kind}", "named .{name}, but it is .{kind}",
                    name=suffix, kind=str(answer["kind"])),
                Source(file_name),
                severity=Severity.NOTE,
            )
        )  # fmt: skip
    return remarks


_SEND_WORD = say("Mở bằng Word, lưu lại dạng .docx rồi thử lại.", "Open it in Word, save it as .docx and try again.")
_FAULTS: dict[str, tuple[Sentence, Sentence]] = {
    "empty": (
        say("tệp rỗng", "the file is empty"),
        say("Chọn lại tệp có nội dung.", "Choose a file that has something in it."),
    ),
    "no-text": (
        say("tệp không có chữ nào", "the file has no text"),
        say(
            "Kiểm tra lại tệp; nếu là ảnh chụp thì cần nhận dạng chữ (OCR) trước.",
            "Check it; a picture needs OCR first.",
        ),
    ),
    "too-large": (
        say(
            "tệp quá lớn hoặc quá phức tạp để đọc an toàn (tối đa 40 MB)",
            "the file is too large or too complex (at most 40 MB)",
        ),
        say("Bỏ bớt ảnh, hoặc chia tệp rồi thử lại.", "Take out pictures, or split the file, and try again."),
    ),
    "not-document": (
        say("không phải văn bản .txt, .docx hay .pdf", "this is no .txt, .docx or .pdf document"),
        say("Lưu văn bản dạng .docx hoặc .pdf rồi thử lại.", "Save the document as .docx or .pdf and try again."),
    ),
    "not-word": (
        say("lời phê chỉ ghi được vào tệp .docx", "comments can only be put into a .docx file"),
        say("Dùng --html để xem đánh dấu trên mọi loại tệp.", "Use --html to see the marks for any kind of file."),
    ),
    "old-word": (say("tệp Word kiểu cũ (.doc)", "an old Word file (.doc)"), _SEND_WORD),
    "password": (
        say("tệp có mật khẩu", "the file has a password"),
        say("Bỏ mật khẩu (lưu lại không đặt mật khẩu) rồi thử lại.", "Save it without the password and try again."),
    ),
    "scanned": (
        say("tệp PDF là ảnh quét, không có chữ", "the PDF is scanned pictures without text"),
        say("Nhận dạng chữ (OCR) tệp này, hoặc dùng bản .docx gốc.", "Run OCR on it, or use the original .docx."),
    ),
    "broken": (say("tệp bị hỏng hoặc thiếu phần", "the file is damaged or incomplete"), _SEND_WORD),
    "macros": (say("tệp có macro, không được đọc", "the file carries macros and is not read"), _SEND_WORD),
}
