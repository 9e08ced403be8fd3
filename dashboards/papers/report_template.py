"""The template of the compiled report: a Word document whose fields the program fills, and which an office may change.

It is drawn like every other paper, with fields in the places of its words. Fixed words (headings, the order of the
sections) are the template's own, so that an office changes them in Word; the five parts of the text are fields of whole
paragraphs, in paragraph styles of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from dashboards.papers.document import Block, Document, Paragraph
from dashboards.papers.docx_parts import saved
from dashboards.papers.template_fields import (
    CLOSING,
    FOOT,
    HEAD,
    MADE,
    each_line,
    field,
    paper_of_fields,
    template_of,
)
from dashboards.views.narrative import Style, headings

#: What a template may use, and what each field holds.
FIELDS: Mapping[str, str] = {
    **HEAD,
    "subject": "trích yếu, từng dòng",
    "opening": "câu mở đầu: căn cứ, thời điểm số liệu",
    "period": "kỳ báo cáo: 9 tháng năm 2023",
    "ahead": "thời gian tới: 3 tháng cuối năm 2023",
    "direction": "phần I: kế hoạch, chế độ báo cáo (nhiều đoạn, viết {{p direction }})",
    "results": "phần II: kết quả từng chỉ tiêu, nhiệm vụ (nhiều đoạn, viết {{p results }})",
    "achieved": "phần III.1: ưu điểm (nhiều đoạn, viết {{p achieved }})",
    "shortcomings": "phần III.2: hạn chế (nhiều đoạn, viết {{p shortcomings }})",
    "steps": "phần IV: nhiệm vụ, thời hạn (nhiều đoạn, viết {{p steps }})",
    **FOOT,
}
#: The paragraph styles of the text, by what a paragraph is: the name that Word shows, and the id in the file.
STYLES: Mapping[Style, tuple[str, str]] = {
    Style.HEADING: ("Mục", "DonDocMuc"),
    Style.SUBHEADING: ("Tiểu mục", "DonDocTieuMuc"),
    Style.BODY: ("Đoạn văn", "DonDocDoan"),
    Style.ITEM: ("Gạch đầu dòng", "DonDocGach"),
}


def report_template(form: Literal["state", "party"]) -> bytes:
    """Return the template of the form that an office's papers have; always the same bytes."""
    word = template_of(_document(form), "Mẫu báo cáo tổng hợp")
    for style, (name, style_id) in STYLES.items():
        _add_style(word, style, name, style_id)
    return saved(word, MADE)


def _document(form: Literal["state", "party"]) -> Document:
    """Return the paper whose words are fields."""
    paper = paper_of_fields(form)
    heads = headings(paper.mark, "{{ period|upper }}", "{{ ahead|upper }}")
    blocks: tuple[Block, ...] = (
        Paragraph(field("opening")),
        Paragraph(heads.direction, "heading"),
        Paragraph("{{p direction }}"),
        Paragraph(heads.results, "heading"),
        Paragraph("{{p results }}"),
        Paragraph(heads.assessment, "heading"),
        Paragraph(heads.achieved, "subheading"),
        Paragraph("{{p achieved }}"),
        Paragraph(heads.shortcomings, "subheading"),
        Paragraph("{{p shortcomings }}"),
        Paragraph(heads.steps, "heading"),
        Paragraph("{{p steps }}"),
        Paragraph(CLOSING),
    )
    return Document(paper, "BÁO CÁO", each_line("subject"), blocks, (), MADE)


def _add_style(word: Word, kind: Style, name: str, style_id: str) -> None:
    style = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.element.set(_STYLE_ID, style_id)
    style.base_style = word.styles["Normal"]
    form = style.paragraph_format
    form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    heads = kind in {Style.HEADING, Style.SUBHEADING}
    form.space_before, form.space_after = Pt(6 if heads else 3), Pt(4 if heads else 6)
    form.first_line_indent = Mm(10)
    form.line_spacing = 1.1
    form.keep_with_next = heads
    style.font.bold, style.font.italic = heads, kind is Style.SUBHEADING
    style.quick_style = True


_STYLE_ID = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}styleId"
