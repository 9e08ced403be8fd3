"""Hands a file to the guarded child process and tells what came of it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass

from targets.issues import Issue
from targets.provenance import Source
from targets.wording import Sentence, say

#: A file that takes longer than this is given up, in seconds.
WALL_SECONDS = 30

Cell = str | float | bool | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook: its rows of cells, from A1."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


def read_workbook(content: bytes, file_name: str) -> tuple[tuple[Sheet, ...], tuple[Issue, ...]]:
    """Return the sheets of an .xlsx file, or the issue that says why it cannot be read."""
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-m", "kpi.intake.child"],
            input=content,
            capture_output=True,
            timeout=WALL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return (), (file_issue("too-large", file_name),)
    if done.returncode != 0:  # it died of its limits
        return (), (file_issue("too-large", file_name),)
    answer = json.loads(done.stdout)
    if answer.get("fault"):
        return (), (file_issue(answer["fault"], file_name),)
    sheets = (Sheet(s["name"], tuple(tuple(row) for row in s["rows"])) for s in answer["sheets"])
    return tuple(sheets), ()


def file_issue(fault: str, file_name: str) -> Issue:
    """Return the issue for a file that cannot be read at all; ``fault`` is a code of `kpi.intake.child.prescan`."""
    text, hint = _FAULTS[fault]
    return Issue(f"file-{fault}", text, Source(file_name), hint)


_RESAVE = say("Mở bằng Excel, lưu lại dạng .xlsx rồi gửi lại.", "Open it in Excel, save it as .xlsx and send it again.")
_FAULTS: dict[str, tuple[Sentence, Sentence]] = {
    "empty": (Sentence("tệp rỗng", "the file is empty"), say("Gửi lại tệp có nội dung.", "Send the file again.")),
    "too-large": (
        Sentence("tệp quá lớn hoặc quá phức tạp để đọc an toàn", "the file is too large or too complex to read safely"),
        say(
            "Gửi lại đúng biểu mẫu, không chèn ảnh hay dữ liệu khác.",
            "Send the form itself, without pictures or other data.",
        ),
    ),
    "not-xlsx": (Sentence("không phải tệp Excel .xlsx", "this is not an .xlsx workbook"), _RESAVE),
    "broken": (Sentence("tệp Excel bị hỏng hoặc thiếu phần", "the workbook is damaged or incomplete"), _RESAVE),
    "macros": (
        Sentence("tệp có macro, không được nhận", "the workbook carries macros and is not accepted"),
        _RESAVE,
    ),
}
