"""A written report checked on a page; nothing of it is kept."""

from __future__ import annotations

import io

import pytest
from docx import Document
from sqlalchemy import Engine, func, select

from kpi.store.engine import reading
from kpi.store.tables import audit_entry, stored_file
from tests.dashboards.live import TestClient
from tests.dashboards.reading import read_page
from tests.dashboards.typing_in import send
from tests.kpi.papers import word

DATABASES = ("sqlite",)  # the pages only read

#: 40 + 25 = 65, not 66.
WRONG = "Toàn huyện có 66 mô hình, trong đó: lĩnh vực kinh tế 40 mô hình, lĩnh vực văn hóa 25 mô hình."


def test_the_document_with_what_was_found_beside_it(browser: TestClient) -> None:
    answer = send(browser, "/soat", "/soat", files=[("báo cáo.txt", WRONG.encode())])
    page = read_page(answer.text)
    assert answer.status_code == 200
    assert "40 + 25 = 65" in page.text
    assert page.text.count("66 mô hình") >= 2  # in the document, and in the finding
    anchors = {link["href"].removeprefix("#") for link in page.named("a") if link["href"].startswith("#")}
    assert anchors <= set(page.ids)  # every link leads somewhere


def test_in_word_with_comments(browser: TestClient) -> None:
    answer = send(browser, "/soat", "/soat", {"viec": "word"}, [("bc.docx", word(WRONG))])
    assert answer.headers["content-disposition"].startswith('attachment; filename="bc-da-soat.docx"')
    assert len(list(Document(io.BytesIO(answer.content)).comments)) == 1


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ([("bc.txt", WRONG.encode())], "chỉ làm được cho một tệp .docx"),
        ([("bc.docx", b"PK\x03\x04 broken")], "chỉ làm được cho một tệp .docx"),
    ],
    ids=["a text file", "a broken one"],
)
def test_what_takes_no_comments(browser: TestClient, files: list[tuple[str, bytes]], said: str) -> None:
    answer = send(browser, "/soat", "/soat", {"viec": "word"}, files)
    assert answer.status_code == 422
    assert said in read_page(answer.text).text


def test_too_many_and_none(browser: TestClient) -> None:
    many = [(f"{n}.txt", WRONG.encode()) for n in range(6)]
    for files in ([("", b"")], many):
        assert send(browser, "/soat", "/soat", files=files).status_code == 422


def test_hostile_text_stays_text(browser: TestClient) -> None:
    hostile = f"<script>alert(1)</script> {{{{7*7}}}}\n{WRONG}"
    answer = send(browser, "/soat", "/soat", files=[("<b>.txt", hostile.encode())])
    page = read_page(answer.text)
    assert page.named("script") == []
    assert "{{7*7}}" in page.text


def test_nothing_is_kept(browser: TestClient, engine: Engine) -> None:
    def count() -> tuple[int, int]:
        with reading(engine) as connection:
            tables = (stored_file, audit_entry)
            files, entries = (connection.execute(select(func.count()).select_from(one)).scalar_one() for one in tables)
        return files, entries

    before = count()
    send(browser, "/soat", "/soat", files=[("bc.txt", WRONG.encode())])
    assert count() == before
