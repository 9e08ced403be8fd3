"""What the guarded process answers; run here within this one."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
import typst
from docx import Document

from kpi.intake.document_child import MAX_BYTES, answer, look


def docx(text: str = "Kế hoạch") -> bytes:
    document = Document()
    document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def archive(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "kind", "words"),
    [
        (docx(), "docx", "Kế hoạch"),
        ("Kế hoạch năm".encode(), "txt", "Kế hoạch năm"),
        (
            typst.compile("Kế hoạch công tác dân vận chính quyền năm 2023".encode()),
            "pdf",
            "Kế hoạch công tác dân vận chính quyền năm 2023",
        ),
    ],
    ids=["docx", "txt", "pdf"],
)
def test_a_file_is_told_by_its_bytes(content: bytes, kind: str, words: str) -> None:
    found = json.loads(answer(content))
    assert (found["kind"], found["lines"][0]["text"].strip()) == (kind, words)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"a" * (MAX_BYTES + 1), "too-large"),
        (b"\x00\x01\x02\x03" * 50, "not-document"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "old-word"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"PK\x03\x04 broken", "broken"),
        (archive(xl__workbook_xml=b"<x/>"), "not-document"),
        (archive(word__document_xml=b"<x/>", word__vbaProject_xml=b""), "broken"),
        (archive(word__document_xml=b"0" * 90_000_000), "too-large"),  # a bomb of 90 MB in 90 kB
        (b"%PDF-1.7 nothing", "broken"),
        (docx(""), "no-text"),
    ],
    ids=range(12),
)
def test_faults(content: bytes, fault: str) -> None:
    assert json.loads(answer(content)) == {"fault": fault}


def test_a_scanned_pdf_and_macros_are_told() -> None:
    assert json.loads(answer(typst.compile(b"#rect()"))) == {"fault": "scanned"}
    macros = io.BytesIO()
    with zipfile.ZipFile(macros, "w") as made:
        made.writestr("word/document.xml", "<x/>")
        made.writestr("word/vbaProject.bin", "x")
    assert look(macros.getvalue())[0] == "macros"


def test_entities_of_a_word_file_are_not_read() -> None:
    evil = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>'
    source = zipfile.ZipFile(io.BytesIO(docx()))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for member in source.infolist():
            made.writestr(member, evil if member.filename == "word/document.xml" else source.read(member))
    assert "root:" not in answer(buffer.getvalue())
