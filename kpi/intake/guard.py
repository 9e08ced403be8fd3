"""Hands files to a guarded child process and tells what came of each; whatever becomes of the child, we go on."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePath
from threading import Timer
from types import TracebackType
from typing import IO, Any, Self

from kpi.intake.child import MAX_ANSWER, MAX_BYTES
from kpi.intake.handover import unpacked
from kpi.intake.text_table import ENCODINGS
from targets.issues import Issue, Severity
from targets.provenance import Source
from targets.wording import Language, Sentence, say

#: A file that takes longer than this is given up, in seconds.
WALL_SECONDS = 30
#: A child serves so many files, then another takes its place: what one file leaves behind in it ends with it.
FILES_PER_CHILD = 500
#: The endings of text files.
TEXT_ENDINGS = (".csv", ".tsv", ".txt")

Cell = str | float | bool | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook: its rows of cells, from A1."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    hidden_rows: frozenset[int] = frozenset()  #: from 0
    hidden_columns: frozenset[int] = frozenset()
    percents: frozenset[tuple[int, int]] = frozenset()  #: the numbers shown as percentages, by row and column


@dataclass(frozen=True, slots=True)
class MarkedCopy:
    """A copy of a reporter's workbook with its mistakes marked."""

    content: bytes
    lost: tuple[str, ...]  #: what of the workbook could not be kept, in words


def read_workbook(
    content: bytes, file_name: str, encoding: str | None = None
) -> tuple[tuple[Sheet, ...], tuple[Issue, ...]]:
    """Return the sheets of a file, by a child of its own."""
    with Guard() as guard:
        return guard.read(content, file_name, encoding)


