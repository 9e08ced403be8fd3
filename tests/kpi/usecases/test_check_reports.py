"""Reports checked from their bytes, and a Word file given back with comments."""

from __future__ import annotations

import io

from docx import Document

from dashboards.web.checked_page import VERDICTS
from kpi.usecases.check_reports import check_reports, commented
from rules.crossfoot.check import CheckVerdict
from tests.kpi.papers import word

#: 40 + 25 = 65, not 66.
WRONG = "Toàn huyện có 66 mô hình, trong đó: lĩnh vực kinh tế 40 mô hình, lĩnh vực văn hóa 25 mô hình."
RIGHT = WRONG.replace("66", "65")
WORDS = {verdict: word_ for verdict, (_, word_) in VERDICTS.items()}


def test_what_does_not_add_up_and_what_does() -> None:
    verdicts = [
        [check.verdict for check in check_reports([("bc.txt", text.encode())]).checks] for text in (WRONG, RIGHT)
    ]
    assert verdicts == [[CheckVerdict.FAIL], [CheckVerdict.OK]]


def test_two_files_of_one_name_are_told_apart() -> None:
    checked = check_reports([("bc.txt", WRONG.encode()), ("bc.txt", RIGHT.encode())])
    assert list(checked.reports) == ["bc.txt", "bc.txt (2)"]


def test_what_cannot_be_read_harms_no_other() -> None:
    checked = check_reports([("hong.docx", b"PK\x03\x04"), ("bc.txt", WRONG.encode())])
    assert list(checked.reports) == ["bc.txt"]
    assert [issue.source.document for issue in checked.issues] == ["hong.docx"]


def test_a_word_file_with_its_comments() -> None:
    content = word(WRONG)
    checked = check_reports([("bc.docx", content)])
    copy, placed, issues = commented(checked, "bc.docx", content, WORDS, "vi")
    assert (placed, issues) == (1, ())
    assert copy is not None
    [comment] = Document(io.BytesIO(copy)).comments
    assert "40 + 25 = 65" in comment.text


def test_a_text_file_takes_no_comments() -> None:
    checked = check_reports([("bc.txt", WRONG.encode())])
    copy, placed, issues = commented(checked, "bc.txt", WRONG.encode(), WORDS, "vi")
    assert (copy, placed) == (None, 0)
    assert issues
