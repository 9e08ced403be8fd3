"""The compiled report in every form: the same numbers, written aside, nothing left behind."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import docx
import pytest

from dashboards.exports.compiled import FORMATS, compiled_json, write_compiled
from dashboards.exports.errors import BadTemplateError, UnknownFormatError
from dashboards.views.office_paper import REPORT, office_paper
from kpi.errors import UnreadableError
from kpi.letterhead_settings import LetterheadSettings
from targets.documents.layout import lay_out
from targets.documents.pdf import pdf_lines
from tests.dashboards.compiled.said import half_year, words_of
from tests.dashboards.world import AS_OF

PAPER = office_paper(LetterheadSettings(issuer="Phòng Nội vụ"), "", REPORT, AS_OF.date())


def write(path: Path, template: tuple[str, bytes] | None = None) -> bytes:
    write_compiled(path, half_year(), words_of(half_year()), PAPER, template)
    return path.read_bytes()


def test_word_pdf_and_json_say_the_same(tmp_path: Path) -> None:
    shape = json.loads(write(tmp_path / "x.json"))
    said = [one["text"] for part in shape["sections"].values() for one in part]
    word = [p.text for p in docx.Document(io.BytesIO(write(tmp_path / "x.docx"))).paragraphs]
    assert [text for text in word if text in said] == said
    printed = closed(lay_out(pdf_lines(write(tmp_path / "x.pdf"))).content)
    notes = [note["text"] for note in shape["notes"]]
    assert [text for text in (*said, *notes) if closed(text) not in printed] == []


def closed(text: str) -> str:
    """Return a text without spaces, wherever its lines were broken, and without the marks of footnotes."""
    return re.sub(r"[\s⁰¹²³⁴-⁹]", "", text)


def test_every_number_in_json_has_its_source() -> None:
    shape: Any = compiled_json(half_year(), words_of(half_year()))
    (models, _) = shape["totals"]
    assert (models["indicator"], models["total"], models["known"], models["of"]) == ("mo-hinh", 5, 3, 5)
    known = [(u["unit_id"], u["value"], u["source"]["place"]) for u in models["units"] if u["value"] is not None]
    assert known == [
        ("thi-tran", 2, "thi-tran.xlsx, Báo cáo!E9"),
        ("ta-leng", 3, "ta-leng.xlsx, Báo cáo!E9"),
        ("son-binh", 0, "son-binh.xlsx, Báo cáo!E9"),
    ]
    assert models["silent"] == ["ban-bo", "khun-ha"]
    assert [one["source"]["line"] for one in shape["promises"]] == [73, 83, 294, 393]


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_same_report_has_the_same_bytes(tmp_path: Path, suffix: str) -> None:
    assert write(tmp_path / f"a{suffix}") == write(tmp_path / f"b{suffix}")


def test_an_unknown_form_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormatError, match=r"\.docx, \.pdf, \.json"):
        write(tmp_path / "x.odt")
    assert list(tmp_path.iterdir()) == []


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(b"cu")
    with pytest.raises(BadTemplateError):
        write(path, ("mau.docx", b"khong phai Word"))
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("x.docx", b"cu")]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="không có tệp hoặc thư mục này"):
        write(tmp_path / "khong-co" / "x.pdf")
