"""Which template letters are written in, and where they go."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import docx
import pytest

from dashboards.exports.letters import Template, letter_files, paper_of, the_template, write_letters
from dashboards.papers.own_templates import GROUP_LETTER, UNIT_LETTER
from kpi.errors import UnreadableError
from kpi.settings import Settings
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
