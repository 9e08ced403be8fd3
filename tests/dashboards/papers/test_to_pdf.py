"""The PDF as one looks at it: where the parts of a paper stand, in which letters, on which pages."""

from __future__ import annotations

import io

import pdfplumber
import pytest
import typst
from PIL import Image, ImageStat

from dashboards.papers.document import Bar, Chart
from dashboards.papers.to_pdf import chart_png, fonts, paper_pdf
from tests.dashboards.papers.looking import Line, Page, first_page, pages
from tests.dashboards.papers.papers import CHART, ending_after, the_paper, with_text

#: The letters that Vietnamese adds marks to, and đ: 73 small ones and as many capitals.
_SMALL = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"
LETTERS = _SMALL + _SMALL.upper()


@pytest.fixture(scope="module")
def state() -> list[Page]:
    return pages(paper_pdf(the_paper("state")))


@pytest.fixture(scope="module")
def party() -> list[Page]:
    return pages(paper_pdf(the_paper("party")))


def test_the_paper_is_a4_and_its_wide_annex_lies_across(state: list[Page]) -> None:
    assert [(round(page.width), round(page.height)) for page in state[:1]] == [(210, 297)]
    assert (round(state[-1].width), round(state[-1].height)) == (297, 210)


def test_the_text_keeps_the_margins(state: list[Page], party: list[Page]) -> None:
    """Left 30 to 35 mm, right 15 to 20, top and bottom 20 to 25 (Nghị định 30/2020, Phụ lục I; the Party alike)."""
    for page in (*state, *party):
        body = [line for line in page.lines if not line.text.isdecimal() or line.top > 20]
        assert min(line.left for line in body) >= 29.9
        assert max(line.right for line in body) <= page.width - 14.9
        assert min(line.top for line in body) >= 18.5  # what stands above a capital
        assert max(line.top for line in body) <= page.height - 20


def test_the_name_of_the_state_and_its_motto_stand_on_one_line_each(state: list[Page]) -> None:
    name = state[0].line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    motto = state[0].line("Độc lập - Tự do - Hạnh phúc")
    assert (name.size, motto.size) == (12, 13)
    assert "Bold" in name.font
    assert "Bold" in motto.font
    assert _middle(name) == pytest.approx(_middle(motto), abs=0.5)
    assert name.left > 95  # in the right half
    assert motto.top > name.top


def test_the_head_of_a_state_paper(state: list[Page]) -> None:
    page = state[0]
    superior, issuer = page.line("UBND HUYỆN TAM ĐƯỜNG"), page.line("PHÒNG NỘI VỤ")
    assert ("Bold" in superior.font, "Bold" in issuer.font) == (False, True)
    assert _middle(superior) == pytest.approx(_middle(issuer), abs=0.5)
    number, dated = page.line("Số:"), page.line("Tam Đường, ngày 01 tháng 10 năm 2023")
    assert number.top == pytest.approx(dated.top, abs=0.5)  # on one height
    assert "Italic" in dated.font
    assert issuer.top < number.top
    kind = page.line("BÁO CÁO")
    assert kind.size == 14
    assert _middle(kind) == pytest.approx(112.5, abs=0.5)  # the middle between 30 and 195 mm


def test_the_head_of_a_party_paper(party: list[Page]) -> None:
    page = party[0]
    assert all("CỘNG HÒA" not in line.text for line in page.lines)
    name = page.line("ĐẢNG CỘNG SẢN VIỆT NAM")
    assert (name.size, "Bold" in name.font) == (15, True)
    issuer, star = page.line("HUYỆN ỦY TAM ĐƯỜNG"), page.line("*")
    assert _middle(star) == pytest.approx(_middle(issuer), abs=0.5)
    number = page.line("Số")  # without a colon
    assert issuer.top < star.top < number.top
    kind, rule = page.line("BÁO CÁO"), page.line("-----")
    assert kind.size == 16
    assert _middle(rule) == pytest.approx(112.5, abs=0.5)


def test_who_signs_stands_on_the_right_and_who_gets_it_on_the_left(state: list[Page], party: list[Page]) -> None:
    page = next(page for page in state if any(line.text == "Nơi nhận:" for line in page.lines))
    copies, signs = page.line("Nơi nhận:"), page.line("KT. TRƯỞNG PHÒNG")
    assert copies.left == pytest.approx(30, abs=0.5)
    assert signs.left > 112
    assert (copies.size, "Italic" in copies.font, "Bold" in signs.font) == (12, True, True)
    assert page.line("- Lưu: VT, NV.").size == 11
    assert page.line("Nguyễn Văn A").top - page.line("PHÓ TRƯỞNG PHÒNG").top > 25  # room to sign
    page = next(page for page in party if any(line.text == "Nơi nhận:" for line in page.lines))
    assert "Bold" in page.line("T/M BAN THƯỜNG VỤ").font
    assert "Bold" not in page.line("PHÓ BÍ THƯ").font
    assert page.line("- Lưu.").top > page.line("- Thường trực Tỉnh ủy,").top


def test_the_text_ends_as_its_form_asks(state: list[Page], party: list[Page]) -> None:
    def ending(paper: list[Page]) -> str:
        return next(line.text for page in paper for line in page.lines if line.text.endswith(("kèm theo./.", "theo.")))

    assert ending(state).endswith("./.")
    assert not ending(party).endswith("./.")