class Guard:
    """A guarded child process that reads many files; when one kills it, the next file gets another child."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._served = 0

    def __enter__(self) -> Self:
        self._ready()  # it starts while its caller still looks up what is known
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def read(
        self, content: bytes, file_name: str, encoding: str | None = None
    ) -> tuple[tuple[Sheet, ...], tuple[Issue, ...]]:
        """Return the sheets of an .xlsx or text file, with a note where its letters were guessed.

        When it cannot be read there are no sheets, and one error that says why. ``encoding`` is one of
        `kpi.intake.text_table.ENCODINGS`, for a text file whose letters a person settled.
        """
        if len(content) > MAX_BYTES:
            return (), (file_issue("too-large", file_name),)
        is_text = PurePath(file_name.lower()).suffix in TEXT_ENDINGS
        task = {"task": "read-text", "encoding": encoding} if is_text else {"task": "read"}
        said, sheets = unpacked(self.ask(task, content) or _GIVEN_UP)
        if said.get("fault"):
            return (), (file_issue(said["fault"], file_name),)
        found = zip(said["names"], sheets, strict=True)
        return tuple(_sheet(name, rows, said) for name, rows in found), _letters(said.get("text"), file_name)

    def read_each(
        self, files: Iterable[tuple[bytes, str]], encoding: str | None = None
    ) -> Iterator[tuple[tuple[Sheet, ...], tuple[Issue, ...]]]:
        """Yield the sheets of files, each its content and its name, in order; some are read ahead of who asks."""
        coming: deque[Future[tuple[tuple[Sheet, ...], tuple[Issue, ...]]]] = deque()
        with ThreadPoolExecutor(1) as reader:
            try:
                for content, name in files:
                    coming.append(reader.submit(self.read, content, name, encoding))
                    if len(coming) > _AHEAD:
                        yield coming.popleft().result()
                while coming:
                    yield coming.popleft().result()
            finally:
                for one in coming:
                    one.cancel()

    def mark(self, content: bytes, issues: Sequence[Issue], language: Language = "vi") -> MarkedCopy | None:
        """Return a copy of a workbook with the issues marked in it, or None when none could be made."""
        answer = self.ask({"task": "mark", "marks": [_mark(issue, language) for issue in issues]}, content)
        head, _, copy = (answer or _GIVEN_UP).partition(b"\n")
        said = json.loads(head)
        return None if said.get("fault") else MarkedCopy(copy, tuple(said["lost"]))

    def ask(self, task: Mapping[str, object], content: bytes) -> bytes | None:
        """Return the child's answer about a file, or None when a fresh child died of it or took too long."""
        head = json.dumps({**task, "size": len(content)}).encode() + b"\n"
        used = self._child is not None
        answer = self._try(head, content)
        return self._try(head, content) if answer is None and used else answer

    def _try(self, head: bytes, content: bytes) -> bytes | None:
        child = self._ready()
        timer = Timer(WALL_SECONDS, child.kill)
        timer.start()
        last = True
        try:
            answer, last = _exchange(child, head, content)
        except (OSError, ValueError):  # it was gone before it had read or answered
            return None
        finally:
            timer.cancel()
            self._served += 1
            if last or self._served >= FILES_PER_CHILD:
                self._end()
        return answer

    def _ready(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self._end()
            self._child = subprocess.Popen(  # noqa: S603  our own, by a fixed command line
                [sys.executable, "-I", "-c", _CHILD, str(Path(__file__).parents[2])],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
            self._served = 0
        return self._child

    def _end(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child.communicate()
            self._child = None


#: The child runs this very copy of the program, and imports nothing from where it happens to be started.
_CHILD = "import sys; sys.path.insert(0, sys.argv[1]); from kpi.intake.child import main; main()"
_GIVEN_UP = b'{"fault": "too-large"}'
_LONGEST_HEAD = 100  # characters
_AHEAD = 4  # files; of more the sheets might not fit into memory


def _exchange(child: subprocess.Popen[bytes], head: bytes, content: bytes) -> tuple[bytes, bool]:
    """Hand a file over and return the answer, and whether it was the child's last.

    Raises:
        OSError, ValueError: the child is gone, or says what it never would.
    """
    given: IO[bytes] | None = child.stdin
    taken: IO[bytes] | None = child.stdout
    if given is None or taken is None:
        raise ValueError("a child has both")
    given.write(head)
    given.write(content)
    given.flush()
    size, last = map(int, taken.readline(_LONGEST_HEAD).split())
    answer = taken.read(size) if 0 <= size <= MAX_ANSWER else b""
    if len(answer) != size:
        raise ValueError(size)
    return answer, bool(last)


def _sheet(name: str, rows: tuple[tuple[Cell, ...], ...], said: Mapping[str, Any]) -> Sheet:
    hidden = said.get("hidden", {}).get(name, {})
    of_rows, of_columns = (frozenset(hidden.get(kind, ())) for kind in ("rows", "columns"))
    percents = frozenset((row, column) for row, column in said.get("percents", {}).get(name, ()))
    return Sheet(name, rows, of_rows, of_columns, percents)


def _mark(issue: Issue, language: Language) -> dict[str, str | None]:
    near = ", ".join(f"“{name}”" for name in issue.near)
    asked = say("Có phải: {near}?", "Did you mean: {near}?", near=near).text(language) if near else ""
    return {
        "sheet": issue.source.sheet,
        "cell": issue.source.cell,
        "severity": issue.severity.value,
        "word": issue.severity.label.text(language),
        "text": f"{issue.text.text(language)}. {asked}".strip(),
        "hint": issue.hint.text(language) if issue.hint is not None else "",
    }


def _letters(read: Mapping[str, Any] | None, file_name: str) -> tuple[Issue, ...]:
    """Return a note with a preview when the letters of a text file were told by their looks."""
    if read is None or not read["guessed"]:
        return ()
    text = say(
        "đọc theo bảng mã {encoding}: “{preview}”",
        "read in the encoding {encoding}: “{preview}”",
        encoding=read["encoding"],
        preview=read["preview"],
    )
    hint = say("Nếu chữ không đúng, nộp lại với --encoding.", "If the letters are wrong, send it with --encoding.")
    return (Issue("encoding-guessed", text, Source(file_name), hint, severity=Severity.NOTE),)


def file_issue(fault: str, file_name: str) -> Issue:
    """Return the issue for a file that cannot be read at all; ``fault`` is a code of `kpi.intake.child.prescan`."""
    text, hint = _FAULTS[fault]
    if fault == "not-xlsx" and PurePath(file_name.lower()).suffix in _WRITTEN_ENDINGS:
        hint = _ATTACH
    near = tuple(ENCODINGS) if fault == "encoding" else ()
    return Issue(f"file-{fault}", text, Source(file_name), hint, near)


_RESAVE = say("Mở bằng Excel, lưu lại dạng .xlsx rồi gửi lại.", "Open it in Excel, save it as .xlsx and send it again.")
#: The endings of written reports, which are no forms but may go with one.
_WRITTEN_ENDINGS = {".doc", ".docx", ".pdf"}
_ATTACH = say(
    "Gửi số liệu bằng biểu Excel; báo cáo bằng văn bản thì đính kèm vào báo cáo đã nhận (dondoc submission attach).",
    "Send the figures in the Excel form; a written report is attached to one received (dondoc submission attach).",
)
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
    "encoding": (
        Sentence("không rõ chữ trong tệp theo bảng mã nào", "the file's letters are in no encoding that can be told"),
        say("Nêu bảng mã bằng --encoding.", "Name the encoding with --encoding."),
    ),
    "not-text": (Sentence("không phải tệp văn bản", "this is not a text file"), _RESAVE),
}
