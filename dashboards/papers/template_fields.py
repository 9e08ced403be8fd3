"""What every template of a paper has: the fields of its head and foot, and how the program's own is made of a paper.

A template is drawn like the paper itself, with fields in the places of its words.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Literal

import docx
from docx.document import Document as Word

from dashboards.papers.document import Document
from dashboards.papers.to_docx import paper_docx
from dashboards.papers.word_template import only_if
from dashboards.views.office_paper import OfficePaper

#: The fields of the head, and what each holds.
HEAD: Mapping[str, str] = {
    "superior": "cơ quan cấp trên trực tiếp, chữ in hoa; có thể trống",
    "issuer": "cơ quan ban hành, chữ in hoa",
    "heading": "Quốc hiệu, hoặc “ĐẢNG CỘNG SẢN VIỆT NAM”",
    "motto": "Tiêu ngữ; trống ở văn bản của Đảng",
    "number": "số, ký hiệu",
    "dated": "địa danh và ngày tháng",
}
#: The fields of the foot.
FOOT: Mapping[str, str] = {
    "closing": "câu kết, không có dấu cuối",
    "ending": "dấu kết thúc văn bản: “./.” hoặc “.”",
    "recipients": "nơi nhận, từng dòng",
    "signature": "các dòng trên chữ ký: quyền hạn, chức vụ",
    "signer": "họ tên người ký; có thể trống",
}
#: The last words of a paper.
CLOSING = "{{ closing }}{{ ending }}"
#: The moment written into the program's own templates, so that each has always the same bytes.
MADE = datetime(2023, 1, 1, tzinfo=UTC)


def field(name: str) -> str:
    """Return a field as a template has it."""
    return f"{{{{ {name} }}}}"


def each_line(name: str) -> tuple[str, ...]:
    """Return the paragraphs of a template that hold a field of several lines."""
    return (f"{{%p for line in {name} %}}", "{{ line }}", "{%p endfor %}")


def paper_of_fields(form: Literal["state", "party"]) -> OfficePaper:
    """Return the words around the text of a paper, each a field."""
    return OfficePaper(
        form=form,
        superior=field("superior"),
        issuer=field("issuer"),
        name="",
        heading=field("heading"),
        motto="" if form == "party" else field("motto"),
        number=field("number"),
        dated=field("dated"),
        signature=(field("signature[0]"), *each_line("signature[1:]")),
        signer=field("signer"),
        recipients=each_line("recipients"),
        ending="",
        reference="",
        missing=(),
    )


def paper_values(paper: OfficePaper) -> dict[str, object]:
    """Return what the fields of the head and the foot hold; the closing words are the text's."""
    return {name: getattr(paper, name) for name in (*HEAD, *FOOT) if name != "closing"}


def template_of(document: Document, title: str) -> Word:
    """Return a paper of fields as a template; the line of the body above stands only where there is one."""
    word = docx.Document(io.BytesIO(paper_docx(document)))
    for paragraph in [p for table in word.tables for row in table.rows for cell in row.cells for p in cell.paragraphs]:
        if paragraph.text == field("superior"):
            only_if(paragraph, "superior")
    word.core_properties.title, word.core_properties.author = title, ""
    return word
