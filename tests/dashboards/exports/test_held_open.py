"""A file that somebody has open: told by the marks of real LibreOffice, and of Excel and Word as they write them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from dashboards.exports.aside import folder_aside, write_file
from dashboards.exports.errors import HeldOpenError
from dashboards.exports.held_open import hold_on, hold_within, is_mark
from dashboards.exports.shortfalls import write_shortfalls
from tests.dashboards.exports.rows import the_list
from tests.dashboards.exports.test_compiled import write as write_report
from tests.dashboards.exports.test_shortfalls import PAPER

SOFFICE = shutil.which("soffice")


def microsoft(name: str) -> bytes:
    """Return a mark as Excel and Word write it: the name's length, the name in 54 bytes, then again in UTF-16."""
    short = name.encode("cp1252")
    return bytes([len(short)]) + short.ljust(54) + len(name).to_bytes(2, "little") + name.ljust(54).encode("utf-16-le")


@contextmanager
def open_in_libreoffice(path: Path, profile: Path) -> Iterator[int]:
    """Hold a file open in LibreOffice; yield the group of its processes."""
    assert SOFFICE is not None
    command = [SOFFICE, f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", str(path)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True) as one:
        try:
            until = time.monotonic() + 60
            while not path.with_name(f".~lock.{path.name}#").exists():
                assert time.monotonic() < until, "LibreOffice has not opened the file"
                time.sleep(0.05)
            yield one.pid
        finally:
            os.killpg(one.pid, signal.SIGKILL)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_a_workbook_open_in_libreoffice_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "danh sách.xlsx"
    with Workbook(path) as book:
        book.add_worksheet("S").write_string(0, 0, "cũ")
    before = path.read_bytes()
    with open_in_libreoffice(path, tmp_path / "profile"):
        with pytest.raises(HeldOpenError, match="đang mở trong LibreOffice") as refused:
            write_file(path, b"moi")
        assert path.read_bytes() == before
    mark = f".~lock.{path.name}#"
    assert mark in str(refused.value)
    # Killed, it leaves its mark behind, and what was said tells what to do about that.
    with pytest.raises(HeldOpenError):
        write_file(path, b"moi")
    (tmp_path / mark).unlink()
    write_file(path, b"moi")
    assert path.read_bytes() == b"moi"
    assert sorted(found.name for found in tmp_path.iterdir()) == [path.name, "profile"]


@pytest.mark.parametrize(
    ("name", "mark", "content", "program", "person"),
    [
        ("ds.xlsx", "~$ds.xlsx", microsoft("Lan"), "Excel", "Lan"),
        ("bc.docx", "~$bc.docx", microsoft("Phong NV"), "Word", "Phong NV"),
        ("bao-cao.docx", "~$ao-cao.docx", microsoft("Lan"), "Word", "Lan"),  # of seven letters one is overwritten
        ("bao-cao-9.docx", "~$o-cao-9.docx", microsoft("Lan"), "Word", "Lan"),  # of eight and more two are
        ("ds.csv", ".~lock.ds.csv#", b"Lan,lan,pc-1,16.11.2023 08:00,file:///x;", "LibreOffice", "Lan, pc-1"),
        ("ds.pdf", ".~lock.ds.pdf#", b",root,vm,16.11.2023 08:00,file:///x;", "LibreOffice", "root, vm"),
        ("ds.xlsx", "~$ds.xlsx", b"", "Excel", ""),
        ("ds.xlsx", ".~lock.ds.xlsx#", b"\xff\x00", "LibreOffice", "�"),
    ],
)
def test_a_mark_tells_who_has_it_open(
    tmp_path: Path, name: str, mark: str, content: bytes, program: str, person: str
) -> None:
    (tmp_path / name).write_bytes(b"cu")
    (tmp_path / mark).write_bytes(content)
    hold = hold_on(tmp_path / name)
    assert hold is not None
    assert (hold.mark.name, hold.program, hold.person) == (mark, program, person)
    assert is_mark(mark)
    assert hold_within(tmp_path) == hold


def test_nothing_holds_a_file_without_a_mark_or_one_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "~$ds.xlsx").write_bytes(microsoft("Lan"))
    assert hold_on(tmp_path / "ds.xlsx") is None  # left behind by a file that is gone
    (tmp_path / "khac.xlsx").write_bytes(b"cu")
    assert hold_on(tmp_path / "khac.xlsx") is None
    assert hold_within(tmp_path) is None
    assert hold_within(tmp_path / "khong-co") is None


@pytest.mark.parametrize("name", ["ds.xlsx", "ds.docx", "ds.pdf", "ds.csv", "ds.json"])
def test_no_list_replaces_one_that_is_open(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"cu")
    (tmp_path / f"~${name}").write_bytes(microsoft("Lan"))
    with pytest.raises(HeldOpenError, match=r"\(Lan\)"):
        write_shortfalls(tmp_path / name, the_list(), PAPER)
    assert (tmp_path / name).read_bytes() == b"cu"
    assert len(list(tmp_path.iterdir())) == 2


def test_no_report_replaces_one_that_is_open(tmp_path: Path) -> None:
    (tmp_path / "bc.docx").write_bytes(b"cu")
    (tmp_path / "~$bc.docx").write_bytes(microsoft("Lan"))
    with pytest.raises(HeldOpenError, match="Word"):
        write_report(tmp_path / "bc.docx")
    assert (tmp_path / "bc.docx").read_bytes() == b"cu"


def test_no_folder_takes_the_place_of_one_with_an_open_file(tmp_path: Path) -> None:
    folder = tmp_path / "ho-so"
    folder.mkdir()
    (folder / "ho-so-hop.docx").write_bytes(b"cu")
    (folder / "~$-so-hop.docx").write_bytes(microsoft("Lan"))
    with pytest.raises(HeldOpenError, match=r"ho-so.*Word \(Lan\)"), folder_aside(folder):
        pass
    assert sorted(path.name for path in folder.iterdir()) == ["ho-so-hop.docx", "~$-so-hop.docx"]
    assert [path.name for path in tmp_path.iterdir()] == ["ho-so"]
