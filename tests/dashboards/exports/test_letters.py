"""Which template letters are written in, and where they go."""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest

from dashboards.exports import letters
from dashboards.exports.letters import Template, letter_files, paper_of, the_template, write_letters
from dashboards.papers.own_templates import GROUP_LETTER, UNIT_LETTER
from kpi.errors import UnreadableError
from kpi.settings import Settings
from targets.documents.layout import lay_out
from targets.documents.pdf import pdf_lines
from tests.dashboards.papers.test_letter_paper import letter, own

DAY = date(2023, 10, 1)
SETTINGS = Settings(office="Phòng Nội vụ")


def test_the_office_s_own_template_comes_before_the_program_s(tmp_path: Path) -> None:
    assert not the_template(tmp_path, SETTINGS, None, common=False).own
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / UNIT_LETTER).write_bytes(own("state", common=False))
    assert the_template(tmp_path, SETTINGS, None, common=False).own
    assert not the_template(tmp_path, SETTINGS, None, common=True).own  # that one has a template of its own
    (tmp_path / "khac.docx").write_bytes(b"PK")
    named = the_template(tmp_path, SETTINGS, tmp_path / "khac.docx", common=True)
    assert (named.own, named.content) == (True, b"PK")
    with pytest.raises(UnreadableError, match="không có tệp"):
        the_template(tmp_path, SETTINGS, tmp_path / GROUP_LETTER, common=True)


def test_a_letter_is_a_word_document_and_a_pdf() -> None:
    files = letter_files([letter()], SETTINGS, Template(own("state", common=False), "mau.docx", own=False), DAY)
    assert list(files) == ["cong-van-ban-bo.docx", "cong-van-ban-bo.pdf"]
    assert files["cong-van-ban-bo.pdf"].startswith(b"%PDF-")


def test_of_an_own_template_the_pdf_is_what_libreoffice_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    template = Template(own("state", common=False), "mau.docx", own=True)
    if shutil.which("soffice") is not None:
        files = letter_files([letter()], SETTINGS, template, DAY)
        assert files["cong-van-ban-bo.pdf"].startswith(b"%PDF-")
    monkeypatch.setenv("PATH", "")  # as where LibreOffice is not installed
    assert list(letter_files([letter()], SETTINGS, template, DAY)) == ["cong-van-ban-bo.docx"]


def test_letters_in_an_own_template_are_printed_together_each_its_own() -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed: letters are not printed")
    both = [replace(letter(), name=name, to=(f"Ủy ban nhân dân xã {name}",)) for name in ("mot", "hai")]
    template = Template(own("state", common=False), "mau.docx", own=True)
    files = letter_files(both, SETTINGS, template, DAY)
    assert sorted(files) == [f"cong-van-{name}{ending}" for name in ("hai", "mot") for ending in (".docx", ".pdf")]
    for name, other in (("mot", "hai"), ("hai", "mot")):
        printed = lay_out(pdf_lines(files[f"cong-van-{name}.pdf"])).content
        assert (f"xã {name}" in printed, f"xã {other}" in printed) == (True, False)


def test_a_libreoffice_that_hangs_is_ended_with_all_it_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a script that starts the program proper; that is ended too, and the letters stay Word documents."""
    (tmp_path / "soffice").write_text(f"#!/bin/sh\n/bin/sleep 600 & echo $! > {tmp_path}/pid; wait\n", encoding="utf-8")
    (tmp_path / "soffice").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(letters, "_PATIENCE", 0.3)
    monkeypatch.setattr(letters, "_PATIENCE_EACH", 0)
    template = Template(own("state", common=False), "mau.docx", own=True)
    assert list(letter_files([letter()], SETTINGS, template, DAY)) == ["cong-van-ban-bo.docx"]
    begun = int((tmp_path / "pid").read_text(encoding="utf-8"))
    for _ in range(100):
        if not alive(begun):
            return
        time.sleep(0.05)
    pytest.fail("what LibreOffice started still runs")


def alive(pid: int) -> bool:
    """Say whether a process runs; one that ended and was not fetched yet does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_those_it_is_written_to_come_first_among_the_copies() -> None:
    assert paper_of(SETTINGS, DAY).recipients[0] == "- Như trên;"


def test_letters_replace_those_of_the_same_name_alone(tmp_path: Path) -> None:
    folder = tmp_path / "moi" / "cong-van"
    write_letters(folder, [("a.docx", b"1"), ("b.docx", b"2")])
    write_letters(folder, [("b.docx", b"3")])
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"a.docx": b"1", "b.docx": b"3"}
    with pytest.raises(UnreadableError):
        write_letters(folder / "a.docx" / "x", [("a.docx", b"1")])


def test_the_template_opens_in_word(tmp_path: Path) -> None:
    (tmp_path / "mau.docx").write_bytes(own("party", common=True))
    assert docx.Document(str(tmp_path / "mau.docx")).tables
