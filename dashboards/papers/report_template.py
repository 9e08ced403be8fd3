"""The template of the compiled report: a Word document whose fields the program fills, and which an office may change.

It is drawn like every other paper, with fields in the places of its words. Fixed words (headings, the order of the
sections) are the template's own, so that an office changes them in Word; the five parts of the text are fields of whole
paragraphs, in paragraph styles of their own.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Literal

import docx
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from dashboards.papers.document import Block, Document, Paragraph
from dashboards.papers.docx_parts import saved
from dashboards.papers.to_docx import paper_docx
from dashboards.papers.word_template import only_if
from dashboards.views.narrative import Style
from dashboards.views.office_paper import OfficePaper

#: What a template may use, and what each field holds.
FIELDS: Mapping[str, str] = {
    "superior": "cơ quan cấp trên trực tiếp, chữ in hoa; có thể trống",
    "issuer": "cơ quan ban hành, chữ in hoa",
    "heading": "Quốc hiệu, hoặc “ĐẢNG CỘNG SẢN VIỆT NAM”",
    "motto": "Tiêu ngữ; trống ở văn bản của Đảng",
    "number": "số, ký hiệu",
    "dated": "địa danh và ngày tháng",
    "subject": "trích yếu, từng dòng",
    "opening": "câu mở đầu: căn cứ, thời điểm số liệu",
    "period": "kỳ báo cáo: 9 tháng năm 2023",
    "ahead": "thời gian tới: 3 tháng cuối năm 2023",
    "direction": "phần I: kế hoạch, chế độ báo cáo (nhiều đoạn, viết {{p direction }})",
    "results": "phần II: kết quả từng chỉ tiêu, nhiệm vụ (nhiều đoạn, viết {{p results }})",
    "achieved": "phần III.1: ưu điểm (nhiều đoạn, viết {{p achieved }})",
    "shortcomings": "phần III.2: hạn chế (nhiều đoạn, viết {{p shortcomings }})",
    "steps": "phần IV: nhiệm vụ, thời hạn (nhiều đoạn, viết {{p steps }})",
    "closing": "câu kết, không có dấu cuối",
    "ending": "dấu kết thúc văn bản: “./.” hoặc “.”",
    "recipients": "nơi nhận, từng dòng",
    "signature": "các dòng trên chữ ký: quyền hạn, chức vụ",
    "signer": "họ tên người ký; có thể trống",
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
    word = docx.Document(io.BytesIO(paper_docx(_document(form))))
    for paragraph in _in_tables(word):
        if paragraph.text == _field("superior"):
            only_if(paragraph, "superior")
    for style, (name, style_id) in STYLES.items():
        _add_style(word, style, name, style_id)
    word.core_properties.title, word.core_properties.author = "Mẫu báo cáo tổng hợp", ""
    return saved(word, _MADE)


_MADE = datetime(2023, 1, 1, tzinfo=UTC)


def _field(name: str) -> str:
    return f"{{{{ {name} }}}}"


def _document(form: Literal["state", "party"]) -> Document:
    """Return the paper whose words are fields."""
    signature = ("{{ signature[0] }}", "{%p for line in signature[1:] %}", "{{ line }}", "{%p endfor %}")
    paper = OfficePaper(
        form=form,
        superior=_field("superior"),
        issuer=_field("issuer"),
        heading=_field("heading"),
        motto="" if form == "party" else _field("motto"),
        number=_field("number"),
        dated=_field("dated"),
        signature=signature,
        signer=_field("signer"),
        recipients=("{%p for line in recipients %}", "{{ line }}", "{%p endfor %}"),
        ending="",
        reference="",
        missing=(),
    )
    subject = ("{%p for line in subject %}", "{{ line }}", "{%p endfor %}")
    mark = "-" if form == "party" else "."
    blocks: tuple[Block, ...] = (
        Paragraph(_field("opening")),
        Paragraph(f"I{mark} CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI VÀ CHẾ ĐỘ BÁO CÁO", "heading"),
        Paragraph("{{p direction }}"),
        Paragraph(f"II{mark} KẾT QUẢ THỰC HIỆN {{{{ period|upper }}}}", "heading"),
        Paragraph("{{p results }}"),
        Paragraph(f"III{mark} ĐÁNH GIÁ CHUNG", "heading"),
        Paragraph("1. Ưu điểm", "subheading"),
        Paragraph("{{p achieved }}"),
        Paragraph("2. Hạn chế", "subheading"),
        Paragraph("{{p shortcomings }}"),
        Paragraph(f"IV{mark} NHIỆM VỤ TRỌNG TÂM {{{{ ahead|upper }}}}", "heading"),
        Paragraph("{{p steps }}"),
        Paragraph("{{ closing }}{{ ending }}"),
    )
    return Document(paper, "BÁO CÁO", subject, blocks, (), _MADE)


def _in_tables(word: Word) -> list[WordParagraph]:
    return [p for table in word.tables for row in table.rows for cell in row.cells for p in cell.paragraphs]


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
