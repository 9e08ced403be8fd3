"""A document's promises, or why there are none."""

from __future__ import annotations

from hashlib import sha256

import pytest

from kpi.errors import RefusedError
from kpi.usecases.read_document import read_plan_document
from tests.targets.documents.papers import word

PLAN = [
    "KẾ HOẠCH",
    "Năm 2023",
    "I. MỤC TIÊU",
    "- 95% đơn vị đăng ký từ 01 - 02 mô hình.",
    "- Mỗi đơn vị ít nhất một mô hình.",
]


def test_a_document_is_read_with_its_doubts() -> None:
    content = word(PLAN)
    done = read_plan_document(content, "kh.docx")
    assert [int(found.goal.value) for found in done.reading.goals] == [95, 1]
    assert [issue.code for issue in done.issues] == ["no-number", "no-date", "contradiction"]
    assert done.sha256 == sha256(content).hexdigest()


def test_what_cannot_be_read_is_refused_with_its_reason() -> None:
    with pytest.raises(RefusedError) as error:
        read_plan_document(b"", "kh.txt")
    assert [issue.code for issue in error.value.issues] == ["file-empty"]