def test_pages_are_numbered_in_the_middle_of_the_top_margin_but_the_first() -> None:
    shown = pages(paper_pdf(with_text("xã Bản Bo", rows=120)))
    annex = next(n for n, page in enumerate(shown) if page.width > page.height)
    assert len(shown) - annex > 2
    for first, part in ((0, shown[:annex]), (annex, shown[annex:])):
        assert not any(line.top < 18 for line in shown[first].lines)
        for number, page in enumerate(part[1:], 2):
            (line,) = [line for line in page.lines if line.top < 18]
            assert (line.text, line.size) == (str(number), 13)
            assert _middle(line) == pytest.approx((30 + page.width - 15) / 2, abs=0.5)
            assert 5 < line.top < 15


def test_the_headings_of_a_table_are_repeated_on_every_page() -> None:
    shown = [page for page in pages(paper_pdf(with_text("xã Bản Bo", rows=120))) if page.width > page.height]
    assert all(any(line.text == "STT" for line in page.lines) for page in shown)


def test_a_narrow_annex_stands() -> None:
    assert all(page.height > page.width for page in pages(paper_pdf(with_text("Bản Bo", wide=False))))


def test_every_vietnamese_letter_is_in_the_font_of_the_paper() -> None:
    """A letter that a font lacks is taken from another one: the fonts packed into the PDF tell."""
    assert len(LETTERS) == 146
    drawn = _letters(paper_pdf(with_text(LETTERS)))
    assert [letter for letter in LETTERS if letter not in drawn] == []
    families = {family for letter in LETTERS for family in drawn[letter]}
    assert len(families) == 1
    assert families <= {"TimesNewRoman", "Tinos", "LibertinusSerif"}


@pytest.mark.parametrize("family", ["Times New Roman", "Tinos", "Libertinus Serif"])
def test_every_font_that_may_be_used_has_every_letter(family: str) -> None:
    """Libertinus comes with typst; the others only where they are installed."""
    if family not in fonts().families():
        pytest.skip(f"{family} is not installed")
    source = f'#set text(font: "{family}")\n{LETTERS}'.encode()
    drawn = _letters(bytes(typst.compile(source, font_paths=fonts())))
    assert {name for letter in LETTERS for name in drawn[letter]} == {family.replace(" ", "")}


def test_the_same_paper_has_the_same_bytes() -> None:
    assert paper_pdf(the_paper()) == paper_pdf(the_paper())


HOSTILE = ("=1+1", "{{7*7}}", "{% raw %}", "<w:p>", '#import "x.typ"', "$x$", "*đậm* _nghiêng_ `mã`", "@nguon <nhan>",
           "#sys.inputs", "\\u{41}", "// ghi chú", "</w:t><w:br/>", "&amp;")  # fmt: skip


def test_who_signs_never_stands_without_the_last_words() -> None:
    """Papers that end ever lower on the first page, until they take a second."""
    found = [pages(paper_pdf(ending_after(lines))) for lines in range(14, 24)]
    assert {len(one) for one in found} == {1, 2}
    for paper in found:
        last = [line.text for line in paper[-1].lines]
        assert "Lời kết./." in last
        assert any(text.startswith("Nơi nhận:") for text in last)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_write_is_shown_and_never_read_as_markup(text: str) -> None:
    shown = " ".join(line.text for line in first_page(paper_pdf(with_text(text))).lines)
    assert text.replace(" ", "") in shown.replace(" ", "")


def test_a_word_without_end_is_broken_within_its_cell() -> None:
    for page in pages(paper_pdf(with_text("ữ" * 200))):
        if page.width > page.height:
            assert max(line.right for line in page.lines) <= page.width - 14.9


def test_a_chart_is_drawn_here_with_its_numbers() -> None:
    picture = Image.open(io.BytesIO(chart_png(CHART)))
    assert picture.width == pytest.approx(165 / 25.4 * 220, abs=2)
    counted = picture.convert("RGB").getcolors(1 << 20) or []
    colours = {colour for _, colour in counted}
    assert (0xD5, 0x5E, 0x00) in colours
    assert chart_png(CHART) == chart_png(CHART)


def test_the_kinds_of_a_chart_are_told_apart_without_colours() -> None:
    """Of one colour all three: full, striped, dotted, each lighter than the one before on a copy in grey."""
    greys = []
    for kind in "abc":
        chart = Chart(tuple((name, "#999999") for name in "abc"), (Bar("Xã Bản Bo", ((1, kind),)),))
        grey = Image.open(io.BytesIO(chart_png(chart))).convert("L")
        part = grey.crop((grey.width * 7 // 10, grey.height * 2 // 3, grey.width * 8 // 10, grey.height * 3 // 4))
        greys.append(ImageStat.Stat(part).mean[0])
    full, striped, dotted = greys
    assert full == pytest.approx(0x99, abs=1)
    assert full + 20 < striped < dotted - 10 < 240


def _middle(line: Line) -> float:
    return (line.left + line.right) / 2


def _letters(content: bytes) -> dict[str, set[str]]:
    """Return the letters of a PDF with the families of the fonts in it by which each is drawn."""
    found: dict[str, set[str]] = {}
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        for letter in (one for page in pdf.pages for one in page.chars):
            name = str(letter["fontname"]).rpartition("+")[2].partition("-")[0].removesuffix("PSMT")
            found.setdefault(str(letter["text"]), set()).add(name)
    return found
