"""The files a person hands in at once: named one by one, in a folder, or in a zip. What is no report is passed over.

Nothing of a zip is unpacked to disk. What is wrong with one file is told beside it and harms no other.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from jobs.workspace import DATABASE, PLANS, UNITS, is_workspace, read_bytes
from kpi.errors import UnreadableError, why_not
from kpi.intake.child import MAX_BYTES
from kpi.settings import FILE_NAME
from targets.issues import Issue, Severity
from targets.provenance import Source
from targets.wording import Sentence, say

#: More files at once are not looked at.
MAX_FILES = 20_000


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that waits to be read."""

    name: str  #: as its sender named it, with the folders it lay in
    read: Callable[[], bytes]  #: gives at most a byte more than is ever taken; may raise `UnreadableError`
    path: Path | None = None  #: where it lies, unless in a zip


@dataclass(frozen=True, slots=True)
class Incoming:
    """All that was handed in."""

    files: tuple[Waiting, ...]
    issues: tuple[Issue, ...]  #: what was passed over (a note) or refused (an error), each by its name


def list_incoming(paths: Sequence[Path], stack: ExitStack) -> Incoming:
    """Return the files behind some paths, folders and zips, by their names; zips stay open in the stack."""
    files: list[Waiting] = []
    issues: list[Issue] = []
    for path in paths:
        for found in _under(path, stack):
            if isinstance(found, Issue):
                issues.append(found)
            else:
                files.append(found)
    if len(files) > MAX_FILES:
        text = say(
            "có quá {n} tệp; phần còn lại không được đọc", "more than {n} files; the rest is not read", n=MAX_FILES
        )
        issues.append(Issue("too-many-files", text, Source(str(paths[0])), _IN_PARTS))
    return Incoming(tuple(files[:MAX_FILES]), tuple(issues))


_IN_PARTS = say("Chia thành nhiều lần gửi.", "Send them in several parts.")


def _under(path: Path, stack: ExitStack) -> Iterator[Waiting | Issue]:
    if path.is_dir():
        home = is_workspace(path)
        for inner in sorted(path.rglob("*")):
            name = str(inner.relative_to(path))
            if inner.is_symlink():
                yield _passed_over(name, say("liên kết, không phải tệp", "a link, not a file"))
            elif home and inner.is_file() and _is_own(PurePosixPath(name)):
                yield _passed_over(name, say("tệp của chính không gian làm việc", "a file of the workspace itself"))
            elif inner.is_file():
                yield from _file(inner, name, stack)
    else:
        yield from _file(path, path.name, stack)


def _is_own(path: PurePosixPath) -> bool:
    """Say whether a file in a workspace is the workspace's own: its settings, units, plans, or database."""
    return path.parts[0] in {FILE_NAME, UNITS, PLANS} or path.parts[0].startswith(DATABASE)


def _file(path: Path, name: str, stack: ExitStack) -> Iterator[Waiting | Issue]:
    junk = _junk(PurePosixPath(name))
    if junk is not None:
        yield _passed_over(name, junk)
    elif path.suffix.lower() == ".zip":
        yield from _members(path, name, stack)
    else:
        yield Waiting(name, partial(read_bytes, path), path)


def _members(path: Path, name: str, stack: ExitStack) -> Iterator[Waiting | Issue]:
    try:
        archive = stack.enter_context(zipfile.ZipFile(path))
        members = archive.infolist()
    except OSError as error:
        yield Issue("unreadable", UnreadableError(name, why_not(error)).sentence, Source(name))
        return
    except Exception:  # noqa: BLE001  zipfile raises more than its own errors on what is not quite an archive
        yield _refused(name, "broken-archive", Sentence("tệp nén bị hỏng", "the archive is damaged"))
        return
    if any(member.filename == "xl/workbook.xml" for member in members):  # a workbook by another name
        yield Waiting(name, partial(read_bytes, path), path)
        return
    for member in sorted(members, key=lambda one: one.filename)[: MAX_FILES + 1]:
        if not member.is_dir():
            yield _member(archive, member, name)


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, zip_name: str) -> Waiting | Issue:
    inside = PurePosixPath(member.filename.replace("\\", "/"))
    name = f"{zip_name}/{member.filename}"
    if inside.is_absolute() or ".." in inside.parts or ":" in inside.parts[0] or "\\" in member.filename:
        text = Sentence("tên trong tệp nén chỉ ra ngoài tệp nén", "a name in the archive points out of it")
        return _refused(name, "unsafe-member", text)
    junk = _junk(inside)
    if junk is not None:
        return _passed_over(name, junk)
    if inside.suffix.lower() in {".zip", ".rar", ".7z"}:
        return _refused(name, "nested-archive", Sentence("tệp nén trong tệp nén", "an archive within an archive"))
    if member.flag_bits & _ENCRYPTED:
        return _refused(name, "encrypted-member", Sentence("tệp có mật khẩu", "it has a password"))
    return Waiting(name, partial(_unpack, archive, member, name))


def _unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str) -> bytes:
    """Return a member's content, or one byte more than is ever taken."""
    try:
        with archive.open(member) as content:
            return content.read(MAX_BYTES + 1)
    except Exception as error:  # as above
        reason = Sentence("phần này của tệp nén bị hỏng", "this part of the archive is damaged")
        raise UnreadableError(name, reason) from error


_ENCRYPTED = 0x1
_SYSTEM_FILES = {".ds_store", "thumbs.db", "desktop.ini"}


def _junk(path: PurePosixPath) -> Sentence | None:
    """Return why a file is no report: a program left it there."""
    if path.name.startswith("~$"):
        return Sentence("tệp tạm của Excel đang mở", "a lock file of an open workbook")
    if path.name.lower() in _SYSTEM_FILES or "__MACOSX" in path.parts or path.name.startswith("."):
        return Sentence("tệp của hệ điều hành", "a file of the system")
    return None


def _passed_over(name: str, why: Sentence) -> Issue:
    text = say("bỏ qua: {why}", "passed over: {why}", why=why)
    return Issue("passed-over", text, Source(name), severity=Severity.NOTE)


def _refused(name: str, code: str, text: Sentence) -> Issue:
    hint = say("Gửi lại tệp này riêng, không nén.", "Send this file by itself, not in an archive.")
    return Issue(code, text, Source(name), hint)
