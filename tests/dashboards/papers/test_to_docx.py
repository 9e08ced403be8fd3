"""The Word document as LibreOffice shows it, and what stands in its XML."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

from dashboards.papers.to_docx import paper_docx
from tests.dashboards.papers.looking import Page, by_libreoffice, pages
from tests.dashboards.papers.papers import ending_after, the_paper, with_text

#: What may stand in a part that people's words go into.
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Page]]:
    """The list in both forms, as printed."""
    folder = tmp_path_factory.mktemp("papers")
    return {form: pages(by_libreoffice(paper_docx(the_paper(form)), folder)) for form in ("state", "party")}


def test_the_head_of_a_state_paper_stands_as_in_the_pdf(shown: dict[str, list[Page]]) -> None:
    page = shown["state"][0]
    assert (round(page.width), round(page.height)) == (210, 297)
    name, motto = page.line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), page.line("Độc lập - Tự do - Hạnh phúc")
    assert (name.size, motto.size) == (12, 13)  # each on one line
    assert page.line("Số:").top == pytest.approx(page.line("Tam Đường, ngày 01 tháng 10 năm 2023").top, abs=0.5)
    kind = page.line("BÁO CÁO")
    assert (kind.left + kind.right) / 2 == pytest.approx(112.5, abs=0.5)


def test_the_head_of_a_party_paper(shown: dict[str, list[Page]]) -> None:
    page = shown["party"][0]
    assert page.line("ĐẢNG CỘNG SẢN VIỆT NAM").size == 15
    issuer, star, number = (page.line(text) for text in ("HUYỆN ỦY TAM ĐƯỜNG", "*", "Số"))
    assert issuer.top < star.top < number.top
    assert page.line("-----").top > page.line("BÁO CÁO").top
    assert all("CỘNG HÒA" not in line.text for line in page.lines)


@pytest.mark.parametrize("form", ["state", "party"])
def test_the_text_keeps_the_margins_and_the_annex_lies_across(shown: dict[str, list[Page]], form: str) -> None:
    assert shown[form][-1].width > shown[form][-1].height
    for page in shown[form]:
        body = [line for line in page.lines if not line.text.isdecimal() or line.top > 18]
        assert min(line.left for line in body) >= 29.5
        assert max(line.right for line in body) <= page.width - 14.5


def test_pages_are_numbered_in_the_middle_of_the_top_margin_but_the_first(tmp_path: Path) -> None:
    seen = pages(by_libreoffice(paper_docx(with_text("xã Bản Bo", rows=120)), tmp_path))
    annex = next(n for n, page in enumerate(seen) if page.width > page.height)
    assert len(seen) - annex > 2
    for part in (seen[:annex], seen[annex:]):
        assert [[line.text for line in page.lines if line.top < 18] for page in part] == [
            [],
            *([str(n)] for n in range(2, len(part) + 1)),
        ]
    assert all(any(line.text == "STT" for line in page.lines) for page in seen[annex:])  # headings are repeated


def test_all_letters_are_times_new_roman() -> None:
    with zipfile.ZipFile(io.BytesIO(paper_docx(the_paper()))) as parts:
        styles = etree.fromstring(parts.read("word/styles.xml"))
        body = etree.fromstring(parts.read("word/document.xml"))
    normal = styles.find(f".//{W}style[@{W}default='1'][@{W}type='paragraph']")
    (fonts,) = normal.iter(f"{W}rFonts")
    assert {fonts.get(f"{W}{script}") for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
    assert list(body.iter(f"{W}rFonts")) == []  # nothing departs from it


HOSTILE = (
    "=1+1",
    "{{7*7}}",
    "{% raw %}",
    "<w:p>",
    "</w:t><w:br/>",
    "&amp;",
    "<script>",
    "]]>",
    "DDEAUTO c:\\x",
    "PAGE",
)


@pytest.mark.parametrize("form", ["state", "party"])
def test_who_signs_stays_with_the_last_words(form: str) -> None:
    word = docx.Document(io.BytesIO(paper_docx(ending_after(3, form))))
    *_, before, last, between = word.paragraphs
    assert (before.text, last.text, between.text) == ("Dòng 2", "Lời kết./.", "")
    assert (last.paragraph_format.keep_with_next, between.paragraph_format.keep_with_next) == (True, True)
    assert not before.paragraph_format.keep_with_next


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_write_is_text_and_nothing_else(text: str) -> None:
    """Besides the texts, the parts are those of a paper with a harmless word in its place."""
    hostile, harmless = (_without_texts(paper_docx(with_text(words))) for words in (text, "Bản Bo"))
    assert hostile == harmless
    document = docx.Document(io.BytesIO(paper_docx(with_text(text))))
    assert text in [paragraph.text for paragraph in document.paragraphs]


def test_it_opens_in_libreoffice_whatever_people_wrote(tmp_path: Path) -> None:
    (*_, last) = pages(by_libreoffice(paper_docx(with_text("<w:p>{{7*7}}=1+1 ]]>" + "ữ" * 300)), tmp_path))
    assert any("<w:p>{{7*7}}=1+1" in line.text for line in last.lines)


@pytest.mark.parametrize("form", ["state", "party"])
def test_the_same_paper_has_the_same_bytes(form: str) -> None:
    assert paper_docx(the_paper(form)) == paper_docx(the_paper(form))


def _without_texts(content: bytes) -> dict[str, list[str]]:
    """Return the elements of every part that holds words, in order, without the words."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        names = [name for name in parts.namelist() if name.startswith("word/") and name.endswith(".xml")]
        return {name: [element.tag for element in etree.fromstring(parts.read(name)).iter()] for name in names}
