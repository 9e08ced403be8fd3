"""What every guarded child does before it looks at a file: it limits itself, and sees what an archive says of itself.

The limits are the protection; the look is a courtesy, for clear messages.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

MEMORY_BYTES = 2**30


def limit(most_written: int = 0) -> None:
    """Bound the memory and files of this process for good; nothing on Windows, where the wall clock is all.

    It writes no file, unless `limit_files` lets it, and then none of more than so many bytes.
    """
    try:
        import resource  # noqa: PLC0415  not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, most_written))
    resource.setrlimit(resource.RLIMIT_NOFILE, (16, 16))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_time(seconds: int) -> None:
    """Give the next file its seconds of computing, beside what earlier ones took."""
    try:
        import resource  # noqa: PLC0415  as above
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, resource.RLIM_INFINITY))


def limit_files(size: int) -> None:
    """Let the process write files of at most so many bytes, within what `limit` left it."""
    try:
        import resource  # noqa: PLC0415  as above
    except ImportError:
        return
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))


@dataclass(frozen=True, slots=True)
class Bounds:
    """What an archive may honestly hold."""

    unpacked: int  #: bytes
    ratio: int  #: unpacked to packed
    members: int


def archive_fault(content: bytes, part: str, bounds: Bounds) -> str | None:
    """Return the code of a plain fault of an archive, or None; ``other`` when it lacks the part that makes it ours."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except Exception:  # noqa: BLE001  zipfile raises more than its own errors on what is not quite an archive
        return "broken"
    names = {member.filename for member in members}
    if part not in names:
        return "other"
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        return "macros"
    unpacked = sum(member.file_size for member in members)
    most = min(bounds.unpacked, bounds.ratio * max(len(content), 2**16))
    return "too-large" if len(members) > bounds.members or unpacked > most else None
