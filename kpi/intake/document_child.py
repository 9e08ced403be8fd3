"""Reads one document in a process of its own, where a hostile file can harm nothing but itself.

Run as ``python -I -m kpi.intake.document_child``: the file's bytes on standard input, JSON on standard output, how far
it is on standard error. What the file is, is told by its first bytes, not by its name.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict

from kpi.intake.limits import Bounds, archive_fault, limit, limit_time
from targets.documents.encodings import decode
from targets.documents.lines import Line, text_lines

#: Bounds on what a plan or a report can honestly need.
MAX_BYTES = 40 * 2**20
MAX_ANSWER = 2**27
MAX_LINES = 400_000
CPU_SECONDS = 90


def main() -> None:
    """Read the document on standard input and print its lines, or the code of what is wrong with it."""
    import docx  # noqa: F401, PLC0415  loaded before memory and files are limited
    import pypdfium2  # noqa: F401, PLC0415

    limit()
    limit_time(CPU_SECONDS)
    sys.stdout.buffer.write(answer(sys.stdin.buffer.read(MAX_BYTES + 1)).encode())


def answer(content: bytes) -> str:
    """Return the JSON for a file: its lines, how its letters were read, or a fault."""
    fault, kind = look(content)
    if fault is not None:
        return json.dumps({"fault": fault})
    try:
        encoding, lines = _lines(content, kind)
    except MemoryError:
        return json.dumps({"fault": "too-large"})
    except Exception as error:  # noqa: BLE001  whatever a broken file raises, the answer is the same
        return json.dumps({"fault": _fault_of(error)})
    if len(lines) > MAX_LINES:
        return json.dumps({"fault": "too-large"})
    if not any(line.text.strip() for line in lines):
        return json.dumps({"fault": "no-text"})
    whole = json.dumps(
        {"kind": kind, "encoding": encoding, "lines": [asdict(line) for line in lines]}, ensure_ascii=False
    )
    return whole if len(whole) <= MAX_ANSWER else json.dumps({"fault": "too-large"})


def look(content: bytes) -> tuple[str | None, str]:
    """Return the code of a plain fault of the file, or None, and what kind of file it is."""
    if not content.strip():
        return "empty", ""
    if len(content) > MAX_BYTES:
        return "too-large", ""
    if content[:1024].lstrip()[:5] == b"%PDF-":
        return None, "pdf"
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return ("password" if b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e" in content else "old-word"), ""
    if content.startswith(b"PK"):
        return _archive_fault(content), "docx"
    return None, "txt"


def _archive_fault(content: bytes) -> str | None:
    fault = archive_fault(content, "word/document.xml", _BOUNDS)
    return "not-document" if fault == "other" else fault


_BOUNDS = Bounds(unpacked=400 * 2**20, ratio=200, members=5_000)


def _lines(content: bytes, kind: str) -> tuple[str | None, tuple[Line, ...]]:
    if kind == "pdf":
        from targets.documents.pdf import pdf_lines  # noqa: PLC0415  loaded in the guarded process only

        return None, pdf_lines(content, _tell)
    if kind == "docx":
        from targets.documents.word import word_lines  # noqa: PLC0415  loaded in the guarded process only

        return None, word_lines(content, _tell)
    decoded = decode(content)
    if decoded is None:
        raise UnicodeError
    return decoded.encoding.value, text_lines(decoded.text)


def _fault_of(error: Exception) -> str:
    name = type(error).__name__
    if name == "ScannedError":
        return "scanned"
    if isinstance(error, UnicodeError):
        return "not-document"
    return "password" if "password" in str(error).lower() else "broken"


def _tell(done: int, of: int) -> None:
    sys.stderr.write(f"{done}/{of}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main()
