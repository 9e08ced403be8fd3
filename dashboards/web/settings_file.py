"""The settings file of the workspace, as the page of settings reads and writes it."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from dashboards.exports.aside import write_file
from kpi.errors import OvertakenError, UnreadableError, why_not
from kpi.settings import FILE_NAME, Settings, read_settings
from targets.issues import Issue, has_errors

#: What the file is called that holds the settings before the last change.
BEFORE = f"{FILE_NAME}.truoc"
#: The file that whoever changes the settings holds locked, in whichever process.
_LOCK = f"{FILE_NAME}.khoa"


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """The file as it is."""

    path: Path
    text: str
    settings: Settings | None  #: None: it has mistakes
    issues: tuple[Issue, ...]

    @property
    def mark(self) -> str:
        """Return what tells this text from any other."""
        return hashlib.sha256(self.text.encode()).hexdigest()


#: Is told of the file before and after a change.
Note = Callable[[SettingsFile, SettingsFile], None]


def read_file(folder: Path) -> SettingsFile:
    """Return the settings file of a workspace; where there is none, an empty one.

    Raises:
        UnreadableError: it cannot be read.
    """
    path = folder / FILE_NAME
    try:
        text = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(str(path), why_not(error) if isinstance(error, OSError) else "UTF-8") from error
    return SettingsFile(path, text, *read_settings(text, FILE_NAME))


def put_file(folder: Path, seen: str, text: str, note: Note | None = None) -> SettingsFile:
    """Put another text in the file's place, and keep the one that was there; a text with mistakes changes nothing.

    Args:
        folder: the workspace.
        seen: the mark of the text that the person saw.
        text: the new one.
        note: told of the file before and after, before anything is changed; None: nobody is.

    Raises:
        OvertakenError: the file is not the one that was seen.
        UnreadableError: it cannot be written.
    """
    settings, issues = read_settings(text, FILE_NAME)
    wanted = SettingsFile(folder / FILE_NAME, text, settings, issues)
    if settings is None or has_errors(issues):
        return wanted
    with _alone(folder):
        now = read_file(folder)
        if now.mark != seen:
            raise OvertakenError(FILE_NAME)
        if now.text != text:
            if note is not None:
                note(now, wanted)
            write_file(folder / BEFORE, now.text.encode())
            write_file(folder / FILE_NAME, text.encode())
    return wanted


def changes(before: str, after: str) -> Sequence[str]:
    """Return the lines in which two texts differ, with their surroundings: "-" for the first, "+" for the second."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=1)
    return [line for line in lines if not line.startswith(("---", "+++"))]


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let nobody else change the settings meanwhile."""
    lock = FileLock(folder / _LOCK)
    try:
        lock.acquire()
    except OSError as error:
        raise UnreadableError(str(folder / FILE_NAME), why_not(error)) from error
    try:
        yield
    finally:
        lock.release()
