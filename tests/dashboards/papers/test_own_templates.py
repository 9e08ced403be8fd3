"""An office's own templates are found where it keeps them, or where a person says."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboards.papers.own_templates import FOLDER, REPORT, own_template
from kpi.errors import UnreadableError


def test_an_office_without_one_has_none(tmp_path: Path) -> None:
    assert own_template(tmp_path, REPORT) is None


def test_its_own_is_taken_from_its_folder(tmp_path: Path) -> None:
    own = tmp_path / FOLDER / REPORT
    own.parent.mkdir()
    own.write_bytes(b"own")
    assert own_template(tmp_path, REPORT) == (str(own), b"own")


def test_the_one_that_a_person_names_comes_first(tmp_path: Path) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / REPORT).write_bytes(b"own")
    (tmp_path / "khac.docx").write_bytes(b"named")
    assert own_template(tmp_path, REPORT, tmp_path / "khac.docx") == (str(tmp_path / "khac.docx"), b"named")


def test_one_that_is_named_and_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"khac\.docx"):
        own_template(tmp_path, REPORT, tmp_path / "khac.docx")


def test_one_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / FOLDER / REPORT).mkdir(parents=True)  # a folder of that name
    with pytest.raises(UnreadableError, match=r"bao-cao\.docx"):
        own_template(tmp_path, REPORT)
