"""Whether an office program holds a file open: it would be lost, or would lose what is written now.

Excel, Word and LibreOffice leave a small file beside one that they hold open. On Windows the system refuses to replace
such a file; elsewhere, and on a shared folder, nothing but that small file tells of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Hold:
    """The mark that a program left beside a file it has open."""

    mark: Path
    program: str
    person: str  #: who has it open, as the program knows them; "" where it does not tell


def hold_on(path: Path) -> Hold | None:
    """Return what holds a file open; None: nothing that is known to.

    LibreOffice's mark of ``ds.xlsx`` is ``.~lock.ds.xlsx#``: name, account, machine and time between commas. Excel's is
    ``~$ds.xlsx``, Word's of a long name has ``~$`` in the place of its first letters; both begin with the length of a
    name and the name.
    """
    if not path.exists():
        return None
    libre = path.with_name(f".~lock.{path.name}#")
    if libre.exists():
        return Hold(libre, "LibreOffice", _said_by_libreoffice(libre))
    for mark in _marks_of_microsoft(path):
        if mark.exists():
            return Hold(mark, "Excel" if path.suffix.lower() in _SHEETS else "Word", _said_by_microsoft(mark))
    return None


def is_mark(name: str) -> bool:
    """Say whether a file of a folder is such a mark, by its name."""
    return name.startswith((".~lock.", "~$"))


def hold_within(folder: Path) -> Hold | None:
    """Return what holds any file of a folder open."""
    files = sorted(folder.iterdir()) if folder.is_dir() else []
    return next((hold for file in files if (hold := hold_on(file)) is not None), None)


_SHEETS = frozenset({".xlsx", ".xls", ".csv"})
_WORD_KEEPS = 6  # letters of a name that Word leaves whole; of a longer one it overwrites one or two
_MOST = 200  # bytes such a file has


def _marks_of_microsoft(path: Path) -> tuple[Path, ...]:
    marks = [path.with_name(f"~${path.name}")]
    over = min(2, len(path.stem) - _WORD_KEEPS)
    if path.suffix.lower() not in _SHEETS and over > 0:
        marks.append(path.with_name(f"~${path.name[over:]}"))
    return tuple(marks)


def _said_by_libreoffice(mark: Path) -> str:
    name, account, machine = [*_start(mark).decode("utf-8", "replace").split(","), "", ""][:3]
    return _shown(", ".join(dict.fromkeys(one.strip() for one in (name or account, machine) if one.strip())))


def _said_by_microsoft(mark: Path) -> str:
    start = _start(mark)
    length = start[0] if start else 0
    return _shown(start[1 : 1 + length].decode("cp1252", "replace"))


def _start(mark: Path) -> bytes:
    """Return the beginning of a mark; on Windows whoever has the file open may keep it from being read."""
    try:
        with mark.open("rb") as file:
            return file.read(_MOST)
    except OSError:
        return b""


def _shown(name: str) -> str:
    return "".join(letter for letter in name if letter.isprintable()).strip()
