"""Templates that an office changes: filled with text that stays text, and told of when they are wrong."""

from __future__ import annotations

import io

import docx
import pytest

from dashboards.papers.errors import BadTemplateError, UnknownFieldsError
from dashboards.papers.word_template import filled, only_if

FIELDS = ("office", "rows", "row.title")


def template(*paragraphs: str) -> bytes:
    word = docx.Document()
    for text in paragraphs:
        word.add_paragraph(text)
    content = io.BytesIO()
    word.save(content)
    return content.getvalue()


def texts(content: bytes, **values: object) -> list[str]:
    return [one.text for one in filled(content, "mau.docx", values, FIELDS).paragraphs]


@pytest.mark.parametrize(
    "text", ["Phòng Nội vụ", "{{7*7}}", "{% raw %}", "<w:p>", "</w:t>&amp;", "=1+1", "{{ rows }}", "{{%p"]
)
def test_what_people_wrote_goes_in_as_text(text: str) -> None:
    assert texts(template("Của {{ office }}."), office=text) == [f"Của {text}."]


def test_lines_and_rows_are_repeated() -> None:
    content = template("{%p for row in rows %}", "- {{ row.title }}", "{%p endfor %}")
    assert texts(content, rows=[{"title": "một"}, {"title": "hai"}]) == ["- một", "- hai"]


def test_fields_that_there_are_not_are_all_told_with_those_there_are() -> None:
    with pytest.raises(UnknownFieldsError) as caught:
        texts(template("{{ ofice }} {{ nguoi_ky }} {{ office }}"), office="x")
    told = "mau.docx: không có trường “nguoi_ky”, “ofice”; các trường dùng được: office, rows, row.title."
    assert told in caught.value.say()
    with pytest.raises(UnknownFieldsError, match="“tilte”"):
        texts(template("{%p for row in rows %}", "{{ row.tilte }}", "{%p endfor %}"), rows=[{"title": "x"}])


@pytest.mark.parametrize("text", ["{% for row in rows %}", "{{ office", "{{ office | upperr }}"])
def test_a_template_written_wrongly_is_told_of(text: str) -> None:
    with pytest.raises(BadTemplateError, match=r"mau\.docx: viết sai trong mẫu"):
        texts(template(text), office="x", rows=[])


@pytest.mark.parametrize("content", [b"", b"PK", b"%PDF-1.7", "Kính gửi".encode()])
def test_what_is_no_word_document_is_told_of(content: bytes) -> None:
    with pytest.raises(BadTemplateError, match="không phải tệp Word"):
        texts(content)


@pytest.mark.parametrize(
    "text",
    ["{{ ''.__class__.__mro__ }}", "{{ office.__init__.__globals__ }}", "{% for x in range(10**10) %}{% endfor %}"],
)
def test_a_template_cannot_reach_out_of_its_fields(text: str) -> None:
    with pytest.raises(BadTemplateError):
        texts(template(text), office="x")


def test_a_paragraph_stands_only_where_its_field_holds_something() -> None:
    word = docx.Document()
    only_if(word.add_paragraph("{{ office }}"), "office")
    word.add_paragraph("Hết")
    content = io.BytesIO()
    word.save(content)
    assert texts(content.getvalue(), office="x") == ["x", "Hết"]
    assert texts(content.getvalue(), office="") == ["Hết"]
