"""Reports read from files and given back."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document

from jobs.report_check import check_reports, write_marked
from kpi.errors import RefusedError


def word(path: Path, *paragraphs: str) -> Path:
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(path))
    return path


def nothing(*_: object) -> None:
    """Tell nobody how far it is."""


def test_a_word_report_comes_back_with_its_findings_as_comments(tmp_path: Path) -> None:
    source = word(tmp_path / "bc.docx", "BÁO CÁO", "Có 05 mô hình, gồm: 02 mô hình A; 01 mô hình B.")
    checked = check_reports([source], None, nothing)
    assert write_marked(checked, source, tmp_path / "ra.docx", "vi") == 1
    [comment] = Document(str(tmp_path / "ra.docx")).comments
    assert comment.text == "Không khớp: Nêu 05 mô hình; các phần cộng lại 2 + 1 = 3, chênh 2."


def test_a_file_that_cannot_be_read_is_an_issue_and_the_others_are_checked(tmp_path: Path) -> None:
    good = word(tmp_path / "a.docx", "Có 14/13 xã.")
    (tmp_path / "b.docx").write_bytes(b"")
    checked = check_reports([good, tmp_path / "b.docx"], None, nothing)
    assert [list(checked.reports), [issue.code for issue in checked.issues]] == [["a.docx"], ["file-empty"]]


def test_a_text_file_takes_no_comments(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("Có 14/13 xã.", encoding="utf-8")
    with pytest.raises(RefusedError):
        write_marked(check_reports([source], None, nothing), source, tmp_path / "b.docx", "vi")
    assert not (tmp_path / "b.docx").exists()
