"""The limits that a guarded child sets itself, in real processes; and the look at an archive."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kpi.intake.limits import Bounds, archive_fault
from tests.kpi.intake import hostile

BOUNDS = Bounds(unpacked=2**20, ratio=10, members=5)
ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (hostile.archive(xl__workbook_xml=b"<w/>"), None),
        (hostile.archive(a=b"1"), "other"),
        (b"PK\x03\x04", "broken"),
        (hostile.archive(xl__workbook_xml=b"", xl__vbaProject_bin=b""), "macros"),
        (hostile.archive(xl__workbook_xml=bytes(2**20 + 1)), "too-large"),
        (hostile.archive(xl__workbook_xml=bytes(10 * 2**16 + 1)), "too-large"),  # ten times the least that is counted
        (hostile.archive(xl__workbook_xml=bytes(10 * 2**16)), None),
        (hostile.archive(xl__workbook_xml=b"", a=b"", b=b"", c=b"", d=b"", e=b""), "too-large"),
    ],
)
def test_the_look_at_an_archive(content: bytes, fault: str | None) -> None:
    assert archive_fault(content, "xl/workbook.xml", BOUNDS) == fault


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    script = f"from kpi.intake.limits import *\nimport sys\n{code}"
    return subprocess.run([sys.executable, "-c", script, *arguments], cwd=ROOT, capture_output=True, check=False)


limited = pytest.mark.skipif(sys.platform == "win32", reason="no such limits on Windows")


@limited
def test_memory_ends_at_a_gibibyte() -> None:
    done = run("limit()\ntry:\n    bytearray(2**30)\nexcept MemoryError:\n    print('no more')")
    assert done.stdout == b"no more\n"


@limited
def test_time_ends(tmp_path: Path) -> None:
    assert run("limit_time(0)\nwhile True: pass").returncode == -signal.SIGXCPU


@limited
def test_files_are_not_written_but_as_far_as_allowed(tmp_path: Path) -> None:
    code = "limit(5)\n{more}\ntry:\n    open(sys.argv[1], 'wb', 0).write(bytes(9))\nexcept OSError: print('refused')"
    import_first = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)"
    file = tmp_path / "a"
    assert run(f"{import_first}\n{code.format(more='')}", str(file)).stdout == b"refused\n"
    assert file.read_bytes() == b""
    run(f"{import_first}\n{code.format(more='limit_files(5)')}", str(file))
    assert file.read_bytes() == bytes(5)
