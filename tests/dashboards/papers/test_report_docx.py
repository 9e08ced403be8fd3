"""The compiled report in Word: read back number for number, in the office's own template, hostile words and all."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from dashboards.papers.errors import BadTemplateError, UnknownFieldsError
from dashboards.papers.report_docx import report_docx
from dashboards.papers.report_template import report_template
from dashboards.views.compiled_report import CompiledReport
from dashboards.views.office_paper import REPORT, OfficePaper, office_paper
from dashboards.views.self_check import own_checks
from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.shapes import evaluation_json
from kpi.letterhead_settings import LetterheadSettings
from rules.crossfoot.check import CheckVerdict
from rules.crossfoot.crossfoot import crossfoot, read
from targets.documents.layout import lay_out
from targets.documents.word import word_lines
from tests.dashboards.compiled.said import half_year, report_of, words_of
from tests.dashboards.compiled.shapes import shape_of
from tests.dashboards.papers.looking import by_libreoffice, pages
from tests.dashboards.world import AS_OF, inputs, renamed

PAPER = office_paper(
    LetterheadSettings(superior="UBND huyện Tam Đường", issuer="Phòng Nội vụ", place="Tam Đường", recipients=("HĐND",)),
    "",
    REPORT,
    AS_OF.date(),
)


def written(report: CompiledReport, paper: OfficePaper = PAPER, template: bytes | None = None) -> bytes:
    return report_docx(words_of(report), paper, AS_OF, template, "mau.docx")


def paragraphs(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs]


def test_the_words_stand_in_word_as_they_were_composed() -> None:
    narrative, found = words_of(half_year()), paragraphs(written(half_year()))
    assert [text for text in found if text in {one.text for one in narrative.paragraphs}] == [
        one.text for one in narrative.paragraphs
    ]
    assert found[-1 - [*reversed(found)].index(f"{narrative.closing}./.")] == f"{narrative.closing}./."


def test_its_figures_read_back_are_those_of_the_evaluation_s_json() -> None:
    """Two roads that share nothing: Word's paragraphs, and what `dondoc evaluate --json` prints."""
    known = inputs()
    shape = evaluation_json(evaluate(known, None, half_year().period), known.as_of)
    rows = [row for row in shape["results"] if row["whole"]]  # type: ignore[attr-defined]
    text = "\n".join(paragraphs(written(half_year())))
    for row in rows:
        assert f"{row['numerator']}/{row['denominator']} xã, thị trấn" in text
    heads = [(row["title"], row["numerator"]) for row in rows if row["kind"] != "report"]
    stated = re.findall(r"^1\.\d\. (?:Chỉ tiêu “)?([^”\n]*)”?\nCó (\d+)/5", text, re.MULTILINE)
    assert [(title, int(n)) for title, n in stated] == heads


@pytest.mark.parametrize("seed", range(3))
def test_the_checker_reads_the_file_itself_and_finds_nothing(seed: int) -> None:
    shape = shape_of(seed)
    report = report_of(shape.inputs, shape.period)
    checks = crossfoot([read(lay_out(word_lines(written(report))))])
    assert {check.verdict for check in checks} <= {CheckVerdict.OK}
    own = [check for check in own_checks(words_of(report)) if check.parts]
    assert len([check for check in checks if check.parts]) == len(own)  # footnotes and lists are all read


def test_the_annexes_are_tables() -> None:
    tables = docx.Document(io.BytesIO(written(half_year()))).tables
    figures = next(table for table in tables if table.cell(0, 0).text == "TT")
    assert [cell.text for cell in figures.rows[2].cells] == ["2", "Tả Lèng", "Có", "3", "0"]


def test_libreoffice_opens_it_without_repair_and_the_notes_are_on_its_pages(tmp_path: Path) -> None:
    printed = pages(by_libreoffice(written(half_year()), tmp_path))
    assert printed[0].line("Tam Đường, ngày 01 tháng 10 năm 2023").top < 60
    text = "\n".join(line.text for page in printed for line in page.lines)
    assert "Thị trấn Tam Đường: 02 mô hình; Tả Lèng: 03 mô hình; Sơn Bình: 0 mô hình." in text


def test_the_same_report_has_the_same_bytes() -> None:
    assert written(half_year()) == written(half_year())


def test_an_office_without_a_superior_has_no_empty_line_for_it() -> None:
    cell = docx.Document(io.BytesIO(written(half_year(), replace(PAPER, superior="")))).tables[0].cell(0, 0)
    assert cell.paragraphs[0].text == "PHÒNG NỘI VỤ"


HOSTILE = [
    "{{7*7}}",
    "{% raw %}",
    "<w:p>x</w:p>",
    "#import",
    "=1+1",
    "a & b",
    "{_{7*7}_}",
    "x" * 10_000,
    "Bản\x07\u202eBo",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_are_words(name: str) -> None:
    known, _ = renamed("son-binh", name)
    content = written(report_of(known))
    for part in ("word/document.xml", "word/footnotes.xml"):
        xml = zipfile.ZipFile(io.BytesIO(content)).read(part).decode()
        assert "49" not in re.sub(r"<[^>]+>", "", xml) or "7*7" not in name
        assert "<w:p>x</w:p>" not in xml
        assert len(max(re.findall(r"[^\s<>]+", re.sub(r"<[^>]+>", " ", xml)), key=len)) < 300
    shown = " ".join(paragraphs(content))
    assert {"Bản\x07\u202eBo": "BảnBo", "x" * 10_000: "x" * 80, "{_{7*7}_}": "{{7*7}}"}.get(name, name) in shown


def changed(old: str, new: str) -> bytes:
    """Return the template with other words in a paragraph."""
    word = docx.Document(io.BytesIO(report_template("state")))
    (paragraph,) = (one for one in word.paragraphs if one.text == old)
    paragraph.runs[0].text = new
    content = io.BytesIO()
    word.save(content)
    return content.getvalue()


def test_an_office_says_it_in_its_own_words() -> None:
    content = written(half_year(), template=changed("2. Hạn chế", "2. Tồn tại, hạn chế ({{ period }})"))
    assert "2. Tồn tại, hạn chế (6 tháng đầu năm 2023)" in paragraphs(content)


@pytest.mark.parametrize("field", ["{{ nguyen_nhan }}", "{{ period.nguyen_nhan }}", "{{p nguyen_nhan }}"])
def test_a_field_that_there_is_not_is_named_with_those_there_are(field: str) -> None:
    with pytest.raises(UnknownFieldsError) as told:
        written(half_year(), template=changed("2. Hạn chế", field))
    assert "mau.docx: không có trường “nguyen_nhan”; các trường dùng được: superior, issuer" in told.value.say()


@pytest.mark.parametrize("template", [b"", b"PK\x03\x04", b"%PDF-1.7"])
def test_what_is_no_word_file_is_no_template(template: bytes) -> None:
    with pytest.raises(BadTemplateError, match="không phải tệp Word"):
        written(half_year(), template=template)


@pytest.mark.parametrize(
    "words", ["{{ period", "{% for %}", "{{ ''.__class__.__mro__ }}", "{{ 1/0 }}", "{{ cycler.__init__.__globals__ }}"]
)
def test_a_template_that_cannot_be_filled_says_so(words: str) -> None:
    with pytest.raises(BadTemplateError):
        written(half_year(), template=changed("2. Hạn chế", words))
