"""The compiled report, live: the page and its files say the same, number for number."""

from __future__ import annotations

import io
import json
import re

import docx
import pytest
from fastapi import FastAPI

from dashboards.exports.compiled import MEDIA_TYPES
from dashboards.papers.own_templates import FOLDER, REPORT
from dashboards.papers.report_template import report_template
from targets.documents.layout import lay_out
from targets.documents.pdf import pdf_lines
from tests.dashboards.live import TestClient, browser_of
from tests.dashboards.reading import read_page

DATABASES = ("sqlite",)  # the pages only read

DAY = "ngay=2023-10-01&ky=2023-H1"


def test_the_page_and_its_files_say_the_same(browser: TestClient) -> None:
    page = read_page(browser.get(f"/tong-hop?{DAY}").text)
    files = {ending: browser.get(f"/tai-ve/tong-hop{ending}?{DAY}").content for ending in MEDIA_TYPES}
    shape = json.loads(files[".json"])
    said = [one["text"] for part in shape["sections"].values() for one in part]
    said += [shape["opening"], *(note["text"] for note in shape["notes"])]
    assert len(said) > 20
    shown = closed(re.sub(r"Chú thích \d+", "", page.text))
    assert [text for text in said if closed(text) not in shown] == []
    printed = closed(lay_out(pdf_lines(files[".pdf"])).content)
    assert [text for text in said if closed(text) not in printed] == []
    word = {paragraph.text for paragraph in docx.Document(io.BytesIO(files[".docx"])).paragraphs}
    notes = {note["text"] for note in shape["notes"]}
    assert [text for text in said if text not in word | notes] == []


def test_the_figures_of_the_annexes_are_those_of_the_file(browser: TestClient) -> None:
    page = read_page(browser.get(f"/tong-hop?{DAY}").text)
    tables = docx.Document(io.BytesIO(browser.get(f"/tai-ve/tong-hop.docx?{DAY}").content)).tables
    word = [[[cell.text for cell in row.cells] for row in table.rows] for table in tables]
    annexes = [table for table in word if table[0][0] == "TT"]
    assert len(annexes) == 3
    assert list(page.tables.values()) == annexes


def closed(text: str) -> str:
    """Return a text without spaces, and without the marks of footnotes."""
    return re.sub(r"[\s⁰¹²³⁴-⁹]", "", text)


@pytest.mark.parametrize("ending", MEDIA_TYPES)
def test_every_file_is_what_it_says(browser: TestClient, ending: str) -> None:
    answer = browser.get(f"/tai-ve/tong-hop{ending}?{DAY}")
    assert answer.headers["content-type"] == MEDIA_TYPES[ending]
    assert f'filename="bao-cao-2023-H1{ending}"' in answer.headers["content-disposition"]
    assert answer.content == browser.get(f"/tai-ve/tong-hop{ending}?{DAY}").content


def test_nothing_to_compile_is_said(browser: TestClient) -> None:
    page = browser.get("/tong-hop?ky=2022-Q1")
    assert page.status_code == 200
    assert "Chưa có báo cáo nào của đơn vị cho kỳ này" in page.text
    assert browser.get("/tai-ve/tong-hop.docx?ky=2022-Q1").status_code == 404


@pytest.mark.parametrize(
    "path", ["/tong-hop?ke_hoach=khong-co", "/tai-ve/tong-hop.odt", "/tai-ve/tong-hop.pdf?ke_hoach=x"]
)
def test_what_there_is_not_is_not_found(browser: TestClient, path: str) -> None:
    assert browser.get(path).status_code == 404


@pytest.mark.parametrize(
    ("account", "sees"), [("can-bo", True), ("lanh-dao", True), ("lanh-dao-xa", False), ("ban-bo", False)]
)
def test_who_reads_everything_is_led_there(app: FastAPI, account: str, sees: bool) -> None:
    """Whoever reads a part only could read of others between the lines."""
    browser = browser_of(app, account)
    assert ('href="/tong-hop"' in browser.get("/toi").text) is sees
    assert browser.get("/tong-hop").status_code == (200 if sees else 403)


def test_word_is_in_the_office_s_own_template(app: FastAPI, browser: TestClient) -> None:
    usual = docx.Document(io.BytesIO(report_template("state")))
    usual.add_paragraph("Lời riêng của cơ quan: {{ period }}")
    own = app.state.site.folder / FOLDER / REPORT
    own.parent.mkdir()
    usual.save(own)
    word = docx.Document(io.BytesIO(browser.get(f"/tai-ve/tong-hop.docx?{DAY}").content))
    assert "Lời riêng của cơ quan: 6 tháng đầu năm 2023" in [paragraph.text for paragraph in word.paragraphs]
    own.write_bytes(b"khong phai Word")
    refused = browser.get(f"/tai-ve/tong-hop.docx?{DAY}")
    assert refused.status_code == 422
    assert "không phải tệp Word" in refused.text
    assert browser.get(f"/tai-ve/tong-hop.pdf?{DAY}").status_code == 200  # which needs no template
