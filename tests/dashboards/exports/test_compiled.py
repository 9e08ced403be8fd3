"""The compiled report in every form: the same numbers, written aside, nothing left behind."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pdfplumber
import pytest

from dashboards.exports.compiled import FORMATS, compiled_json, write_compiled
from dashboards.exports.errors import UnknownFormatError
from dashboards.papers.errors import BadTemplateError
from dashboards.views.compiled_annexes import figures_told
from dashboards.views.indicator_totals import IndicatorTotal, is_answer
from dashboards.views.office_paper import REPORT, office_paper
from kpi.errors import UnreadableError
from kpi.letterhead_settings import LetterheadSettings
from targets.documents.layout import lay_out
from targets.documents.pdf import pdf_lines
from tests.dashboards.compiled.said import half_year, report_of, words_of
from tests.dashboards.compiled.shapes import shape_of
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


def rows_of(tables: Iterable[Any]) -> list[list[str]]:
    """Return the rows of tables that begin with a place in the list or end one, without blanks between letters."""
    cells = [[re.sub(r"\s", "", cell or "") for cell in row] for table in tables for row in table]
    return [row for row in cells if row[0].isdecimal() or row[1:2] == ["Cộng"]]


def word_tables(content: bytes) -> list[list[list[str]]]:
    """Return the tables of the annexes: those that have a column of places."""
    found = [
        [[cell.text for cell in row.cells] for row in table.rows] for table in docx.Document(io.BytesIO(content)).tables
    ]
    return [table for table in found if table[0][0] == "TT"]


def printed_tables(content: bytes) -> list[list[list[str | None]]]:
    """Return the ruled tables of a PDF, page by page."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return [table for page in pdf.pages for table in page.extract_tables() if (table[0][0] or "") == "TT"]


@pytest.mark.parametrize("seed", [None, 26, 30])
def test_the_figures_of_every_unit_are_the_same_in_each_form(tmp_path: Path, seed: int | None) -> None:
    """Unit by unit and column by column: what JSON has as a number stands in the annex of Word, and so in the PDF."""
    report = half_year() if seed is None else report_of(shape_of(seed).inputs, shape_of(seed).period)
    made = {end: tmp_path / f"x{end}" for end in FORMATS}
    for path in made.values():
        write_compiled(path, report, words_of(report), PAPER)
    word = rows_of(word_tables(made[".docx"].read_bytes()))
    assert rows_of(printed_tables(made[".pdf"].read_bytes())) == word
    shape = json.loads(made[".json"].read_text(encoding="utf-8"))
    columns = {one.indicator.id: one for one in figures_told(report)}
    assert 0 < len(columns) <= 7  # which one table has room for
    for place, unit in enumerate(dict.fromkeys(one.unit for column in columns.values() for one in column.figures), 1):
        row = next(row for row in word if row[:2] == [str(place), closed(unit.name)])
        assert row[2:] == [said(shape, column, unit.id) for column in columns.values()]


def said(shape: Any, column: IndicatorTotal, unit: str) -> str:
    """Return the figure of a unit in JSON as an annex has it; answers are no totals, and JSON does not tell them."""
    total = next((one for one in shape["totals"] if one["indicator"] == column.indicator.id), None)
    if is_answer(column.indicator) or total is None:
        found = [one.reading.value for one in column.figures if one.unit.id == unit]
        return "" if not found else "–" if found[0] is None else "Có" if found[0] else "Chưa"
    value = next(one["value"] for one in total["units"] if one["unit_id"] == unit)
    return "–" if value is None else f"{Decimal(str(value)).normalize():,f}".translate(str.maketrans(",.", ".,"))


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
